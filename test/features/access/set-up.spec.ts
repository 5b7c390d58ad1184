import { AGE_BANDS } from '../../../src/domain/site-rules.js';
import { announce } from '../../../src/features/access/announce.js';
import { describeServer, startServer, type TestServer } from '../../support/server.js';
import { ADMIN, signedIn, WITH_ADMIN } from './office.js';

const AS_EVERYWHERE = { ageBands: [...AGE_BANDS], secondObserver: true };

const EMPTY = { coursesDir: WITH_ADMIN.coursesDir };
const ADA = { givenName: 'Ada', familyName: 'Moreno', ...ADMIN };

const keyIn = (announcement: string) => /key=([\w-]+)/.exec(announcement)?.[1] ?? '';

describe.each(['sqlite', 'postgres'] as const)('setting up (%s)', (dialect) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer({ dialect, settings: EMPTY });
  });
  afterEach(() => server.close());

  test('works once, with the link that was printed last', async () => {
    const api = server.client.under('/api/v1');
    const old = keyIn(await announce(server.app));
    const announcement = await announce(server.app);
    expect(announcement).toContain('http://preceptor.test/setup?key=');
    const key = keyIn(announcement);

    const wrong = await api.post('/setup', { ...ADA, key: old });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'wrong-setup-key']);

    const site = { code: 'HOME', name: 'Home', timeZone: 'America/Chicago', state: 'IL' };
    const done = await api.post('/setup', { ...ADA, key, organisation: 'Riverside', site });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ name: 'Ada Moreno', site: 'HOME' });
    expect(done.body.permissions).toContain('people:edit');

    const again = await api.post('/setup', { ...ADA, email: 'b@clinic.example', key });
    expect([again.status, again.body.code]).toEqual([409, 'already-set-up']);
    const admin = await signedIn(server, ADMIN);
    expect((await admin.get('/sites')).body.items).toEqual([
      { ...site, trackedFrom: null, ...AS_EVERYWHERE },
    ]);
    expect((await admin.get('/people')).body.items).toHaveLength(1);
    expect(await announce(server.app)).toBe('Sign in: http://preceptor.test/sign-in');
  });

  test('by many at once makes one administrator', async () => {
    const api = server.client.under('/api/v1');
    const key = keyIn(await announce(server.app));
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => api.post('/setup', { ...ADA, email: `a${n}@clinic.example`, key })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409,
    ]);
  });

  test('can be done on a page, without JavaScript', async () => {
    const key = keyIn(await announce(server.app));
    expect((await server.client.get('/sign-in')).body).toContain('Nobody is here yet');
    const page = await server.client.get(`/setup?key=${key}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.body).toContain(`name="key" value="${key}"`);

    const form = {
      key,
      givenName: '<script>alert(1)</script>',
      familyName: '"><script>alert(2)</script>',
      email: 'not an email',
      password: 'short',
      organisation: 'Riverside',
      siteName: 'Riverside Main',
      timeZone: 'America/Denver',
      state: 'CO',
    };
    const back = await server.client.post('/setup', new URLSearchParams(form));
    expect(back.status).toBe(400);
    // What was typed is back in its fields, and nowhere out of them.
    const outsideFields = back.body.replaceAll(
      /value="[^"]*"|<script src="[^"]*" defer><\/script>/g,
      '',
    );
    expect(outsideFields).not.toMatch(/script>|short</);
    expect(back.body).toContain('value="&#34;><script>alert(2)</script>"');
    expect(back.body).toContain('Work email must be an email address');
    expect(back.body).toContain('Password must have at least 8 characters');
    expect(back.body).toContain('value="Riverside Main"');

    const right = { ...form, givenName: 'Ada', familyName: 'Moreno', ...ADMIN };
    const done = await server.client.post('/setup', new URLSearchParams(right));
    expect([done.status, done.headers.get('location')]).toEqual([303, '/admin/welcome']);
    expect(done.headers.get('set-cookie')).toMatch(
      /preceptor_session=pre_.*HttpOnly; SameSite=Lax/,
    );

    const admin = await signedIn(server, ADMIN);
    const { body } = await admin.get('/sites');
    expect(body.items).toEqual([
      {
        code: 'MAIN',
        name: 'Riverside Main',
        timeZone: 'America/Denver',
        state: 'CO',
        trackedFrom: null,
        ...AS_EVERYWHERE,
      },
    ]);
    expect((await server.client.get('/sign-in')).body).not.toContain('Nobody is here yet');
    expect((await server.client.get(`/setup?key=${key}`)).status).toBe(404);
    expect((await server.client.post('/setup', new URLSearchParams(right))).status).toBe(404);
  });

  test('leads nowhere without the key', async () => {
    await announce(server.app);
    const page = await server.client.get('/setup?key=guess');
    expect([page.status, page.body.includes('<form')]).toEqual([404, false]);
    expect((await server.client.get('/setup')).status).toBe(404);
  });
});

describeServer('an installation with ADMIN_EMAIL', { settings: WITH_ADMIN }, (server) => {
  test('needs no page: its administrator is there', async () => {
    expect(await announce(server.app)).toBe('Sign in: http://preceptor.test/sign-in');
    const admin = await signedIn(server, ADMIN);
    expect((await admin.get('/people/me')).body.roles).toContainEqual({ role: 'administrator' });
  });
});
