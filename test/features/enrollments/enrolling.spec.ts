import { describeClinic, done, NOBODY, refusal, TODAY } from './clinic.js';

describeClinic('enrolling', (clinic) => {
  const url = (learner: string) => `/learners/${learner}/enrollments`;

  test('a learner enrols in a path by themselves, and stands at its beginning', async () => {
    const { client } = await clinic.member();
    const answer = await client.post(url('me'), { path: 'LADDER' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      path: 'LADDER',
      title: 'The ladder',
      version: 1,
      startedOn: TODAY,
      withdrawnOn: null,
      status: 'not-started',
      progress: { percent: 0 },
    });
  });

  test('an earlier day counts from then on, a day ahead is refused', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    const enrol = (startedOn: string) =>
      clinic.instructor.client.post(url(learner), { path: 'LADDER', startedOn });
    expect(await refusal(enrol('2026-03-11'))).toEqual([422, 'occurred-in-future']);
    expect(await refusal(enrol('2026-01-04'))).toEqual([422, 'not-employed']);
    expect((await done(enrol('2026-02-02'))).startedOn).toBe('2026-02-02');
    expect(await refusal(enrol('2026-03-01'))).toEqual([409, 'already-enrolled']);
  });

  test('whoever is hired ahead may be enrolled already, who has left may not', async () => {
    const { client } = clinic.instructor;
    const enrol = (learner: string) => client.post(url(learner), { path: 'LADDER' });
    expect((await enrol(await clinic.hired({ hiredOn: '2026-03-16' }))).status).toBe(201);
    const left = await clinic.hired({ hiredOn: '2026-01-05' });
    const separation = { on: '2026-03-02', reason: 'Moved away' };
    await done(clinic.admin.post(`/people/${left}/separation`, separation));
    expect(await refusal(enrol(left))).toEqual([422, 'not-employed']);
  });

  test('twice at once gives one enrolment and one that is told so', async () => {
    const { id, client } = await clinic.member();
    const answers = await Promise.all([
      client.post(url('me'), { path: 'LADDER' }),
      client.post(url('me'), { path: 'LADDER' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already-enrolled');
    expect(await clinic.facts(id, 'enrolled')).toHaveLength(2);
  });

  test.each([
    ['an unknown path', { path: 'LADER' }, [404, 'no-such-path']],
    ['no path', {}, [400, 'invalid-input']],
    ['a field that is unknown', { path: 'LADDER', version: 3 }, [400, 'invalid-input']],
    [
      'a day that no calendar has',
      { path: 'LADDER', startedOn: '2026-02-30' },
      [400, 'invalid-input'],
    ],
  ])('%s is refused', async (_, body, expected) => {
    const learner = await clinic.hired();
    expect(await refusal(clinic.admin.post(url(learner), body))).toEqual(expected);
  });

  test('nobody enrols a learner whom they may not see, and a viewer only looks', async () => {
    const elsewhere = await clinic.hired({ site: 'EAST' });
    const here = await clinic.hired();
    const { instructor, viewer } = clinic;
    const ladder = { path: 'LADDER' };
    expect((await instructor.client.post(url(elsewhere), ladder)).status).toBe(404);
    expect((await viewer.client.post(url(here), ladder)).status).toBe(403);
    expect((await viewer.client.get(url(here))).status).toBe(200);
    expect((await viewer.client.get(url(elsewhere))).status).toBe(404);
    expect((await instructor.client.post(url(NOBODY), ladder)).status).toBe(404);
  });

  describe('withdrawal', () => {
    const withdraw = (learner: string, body: object, path = 'LADDER') =>
      clinic.instructor.client.post(`${url(learner)}/${path}/withdrawal`, body);

    test('ends the enrolment, and a new one begins anew', async () => {
      const { id, client } = await clinic.climber({ hiredOn: '2026-01-05' });
      expect(await done(withdraw(id, { reason: 'Another plan' }))).toEqual({
        path: 'LADDER',
        withdrawnOn: TODAY,
      });
      expect(await refusal(withdraw(id, { reason: 'Again' }))).toEqual([404, 'not-enrolled']);
      await done(client.post(url('me'), { path: 'LADDER' }));
      const { items } = await done(client.get(url('me')));
      expect(items.filter(({ path }: { path: string }) => path === 'LADDER')).toMatchObject([
        { startedOn: TODAY, withdrawnOn: null, status: 'not-started' },
      ]);
    });

    test('keeps an enrolment that lasted some days in the list', async () => {
      const learner = await clinic.hired({ hiredOn: '2026-01-05' });
      const { client } = clinic.instructor;
      await done(client.post(url(learner), { path: 'LADDER', startedOn: '2026-02-02' }));
      await done(withdraw(learner, { reason: 'Another plan', on: '2026-03-01' }));
      const enrol = (startedOn?: string) =>
        client.post(url(learner), { path: 'LADDER', startedOn });
      expect(await refusal(enrol('2026-02-20'))).toEqual([409, 'already-enrolled']);
      await done(enrol());
      const { items } = await done(client.get(url(learner)));
      expect(items.filter(({ path }: { path: string }) => path === 'LADDER')).toMatchObject([
        { startedOn: TODAY, withdrawnOn: null },
        { startedOn: '2026-02-02', withdrawnOn: '2026-03-01', status: null },
      ]);
    });

    test('needs a reason, a day within the enrolment, and a path that one is on', async () => {
      const { id } = await clinic.climber({ hiredOn: '2026-01-05' });
      expect(await refusal(withdraw(id, {}))).toEqual([400, 'invalid-input']);
      const early = { reason: 'Typed', on: '2026-03-09' };
      expect(await refusal(withdraw(id, early))).toEqual([422, 'before-enrollment']);
      const late = { reason: 'Typed', on: '2026-03-11' };
      expect(await refusal(withdraw(id, late))).toEqual([422, 'occurred-in-future']);
      expect(await refusal(withdraw(id, { reason: 'Typed' }, 'DESK'))).toEqual([
        404,
        'not-enrolled',
      ]);
      expect(await refusal(withdraw(id, { reason: 'Typed' }, 'LADER'))).toEqual([
        404,
        'not-enrolled',
      ]);
    });

    test('is no decision of the learner’s own', async () => {
      const { client } = await clinic.climber();
      const own = client.post(`${url('me')}/LADDER/withdrawal`, { reason: 'Too steep' });
      expect(await refusal(own)).toEqual([403, 'forbidden']);
    });
  });
});
