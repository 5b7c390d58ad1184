import { describeClinic, done, NOBODY, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('observing a skill', (clinic) => {
  const observe = (learner: string, body: object, by = clinic.instructor) =>
    by.client.post(`/learners/${learner}/observations`, { outcome: 'satisfactory', ...body });

  test('often enough is a sign-off, at once on the path', async () => {
    const { id } = await clinic.climber({ hiredOn: '2026-01-05' });
    const first = await observe(id, { skill: 'DRAW', observedOn: '2026-03-09', method: 'patient' });
    expect(first.status).toBe(201);
    expect(first.body.fact).toMatchObject({
      kind: 'skill-observed',
      subject: 'DRAW',
      occurredOn: '2026-03-09',
      recordedBy: clinic.instructor.id,
      payload: { outcome: 'satisfactory', observer: clinic.instructor.id, method: 'patient' },
    });
    const second = await done(observe(id, { skill: 'DRAW', observer: clinic.manager.id }));
    expect(second.fact.payload.observer).toBe(clinic.manager.id);
    expect(second.changes).toContainEqual(
      expect.objectContaining({ requirement: 'S1/work/DRAW', to: 'satisfied' }),
    );
    const unsafe = await done(observe(id, { skill: 'DRAW', outcome: 'unsafe' }));
    expect(unsafe.changes).toContainEqual(
      expect.objectContaining({ requirement: 'S1/work/DRAW', from: 'satisfied' }),
    );
  });

  test.each([
    ['a skill that there isn’t', { skill: 'NON' }, [404, 'no-such-skill']],
    ['no variant where there are some', { skill: 'VITAL' }, [400, 'invalid-input']],
    ['an unknown variant', { skill: 'VITAL', variant: 'infant' }, [400, 'invalid-input']],
    ['a variant where there are none', { skill: 'DRAW', variant: 'adult' }, [400, 'invalid-input']],
    ['a day ahead', { skill: 'DRAW', observedOn: '2026-03-11' }, [422, 'occurred-in-future']],
    [
      'a day long past without a reason',
      { skill: 'DRAW', observedOn: '2026-03-02' },
      [422, 'reason-required'],
    ],
    ['an observer whom there isn’t', { skill: 'DRAW', observer: NOBODY }, [400, 'invalid-input']],
    ['a cosigner whom there isn’t', { skill: 'DRAW', cosigner: NOBODY }, [400, 'invalid-input']],
    ['no times', { skill: 'DRAW', times: 0 }, [400, 'invalid-input']],
    ['an outcome that there isn’t', { skill: 'DRAW', outcome: 'fine' }, [400, 'invalid-input']],
  ])('with %s is refused', async (_, body, expected) => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    expect(await refusal(observe(learner, body))).toEqual(expected);
    expect(await clinic.facts(learner, 'skill-observed')).toEqual([]);
  });

  test('is nobody’s for themselves, neither as caller nor as observer', async () => {
    const learner = await clinic.member();
    expect(await refusal(observe(clinic.instructor.id, { skill: 'DRAW' }))).toEqual([
      403,
      'own-record',
    ]);
    const self = { skill: 'DRAW', observer: learner.id };
    expect(await refusal(observe(learner.id, self))).toEqual([422, 'own-work']);
    const cosigned = { skill: 'DRAW', cosigner: learner.id };
    expect(await refusal(observe(learner.id, cosigned))).toEqual([422, 'own-work']);
    expect((await observe(learner.id, { skill: 'DRAW' }, clinic.viewer)).status).toBe(403);
    const there = await clinic.hired({ site: 'EAST' });
    expect((await observe(there, { skill: 'DRAW' })).status).toBe(404);
  });

  test('long past with a reason is taken, and keeps the reason', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    const body = { skill: 'DRAW', observedOn: '2026-02-02', reason: 'Typed from paper' };
    const { fact } = await done(observe(learner, body));
    expect(fact).toMatchObject({
      occurredOn: '2026-02-02',
      payload: { reason: 'Typed from paper' },
    });
    expect(fact.recordedAt.slice(0, 10)).toBe(TODAY);
  });
});
