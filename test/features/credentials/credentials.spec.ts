import { describeClinic, done, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('credentials', (clinic) => {
  const record = (learner: string, body: object, by = clinic.instructor) =>
    by.client.post(`/learners/${learner}/credentials`, {
      credential: 'BLS',
      issuedOn: '2026-03-02',
      ...body,
    });

  test('are recorded on their day of issue and run out by the issuer’s rule', async () => {
    const { id, client } = await clinic.climber({ hiredOn: '2026-01-05' });
    await done(
      clinic.instructor.client.post(`/learners/${id}/enrollments/LADDER/withdrawal`, {
        reason: 'Earlier',
      }),
    );
    await done(client.post('/learners/me/enrollments', { path: 'LADDER' }));
    const answer = await record(id, { number: 'E-1' });
    expect(answer.status).toBe(201);
    expect(answer.body.fact).toMatchObject({
      kind: 'credential-recorded',
      subject: 'BLS',
      occurredOn: '2026-03-02',
      payload: { number: 'E-1' },
    });
    expect(await clinic.statusOf(id, 'LADDER', 'S1/work/BLS')).toMatchObject({
      status: 'satisfied',
      dueOn: '2028-03-31',
    });
    await done(record(id, { number: 'E-2', issuedOn: TODAY, expiresOn: '2026-04-15' }));
    expect(await clinic.statusOf(id, 'LADDER', 'S1/work/BLS')).toMatchObject({
      status: 'expiring',
      dueOn: '2026-04-15',
    });
    expect(await clinic.facts(id, 'credential-recorded')).toHaveLength(2);
  });

  test.each([
    ['that there aren’t', { credential: 'NON' }, [404, 'no-such-credential']],
    ['issued ahead', { issuedOn: '2026-03-11' }, [422, 'occurred-in-future']],
    ['that ran out before they began', { expiresOn: '2026-03-01' }, [400, 'invalid-input']],
    ['issued on no day', { issuedOn: '2026-02-30' }, [400, 'invalid-input']],
  ])('%s are refused', async (_, body, expected) => {
    expect(await refusal(record(await clinic.hired(), body))).toEqual(expected);
  });

  test('may leave their last good day to the issuer’s rule with null', async () => {
    const { fact } = await done(record(await clinic.hired(), { expiresOn: null }));
    expect(fact.payload).not.toHaveProperty('expiresOn');
  });

  test('are recorded once, also when sent twice at once', async () => {
    const learner = await clinic.hired();
    const both = await Promise.all([record(learner, {}), record(learner, {})]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await refusal(record(learner, {}))).toEqual([409, 'already-recorded']);
  });

  test('are brought in by the learner or who teaches them', async () => {
    const learner = await clinic.member();
    expect((await record('me', {}, learner)).status).toBe(201);
    expect((await record(learner.id, {}, clinic.viewer)).status).toBe(403);
    expect((await record(learner.id, {}, await clinic.member())).status).toBe(404);
    expect((await record(await clinic.hired({ site: 'EAST' }), {})).status).toBe(404);
  });

  test('is verified once, by staff who see the learner, and never by the learner', async () => {
    const learner = await clinic.member();
    const { fact } = await done(record('me', {}, learner));
    const verify = (who: typeof learner, named = fact.id) =>
      who.client.post(`/learners/${learner.id}/credentials/${named}/verification`);
    expect((await verify(learner)).status).toBe(403);
    expect((await verify(clinic.viewer)).status).toBe(403);
    expect((await verify(await clinic.member())).status).toBe(403);
    expect(await refusal(verify(clinic.instructor, 1))).toEqual([404, 'no-such-credential']);
    const verified = await done(verify(clinic.instructor));
    expect(verified.fact).toMatchObject({
      kind: 'credential-verified',
      subject: 'BLS',
      payload: { fact: fact.seq },
    });
    expect(await refusal(verify(clinic.manager))).toEqual([409, 'already-verified']);
  });

  describe('credits', () => {
    const earn = (learner: string, body: object = {}, by = clinic.instructor) =>
      by.client.post(`/learners/${learner}/credits`, {
        credential: 'BLS',
        title: 'Infection control update',
        on: '2026-03-02',
        amount: 1.5,
        category: 'clinical',
        issuer: 'The college',
        ...body,
      });

    test('are recorded with their amount, and renew nothing by themselves', async () => {
      const learner = await clinic.member();
      const { fact, changes } = await done(earn('me', {}, learner));
      expect(fact).toMatchObject({
        kind: 'credits-earned',
        subject: 'BLS',
        payload: { amount: 1.5 },
      });
      expect(changes).toEqual([]);
    });

    test('are not recorded twice, and the ones that are there are named', async () => {
      const learner = await clinic.member();
      const { fact } = await done(earn('me', {}, learner));
      const again = await earn('me', {}, learner);
      expect([again.status, again.body.code]).toEqual([409, 'already-recorded']);
      expect(again.body.detail).toContain(`fact ${fact.seq} of 2026-03-02`);
      expect((await earn('me', { amount: 2 }, learner)).status).toBe(201);
      await done(
        clinic.manager.client.post(`/learners/${learner.id}/facts/${fact.seq}/void`, {
          reason: 'Mistyped',
        }),
      );
      expect((await earn('me', {}, learner)).status).toBe(201);
    });

    test('say who approved them, where that counts', async () => {
      const learner = await clinic.member();
      const { fact } = await done(earn('me', { approvedBy: ' AAMA ' }, learner));
      expect(fact.payload).toMatchObject({ approvedBy: 'AAMA' });
      expect(await refusal(earn('me', { approvedBy: '' }, learner))).toEqual([
        400,
        'invalid-input',
      ]);
    });

    test.each([
      ['of a credential that there isn’t', { credential: 'NON' }, [404, 'no-such-credential']],
      ['earned ahead', { on: '2026-03-11' }, [422, 'occurred-in-future']],
      ['of nothing', { amount: 0 }, [400, 'invalid-input']],
      ['without a title', { title: ' ' }, [400, 'invalid-input']],
      ['in words', { amount: 'two' }, [400, 'invalid-input']],
    ])('%s are refused', async (_, body, expected) => {
      expect(await refusal(earn(await clinic.hired(), body))).toEqual(expected);
    });
  });
});
