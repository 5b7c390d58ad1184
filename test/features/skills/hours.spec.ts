import { describeClinic, done, NOBODY, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('hours on the job', (clinic) => {
  const log = (by: { client: typeof clinic.admin }, body: object = {}, learner = 'me') =>
    by.client.post(`/learners/${learner}/hours`, {
      activity: 'shadowing',
      on: TODAY,
      minutes: 120,
      ...body,
    });
  const answer = (learner: string, fact: string | number, body: object, by = clinic.instructor) =>
    by.client.post(`/learners/${learner}/hours/${fact}/approval`, body);
  const statusOf = async (learner: string) => {
    const { stages } = await done(clinic.admin.get(`/learners/${learner}/standing?path=LADDER`));
    const all = stages[0].milestones[0].requirements as { kind: string; status: string }[];
    return all.find(({ kind }) => kind === 'hours')!.status;
  };

  test('count when somebody else has approved them', async () => {
    const learner = await clinic.climber();
    const { fact } = await done(log(learner));
    expect(await statusOf(learner.id)).not.toBe('satisfied');
    const approved = await done(answer(learner.id, fact.id, { approved: true }));
    expect(approved.fact).toMatchObject({ kind: 'hours-approved', payload: { fact: fact.seq } });
    expect(await statusOf(learner.id)).toBe('satisfied');
  });

  test('that are declined need a reason; the newest answer holds', async () => {
    const learner = await clinic.climber();
    const { fact } = await done(log(learner));
    for (const reason of [undefined, '', '   ']) {
      expect(await refusal(answer(learner.id, fact.seq, { approved: false, reason }))).toEqual([
        400,
        'invalid-input',
      ]);
    }
    await done(answer(learner.id, fact.seq, { approved: true }));
    await done(answer(learner.id, fact.seq, { approved: false, reason: 'Was on leave' }));
    expect(await statusOf(learner.id)).not.toBe('satisfied');
  });

  test('are answered the same way once', async () => {
    const learner = await clinic.member();
    const { fact } = await done(log(learner));
    for (const [body, code] of [
      [{ approved: true }, 'already-approved'],
      [{ approved: false, reason: 'Was on leave' }, 'already-declined'],
      [{ approved: true }, 'already-approved'],
    ] as const) {
      await done(answer(learner.id, fact.id, body));
      expect(await refusal(answer(learner.id, fact.seq, body))).toEqual([409, code]);
    }
  });

  test('are supervised by somebody else', async () => {
    const learner = await clinic.member();
    const own = log(learner, { supervisor: learner.id });
    expect(await refusal(own)).toEqual([400, 'invalid-input']);
    await done(log(learner, { supervisor: clinic.instructor.id }));
  });

  test('are never approved by whoever worked them, whatever their role', async () => {
    for (const member of [await clinic.member(), clinic.instructor, clinic.manager]) {
      const { fact } = await done(log(member));
      const own = await answer(member.id, fact.id, { approved: true }, member);
      expect(own.status).toBe(403);
    }
    const me = await done(clinic.admin.get('/people/me'));
    const { fact } = await done(log({ client: clinic.admin }));
    const own = clinic.admin.post(`/learners/me/hours/${fact.id}/approval`, { approved: true });
    expect(await refusal(own)).toEqual([403, 'own-record']);
    expect(await clinic.facts(me.id, 'hours-approved')).toEqual([]);
  });

  test('are approved by who teaches the learner, and only where there are some', async () => {
    const learner = await clinic.member();
    const there = await clinic.member({ site: 'EAST' });
    const [here, elsewhere] = [await done(log(learner)), await done(log(there))];
    const yes = { approved: true };
    expect((await answer(there.id, elsewhere.fact.id, yes)).status).toBe(404);
    expect((await answer(learner.id, here.fact.id, yes, clinic.viewer)).status).toBe(403);
    for (const fact of [NOBODY, '0', '999', 'abc', elsewhere.fact.id]) {
      expect((await answer(learner.id, fact, yes)).status).toBe(404);
    }
    const [hired] = await clinic.facts(learner.id, 'hired');
    expect(await refusal(answer(learner.id, hired!.seq, yes))).toEqual([404, 'no-such-hours']);
  });

  test('that were withdrawn can’t be approved any more', async () => {
    const learner = await clinic.member();
    const { fact } = await done(log(learner));
    const url = `/learners/${learner.id}/facts/${fact.seq}/void`;
    await done(clinic.instructor.client.post(url, { reason: 'Twice' }));
    expect(await refusal(answer(learner.id, fact.id, { approved: true }))).toEqual([
      404,
      'no-such-hours',
    ]);
  });

  test.each([
    ['ahead', { on: '2026-03-11' }, [422, 'occurred-in-future']],
    ['of no time', { minutes: 0 }, [400, 'invalid-input']],
    ['longer than a day', { minutes: 1441 }, [400, 'invalid-input']],
    ['with a supervisor whom there isn’t', { supervisor: NOBODY }, [400, 'invalid-input']],
    ['of no activity', { activity: '' }, [400, 'invalid-input']],
  ])('%s are refused', async (_, body, expected) => {
    const learner = await clinic.member();
    expect(await refusal(log(learner, body))).toEqual(expected);
  });

  test('of one day are no more than a day, over all activities', async () => {
    const learner = await clinic.member();
    await done(log(learner, { minutes: 1200 }));
    expect(await refusal(log(learner, { minutes: 300 }))).toEqual([422, 'more-than-a-day']);
    const other = { minutes: 300, activity: 'billing' };
    expect(await refusal(log(learner, other))).toEqual([422, 'more-than-a-day']);
    expect((await log(learner, { minutes: 240 })).status).toBe(201);
  });

  test('are logged by the learner or who teaches them', async () => {
    const learner = await clinic.member();
    expect((await log(clinic.instructor, {}, learner.id)).status).toBe(201);
    expect((await log(clinic.viewer, {}, learner.id)).status).toBe(403);
    expect((await log(await clinic.member(), {}, learner.id)).status).toBe(404);
  });
});
