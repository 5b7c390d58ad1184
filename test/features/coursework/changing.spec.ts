import { describeClinic, done, inClinic, refusal, TODAY } from '../enrollments/clinic.js';

describeClinic('assigned coursework', (clinic) => {
  const given = async (learners: readonly string[], body: object = { course: 'STO' }) =>
    (await done(clinic.instructor.client.post('/assignments', { ...body, learners }))).id as string;
  const act = (id: string, what: string, body: object, by = clinic.instructor) =>
    by.client.post(`/assignments/${id}/${what}`, body);
  const states = async (id: string) => {
    const { learners } = await done(clinic.admin.get(`/assignments/${id}`));
    return Object.fromEntries(
      learners.map((each: { learner: { id: string }; status: string; dueOn: string | null }) => [
        each.learner.id,
        [each.status, each.dueOn],
      ]),
    );
  };

  test('gets a new due date, for everybody or for some', async () => {
    const [ana, ben] = [await clinic.hired(), await clinic.hired()];
    const id = await given([ana, ben], { course: 'STO', dueOn: '2026-05-01' });
    const later = { dueOn: '2026-06-01', reason: 'The class was moved' };
    expect(await done(act(id, 'change', later))).toMatchObject({ changed: 2, dueOn: '2026-06-01' });
    await done(act(id, 'change', { ...later, dueOn: '2026-07-01', learners: [ben] }));
    expect(await states(id)).toEqual({
      [ana]: ['not-started', '2026-06-01'],
      [ben]: ['not-started', '2026-07-01'],
    });
    expect((await done(clinic.admin.get(`/assignments/${id}`))).dueOn).toBe('2026-06-01');
  });

  test('is taken back from some, then from everybody, and what was done stays', async () => {
    const [ana, ben] = [await clinic.hired(), await clinic.hired()];
    const id = await given([ana, ben]);
    const completion = { course: 'STO', module: '01' };
    await done(clinic.instructor.client.post(`/learners/${ben}/completions`, completion));
    const reason = 'Assigned to the wrong people';
    expect(await done(act(id, 'cancellation', { reason, learners: [ana] }))).toMatchObject({
      cancelled: 1,
    });
    expect(await states(id)).toEqual({ [ana]: ['cancelled', null], [ben]: ['satisfied', null] });
    expect(await done(act(id, 'cancellation', { reason }))).toMatchObject({ cancelled: 1 });
    expect(await refusal(act(id, 'cancellation', { reason }))).toEqual([
      409,
      'assignment-cancelled',
    ]);
    const later = { dueOn: '2026-06-01', reason };
    expect(await refusal(act(id, 'change', later))).toEqual([409, 'assignment-cancelled']);
    expect(await clinic.facts(ben, 'module-completed')).toHaveLength(1);
    const cancelled = await done(clinic.instructor.client.get('/assignments?status=cancelled'));
    expect(cancelled.items).toMatchObject([{ id }]);
  });

  test('is not changed to a past day, without a reason, for others or by others', async () => {
    const [ana, other] = [await clinic.member(), await clinic.hired()];
    const id = await given([ana.id]);
    const change = { dueOn: '2026-04-01', reason: 'Moved' };
    expect(await refusal(act(id, 'change', { ...change, dueOn: '2026-03-09' }))).toEqual([
      422,
      'due-in-past',
    ]);
    expect(await refusal(act(id, 'change', { dueOn: '2026-04-01' }))).toEqual([
      400,
      'invalid-input',
    ]);
    expect(await refusal(act(id, 'change', { ...change, learners: [other] }))).toEqual([
      404,
      'not-assigned',
    ]);
    expect((await act(id, 'change', change, ana)).status).toBe(403);
    expect((await act(id, 'cancellation', { reason: 'No' }, clinic.viewer)).status).toBe(403);
    const elsewhere = await clinic.member({
      site: 'EAST',
      roles: ['learner', { role: 'instructor', site: 'EAST' }],
    });
    expect(await refusal(act(id, 'change', change, elsewhere))).toEqual([
      404,
      'no-such-assignment',
    ]);
  });

  test('of somebody who moved to another office stays with who teaches them now', async () => {
    const [ana, ben] = [await clinic.hired(), await clinic.hired()];
    const id = await given([ana, ben]);
    await done(clinic.admin.patch(`/people/${ben}`, { site: 'EAST', effectiveOn: TODAY }));
    const cancelled = await done(act(id, 'cancellation', { reason: 'Another plan' }));
    expect(cancelled).toMatchObject({ cancelled: 1 });
    expect(await states(id)).toMatchObject({
      [ana]: ['cancelled', null],
      [ben]: ['not-started', null],
    });
  });

  describe('a task', () => {
    const TASK = { task: 'Check the eyewash station', dueIn: 'P3D' };
    const finish = (id: string, by: typeof clinic.instructor, body: object = {}) =>
      by.client.post(`/assignments/${id}/completion`, body);

    test('is marked done once, by its learner or who teaches them', async () => {
      const [ana, ben] = [await clinic.member(), await clinic.hired()];
      const id = await given([ana.id, ben], TASK);
      expect(await done(finish(id, ana, { note: 'Both work' }))).toMatchObject({
        title: TASK.task,
        status: 'satisfied',
        isMet: true,
      });
      expect(await refusal(finish(id, ana))).toEqual([409, 'already-completed']);
      expect((await finish(id, ana, { learner: ben })).status).toBe(404);
      await done(finish(id, clinic.instructor, { learner: ben }));
      expect(await clinic.facts(ben, 'task-completed')).toMatchObject([
        { recordedBy: clinic.instructor.id },
      ]);
    });

    test('of nobody, or what is no task, can’t be marked', async () => {
      const ana = await clinic.member();
      const id = await given([ana.id]);
      expect(await refusal(finish(id, ana))).toEqual([422, 'not-a-task']);
      expect(await refusal(finish(id, clinic.instructor))).toEqual([404, 'no-such-assignment']);
    });
  });

  test('waits on who gave it when they leave, and so do their trainees’ requests', async () => {
    const boss = await clinic.staff('manager');
    const trainee = await clinic.climber({ supervisor: boss.id });
    const assignment = { course: 'STO', learners: [trainee.id] };
    await done(boss.client.post('/assignments', assignment));
    const hours = { activity: 'shadowing', on: TODAY, minutes: 60 };
    await done(trainee.client.post('/learners/me/hours', hours));
    await done(trainee.client.post('/learners/me/advancements', { stage: 'S0' }));
    const gone = await done(
      clinic.admin.post(`/people/${boss.id}/separation`, { on: TODAY, reason: 'Moved' }),
    );
    const learner = { id: trainee.id };
    expect(gone.waiting).toMatchObject({
      assignments: [{ learner, title: 'The storeroom' }],
      approvals: [
        { learner, title: 'Shadowing: 1 h on Mar 10, 2026' },
        { learner, title: 'Promotion to Trainee' },
      ],
    });
  });

  test('is handed over with all that waits, also after they left, by who may', async () => {
    const [boss, next] = [await clinic.staff('manager'), await clinic.staff('manager')];
    const trainee = await clinic.climber({ supervisor: boss.id });
    const given = { course: 'STO', learners: [trainee.id] };
    const { id } = await done(boss.client.post('/assignments', given));
    await done(trainee.client.post('/learners/me/advancements', { stage: 'S0' }));
    const held = {
      ...{ course: 'HYG', modules: ['01'], site: 'NORTH', heldOn: TODAY, minutes: 30 },
      ...{ trainer: 'Somebody', qualifications: 'Nurse', questionsBy: 'room' },
    };
    const session = await done(boss.client.post('/sessions', held));
    const leaving = { on: TODAY, reason: 'Moved' };
    await done(clinic.admin.post(`/people/${boss.id}/separation`, leaving));

    const url = `/people/${boss.id}/hand-over`;
    const over = { handOverTo: next.id };
    expect((await next.client.post(url, over)).status).toBe(403);
    expect(await refusal(clinic.admin.post(url, { handOverTo: boss.id }))).toEqual([
      400,
      'invalid-input',
    ]);
    expect((await clinic.admin.get(`/assignments/${id}`)).body.assignedBy).toBe(boss.id);
    const { body: waiting } = await clinic.admin.post(url, over);
    expect(waiting).toEqual({
      ...{ trainees: [], approvals: [], assignments: [] },
      others: [{ title: expect.stringMatching(/live session on/), url: `/sessions/${session.id}` }],
    });
    const mine = await done(next.client.get('/assignments?by=me'));
    expect(mine.items.map((each: { id: string }) => each.id)).toContain(id);
  });
});

