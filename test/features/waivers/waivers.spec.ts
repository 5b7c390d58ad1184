import { describeClinic, done, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('a waiver', (clinic) => {
  const waive = (learner: string, body: object, by = clinic.manager.client) =>
    by.post(`/learners/${learner}/waivers`, {
      requirement: 'S0/basics/ANA',
      kind: 'exemption',
      reason: 'Taught it for years',
      until: '2027-03-10',
      ...body,
    });

  test('counts as met until its day, and says why to managers only', async () => {
    const { id, client } = await clinic.climber();
    const answer = await waive(id, {});
    expect(answer.status).toBe(201);
    expect(await clinic.statusOf(id, 'LADDER', 'S0/basics/ANA')).toMatchObject({
      status: 'waived',
    });
    expect(await clinic.statusOf(id, 'LADDER', 'S0/basics/ANA', '2027-03-10')).toMatchObject({
      status: 'not-started',
    });
    const reasonFor = async (by: typeof client) =>
      (await done(by.get(`/learners/${id}/facts?kind=waived`))).items[0].payload.reason;
    expect(await reasonFor(clinic.manager.client)).toBe('Taught it for years');
    expect(await reasonFor(clinic.instructor.client)).toBeNull();
    expect(await reasonFor(client)).toBeNull();
  });

  test('is not granted twice, and the one that is there is named', async () => {
    const { id } = await clinic.climber();
    const { fact } = await done(waive(id, {}));
    const again = await waive(id, {});
    expect([again.status, again.body.code]).toEqual([409, 'already-recorded']);
    expect(again.body.detail).toContain(`fact ${fact.seq} of ${TODAY}`);
    expect((await waive(id, { until: '2027-04-10' })).status).toBe(201);
  });

  test('of what a regulation asks is nobody’s, also not by way of what it stands in', async () => {
    const learner = await clinic.hired();
    for (const requirement of ['W/privacy/HIP', 'W/privacy', 'W', 'WELCOME']) {
      for (const by of [clinic.manager.client, clinic.admin]) {
        const refused = await waive(learner, { requirement }, by);
        expect([requirement, refused.status, refused.body.code]).toEqual([
          requirement,
          422,
          'not-waivable',
        ]);
      }
    }
  });

  test('of some requirements is an administrator’s', async () => {
    const { id } = await clinic.climber();
    for (const requirement of ['S1/work/BLS', 'S1/work', 'S1']) {
      expect(await refusal(waive(id, { requirement }))).toEqual([422, 'administrator-required']);
    }
    expect((await waive(id, { requirement: 'S1/work/BLS' }, clinic.admin)).status).toBe(201);
  });

  test.each([
    ['that ends today', { until: TODAY }, [422, 'until-in-past']],
    ['without a reason', { reason: ' ' }, [400, 'invalid-input']],
    ['without an end', { until: undefined }, [400, 'invalid-input']],
    ['of another kind', { kind: 'favour' }, [400, 'invalid-input']],
    ['as equivalence without evidence', { kind: 'equivalence' }, [422, 'evidence-required']],
    ['of no requirement of theirs', { requirement: 'D/phone/TEL' }, [404, 'no-such-requirement']],
    ['of a path that they aren’t on', { path: 'DESK' }, [404, 'no-such-requirement']],
  ])('%s is refused', async (_, body, expected) => {
    const { id } = await clinic.climber();
    expect(await refusal(waive(id, body))).toEqual(expected);
  });

  test('is a manager’s, and nobody’s own', async () => {
    const learner = await clinic.climber();
    expect((await waive(learner.id, {}, clinic.instructor.client)).status).toBe(403);
    expect((await waive('me', {}, learner.client)).status).toBe(403);
    await done(clinic.manager.client.post('/learners/me/enrollments', { path: 'LADDER' }));
    expect(await refusal(waive('me', {}))).toEqual([403, 'own-record']);
    expect((await waive(await clinic.hired({ site: 'EAST' }), {})).status).toBe(404);
  });
});
