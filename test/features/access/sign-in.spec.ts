import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';
import { ADMIN, administrator, hire, hiredAndSignedIn, signedIn, WITH_ADMIN } from './office.js';

describeServer('signing in', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  let api: Client;
  beforeAll(async () => {
    admin = await administrator(server);
    api = server.client.under('/api/v1');
  });
  beforeEach(() => server.clock.set('2026-03-10T15:00:00.000Z'));

  describe('with a password', () => {
    test('gives a token that is good for 30 days, and who it is', async () => {
      const { body, status } = await api.post('/tokens', ADMIN);
      expect(status).toBe(201);
      expect(body.token).toMatch(/^pre_[\w-]{43}$/);
      expect(body.expiresAt).toBe('2026-04-09T15:00:00.000Z');
      expect(body.person).toMatchObject({ email: ADMIN.email });
      const me = await api.withToken(body.token).get('/people/me');
      expect(me.body.roles).toContainEqual({ role: 'administrator' });
      expect(me.body.permissions).toContain('curriculum:publish');

      server.clock.set('2026-04-09T14:59:59.999Z');
      expect((await api.withToken(body.token).get('/people/me')).status).toBe(200);
      server.clock.set('2026-04-09T15:00:00.000Z');
      const late = await api.withToken(body.token).get('/people/me');
      expect([late.status, late.body.code]).toEqual([401, 'token-expired']);
    });

    test('does not mind the letter case of an email', async () => {
      const ana = await hire(admin);
      const typed = { email: ` ${ana.email.toUpperCase()} `, password: ADMIN.password };
      expect((await api.post('/tokens', typed)).status).toBe(201);
    });

    test('fails in the same words whatever was wrong', async () => {
      const ana = await hire(admin);
      const noPassword = await hire(admin, { password: undefined });
      const answers = await Promise.all([
        api.post('/tokens', { email: ana.email, password: 'wrong horse battery' }),
        api.post('/tokens', { email: 'nobody@clinic.example', password: ADMIN.password }),
        api.post('/tokens', { email: noPassword.email, password: ADMIN.password }),
        api.post('/tokens', { employeeNumber: 'none', slip: 'AAAA-AAAA' }),
      ]);
      for (const { status, body } of answers) {
        expect([status, body.code]).toEqual([401, 'sign-in-failed']);
      }
      expect(new Set(answers.map(({ body }) => body.detail)).size).toBe(1);
    });

    test.each([
      ['nobody', { password: 'x' }, ['email']],
      ['no secret', { email: 'a@b.example' }, ['password']],
      [
        'two of both',
        { email: 'a@b.c', employeeNumber: '1', password: 'x', slip: 'y' },
        ['email', 'password'],
      ],
    ])('takes %s', async (_, typed, fields) => {
      const { status, body } = await api.post('/tokens', typed);
      expect(status).toBe(400);
      expect(body.errors.map((error: { field: string }) => error.field)).toEqual(fields);
    });

    test('is answered 429 after ten tries on one account', async () => {
      const ana = await hire(admin);
      const typed = { email: ana.email, password: 'wrong horse battery' };
      for (let tries = 0; tries < 10; tries += 1) {
        expect((await api.post('/tokens', typed)).status).toBe(401);
      }
      const answer = await api.post('/tokens', { ...typed, password: ADMIN.password });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  describe('a token', () => {
    test('ends when its owner signs out, and the others stay', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      const elsewhere = await signedIn(server, {
        email: ana.person.email,
        password: ADMIN.password,
      });
      expect((await ana.client.delete('/tokens/current')).status).toBe(204);
      expect((await ana.client.get('/people/me')).status).toBe(401);
      expect((await elsewhere.get('/people/me')).status).toBe(200);
    });

    test('ends with all others when they sign out everywhere', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      const elsewhere = await signedIn(server, {
        email: ana.person.email,
        password: ADMIN.password,
      });
      expect((await elsewhere.delete('/tokens')).status).toBe(204);
      expect((await ana.client.get('/people/me')).status).toBe(401);
    });

    test('is ended by an administrator', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      expect((await ana.client.delete(`/people/${ana.id}/tokens`)).status).toBe(403);
      expect((await admin.delete(`/people/${ana.id}/tokens`)).status).toBe(204);
      expect((await ana.client.get('/people/me')).status).toBe(401);
    });

    test.each([
      ['made up', 'Bearer pre_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
      ['of somebody else', 'Bearer ghp_123'],
      ['no bearer', 'Basic YTpi'],
      ['empty', 'Bearer '],
    ])('that is %s opens nothing', async (_, authorization) => {
      const answer = await api.with({ authorization }).get('/people/me');
      expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
    });

    test('opens nothing from the day after the last, and neither does the password', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      await admin.post(`/people/${ana.id}/separation`, { on: '2026-03-10', reason: 'Moved' });
      server.clock.set('2026-03-10T23:59:59.000Z');
      expect((await ana.client.get('/people/me')).status).toBe(200);

      server.clock.set('2026-03-11T23:59:59.000Z');
      expect((await ana.client.get('/people/me')).status).toBe(401);
      const answer = await api.post('/tokens', {
        email: ana.person.email,
        password: ADMIN.password,
      });
      expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-failed']);

      await admin.post(`/people/${ana.id}/rehire`, { on: '2026-03-11' });
      expect((await ana.client.get('/people/me')).status).toBe(200);
    });

    test('loses a role when it is taken away or its last day has passed', async () => {
      const ana = await hiredAndSignedIn(server, admin, {
        roles: ['learner', { role: 'manager', until: '2026-03-10' }],
      });
      expect((await ana.client.get('/cohorts')).status).toBe(200);
      server.clock.set('2026-03-12T00:00:00.000Z');
      expect((await ana.client.get('/cohorts')).status).toBe(403);
      await admin.patch(`/people/${ana.id}`, { roles: ['learner', 'instructor'] });
      expect((await ana.client.get('/cohorts')).status).toBe(200);
      await admin.patch(`/people/${ana.id}`, { roles: ['learner'] });
      expect((await ana.client.get('/cohorts')).status).toBe(403);
    });
  });

  describe('a slip', () => {
    const withoutEmail = (employeeNumber: string) =>
      hire(admin, { email: undefined, password: undefined, employeeNumber });

    test('lets somebody without email in, once', async () => {
      const ben = await withoutEmail('S-1');
      const slip = await admin.post(`/people/${ben.id}/sign-in-slip`);
      expect(slip.status).toBe(201);
      expect(slip.body).toEqual({
        code: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/),
        expiresAt: '2026-03-13T15:00:00.000Z',
      });
      const typed = { employeeNumber: 'S-1', slip: slip.body.code.toLowerCase().replace('-', ' ') };
      expect((await api.post('/tokens', typed)).status).toBe(201);
      expect((await api.post('/tokens', typed)).status).toBe(401);
    });

    test('handed in twice at once lets one in', async () => {
      const ben = await withoutEmail('S-2');
      const { code } = (await admin.post(`/people/${ben.id}/sign-in-slip`)).body;
      const typed = { employeeNumber: 'S-2', slip: code };
      const answers = await Promise.all([1, 2, 3, 4].map(() => api.post('/tokens', typed)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
        201, 401, 401, 401,
      ]);
    });

    test('is good for three days, for five tries, and until the next one', async () => {
      const ben = await withoutEmail('S-3');
      const issue = async () => (await admin.post(`/people/${ben.id}/sign-in-slip`)).body.code;
      const hand = async (slip: string) =>
        (await api.post('/tokens', { employeeNumber: 'S-3', slip })).status;

      const first = await issue();
      const second = await issue();
      expect(await hand(first)).toBe(401);
      for (let tries = 0; tries < 4; tries += 1) await hand('AAAA-AAAA');
      expect(await hand(second)).toBe(401);

      const third = await issue();
      server.clock.advance({ days: 3 });
      expect(await hand(third)).toBe(401);
    });

    test('is given by managers in their scope, but not to who holds more than they', async () => {
      const manager = await hiredAndSignedIn(server, admin, {
        roles: [{ role: 'manager', site: 'MAIN' }],
      });
      const ben = await withoutEmail('S-4');
      const other = await hire(admin, { roles: ['learner', 'administrator'] });
      const slip = (id: string) => manager.client.post(`/people/${id}/sign-in-slip`);
      expect((await slip(ben.id)).status).toBe(201);
      expect((await slip(other.id)).status).toBe(403);
      expect((await slip(manager.id)).body.code).toBe('own-record');
      const learner = await hiredAndSignedIn(server, admin);
      expect((await learner.client.post(`/people/${ben.id}/sign-in-slip`)).status).toBe(403);
    });
  });

  describe('a password', () => {
    test('is changed with the present one, and every other sign-in ends', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      const elsewhere = await signedIn(server, {
        email: ana.person.email,
        password: ADMIN.password,
      });
      const password = 'a longer horse battery';
      const wrong = await ana.client.put('/people/me/password', { password, current: 'guess' });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-password']);
      expect((await ana.client.put('/people/me/password', { password })).status).toBe(422);
      const right = await ana.client.put('/people/me/password', {
        password,
        current: ADMIN.password,
      });
      expect(right.status).toBe(204);
      expect((await ana.client.get('/people/me')).status).toBe(200);
      expect((await elsewhere.get('/people/me')).status).toBe(401);
      await signedIn(server, { email: ana.person.email, password });
    });

    test('is set by an administrator, and by nobody else', async () => {
      const ana = await hiredAndSignedIn(server, admin);
      const manager = await hiredAndSignedIn(server, admin, { roles: ['manager'] });
      const password = 'set by the office';
      const tried = await manager.client.put(`/people/${ana.id}/password`, { password });
      expect(tried.status).toBe(403);
      expect((await admin.put(`/people/${ana.id}/password`, { password })).status).toBe(204);
      expect((await ana.client.get('/people/me')).status).toBe(401);
      await signedIn(server, { email: ana.person.email, password });
    });

    test('is chosen by who signed in with a slip and has none', async () => {
      const ben = await hire(admin, {
        email: undefined,
        password: undefined,
        employeeNumber: 'P-1',
      });
      const { code } = (await admin.post(`/people/${ben.id}/sign-in-slip`)).body;
      const client = await signedIn(server, { employeeNumber: 'P-1', slip: code });
      const password = 'my own choice';
      expect((await client.put('/people/me/password', { password })).status).toBe(204);
      await signedIn(server, { employeeNumber: 'P-1', password });
    });
  });
});
