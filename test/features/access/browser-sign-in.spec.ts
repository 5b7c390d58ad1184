import { describeServer } from '../../support/server.js';
import { hiddenFields, WebClient } from '../../support/web-client.js';
import type { Client } from '../../support/client.js';
import { ADMIN, administrator, hire, signedIn } from './office.js';

const SETTINGS = { adminEmail: ADMIN.email, adminPassword: ADMIN.password };
const SESSION = 'preceptor_session';

describeServer('a browser', { settings: SETTINGS }, (server) => {
  let admin: Client;
  /** Somebody new for each test: nobody may try to sign in more than ten times a minute. */
  let person: { email: string; password: string };

  beforeAll(async () => {
    admin = await administrator(server);
  });
  beforeEach(async () => {
    const { email } = await hire(admin);
    person = { email, password: ADMIN.password };
  });

  async function signedInBrowser(): Promise<WebClient> {
    const browser = new WebClient(server.client);
    const answer = await browser.signIn(person.email, person.password);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    return browser;
  }

  async function completions(module: string): Promise<number> {
    const api = await signedIn(server, person);
    const { body } = await api.get('/learners/me/facts?kind=module-completed');
    return body.items.filter(
      (fact: { payload: { module: string } }) => fact.payload.module === module,
    ).length;
  }

  test('gets a cookie that scripts, other sites and the API cannot use', async () => {
    const browser = await signedInBrowser();
    const answer = await browser.signIn(person.email, person.password);
    expect(answer.headers.getSetCookie().join()).toMatch(
      /preceptor_session=pre_[^;]*; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const api = await browser.get('/api/v1/people/me');
    expect(api.status).toBe(401);
  });

  test('is told the same whatever was wrong, and keeps who was typed', async () => {
    const browser = new WebClient(server.client);
    const wrong = await browser.signIn(person.email, 'not the password');
    const nobody = await browser.signIn('nobody@clinic.example', 'not the password');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(wrong.body).toContain('These do not belong together');
    expect(wrong.body).toContain(`value="${person.email}"`);
    expect(wrong.body).not.toContain('not the password');
  });

  test('is led to choose a password after coming in by a slip, however its code is typed', async () => {
    const keyless = await hire(admin, { password: undefined, employeeNumber: 'SLIP-1' });
    const { code } = (await admin.post(`/people/${keyless.id}/sign-in-slip`)).body;
    const browser = new WebClient(server.client);
    const answer = await browser.signIn('SLIP-1', code.replace('-', '').toLowerCase());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    expect((await browser.get('/account')).body).toContain('Choose a password of your own now');
    expect((await new WebClient(server.client).signIn('SLIP-1', code)).status).toBe(401);
  });

  test.each([
    '//evil.example/x',
    'https://evil.example',
    '/\\evil.example',
    '/sign-out',
    '/api/v1/people/me',
  ])('is never sent to %s after signing in', async (next) => {
    const browser = new WebClient(server.client);
    const fields = { who: person.email, secret: person.password, next };
    const answer = await browser.post('/sign-in', fields);
    expect(answer.headers.get('location')).toBe('/');
  });

  test.each([
    ['without its token', {}, {}],
    ['with a token of another session', { _csrf: 'abc.def' }, {}],
    ['from another site', null, { 'sec-fetch-site': 'cross-site' }],
    ['from another origin', null, { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('can send no form %s', async (_, fields, headers) => {
    const browser = await signedInBrowser();
    const page = await browser.get('/learn/HIP/01');
    const own = hiddenFields(page.body, '/learn/HIP/01/complete');
    const answer = await browser.post('/learn/HIP/01/complete', fields ?? own, headers);
    expect(answer.status).toBe(403);
    expect(await completions('01')).toBe(0);
  });

  test('does once what is sent twice, at once or again', async () => {
    const browser = await signedInBrowser();
    const page = await browser.get('/learn/HIP/01');
    const form = hiddenFields(page.body, '/learn/HIP/01/complete');
    const both = await Promise.all([1, 2].map(() => browser.post('/learn/HIP/01/complete', form)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(303);
    const again = await browser.post('/learn/HIP/01/complete', form);
    expect([again.status, again.headers.get('location')]).toEqual([303, '/learn/HIP/02']);
    expect(await completions('01')).toBe(1);
  });

  test('says once what an action changed', async () => {
    const browser = await signedInBrowser();
    const page = await browser.get('/learn/HIP/01');
    await browser.post('/learn/HIP/01/complete', hiddenFields(page.body, '/learn/HIP/01/complete'));
    expect((await browser.get('/learn/HIP/02')).body).toContain('role="status"');
    expect((await browser.get('/learn/HIP/02')).body).not.toContain('role="status"');
  });

  test('whose sign-in ran out comes back to the page', async () => {
    const browser = await signedInBrowser();
    browser.forgetCookie(SESSION);
    const sent = await browser.get('/learn/HIP/03');
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Flearn%2FHIP%2F03',
    ]);
    const gate = await browser.get('/sign-in?next=%2Flearn%2FHIP%2F03');
    const fields = {
      ...hiddenFields(gate.body, '/sign-in'),
      who: person.email,
      secret: person.password,
    };
    expect((await browser.post('/sign-in', fields)).headers.get('location')).toBe('/learn/HIP/03');
  });

  test('whose sign-in ran out while a form was typed loses nothing of it', async () => {
    const browser = await signedInBrowser();
    const page = await browser.get('/learn/HIP/01');
    const form = hiddenFields(page.body, '/learn/HIP/01/complete');
    browser.forgetCookie(SESSION);
    const typed = { ...form, note: '"quoted" <b>', password: 'a secret' };
    const gate = await browser.post('/learn/HIP/01/complete', typed, {
      referer: `${server.url}/learn/HIP/01`,
    });
    expect(gate.status).toBe(401);
    expect(gate.body).not.toContain('a secret');
    expect(await completions('01')).toBe(0);

    const fields = {
      ...hiddenFields(gate.body, '/sign-in'),
      who: person.email,
      secret: person.password,
    };
    const back = await browser.post('/sign-in', fields);
    const kept = hiddenFields(back.body, '/learn/HIP/01/complete');
    expect(kept).toMatchObject({ note: '"quoted" <b>' });
    expect((await browser.post('/learn/HIP/01/complete', kept)).status).toBe(303);
    expect(await completions('01')).toBe(1);
  });

  test('that signs out is signed out, and everywhere when it says so', async () => {
    const one = await signedInBrowser();
    const other = await signedInBrowser();
    const page = await one.get('/account');
    await one.post('/sign-out', hiddenFields(page.body, '/sign-out'));
    expect(one.cookie(SESSION)).toBeUndefined();
    expect((await other.get('/account')).status).toBe(200);

    const third = await signedInBrowser();
    const account = await third.get('/account');
    const action = '/account/sign-out-everywhere';
    await third.post(action, hiddenFields(account.body, action));
    expect((await other.get('/account')).status).toBe(303);
  });

  test.each([
    ['a course that there is not', 'get', '/learn/NOPE/01', 404],
    ['an address that there is not', 'get', '/nowhere', 404],
    ['an address below a page', 'get', '/account/nowhere', 404],
    ['an address cut off within a letter', 'get', '/people/%E0%A4%A', 403],
    ['an address that can’t be decoded', 'get', '/%zz?q=1', 404],
    ['a form sent to nowhere', 'post', '/nowhere', 404],
    ['what others do', 'get', '/admin/people', 403],
    ['a form without its token', 'post', '/learn/HIP/01/complete', 403],
    ['a form that is too large', 'post', '/account/language', 413],
  ] as const)('finds its way out of %s', async (_, method, path, status) => {
    const browser = await signedInBrowser();
    const large = { text: 'x'.repeat(status === 413 ? 2_000_000 : 0) };
    const answer = await (method === 'get' ? browser.get(path) : browser.post(path, large));
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('Go to your first page');
    expect(answer.body).toContain('<nav class="main-nav" aria-label="Main">');
    expect(answer.body).toContain('action="/sign-out"');
  });

  test('is told the same where nobody has signed in, without a way for others', async () => {
    const nowhere = await new WebClient(server.client).get('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(nowhere.body).toContain('There is nothing here');
    expect(nowhere.body).toContain('Go to your first page');
    expect(nowhere.body).not.toContain('main-nav');
  });
});
