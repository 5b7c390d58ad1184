import { Mailbox } from '../../support/mailbox.js';
import { startServer, type TestServer } from '../../support/server.js';
import { hiddenFields, WebClient } from '../../support/web-client.js';
import { ADMIN, administrator, hire, signedIn, WITH_ADMIN } from './office.js';

const NEW_PASSWORD = 'a fresh start today';

let server: TestServer;
let mailbox: Mailbox;
let web: WebClient;

beforeAll(async () => {
  mailbox = await Mailbox.open();
  server = await startServer({
    settings: { ...WITH_ADMIN, mailUrl: mailbox.url, mailFrom: 'office@clinic.example' },
  });
  web = new WebClient(server.client);
});
afterAll(async () => {
  await server?.close();
  await mailbox?.close();
});

function keyIn(letter: string): string {
  return /reset-password\?key=([\w-]+)/.exec(letter)![1]!;
}

/** Asks for a link by mail; answers its key. */
async function mailedKey(email: string): Promise<string> {
  const coming = mailbox.next();
  await web.post('/forgotten-password', { email });
  return keyIn(await coming);
}

test('a mailed link sets a new password once, and ends every sign-in', async () => {
  const admin = await administrator(server);
  const { id, email } = await hire(admin);
  const before = await signedIn(server, { email, password: ADMIN.password });
  const key = await mailedKey(email);

  const page = await web.get(`/reset-password?key=${key}`);
  expect(page.status).toBe(200);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const fields = hiddenFields(page.body, '/reset-password');
  const done = await web.post('/reset-password', { ...fields, password: NEW_PASSWORD });
  expect([done.status, done.headers.get('location')]).toEqual([303, '/reset-password/done']);

  expect((await before.get('/people/me')).status).toBe(401);
  const after = await signedIn(server, { email, password: NEW_PASSWORD });
  expect((await after.get('/people/me')).body.id).toBe(id);
  const again = await web.post('/reset-password', {
    ...fields,
    password: 'once more than allowed',
  });
  expect(again.status).toBe(404);
  expect((await web.get(`/reset-password?key=${key}`)).status).toBe(404);
});

test('who is known and who is not get the same answer, and only one gets a letter', async () => {
  const { email } = await hire(await administrator(server));
  const letters = mailbox.letters.length;
  const unknown = await web.post('/forgotten-password', { email: 'nobody@clinic.example' });
  const coming = mailbox.next();
  const known = await web.post('/forgotten-password', { email });
  expect([known.status, known.headers.get('location'), known.body]).toEqual([
    unknown.status,
    unknown.headers.get('location'),
    unknown.body,
  ]);
  expect(await coming).toContain(`To: ${email}`);
  expect(mailbox.letters).toHaveLength(letters + 1);
});

test('a link is good for an hour, and the next one ends it', async () => {
  const { email } = await hire(await administrator(server));
  const first = await mailedKey(email);
  const second = await mailedKey(email);
  expect((await web.get(`/reset-password?key=${first}`)).status).toBe(404);
  expect((await web.get(`/reset-password?key=${second}`)).status).toBe(200);
  server.clock.advance({ minutes: 61 });
  expect((await web.get(`/reset-password?key=${second}`)).status).toBe(404);
});

test('a password that is too short comes back with the form, and the link stays good', async () => {
  const { email } = await hire(await administrator(server));
  const key = await mailedKey(email);
  const refused = await web.post('/reset-password', { key, password: 'short' });
  expect(refused.status).toBe(400);
  expect(refused.body).toContain('must have at least 8 characters');
  expect((await web.get(`/reset-password?key=${key}`)).status).toBe(200);
});

test('too many tries on one account have to wait', async () => {
  const email = 'tried@clinic.example';
  for (let i = 0; i < 10; i++) await web.post('/forgotten-password', { email });
  expect((await web.post('/forgotten-password', { email })).status).toBe(429);
});

test('who has left gets no letter', async () => {
  const admin = await administrator(server);
  const { id, email } = await hire(admin, { hiredOn: '2026-01-05' });
  await admin.post(`/people/${id}/separation`, { on: '2026-02-01', reason: 'Moved away' });
  const letters = mailbox.letters.length;
  await web.post('/forgotten-password', { email });
  // What is sent later comes after what would have been sent before it.
  const other = await hire(admin);
  await mailedKey(other.email);
  expect(mailbox.letters).toHaveLength(letters + 1);
});

test('without mail the page says whom to ask', async () => {
  const silent = await startServer({ settings: WITH_ADMIN });
  try {
    const page = await new WebClient(silent.client).get('/forgotten-password');
    expect(page.body).toContain('Ask an administrator');
    expect(page.body).not.toContain('<form');
  } finally {
    await silent.close();
  }
});
