import { describeClinic, done, NOBODY, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('training that is required again', (clinic) => {
  let course: string;

  beforeAll(async () => {
    const policy = { title: 'Needles', text: 'Use the new ones.', statement: 'I read it.' };
    const made = await done(
      clinic.admin.post('/policies', { ...policy, since: TODAY, dueDays: 3 }),
    );
    course = made.code as string;
  });

  const again = (learner: string, more: object = {}, by = clinic.manager.client) =>
    by.post(`/learners/${learner}/retrainings`, {
      ...{ course, dueOn: '2026-03-31', reason: 'Another maker', ...more },
    });
  const signed = async () => {
    const member = await clinic.member({ familyName: 'Heron' });
    const { modules } = await done(member.client.get(`/courses/${course}`));
    for (const { code, kind } of modules as { code: string; kind: string }[]) {
      const what = { course, module: code };
      await done(
        kind === 'attestation'
          ? member.client.post('/learners/me/attestations', { ...what, name: 'Ana Heron' })
          : member.client.post('/learners/me/completions', what),
      );
    }
    return member;
  };
  const statusOf = async (learner: string, asOf: string) =>
    (await done(clinic.admin.get(`/learners/${learner}/standing?path=${course}&asOf=${asOf}`)))
      .status as string;

  test('keeps what was done good through the day given, and no longer', async () => {
    const { id } = await signed();
    expect(await refusal(again(id))).toEqual([422, 'done-today']);
    clinic.server.clock.advance({ days: 1 });
    expect(await statusOf(id, '2026-04-01')).toBe('satisfied');
    const answer = await again(id);
    expect(answer.status).toBe(201);
    expect(await statusOf(id, TODAY)).toBe('satisfied');
    expect(await statusOf(id, '2026-03-11')).toBe('expiring');
    expect(await statusOf(id, '2026-03-31')).toBe('expiring');
    expect(await statusOf(id, '2026-04-01')).toBe('overdue');
    expect(await refusal(again(id))).toEqual([409, 'already-required']);
    const url = `/learners/${id}/facts/${answer.body.fact.seq}/void`;
    await done(clinic.manager.client.post(url, { reason: 'The wrong course' }));
    expect(await statusOf(id, '2026-04-01')).toBe('satisfied');
    clinic.server.clock.advance({ days: -1 });
  });

  test('is for managers, of what was done and recurs so, by a day ahead', async () => {
    const member = await signed();
    const { id } = member;
    expect((await again(id, {}, member.client)).status).toBe(403);
    expect((await again(id, {}, clinic.instructor.client)).status).toBe(403);
    expect((await again(id, {}, clinic.viewer.client)).status).toBe(403);
    expect((await again(NOBODY)).status).toBe(404);
    expect((await again(id, { dueOn: '2026-03-09' })).body.code).toBe('due-in-past');
    expect(await refusal(again(id, { course: 'TEL' }))).toEqual([422, 'not-repeatable']);
    expect(await refusal(again(id, { course: 'NONE' }))).toEqual([404, 'no-such-course']);
    expect(await refusal(again(id, { reason: ' ' }))).toEqual([400, 'invalid-input']);
    expect(await refusal(again(await clinic.hired()))).toEqual([422, 'not-repeatable']);
    expect(await clinic.facts(id, 'retraining-required')).toEqual([]);
  });
});
