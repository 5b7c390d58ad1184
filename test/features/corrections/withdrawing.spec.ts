import { describeClinic, done, NOBODY, refusal, type Member } from '../enrollments/clinic.js';

const REASON = { reason: 'Recorded for the wrong person' };

describeClinic('withdrawing what is wrong', (clinic) => {
  const complete = async (learner: string, course: string, module: string, more: object = {}) =>
    (
      await done(
        clinic.instructor.client.post(`/learners/${learner}/completions`, {
          course,
          module,
          completedOn: '2026-03-09',
          ...more,
        }),
      )
    ).fact.seq as number;
  const withdraw = (learner: string, seq: number | string, by: Member = clinic.instructor) =>
    by.client.post(`/learners/${learner}/facts/${seq}/void`, REASON);
  const withdrawMany = (
    learner: string,
    body: object,
    { dryRun = false, by = clinic.instructor } = {},
  ) => by.client.post(`/learners/${learner}/facts/void?dryRun=${dryRun}`, { ...REASON, ...body });

  test('adds a fact that names the other, and takes back what that changed', async () => {
    const learner = await clinic.hired({ position: 'front-office' });
    const seq = await complete(learner, 'TEL', '01');
    const answer = await withdraw(learner, seq);
    expect(answer.status).toBe(201);
    expect(answer.body.fact).toMatchObject({
      kind: 'voided',
      subject: 'TEL',
      occurredOn: '2026-03-09',
      payload: { fact: seq, ...REASON },
    });
    expect(answer.body.changes).toContainEqual(
      expect.objectContaining({ requirement: 'D/phone/TEL', from: 'satisfied', to: 'not-started' }),
    );
    const facts = await clinic.facts(learner);
    expect(facts.find((fact) => fact.seq === seq)!.voidedBy).toBe(answer.body.fact.seq);
    expect(await refusal(withdraw(learner, seq))).toEqual([409, 'already-voided']);
    const again = await refusal(withdraw(learner, answer.body.fact.seq));
    expect(again).toEqual([422, 'cannot-void-a-void']);
  });

  test('twice at once is done once', async () => {
    const learner = await clinic.hired();
    const seq = await complete(learner, 'HIP', '01');
    const both = await Promise.all([withdraw(learner, seq), withdraw(learner, seq)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('is for who teaches the learner, with a reason, of what is there', async () => {
    const learner = await clinic.member();
    const seq = await complete(learner.id, 'HIP', '01');
    expect((await withdraw('me', seq, learner)).status).toBe(403);
    expect((await withdraw(learner.id, seq, clinic.viewer)).status).toBe(403);
    expect((await withdraw(learner.id, seq, await clinic.member())).status).toBe(403);
    const own = await done(
      clinic.instructor.client.post('/learners/me/completions', { course: 'HYG', module: '01' }),
    );
    expect(await refusal(withdraw('me', own.fact.seq))).toEqual([403, 'own-record']);
    for (const seq of [999, 2 ** 31]) {
      expect(await refusal(withdraw(learner.id, seq))).toEqual([404, 'no-such-fact']);
    }
    expect((await withdraw(NOBODY, 1)).status).toBe(404);
    for (const reason of [undefined, '', '  ']) {
      const url = `/learners/${learner.id}/facts/${seq}/void`;
      expect(await refusal(clinic.instructor.client.post(url, { reason }))).toEqual([
        400,
        'invalid-input',
      ]);
    }
  });

  test('of many: a preview changes nothing, and is what the act then does', async () => {
    const [wrong, right] = [await clinic.hired(), await clinic.hired()];
    const facts = [await complete(wrong, 'HIP', '01'), await complete(wrong, 'TEL', '01')];
    const before = [await clinic.facts(wrong), await clinic.facts(right)];
    const body = { facts, recordFor: right };
    const preview = await done(withdrawMany(wrong, body, { dryRun: true }));
    expect(preview).toMatchObject({ dryRun: true, withdrawn: 2, recordedFor: { skipped: [] } });
    expect([await clinic.facts(wrong), await clinic.facts(right)]).toEqual(before);

    const act = await done(withdrawMany(wrong, body));
    expect(act).toMatchObject({ dryRun: false, withdrawn: 2, changes: preview.changes });
    expect(act.recordedFor.changes).toEqual(preview.recordedFor.changes);
    expect(await clinic.facts(right, 'module-completed')).toMatchObject([
      { subject: 'TEL', occurredOn: '2026-03-09', payload: { module: '01' } },
      { subject: 'HIP', occurredOn: '2026-03-09', payload: { module: '01' } },
    ]);
  });

  test('keeps day and observer of what is recorded for the right learner', async () => {
    const [wrong, right] = [await clinic.hired(), await clinic.hired()];
    const seen = { skill: 'DRAW', outcome: 'satisfactory', observer: clinic.manager.id };
    const url = `/learners/${wrong}/observations`;
    const { fact } = await done(clinic.instructor.client.post(url, seen));
    await done(withdrawMany(wrong, { facts: [fact.seq], recordFor: right }));
    expect(await clinic.facts(right, 'skill-observed')).toMatchObject([
      { recordedBy: clinic.instructor.id, payload: { observer: clinic.manager.id } },
    ]);
  });

  test('asks again who may observe: nobody observes or answers for their own work', async () => {
    const wrong = await clinic.hired();
    const { id: right } = await clinic.staff('instructor');
    const { client } = clinic.instructor;
    const seen = { skill: 'DRAW', outcome: 'satisfactory', observer: right };
    const { fact } = await done(client.post(`/learners/${wrong}/observations`, seen));
    const before = await clinic.facts(wrong);
    const body = { facts: [fact.seq], recordFor: right };
    expect(await refusal(withdrawMany(wrong, body))).toEqual([422, 'own-work']);
    const logged = { activity: 'shadowing', on: '2026-03-10', minutes: 60, supervisor: right };
    const hours = await done(client.post(`/learners/${wrong}/hours`, logged));
    const both = { facts: [hours.fact.seq], recordFor: right };
    expect(await refusal(withdrawMany(wrong, both))).toEqual([422, 'own-work']);
    expect((await clinic.facts(wrong)).length).toBe(before.length + 1);
    expect(await clinic.facts(right, 'skill-observed')).toEqual([]);
  });

  test('skips what the right learner has for that day already, and says so', async () => {
    const [wrong, right] = [await clinic.hired(), await clinic.hired()];
    await complete(right, 'HIP', '01');
    const facts = [await complete(wrong, 'HIP', '01')];
    const { recordedFor } = await done(withdrawMany(wrong, { facts, recordFor: right }));
    expect(recordedFor).toMatchObject({
      facts: [],
      skipped: [{ seq: facts[0], code: 'already-completed' }],
    });
  });

  test('leaves what is a learner’s own act to the right learner', async () => {
    const [wrong, right] = [await clinic.member({ familyName: 'Heron' }), await clinic.hired()];
    const { client } = wrong;
    await done(client.post('/learners/me/completions', { course: 'HIP', module: '01' }));
    const signed = { course: 'HIP', module: 'attestation', name: 'Ana Heron' };
    const { fact } = await done(client.post('/learners/me/attestations', signed));
    const body = { facts: [fact.seq], recordFor: right };
    expect(await refusal(withdrawMany(wrong.id, body))).toEqual([422, 'not-movable']);
    expect((await withdrawMany(wrong.id, { facts: [fact.seq] })).status).toBe(200);
    const [hired] = await clinic.facts(wrong.id, 'hired');
    const moved = { facts: [hired!.seq], recordFor: right };
    expect(await refusal(withdrawMany(wrong.id, moved))).toEqual([422, 'not-movable']);
  });

  test('is all or nothing, and for who teaches both', async () => {
    const [wrong, right] = [await clinic.hired(), await clinic.hired()];
    const elsewhere = await clinic.hired({ site: 'EAST' });
    const seq = await complete(wrong, 'HIP', '01');
    const before = await clinic.facts(wrong);
    for (const [body, expected] of [
      [{ facts: [seq, 999] }, [404, 'no-such-fact']],
      [{ facts: [2 ** 31] }, [404, 'no-such-fact']],
      [{ facts: [seq], recordFor: elsewhere }, [404, 'not-found']],
      [{ facts: [seq], recordFor: wrong }, [400, 'invalid-input']],
      [{ facts: [seq], recordFor: clinic.instructor.id }, [403, 'own-record']],
      [{ facts: [], recordFor: right }, [400, 'invalid-input']],
      [{ facts: ['1'] }, [400, 'invalid-input']],
    ] as const) {
      expect([body, await refusal(withdrawMany(wrong, body))]).toEqual([body, expected]);
    }
    expect(await clinic.facts(wrong)).toEqual(before);
    const unclear = `/learners/${wrong}/facts/void?dryRun=yes`;
    const refused = clinic.instructor.client.post(unclear, { ...REASON, facts: [seq] });
    expect(await refusal(refused)).toEqual([400, 'invalid-input']);
    expect(await clinic.facts(wrong)).toEqual(before);
  });

  test('names what the wrong learner was advanced to meanwhile', async () => {
    const learner = await clinic.climber();
    const url = `/learners/${learner.id}`;
    const { client } = clinic.manager;
    const facts: number[] = [];
    for (const module of ['01', '02', 'quiz'])
      facts.push(await complete(learner.id, 'ANA', module));
    const hours = { activity: 'shadowing', on: '2026-03-10', minutes: 120 };
    const { fact } = await done(client.post(`${url}/hours`, hours));
    await done(client.post(`${url}/hours/${fact.id}/approval`, { approved: true }));
    const { id } = await done(learner.client.post('/learners/me/advancements', { stage: 'S0' }));
    await done(client.post(`${url}/advancements/${id}/decision`, { approved: true }));
    const { meanwhile } = await done(withdrawMany(learner.id, { facts }, { dryRun: true }));
    expect(meanwhile).toContainEqual(
      expect.objectContaining({
        kind: 'advanced',
        path: 'LADDER',
        subject: 'S0',
        on: '2026-03-10',
      }),
    );
  });

  test('of a hire leaves nobody employed without a post, and the lists know', async () => {
    const learner = await clinic.hired({ position: 'scribe' });
    const transfer = { position: 'biller', effectiveOn: '2026-03-10' };
    await done(clinic.admin.patch(`/people/${learner}`, transfer));
    const [moved] = await clinic.facts(learner, 'transferred');
    await done(withdraw(learner, moved!.seq));
    expect((await done(clinic.admin.get(`/people/${learner}`))).position).toBe('scribe');
  });
});

describeClinic('a learner’s history', (clinic) => {
  test('is read page by page, the newest first, while facts are added', async () => {
    const learner = await clinic.member();
    const list = async (query: string) => done(learner.client.get(`/learners/me/facts?${query}`));
    const mark = (course: string, module: string) =>
      done(learner.client.post('/learners/me/completions', { course, module }));
    await mark('HIP', '01');
    const first = await list('limit=2');
    expect(first.items.map((each: { kind: string }) => each.kind)).toEqual([
      'module-completed',
      'enrolled',
    ]);
    await mark('HYG', '01');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map((each: { kind: string }) => each.kind)).toEqual(['hired']);
    expect(second.nextCursor).toBeNull();
    expect((await list('subject=HYG')).items).toHaveLength(1);
    expect(await refusal(learner.client.get('/learners/me/facts?kind=gossip'))).toEqual([
      400,
      'invalid-input',
    ]);
    const stranger = await clinic.member();
    expect((await stranger.client.get(`/learners/${learner.id}/facts`)).status).toBe(404);
  });
});