describe.each(['sqlite', 'postgres'] as const)('coursework for later joiners (%s)', (dialect) => {
  test('reaches whoever is hired, moved or put in the cohort later, with as much time', () =>
    inClinic(dialect, async (clinic) => {
      await done(clinic.admin.post('/cohorts', { code: 'SPRING', name: 'Spring', site: 'NORTH' }));
      const open = async (audience: object, due: object, course: string) =>
        (
          await done(
            clinic.admin.post('/assignments', { course, ...audience, ...due, laterJoiners: true }),
          )
        ).id as string;
      const billers = await open({ position: 'biller' }, { dueIn: 'P14D' }, 'STO');
      const spring = await open({ cohort: 'SPRING' }, { dueOn: '2026-03-17' }, 'TEL');
      const dueOf = async (learner: string, id: string) =>
        (await clinic.statusOf(learner, `assignment/${id}`, id))?.dueOn;

      clinic.server.clock.advance({ days: 10 });
      clinic.admin = await clinic.administratorAgain();
      const hired = await clinic.hired({ position: 'biller' });
      const moved = await clinic.hired({ position: 'scribe' });
      expect(await dueOf(hired, billers)).toBe('2026-04-03');
      expect(await dueOf(moved, billers)).toBeUndefined();
      await done(clinic.admin.patch(`/people/${moved}`, { position: 'biller' }));
      expect(await dueOf(moved, billers)).toBe('2026-04-03');
      await done(clinic.admin.put('/cohorts/SPRING/members', { learners: [moved] }));
      expect(await dueOf(moved, spring)).toBe('2026-03-27');

      await done(clinic.admin.post(`/assignments/${billers}/cancellation`, { reason: 'Enough' }));
      const late = await clinic.hired({ position: 'biller' });
      expect(await dueOf(late, billers)).toBeUndefined();
    }));
});
