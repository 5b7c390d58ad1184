import { describeClinic, done, NOBODY, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('assigning coursework', (clinic) => {
  const assign = (body: object, by = clinic.instructor) => by.client.post('/assignments', body);
  const whoHas = async (id: string) => {
    const { learners } = await done(clinic.admin.get(`/assignments/${id}`));
    return learners.map((each: { learner: { id: string } }) => each.learner.id).toSorted();
  };

  test('to people opens the course to them and stands among their next steps', async () => {
    const { id, client } = await clinic.member();
    const answer = await assign({
      course: 'STO',
      learners: [id],
      dueOn: '2026-03-24',
      note: 'Soon',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'The storeroom',
      dueOn: '2026-03-24',
      assigned: 1,
      skipped: [],
    });
    const standing = await done(client.get('/learners/me/standing?path=WELCOME'));
    expect(standing.learner.id).toBe(id);
    const marked = await done(
      client.post('/learners/me/completions', { course: 'STO', module: '01' }),
    );
    expect(marked.changes).toContainEqual(
      expect.objectContaining({ path: `assignment/${answer.body.id}`, to: 'satisfied' }),
    );
    const found = await done(clinic.instructor.client.get(`/assignments/${answer.body.id}`));
    expect(found).toMatchObject({
      note: 'Soon',
      assignedBy: clinic.instructor.id,
      assignedOn: TODAY,
      learners: [{ learner: { id }, status: 'satisfied', isMet: true }],
    });
  });

  test('opens a course that is locked on the path, and its due date is the earliest shown', async () => {
    const { id, client } = await clinic.climber();
    const mark = () => client.post('/learners/me/completions', { course: 'ANA', module: '01' });
    await done(assign({ course: 'ANA', learners: [id], dueIn: 'P14D' }));
    await done(assign({ course: 'ANA', learners: [id], dueIn: 'P7D', repeat: true }));
    const { nextSteps } = await done(mark());
    const anatomy = nextSteps.filter((step: { subject?: string }) => step.subject === 'ANA');
    expect(anatomy).toHaveLength(1);
    expect(anatomy[0].dueOn).toBe('2026-03-24');
  });

  test('is among the next steps of a standing; what the path asks for too keeps its place', async () => {
    const { id, client } = await clinic.climber();
    await done(assign({ course: 'ANA', learners: [id], dueIn: 'P7D' }));
    const { id: task } = await done(assign({ task: 'Count', learners: [id], dueIn: 'P3D' }));
    const steps = async (asOf: string) => {
      const url = `/learners/me/standing?path=LADDER&asOf=${asOf}`;
      const { nextSteps } = await done(client.get(url));
      return nextSteps.slice(0, 2);
    };
    expect(await steps(TODAY)).toMatchObject([
      { path: `assignment/${task}`, title: 'Count', dueOn: '2026-03-13' },
      { path: 'LADDER', requirement: 'S0/basics/ANA', dueOn: '2026-03-17', status: 'due' },
    ]);
    expect(await steps('2026-03-20')).toMatchObject([
      { title: 'Count', status: 'overdue' },
      { requirement: 'S0/basics/ANA', status: 'overdue' },
    ]);
  });

  test('due in so many days says the day', async () => {
    const learners = [await clinic.hired()];
    const answer = await done(assign({ course: 'STO', learners, dueIn: 'P14D' }));
    expect(answer).toMatchObject({ assigned: 1, dueOn: '2026-03-24', dueIn: 'P14D' });
    const { learners: given } = await done(clinic.admin.get(`/assignments/${answer.id}`));
    expect(given[0].dueOn).toBe('2026-03-24');
    expect(await done(assign({ task: 'Count', learners }))).toMatchObject({ dueOn: null });
  });

  test('to a cohort, a site, a position or an exposure reaches whoever fits', async () => {
    const [blood, biller, both] = [
      await clinic.hired({ exposures: ['blood'] }),
      await clinic.hired({ position: 'biller' }),
      await clinic.hired({ position: 'biller', exposures: ['blood'] }),
    ];
    await clinic.hired({ site: 'EAST', position: 'biller', exposures: ['blood'] });
    await done(clinic.admin.post('/cohorts', { code: 'SPRING', name: 'Spring', site: 'NORTH' }));
    await done(clinic.admin.put('/cohorts/SPRING/members', { learners: [blood, biller] }));
    for (const [course, audience, expected] of [
      ['STO', { cohort: 'SPRING' }, [blood, biller]],
      ['STO', { position: 'biller' }, [both]],
      ['TEL', { exposure: 'blood' }, [blood, both]],
      ['HYG', { position: 'biller', exposure: 'blood' }, [both]],
    ] as const) {
      const { id, assigned } = await done(assign({ course, ...audience }));
      expect([audience, assigned]).toEqual([audience, expected.length]);
      expect(await whoHas(id)).toEqual([...expected].toSorted());
    }
    const everybody = await done(assign({ task: 'Read the notice', site: 'NORTH' }));
    expect(everybody.assigned).toBeGreaterThanOrEqual(6);
  });

  test('skips by name who has it or has done it, unless it is to be repeated', async () => {
    const [fresh, finished] = [await clinic.hired(), await clinic.hired()];
    const completion = { course: 'STO', module: '01' };
    await done(clinic.instructor.client.post(`/learners/${finished}/completions`, completion));
    const learners = [fresh, finished];
    const first = await done(assign({ course: 'STO', learners }));
    expect(first).toMatchObject({
      assigned: 1,
      skipped: [{ learner: { id: finished }, code: 'already-completed' }],
    });
    const second = await done(assign({ course: 'STO', learners }));
    expect(second.assigned).toBe(0);
    const codes = second.skipped.map((each: { learner: { id: string }; code: string }) => [
      each.learner.id,
      each.code,
    ]);
    expect(new Map(codes)).toEqual(
      new Map([
        [fresh, 'already-assigned'],
        [finished, 'already-completed'],
      ]),
    );
    const repeated = await done(assign({ course: 'STO', learners: [finished], repeat: true }));
    expect(repeated.assigned).toBe(1);
    expect(await clinic.statusOf(finished, `assignment/${repeated.id}`, repeated.id)).toMatchObject(
      {
        status: 'not-started',
      },
    );
  });

  test('the same twice at once gives each learner one', async () => {
    const learners = [await clinic.hired(), await clinic.hired()];
    const answers = await Promise.all([
      done(assign({ course: 'STO', learners })),
      done(assign({ course: 'STO', learners })),
    ]);
    expect(answers.reduce((sum, { assigned }) => sum + assigned, 0)).toBe(2);
  });

  test('a path enrols whoever isn’t on it', async () => {
    const learner = await clinic.hired();
    await done(assign({ path: 'LADDER', learners: [learner], dueIn: 'P6M' }));
    const enrolled = await clinic.facts(learner, 'enrolled');
    expect(enrolled.map(({ subject }) => subject)).toContain('LADDER');
  });

  test.each([
    ['nothing', {}, [400, 'invalid-input']],
    ['two things', { course: 'STO', path: 'LADDER' }, [400, 'invalid-input']],
    ['a blank task', { task: '  ' }, [400, 'invalid-input']],
    ['a course that there isn’t', { course: 'NON' }, [404, 'no-such-course']],
    ['a path that there isn’t', { path: 'NON' }, [404, 'no-such-path']],
    ['a skill that there isn’t', { skill: 'NON' }, [404, 'no-such-skill']],
    ['something due yesterday', { course: 'STO', dueOn: '2026-03-09' }, [422, 'due-in-past']],
    ['two due dates', { course: 'STO', dueOn: '2026-04-01', dueIn: 'P7D' }, [400, 'invalid-input']],
    ['no length of time', { course: 'STO', dueIn: 'soon' }, [400, 'invalid-input']],
  ])('%s can’t be assigned', async (_, body, expected) => {
    const learner = await clinic.hired();
    const before = await clinic.facts(learner);
    expect(await refusal(assign({ ...body, learners: [learner] }))).toEqual(expected);
    expect(await clinic.facts(learner)).toEqual(before);
  });

  test.each([
    ['nobody', {}, [400, 'invalid-input']],
    ['an empty list', { learners: [] }, [400, 'invalid-input']],
    ['people and a site', { learners: [NOBODY], site: 'NORTH' }, [400, 'invalid-input']],
    ['somebody who isn’t there', { learners: [NOBODY] }, [404, 'not-found']],
    ['a position that nobody holds', { position: 'astronaut' }, [422, 'nobody-to-assign']],
    ['a site where one doesn’t teach', { site: 'EAST' }, [422, 'nobody-to-assign']],
  ])('to %s it is refused', async (_, audience, expected) => {
    expect(await refusal(assign({ course: 'STO', ...audience }))).toEqual(expected);
  });

  test('a dry run says who would get it and who is skipped, and writes nothing', async () => {
    const [has, hasNot] = [await clinic.hired(), await clinic.hired()];
    await done(assign({ course: 'STO', learners: [has] }));
    const before = await clinic.facts(hasNot);
    const body = { course: 'STO', learners: [has, hasNot] };
    const answer = await clinic.instructor.client.post('/assignments?dryRun=true', body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      dryRun: true,
      assigned: 1,
      learners: [{ id: hasNot }],
      skipped: [{ learner: { id: has }, code: 'already-assigned' }],
    });
    expect(await clinic.facts(hasNot)).toEqual(before);
    expect((await clinic.viewer.client.post('/assignments?dryRun=true', body)).status).toBe(403);
  });

  test('is for who teaches the learner', async () => {
    const [here, there] = [await clinic.hired(), await clinic.hired({ site: 'EAST' })];
    expect((await assign({ course: 'STO', learners: [there] })).status).toBe(404);
    expect((await assign({ course: 'STO', learners: [here] }, clinic.viewer)).status).toBe(403);
    const learner = await clinic.member();
    expect((await assign({ course: 'STO', learners: [learner.id] }, learner)).status).toBe(403);
  });

  test('is seen by who gave it, who has it and who may see them, and by nobody else', async () => {
    const learner = await clinic.member();
    const colleague = await clinic.member();
    const { id } = await done(assign({ course: 'STO', learners: [learner.id, colleague.id] }));
    const find = (by: typeof learner, query = '') => by.client.get(`/assignments/${id}${query}`);
    expect((await done(find(clinic.viewer))).learners).toHaveLength(2);
    expect((await done(find(learner))).learners).toMatchObject([{ learner: { id: learner.id } }]);
    const stranger = await clinic.member();
    expect(await refusal(find(stranger))).toEqual([404, 'no-such-assignment']);
    expect(await refusal(clinic.admin.get(`/assignments/${NOBODY}`))).toEqual([
      404,
      'no-such-assignment',
    ]);

    const list = (by: typeof learner, query: string) => by.client.get(`/assignments?${query}`);
    const mine = await done(list(learner, 'learner=me'));
    expect(mine.items).toMatchObject([{ id, status: 'not-started', isMet: false }]);
    expect((await done(list(stranger, ''))).items).toEqual([]);
    expect((await list(stranger, `learner=${learner.id}`)).status).toBe(404);
    const given = await done(list(clinic.instructor, 'by=me&limit=1'));
    expect(given.items).toMatchObject([{ id }]);
    const next = await done(list(clinic.instructor, `by=me&limit=1&cursor=${given.nextCursor}`));
    expect(next.items[0].id < id).toBe(true);
    expect((await done(list(clinic.instructor, 'by=me&status=cancelled'))).items).toEqual([]);

    const by = `by=me&learner=${learner.id}`;
    const found = async (status: string, query = by) =>
      (await done(list(clinic.instructor, `${query}&status=${status}`))).items;
    expect(await found('not-started')).toMatchObject([
      { id, status: 'not-started', state: 'current' },
    ]);
    for (const status of ['satisfied', 'overdue', 'closed'])
      expect(await found(status)).toEqual([]);
    await done(
      clinic.instructor.client.post(`/learners/${learner.id}/completions`, {
        course: 'STO',
        module: '01',
      }),
    );
    expect(await found('satisfied')).toMatchObject([{ id, status: 'satisfied', state: 'current' }]);
    expect(await found('not-started')).toEqual([]);
    expect(await found('not-started', 'by=me')).toContainEqual(expect.objectContaining({ id }));
    expect(await refusal(list(clinic.instructor, 'status=late'))).toEqual([400, 'invalid-input']);
  });
});
