import { connect } from 'node:net';
import type { Person } from './api.js';
import { BAD_REQUESTS } from './bad-requests.js';
import { SMALL_CURRICULUM } from './clinic.js';
import { describeClinic } from './describe-clinic.js';
import { REFUSED_REQUESTS } from './refused-requests.js';
import { Refused, type Member } from './desk.js';

const options = { today: '2026-05-04', coursesDir: SMALL_CURRICULUM };

describeClinic('bad input gets a clear answer, and changes nothing', options, (clinic) => {
  const office = {} as Record<'maya' | 'zoe' | 'sam' | 'nils' | 'ines', Member>;

  beforeAll(async () => {
    const hiredOn = '2026-05-04';
    await clinic.office.post('/sites', {
      code: 'EAST',
      name: 'East',
      timeZone: 'America/Chicago',
      state: 'IL',
    });
    const hire = (givenName: string, more: object = {}) =>
      clinic.hire({ givenName, familyName: 'Abbott', hiredOn, ...more });
    office.maya = await hire('Maya');
    office.zoe = await hire('Zoe');
    office.sam = await hire('Sam');
    office.nils = await hire('Nils', { site: 'EAST' });
    office.ines = await hire('Ines', { roles: [{ role: 'instructor', site: 'MAIN' }] });
    await clinic.as(office.zoe).complete(office.zoe, 'FIRE', '01');
    await clinic.completeCourse(office.sam, 'FIRE');
  });

  /** All that a bad request could have changed. */
  async function everything() {
    const { items } = await clinic.office.get<{ items: Person[] }>('/people?limit=200');
    const facts = await Promise.all(
      Object.values(office).map((member) => clinic.office.facts(member)),
    );
    const assignments = await clinic.office.get('/assignments');
    return { people: items, facts, assignments };
  }

  test.each([...BAD_REQUESTS, ...REFUSED_REQUESTS])(
    '$what',
    async ({ by, ask, status, code, field }) => {
      const before = await everything();
      const desk = by === 'office' ? clinic.office : clinic.as(office[by]);

      const error: unknown = await ask(desk, office).catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(Refused);
      const { problem } = error as Refused;
      expect(problem).toMatchObject({ type: 'about:blank', status, code });
      // A sentence for people, and the name of the request in the log.
      expect(problem.detail).toMatch(/\w \w/);
      expect(problem.requestId).toBeTruthy();
      expect(problem.errors?.map((each) => each.field)).toEqual(field && [field]);
      expect(await everything()).toEqual(before);
    },
  );

  test('an assignment of a finished course skips who finished it, with the reason', async () => {
    const { sam, zoe, ines } = office;
    const before = await clinic.office.facts(sam);
    const assignment = await clinic
      .as(ines)
      .assign({ course: 'FIRE', learners: [sam.id, zoe.id], dueOn: '2026-05-20' });

    expect(assignment).toMatchObject({
      assigned: 1,
      skipped: [{ code: 'already-completed', reason: expect.stringContaining('Sam') as string }],
    });
    expect(await clinic.office.facts(sam)).toEqual(before);
  });

  test('of two enrolments at once one holds', async () => {
    const { maya } = office;
    const both = await Promise.allSettled([1, 2].map(() => clinic.as(maya).enrol(maya, 'SPILLS')));

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, code: 'already-enrolled' },
    });
    expect(await clinic.office.facts(maya, { kind: 'enrolled', subject: 'SPILLS' })).toHaveLength(
      1,
    );
  });

  test('a command sent twice under one name is done once', async () => {
    const { maya } = office;
    const named = { headers: { 'idempotency-key': 'a-click-on-the-phone' } };
    const lesson = { course: 'FIRE', module: '01' };
    const url = `/learners/${maya.id}/completions`;
    const first = await clinic.as(maya).post(url, lesson, named);
    const second = await clinic.as(maya).post(url, lesson, named);

    expect(second).toEqual(first);
    expect(await clinic.office.facts(maya, { kind: 'module-completed' })).toHaveLength(1);
  });

  test('a request that is cut off half way does nothing, and the server goes on', async () => {
    const before = await everything();
    const client = await clinic.clientOf(office.zoe);
    await sendHalf(client.baseUrl, `/learners/${office.zoe.id}/completions`);

    expect(await everything()).toEqual(before);
  });

  test('a token that was given back, or has run out, opens nothing', async () => {
    const { maya } = office;
    const credentials = { email: maya.login, password: maya.secret };
    const signIn = async () =>
      (await clinic.client.post('/tokens', credentials)).body.token as string;
    const returned = clinic.client.withToken(await signIn());
    expect((await returned.delete('/tokens/current')).status).toBe(204);
    expect(await returned.get('/people/me')).toMatchObject({ status: 401 });

    const { body } = await clinic.client.post('/tokens', credentials);
    const { token, expiresAt } = body as { token: string; expiresAt: string };
    clinic.setDay(dayAfter(expiresAt));
    expect(await clinic.client.withToken(token).get('/people/me')).toMatchObject({
      status: 401,
      body: { code: 'token-expired' },
    });
    expect(await clinic.client.withToken('not-a-token').get('/people/me')).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });
});

/** Sends the head of a request and the first bytes of its body, then hangs up. */
function sendHalf(baseUrl: string, path: string): Promise<void> {
  const { hostname, port, pathname } = new URL(baseUrl + path);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n`);
      socket.write('Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"course":');
      socket.end();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.resume();
  });
}

function dayAfter(instant: string): string {
  return new Date(Date.parse(instant) + 86_400_000).toISOString().slice(0, 10);
}
