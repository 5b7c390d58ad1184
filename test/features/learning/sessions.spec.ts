import { describeClinic, done, NOBODY, refusal } from '../enrollments/clinic.js';

const CLASS = {
  course: 'BBP',
  modules: ['01', 'session'],
  site: 'NORTH',
  heldOn: '2026-03-09',
  minutes: 60,
  trainer: 'Desmond Hollyhock',
  qualifications: 'RN, exposure control lead',
  questionsBy: 'room',
};

const SIGNED = ['attestation'];

describeClinic('a live session', (clinic) => {
  const hold = (body: object = CLASS, by = clinic.instructor) => by.client.post('/sessions', body);
  const attend = (session: string, learners: string[], by = clinic.instructor) =>
    by.client.post(`/sessions/${session}/attendance`, { learners });
  const withdraw = (session: string, by = clinic.instructor) =>
    by.client.post(`/sessions/${session}/void`, { reason: 'Recorded on the wrong day' });

  test('is recorded for 25 people as one, and undone as one', async () => {
    const learners = await Promise.all(Array.from({ length: 25 }, () => clinic.hired()));
    const session = await done(hold());
    const answer = await done(attend(session.id, learners));
    expect(answer).toMatchObject({ session: session.id, recorded: 25, skipped: [] });
    for (const learner of [learners[0]!, learners[24]!]) {
      const facts = await clinic.facts(learner, 'module-completed');
      expect(facts.map(({ payload }) => payload.module as string).toSorted()).toEqual([
        '01',
        'session',
      ]);
      expect(facts[0]).toMatchObject({
        occurredOn: '2026-03-09',
        recordedBy: clinic.instructor.id,
        payload: { trainer: 'Desmond Hollyhock', questionsBy: 'room', session: session.id },
      });
    }

    expect(await done(withdraw(session.id))).toMatchObject({ withdrawn: 25 });
    const facts = await clinic.facts(learners[7]!, 'module-completed');
    expect(facts.every(({ voidedBy }) => voidedBy !== null)).toBe(true);
    expect(await refusal(withdraw(session.id))).toEqual([409, 'session-withdrawn']);
    expect(await refusal(attend(session.id, learners))).toEqual([409, 'session-withdrawn']);
  });

  test('skips by name who has it for that day already', async () => {
    const [first, second] = [await clinic.hired(), await clinic.hired()];
    const [morning, evening] = [await done(hold()), await done(hold())];
    await done(attend(morning.id, [first]));
    for (const session of [morning, evening]) {
      const { skipped } = await done(attend(session.id, [first, second, second]));
      expect(skipped[0]).toMatchObject({ learner: { id: first }, code: 'already-completed' });
    }
    expect(await clinic.facts(second, 'module-completed')).toHaveLength(2);
  });

  test('sent twice at once records everybody once', async () => {
    const learners = [await clinic.hired(), await clinic.hired()];
    const session = await done(hold());
    await Promise.all([
      done(attend(session.id, learners)),
      done(attend(session.id, learners.toReversed())),
    ]);
    for (const learner of learners) {
      expect(await clinic.facts(learner, 'module-completed')).toHaveLength(2);
    }
  });

  test('of what was withdrawn one by one, the rest is undone', async () => {
    const learner = await clinic.hired();
    const session = await done(hold());
    await done(attend(session.id, [learner]));
    const [last] = await clinic.facts(learner, 'module-completed');
    const url = `/learners/${learner}/facts/${last!.seq}/void`;
    await done(clinic.instructor.client.post(url, { reason: 'Left early' }));
    expect(await done(withdraw(session.id))).toMatchObject({ withdrawn: 1 });
    expect(await clinic.facts(learner, 'voided')).toHaveLength(2);
  });

  test('with somebody who is not the instructor’s to teach is recorded for nobody', async () => {
    const [here, there] = [await clinic.hired(), await clinic.hired({ site: 'EAST' })];
    const session = await done(hold());
    expect((await attend(session.id, [here, there])).status).toBe(404);
    expect((await attend(session.id, [here, clinic.instructor.id])).status).toBe(403);
    expect(await clinic.facts(here, 'module-completed')).toEqual([]);
  });

  test('records what was signed there, with the sheet that shows it', async () => {
    const learner = await clinic.hired();
    const signInSheet = 'Binder 3';
    const session = await done(hold({ ...CLASS, course: 'HIP', modules: SIGNED, signInSheet }));
    await done(attend(session.id, [learner]));
    expect(await clinic.facts(learner, 'module-completed')).toMatchObject([
      { payload: { module: 'attestation', evidence: signInSheet } },
    ]);
  });

  test.each([
    ['in the future', { heldOn: '2026-03-11' }, [422, 'occurred-in-future']],
    ['of a course that there isn’t', { course: 'NON' }, [404, 'no-such-course']],
    ['of a module of another course', { modules: ['quiz'] }, [400, 'invalid-input']],
    ['of no module', { modules: [] }, [400, 'invalid-input']],
    ['of a module twice', { modules: ['01', '01'] }, [400, 'invalid-input']],
    ['signed by nobody', { course: 'HIP', modules: SIGNED }, [422, 'evidence-required']],
    ['at a site that there isn’t', { site: 'NOWHERE' }, [404, 'not-found']],
    ['at a site where one doesn’t teach', { site: 'EAST' }, [403, 'forbidden']],
    ['without the trainer', { trainer: '' }, [400, 'invalid-input']],
    ['with questions by letter', { questionsBy: 'letter' }, [400, 'invalid-input']],
  ])('%s is refused', async (_, change, expected) => {
    expect(await refusal(hold({ ...CLASS, ...change }))).toEqual(expected);
  });

  test('is no learner’s and no viewer’s to record, and nobody’s who is elsewhere', async () => {
    const session = await done(hold());
    const learner = await clinic.member();
    const elsewhere = await clinic.member({
      site: 'EAST',
      roles: ['learner', { role: 'instructor', site: 'EAST' }],
    });
    for (const by of [learner, clinic.viewer]) {
      expect((await hold(CLASS, by)).status).toBe(403);
      expect((await attend(session.id, [learner.id], by)).status).toBe(403);
    }
    expect((await attend(session.id, [learner.id], elsewhere)).status).toBe(404);
    expect((await withdraw(session.id, elsewhere)).status).toBe(404);
    expect(await refusal(attend(NOBODY, [learner.id]))).toEqual([404, 'no-such-session']);
    expect(await refusal(attend(session.id, []))).toEqual([400, 'invalid-input']);
  });

  test('is listed page by page, the newest first, to who may see its site', async () => {
    const list = (query: string, by = clinic.instructor.client) =>
      by.get(`/sessions?course=TEL${query}`);
    const days = ['2026-03-02', '2026-03-04', '2026-03-03'];
    for (const heldOn of days)
      await done(hold({ ...CLASS, course: 'TEL', modules: ['01'], heldOn }));
    const elsewhere = { ...CLASS, course: 'TEL', modules: ['01'], site: 'EAST' };
    await done(clinic.admin.post('/sessions', elsewhere));

    const first = await done(list('&limit=2'));
    expect(first.items.map((each: { heldOn: string }) => each.heldOn)).toEqual([
      '2026-03-04',
      '2026-03-03',
    ]);
    await done(hold({ ...CLASS, course: 'TEL', modules: ['01'], heldOn: '2026-03-05' }));
    const second = await done(list(`&limit=2&cursor=${first.nextCursor}`));
    expect(second).toMatchObject({ items: [{ heldOn: '2026-03-02' }], nextCursor: null });
    expect(second.items[0]).toMatchObject({ modules: ['01'], trainer: 'Desmond Hollyhock' });

    expect((await done(list('', clinic.admin))).items).toHaveLength(5);
    expect((await done(list('&site=EAST', clinic.admin))).items).toHaveLength(1);
    expect((await done(list('&site=EAST'))).items).toEqual([]);
    expect((await done(list('', clinic.viewer.client))).items).toHaveLength(4);
    expect(await refusal(list('&site=NORTH&cursor=' + first.nextCursor))).toEqual([
      400,
      'invalid-input',
    ]);
    expect((await list('', (await clinic.member()).client)).status).toBe(403);
  });
});
