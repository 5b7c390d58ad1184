import { describeClinic, done, inClinic, refusal, type Member } from './clinic.js';

describeClinic('the standing', (clinic) => {
  let learner: Member;
  beforeAll(async () => {
    learner = await clinic.member({ hiredOn: '2026-02-02' });
    await done(
      clinic.instructor.client.post(`/learners/${learner.id}/enrollments`, {
        path: 'LADDER',
        startedOn: '2026-02-16',
      }),
    );
    const record = (module: string, completedOn: string) =>
      done(
        clinic.instructor.client.post(`/learners/${learner.id}/completions`, {
          course: 'ANA',
          module,
          completedOn,
        }),
      );
    await record('01', '2026-03-04');
    await record('02', '2026-03-06');
  });

  const standing = (query = '', client = clinic.admin) =>
    client.get(`/learners/${learner.id}/standing${query}`);
  const anatomy = async (query: string) => {
    const { stages } = await done(standing(query));
    return stages[0].milestones[0].requirements[0];
  };

  test('says what holds, why, and what is next; without a path, on the ladder', async () => {
    const body = await done(standing());
    expect(body).toMatchObject({
      learner: { id: learner.id },
      path: { code: 'LADDER', title: 'The ladder', version: 1 },
      asOf: '2026-03-10',
      startedOn: '2026-02-16',
      status: 'in-progress',
      stage: { code: 'S0', title: 'Trainee' },
    });
    expect(body.nextSteps[0]).toMatchObject({ requirement: 'S0/basics/ANA', required: true });
    expect(await anatomy('')).toMatchObject({
      key: 'S0/basics/ANA',
      kind: 'course',
      subject: 'ANA',
      status: 'in-progress',
      progress: { done: 2, needed: 3, unit: 'modules' },
      since: '2026-03-04',
    });
  });

  test('can be asked for a past day and a day ahead', async () => {
    expect((await anatomy('?asOf=2026-03-05')).progress.done).toBe(1);
    expect((await anatomy('?asOf=2026-03-01')).status).toBe('not-started');
    const welcome = await done(standing('?path=WELCOME&asOf=2027-01-01'));
    expect(welcome).toMatchObject({ asOf: '2027-01-01', status: 'overdue' });
    expect((await done(standing('?path=WELCOME'))).status).toBe('overdue');
    expect((await done(standing('?path=WELCOME&asOf=2026-02-10'))).status).toBe('due');
  });

  test.each([
    ['before the enrolment', '?path=LADDER&asOf=2026-02-15', [404, 'not-enrolled-then']],
    ['before every enrolment', '?asOf=2026-02-01', [404, 'not-enrolled-then']],
    ['of a path that one is not on', '?path=DESK', [404, 'not-enrolled-then']],
    ['of a path that there isn’t', '?path=NONE', [404, 'not-enrolled-then']],
    ['on a day that no calendar has', '?asOf=2026-02-30', [400, 'invalid-input']],
    ['known at no instant', '?knownAt=yesterday', [400, 'invalid-input']],
    [
      'known at a day that no calendar has',
      '?knownAt=2026-02-30T12:00:00Z',
      [400, 'invalid-input'],
    ],
    ['known at a local time', '?knownAt=2026-02-03T12:00:00', [400, 'invalid-input']],
    ['of an unknown question', '?when=now', [400, 'invalid-input']],
  ])('%s is refused', async (_, query, expected) => {
    expect(await refusal(standing(query))).toEqual(expected);
  });

  test('is shown to the learner and to who teaches them, and to nobody else', async () => {
    const colleague = await clinic.member();
    const stranger = await clinic.member({
      site: 'EAST',
      roles: ['learner', { role: 'viewer', site: 'EAST' }],
    });
    for (const who of [learner, clinic.instructor, clinic.manager, clinic.viewer]) {
      expect((await standing('', who.client)).status).toBe(200);
    }
    for (const who of [colleague, stranger]) {
      expect((await standing('', who.client)).status).toBe(404);
    }
  });

  describe('on every day, as a timeline', () => {
    const timeline = (query: string) =>
      clinic.admin.get(`/learners/${learner.id}/timeline${query}`);

    test('has the future too, and runs for ever', async () => {
      const { items } = await done(timeline('?path=WELCOME&requirement=W/privacy/HIP'));
      expect(items).toMatchObject([
        { from: '2026-02-02', to: '2026-02-17', status: 'due', dueOn: '2026-02-16' },
        { from: '2026-02-17', to: null, status: 'overdue' },
      ]);
    });

    test('can be asked for some days, and holds what touches them', async () => {
      const { items } = await done(
        timeline('?path=WELCOME&requirement=W/privacy/HIP&from=2026-02-16&to=2026-02-17'),
      );
      expect(items.map(({ from }: { from: string }) => from)).toEqual(['2026-02-02']);
    });

    test('without a filter has every node of every path', async () => {
      const { items } = await done(timeline(''));
      const paths = new Set(items.map(({ path }: { path: string }) => path));
      expect(paths).toEqual(new Set(['WELCOME', 'LADDER']));
    });

    test('of what one is not on is empty, of days that aren’t is refused', async () => {
      expect((await done(timeline('?path=DESK'))).items).toEqual([]);
      for (const query of ['?from=2026-13-01', '?from=2026-03-02&to=2026-03-01']) {
        expect(await refusal(timeline(query))).toEqual([400, 'invalid-input']);
      }
    });
  });
});

describe.each(['sqlite', 'postgres'] as const)('as time passes (%s)', (dialect) => {
  test('the standing as it was known then doesn’t know what was recorded later', () =>
    inClinic(dialect, async (clinic) => {
      const learner = await clinic.hired({ hiredOn: '2026-03-02' });
      await done(clinic.admin.post(`/learners/${learner}/enrollments`, { path: 'LADDER' }));
      clinic.server.clock.advance({ days: 3 });
      const completion = { course: 'ANA', module: '01', completedOn: '2026-03-11' };
      const url = `/learners/${learner}`;
      await done(clinic.instructor.client.post(`${url}/completions`, completion));
      const on = async (query: string) => {
        const body = await done(clinic.admin.get(`${url}/standing?path=LADDER&${query}`));
        return body.stages[0].milestones[0].requirements[0].status;
      };
      expect(await on('asOf=2026-03-11')).toBe('in-progress');
      expect(await on('asOf=2026-03-11&knownAt=2026-03-11T15:00:00Z')).toBe('not-started');
      expect(await on('asOf=2026-03-11&knownAt=2026-03-13T10:00:00-05:00')).toBe('in-progress');
    }));

  test('a viewer reads within their scope until the last day of it', () =>
    inClinic(dialect, async (clinic) => {
      const role = { role: 'viewer', site: 'NORTH', until: '2026-03-11' };
      const auditor = await clinic.member({ site: 'EAST', roles: ['learner', role] });
      const [here, there] = [await clinic.hired(), await clinic.hired({ site: 'EAST' })];
      const read = async (learner: string) =>
        (await auditor.client.get(`/learners/${learner}/standing?path=WELCOME`)).status;
      expect([await read(here), await read(there)]).toEqual([200, 404]);
      const mark = { course: 'HYG', module: '01' };
      const url = `/learners/${here}/completions`;
      expect((await auditor.client.post(url, mark)).status).toBe(403);
      clinic.server.clock.advance({ days: 1 });
      expect(await read(here)).toBe(200);
      clinic.server.clock.advance({ days: 1 });
      expect(await read(here)).toBe(404);
    }));
});
