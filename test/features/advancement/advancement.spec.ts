import { HomeDesk } from '../../../src/features/home/home-desk.js';
import { TeamDesk } from '../../../src/features/team/team-desk.js';
import { TraineesBoard } from '../../../src/features/trainees/trainees-board.js';
import { describeClinic, done, NOBODY, refusal, type Member } from '../enrollments/clinic.js';

describeClinic('the ladder', (clinic) => {
  const look = async (by: Member, learner = 'me', query = '') =>
    done(by.client.get(`/learners/${learner}/advancement${query}`));
  const ask = (by: Member, stage = 'S0', learner = 'me') =>
    by.client.post(`/learners/${learner}/advancements`, { stage, note: 'Please' });
  const decide = (by: Member, learner: string, request: string | number, body: object = {}) =>
    by.client.post(`/learners/${learner}/advancements/${request}/decision`, {
      approved: true,
      ...body,
    });

  /** Somebody who has all that the first stage requires. */
  const ready = async () => {
    const learner = await clinic.climber();
    const url = `/learners/${learner.id}`;
    for (const module of ['01', '02', 'quiz']) {
      const completion = { course: 'ANA', module, score: 100 };
      await done(clinic.instructor.client.post(`${url}/completions`, completion));
    }
    const hours = { activity: 'shadowing', on: '2026-03-10', minutes: 120 };
    const { fact } = await done(clinic.instructor.client.post(`${url}/hours`, hours));
    const approval = `${url}/hours/${fact.id}/approval`;
    await done(clinic.instructor.client.post(approval, { approved: true }));
    return learner;
  };

  test('says where one stands and what is left, the approval aside', async () => {
    const learner = await clinic.climber();
    const found = await look(learner);
    expect(found).toMatchObject({
      path: 'LADDER',
      current: null,
      next: 'S0',
      ready: false,
      pending: null,
    });
    const left = found.left.map((each: { title: string }) => each.title);
    expect(left).toEqual(['Anatomy', 'Two hours of shadowing']);
    expect(found.left[0]).toMatchObject({
      action: 'Complete the module "The heart".',
      reason: 'Not started.',
    });
    const url = '/learners/me/advancement?path=';
    expect(await refusal(learner.client.get(`${url}DESK`))).toEqual([404, 'not-enrolled']);
    expect(await refusal(learner.client.get(`${url}NON`))).toEqual([404, 'not-enrolled']);
  });

  test('is climbed by asking and a manager’s yes', async () => {
    const learner = await ready();
    expect(await look(learner)).toMatchObject({ ready: true, left: [] });
    const asked = await ask(learner);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({ stage: 'S0', state: 'pending', ready: true, left: [] });
    expect((await look(learner)).pending).toMatchObject({ id: asked.body.id, note: 'Please' });

    const approved = await done(decide(clinic.manager, learner.id, asked.body.id));
    expect(approved).toMatchObject({ stage: 'S0', state: 'approved' });
    const changed = approved.changes.map((each: { requirement: string }) => each.requirement);
    expect(changed).toEqual(expect.arrayContaining(['S0', 'S0/approval']));
    expect(await look(learner)).toMatchObject({ current: 'S0', next: 'S1', pending: null });
    expect(await refusal(decide(clinic.manager, learner.id, asked.body.id))).toEqual([
      409,
      'already-decided',
    ]);
  });

  test('is not gone down again when something of a stage that was passed is withdrawn', async () => {
    const learner = await ready();
    const asked = await done(ask(learner));
    await done(decide(clinic.manager, learner.id, asked.id));
    const url = `/learners/${learner.id}`;
    const { items } = await done(clinic.manager.client.get(`${url}/facts?kind=hours-approved`));
    const reason = { reason: 'Somebody else’s hours' };
    await done(clinic.manager.client.post(`${url}/facts/${items[0].seq}/void`, reason));

    const standing = await done(learner.client.get(`${url}/standing?path=LADDER`));
    expect(standing.stages[0]).toMatchObject({
      ...{ code: 'S0', status: 'in-progress', passedOn: '2026-03-10' },
    });
    expect(standing.stage).toEqual({ code: 'S1', title: 'Assistant' });
    const { app } = clinic.server;
    const grants = [{ role: 'manager' as const, site: 'NORTH', cohort: null, until: null }];
    const manager = { personId: clinic.manager.id, grants };
    const team = await app.get(TeamDesk, { strict: false }).all(manager, {});
    const listed = team.find(({ id }) => id === learner.id);
    expect(listed?.ladder).toMatchObject({ path: 'LADDER', stage: 'Assistant' });
    const board = await app.get(TraineesBoard, { strict: false }).look(manager, { limit: 100 });
    const trainee = board.trainees.find(({ id }) => id === learner.id);
    expect(trainee).toMatchObject({ stage: 'Assistant' });
    const home = await app
      .get(HomeDesk, { strict: false })
      .of({ personId: learner.id, grants: [] });
    expect(home.left.map(({ title }) => title)).toEqual(['Assistant']);
    const [passed, here] = home.ladder!.stages.map(({ rungs }) => rungs[0]);
    const lines = ['Reached Mar 10, 2026', '2 of 3 met'];
    expect(passed).toMatchObject({ place: 'reached', status: 'satisfied', lines });
    expect(here).toMatchObject({ title: 'Assistant', place: 'here' });
  });

  test('twice asked is refused, also at once, and so is any stage but the next', async () => {
    const learner = await clinic.climber();
    const both = await Promise.all([ask(learner), ask(learner)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await refusal(ask(learner))).toEqual([409, 'already-asked']);
    const other = await clinic.climber();
    expect(await refusal(ask(other, 'S1'))).toEqual([422, 'not-the-next-stage']);
    expect(await refusal(ask(other, 'S9'))).toEqual([404, 'no-such-stage']);
  });

  test('is not climbed while requirements are left: the refusal names each', async () => {
    const learner = await clinic.climber();
    const { id, ready: isReady } = await done(ask(learner));
    expect(isReady).toBe(false);
    const refused = await decide(clinic.manager, learner.id, id);
    expect([refused.status, refused.body.code]).toEqual([422, 'requirements-left']);
    expect(refused.body.reasons.map((each: { subject: string }) => each.subject)).toHaveLength(2);
    expect((await look(learner)).pending.id).toBe(id);
  });

  test('a no says why, and one may ask again', async () => {
    const learner = await clinic.climber();
    const { id } = await done(ask(learner));
    for (const reason of [undefined, '  ']) {
      expect(
        await refusal(decide(clinic.manager, learner.id, id, { approved: false, reason })),
      ).toEqual([400, 'invalid-input']);
    }
    const no = { approved: false, reason: 'After the practicum' };
    expect(await done(decide(clinic.manager, learner.id, id, no))).toMatchObject({
      state: 'declined',
    });
    expect((await ask(learner)).status).toBe(201);
  });

  test('of two answers at once, one counts', async () => {
    const learner = await ready();
    const { id } = await done(ask(learner));
    const both = await Promise.all([
      decide(clinic.manager, learner.id, id),
      decide(clinic.manager, learner.id, id, { approved: false, reason: 'Not yet' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('is decided by a manager, and never by the learner', async () => {
    const learner = await ready();
    const { id, fact } = await done(ask(learner));
    expect((await decide(clinic.instructor, learner.id, id)).status).toBe(403);
    expect((await decide(learner, 'me', id)).status).toBe(403);
    const boss = await clinic.climber({ roles: ['learner', { role: 'manager', site: 'NORTH' }] });
    const own = await done(ask(boss));
    expect(await refusal(decide(boss, 'me', own.id))).toEqual([403, 'own-record']);
    for (const request of [NOBODY, '999', own.id]) {
      expect(await refusal(decide(clinic.manager, learner.id, request))).toEqual([
        404,
        'no-such-advancement',
      ]);
    }
    expect((await decide(clinic.manager, learner.id, fact.seq)).status).toBe(200);
  });

  test('is asked by the learner or who teaches them, and read by who may see them', async () => {
    const learner = await clinic.climber();
    expect((await ask(clinic.viewer, 'S0', learner.id)).status).toBe(403);
    expect((await ask(await clinic.member(), 'S0', learner.id)).status).toBe(404);
    expect((await ask(clinic.instructor, 'S0', learner.id)).status).toBe(201);
    expect((await look(clinic.viewer, learner.id)).pending.stage).toBe('S0');
  });

  test('waits in the list of who may decide, the oldest first and page by page, until it is answered', async () => {
    const list = async (by: Member, query = '') => {
      const answer = by.client.get(`/advancements?state=pending&limit=200${query}`);
      return (await done(answer)).items as {
        learner: { id: string };
        fact: number;
        left: number;
      }[];
    };
    const learner = await clinic.climber();
    const { fact } = await done(ask(learner));
    const mine = await list(clinic.manager);
    const found = mine.find((each) => each.learner.id === learner.id);
    expect(found).toMatchObject({ fact: fact.seq, note: 'Please', left: 2, stage: { code: 'S0' } });
    const { body } = await clinic.manager.client.get('/advancements?state=pending&limit=1');
    expect(body.items).toEqual(mine.slice(0, 1));
    const rest = await list(clinic.manager, `&cursor=${body.nextCursor}`);
    expect(rest).toEqual(mine.slice(1));

    expect(await refusal(clinic.instructor.client.get('/advancements?state=pending'))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await clinic.manager.client.get('/advancements?state=all')).status).toBe(400);
    const elsewhere = await clinic.member({
      roles: ['learner', { role: 'manager', site: 'EAST' }],
    });
    expect(await list(elsewhere)).toEqual([]);

    const no = { approved: false, reason: 'Later' };
    const { fact: answer } = await done(decide(clinic.manager, learner.id, fact.seq, no));
    const isWaiting = async () =>
      (await list(clinic.manager)).some((each) => each.learner.id === learner.id);
    expect(await isWaiting()).toBe(false);
    const voiding = `/learners/${learner.id}/facts/${answer.seq}/void`;
    await done(clinic.manager.client.post(voiding, { reason: 'Answered by mistake' }));
    expect(await isWaiting()).toBe(true);
  });
});
