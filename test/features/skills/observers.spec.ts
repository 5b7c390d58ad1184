import { done, refusal } from '../enrollments/clinic.js';
import { describeSkills } from './skills-clinic.js';

const STEPS = ['Checks the order', 'Drops the needle into the container'];

describeSkills('who may observe a skill', (clinic) => {
  test('is refused to who is none of those that the skill names, and nothing is recorded', async () => {
    const learner = await clinic.trainee();
    const answer = await clinic.observe(learner, { skill: 'INJECT' });
    expect([answer.status, answer.body.code]).toEqual([422, 'may-not-observe']);
    expect(answer.body.detail).toMatch(/a licensed clinician, or somebody who is signed off in it/);
    expect(answer.body.reasons[0].subject).toBe(clinic.instructor.id);
    expect(await refusal(clinic.observe(learner, { skill: 'PAYROLL' }))).toEqual([
      422,
      'may-not-observe',
    ]);
    expect(await clinic.facts(learner, 'skill-observed')).toEqual([]);
  });

  test('an instructor’s word counts where the skill takes an instructor, and so does a manager’s', async () => {
    const [first, second] = [await clinic.trainee(), await clinic.trainee()];
    await done(clinic.observe(first, { skill: 'GREET' }));
    await done(clinic.observe(second, { skill: 'GREET' }, clinic.manager));
    expect([await clinic.status(first, 'GREET'), await clinic.status(second, 'GREET')]).toEqual([
      'satisfied',
      'satisfied',
    ]);
    await done(clinic.observe(first, { skill: 'PAYROLL' }, clinic.manager));
    expect(await clinic.status(first, 'PAYROLL')).toBe('satisfied');
  });

  test('somebody who is signed off in it may, as long as they are', async () => {
    const colleague = await clinic.staff('instructor');
    const learner = await clinic.trainee();
    const nurse = await clinic.nurse();
    expect(await refusal(clinic.observe(learner, { skill: 'INJECT' }, colleague))).toEqual([
      422,
      'may-not-observe',
    ]);
    await done(clinic.observe(colleague.id, { skill: 'INJECT' }, nurse));
    await done(clinic.observe(learner, { skill: 'INJECT' }, colleague));
    await done(clinic.observe(colleague.id, { skill: 'INJECT', outcome: 'unsafe' }, nurse));
    expect(await refusal(clinic.observe(learner, { skill: 'INJECT' }, colleague))).toEqual([
      422,
      'may-not-observe',
    ]);
  });

  test('it goes by the observer who is named, on the day that it was seen', async () => {
    const learner = await clinic.trainee();
    const nurse = await clinic.staff('instructor');
    await clinic.license(nurse.id, clinic.admin, 'RN', { issuedOn: '2026-03-06' });
    const seen = (observedOn: string) =>
      clinic.observe(learner, { skill: 'INJECT', observer: nurse.id, observedOn });
    expect(await refusal(seen('2026-03-05'))).toEqual([422, 'may-not-observe']);
    const { fact } = await done(seen('2026-03-06'));
    expect(fact).toMatchObject({ recordedBy: clinic.instructor.id, occurredOn: '2026-03-06' });
    expect(fact.payload.awaitsCosign).toBeUndefined();
  });

  test('a role elsewhere gives no word here', async () => {
    const elsewhere = await clinic.member({
      roles: ['learner', { role: 'manager', site: 'EAST' }],
    });
    const learner = await clinic.trainee();
    const body = { skill: 'GREET', observer: elsewhere.id };
    expect(await refusal(clinic.observe(learner, body))).toEqual([422, 'may-not-observe']);
  });

  test.each([
    ['another license', 'XRAY', {}],
    ['one that has run out', 'RN', { expiresOn: '2026-01-31' }],
  ])('with %s nobody is a clinician', async (_, credential, terms) => {
    const learner = await clinic.trainee();
    const colleague = await clinic.staff('instructor');
    await clinic.license(colleague.id, clinic.admin, credential, terms);
    expect(await refusal(clinic.observe(learner, { skill: 'INJECT' }, colleague))).toEqual([
      422,
      'may-not-observe',
    ]);
  });

  test('a license that somebody recorded themselves counts once it is verified', async () => {
    const learner = await clinic.trainee();
    const nurse = await clinic.staff('instructor');
    const { seq } = await clinic.license(nurse.id, nurse.client);
    const observed = () => clinic.observe(learner, { skill: 'INJECT' }, nurse);
    expect(await refusal(observed())).toEqual([422, 'may-not-observe']);
    const verify = `/learners/${nurse.id}/credentials/${seq}/verification`;
    await done(clinic.manager.client.post(verify, {}));
    await done(observed());
    expect(await clinic.status(learner, 'INJECT')).toBe('satisfied');
  });

  test('whoever sees something unsafe, or that practice is needed, says so', async () => {
    const learner = await clinic.trainee();
    const nurse = await clinic.nurse();
    await done(clinic.observe(learner, { skill: 'INJECT' }, nurse));
    await done(clinic.observe(learner, { skill: 'INJECT', outcome: 'needs-practice', steps: [] }));
    expect(await clinic.status(learner, 'INJECT')).toBe('satisfied');
    await done(clinic.observe(learner, { skill: 'INJECT', outcome: 'unsafe' }));
    expect(await clinic.status(learner, 'INJECT')).not.toBe('satisfied');
  });
});

