import { describeClinic, done, refusal } from '../enrollments/clinic.js';

describeClinic('a leave of absence', (clinic) => {
  const start = (learner: string, body: object, by = clinic.manager) =>
    by.client.post(`/learners/${learner}/leaves`, { reason: 'Family', ...body });
  const back = (learner: string, seq: number | string, on: string) =>
    clinic.manager.client.post(`/learners/${learner}/leaves/${seq}/return`, { on });

  test('pauses what is due, and moves it by its days', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-03-02' });
    const { fact } = await done(start(learner, { from: '2026-03-12' }));
    const status = (on: string) => clinic.statusOf(learner, 'WELCOME', 'W/privacy/HIP', on);
    expect((await status('2026-03-20'))!.status).toBe('paused');
    const returned = await back(learner, fact.seq, '2026-03-22');
    expect(returned.status).toBe(200);
    expect((await status('2026-03-23'))!.dueOn).toBe('2026-03-26');
    expect(await refusal(back(learner, fact.seq, '2026-03-23'))).toEqual([409, 'already-returned']);
  });

  test.each([
    [
      'that ends before it begins',
      { from: '2026-03-12', to: '2026-03-11' },
      [400, 'invalid-input'],
    ],
    ['further ahead than 180 days', { from: '2026-09-07' }, [422, 'occurred-in-future']],
    ['before the hire', { from: '2001-01-01', to: '2001-02-01' }, [422, 'not-employed']],
    ['on no day', { from: '2026-02-30' }, [400, 'invalid-input']],
    ['without a reason', { from: '2026-03-12', reason: '  ' }, [400, 'invalid-input']],
  ])('%s is refused', async (_, body, expected) => {
    expect(await refusal(start(await clinic.hired(), body))).toEqual(expected);
  });

  test('may say with null that its end isn’t known', async () => {
    const { fact } = await done(start(await clinic.hired(), { from: '2026-03-12', to: null }));
    expect(fact.payload).not.toHaveProperty('to');
  });

  test('doesn’t overlap another', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-03-02' });
    await done(start(learner, { from: '2026-03-20', to: '2026-03-30' }));
    for (const span of [
      { from: '2026-03-25' },
      { from: '2026-03-12', to: '2026-03-22' },
      { from: '2026-03-12' },
    ]) {
      expect(await refusal(start(learner, span))).toEqual([422, 'already-on-leave']);
    }
    expect((await start(learner, { from: '2026-03-31', to: '2026-04-02' })).status).toBe(201);
  });

  test('ends where it began or later, and only where there is one', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-03-02' });
    const { fact } = await done(start(learner, { from: '2026-03-12' }));
    expect(await refusal(back(learner, fact.seq, '2026-03-11'))).toEqual([422, 'before-leave']);
    for (const seq of [999, '0']) {
      expect((await back(learner, seq, '2026-03-20')).status).toBe(404);
    }
  });

  test('is a manager’s to record, never one’s own, and its reason is for managers', async () => {
    const learner = await clinic.member();
    const span = { from: '2026-03-12', to: '2026-03-20' };
    expect((await start(learner.id, span, clinic.instructor)).status).toBe(403);
    expect((await start('me', span, learner)).status).toBe(403);
    expect(await refusal(start('me', span))).toEqual([403, 'own-record']);
    await done(start(learner.id, span));
    const seen = await done(learner.client.get('/learners/me/facts?kind=leave-started'));
    expect(seen.items[0].payload).toEqual({ to: '2026-03-20', reason: null });
  });
});