describeSkills('critical steps', (clinic) => {
  test('that were missed pass nobody: each is named, and nothing is recorded', async () => {
    const learner = await clinic.trainee();
    const nurse = await clinic.nurse();
    const answer = await clinic.observe(learner, { skill: 'INJECT', steps: [STEPS[0]] }, nurse);
    expect([answer.status, answer.body.code]).toEqual([422, 'critical-step-missed']);
    expect(answer.body.reasons).toHaveLength(1);
    expect(answer.body.detail).toContain(STEPS[1]);
    const none = await clinic.observe(learner, { skill: 'INJECT', steps: [] }, nurse);
    expect(none.body.reasons).toHaveLength(2);
    expect(await clinic.facts(learner, 'skill-observed')).toEqual([]);
  });

  test('that were seen are kept with it; other steps may be missing', async () => {
    const learner = await clinic.trainee();
    const body = { skill: 'INJECT', steps: STEPS };
    const { fact } = await done(clinic.observe(learner, body, await clinic.nurse()));
    expect(fact.payload.steps).toEqual(STEPS);
    expect(await clinic.status(learner, 'INJECT')).toBe('satisfied');
  });

  test('must be the skill’s own', async () => {
    const learner = await clinic.trainee();
    const body = { skill: 'GREET', steps: ['Asks for two identifiers', 'Sings'] };
    const answer = await clinic.observe(learner, body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'steps.1']);
  });
});

describeSkills('a co-signature', (clinic) => {
  /** Somebody whose word counts for injections, without a license. */
  const signedOff = async () => {
    const colleague = await clinic.staff('instructor');
    await done(clinic.observe(colleague.id, { skill: 'INJECT' }, await clinic.nurse()));
    return colleague;
  };

  test('is what an observation without a license waits for; then it counts at once', async () => {
    const [learner, colleague, nurse] = [
      await clinic.trainee(),
      await signedOff(),
      await clinic.nurse(),
    ];
    const { fact, changes } = await done(clinic.observe(learner, { skill: 'INJECT' }, colleague));
    expect(fact.payload).toMatchObject({ observer: colleague.id, awaitsCosign: true });
    expect(changes).toContainEqual(
      expect.objectContaining({ requirement: 'S1/skills/INJECT', to: 'in-progress' }),
    );
    const signed = await done(clinic.cosign(learner, fact.id, nurse));
    expect(signed.fact).toMatchObject({
      kind: 'skill-cosigned',
      subject: 'INJECT',
      recordedBy: nurse.id,
      payload: { fact: fact.seq },
    });
    expect(signed.changes).toContainEqual(
      expect.objectContaining({ requirement: 'S1/skills/INJECT', to: 'satisfied' }),
    );
    expect(await refusal(clinic.cosign(learner, fact.seq, nurse))).toEqual([
      409,
      'cosign-not-needed',
    ]);
  });

  test('that is withdrawn is waited for again', async () => {
    const [learner, colleague, nurse] = [
      await clinic.trainee(),
      await signedOff(),
      await clinic.nurse(),
    ];
    const { fact } = await done(clinic.observe(learner, { skill: 'INJECT' }, colleague));
    const signed = await done(clinic.cosign(learner, fact.seq, nurse));
    const url = `/learners/${learner}/facts/${signed.fact.seq}/void`;
    await done(nurse.client.post(url, { reason: 'Signed the wrong one' }));
    expect(await clinic.status(learner, 'INJECT')).toBe('in-progress');
    await done(clinic.cosign(learner, fact.seq, nurse));
    expect(await clinic.status(learner, 'INJECT')).toBe('satisfied');
  });

  test('on paper is named with the observation', async () => {
    const [learner, colleague, nurse] = [
      await clinic.trainee(),
      await signedOff(),
      await clinic.nurse(),
    ];
    const body = { skill: 'INJECT', cosigner: nurse.id };
    await done(clinic.observe(learner, body, colleague));
    expect(await clinic.status(learner, 'INJECT')).toBe('satisfied');
    const unlicensed = { skill: 'INJECT', cosigner: clinic.manager.id };
    expect(await refusal(clinic.observe(learner, unlicensed, colleague))).toEqual([
      422,
      'not-licensed',
    ]);
    const own = { skill: 'INJECT', cosigner: nurse.id };
    expect(await refusal(clinic.observe(learner, own, nurse))).toEqual([422, 'own-observation']);
  });

  test('is a licensed clinician’s over the learner, and nobody else’s', async () => {
    const [learner, colleague, nurse] = [
      await clinic.trainee(),
      await signedOff(),
      await clinic.nurse(),
    ];
    const { fact } = await done(clinic.observe(learner, { skill: 'INJECT' }, colleague));
    const asked = async (by: { client: typeof clinic.admin }) =>
      refusal(clinic.cosign(learner, fact.seq, by));
    expect(await asked(clinic.manager)).toEqual([422, 'not-licensed']);
    expect(await asked(clinic.viewer)).toEqual([403, 'forbidden']);
    const peer = await clinic.member();
    await clinic.license(peer.id);
    expect((await asked(peer))[0]).toBe(403);
    const there = await clinic.member({
      site: 'EAST',
      roles: ['learner', { role: 'instructor', site: 'EAST' }],
    });
    await clinic.license(there.id);
    expect(await asked(there)).toEqual([404, 'not-found']);
    await clinic.license(colleague.id);
    expect(await asked(colleague)).toEqual([422, 'own-observation']);
    const own = await done(clinic.observe(nurse.id, { skill: 'INJECT' }, colleague));
    expect(await refusal(clinic.cosign(nurse.id, own.fact.seq, nurse))).toEqual([
      403,
      'own-record',
    ]);
    expect(await clinic.facts(learner, 'skill-cosigned')).toEqual([]);
  });

  test('is of an observation that there is', async () => {
    const learner = await clinic.trainee();
    const nurse = await clinic.nurse();
    const hired = (await clinic.facts(learner, 'hired'))[0]!;
    expect(await refusal(clinic.cosign(learner, hired.seq, nurse))).toEqual([
      404,
      'no-such-observation',
    ]);
    expect((await clinic.cosign(learner, 'nothing', nurse)).status).toBe(404);
    const { fact } = await done(clinic.observe(learner, { skill: 'GREET' }));
    expect(await refusal(clinic.cosign(learner, fact.seq, nurse))).toEqual([
      409,
      'cosign-not-needed',
    ]);
  });
});
