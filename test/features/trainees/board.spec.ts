import type { BoardQuery } from '../../../src/features/trainees/board.dto.js';
import { TraineesBoard } from '../../../src/features/trainees/trainees-board.js';
import { SessionsDesk } from '../../../src/features/learning/sessions-desk.js';
import { HoursToAnswer } from '../../../src/features/skills/hours-to-answer.js';
import { describeClinic, done, type Member } from '../enrollments/clinic.js';

describeClinic('the board', (clinic) => {
  const actorOf = ({ id }: Member) => {
    const grant = { role: 'instructor' as const, site: 'NORTH', cohort: null, until: null };
    return { personId: id, grants: [grant] };
  };
  const look = (query: Partial<BoardQuery> = {}) =>
    clinic.server.app.get(TraineesBoard).look(actorOf(clinic.instructor), { limit: 25, ...query });
  const idsOf = async (query: Partial<BoardQuery>) =>
    (await look(query)).trainees.map(({ id }) => id);

  test('says who is stuck until they move, and again when that is withdrawn', async () => {
    const idle = await clinic.climber({ hiredOn: '2026-02-01' });
    expect(await idsOf({ state: 'stuck' })).toContain(idle.id);
    const url = `/learners/${idle.id}`;
    const { fact } = await done(
      clinic.instructor.client.post(`${url}/completions`, { course: 'ANA', module: '01' }),
    );
    expect(await idsOf({ state: 'stuck' })).not.toContain(idle.id);
    const [moved] = (await look()).trainees.filter(({ id }) => id === idle.id);
    expect(moved).toMatchObject({ isStuck: false, lastOn: '2026-03-10' });
    const reason = { reason: 'Wrong person' };
    await done(clinic.instructor.client.post(`${url}/facts/${fact.seq}/void`, reason));
    expect(await idsOf({ state: 'stuck' })).toContain(idle.id);
    const [again] = (await look()).trainees.filter(({ id }) => id === idle.id);
    expect(again).toMatchObject({ isStuck: true, lastOn: null });
  });

  test('filters and pages alike: every page together is everybody, each state its share', async () => {
    await clinic.climber({ hiredOn: '2026-01-10' });
    await clinic.climber();
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await look({ limit: 2, ...(cursor && { cursor }) });
      paged.push(...page.trainees.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const all = await look();
    expect(paged).toEqual(all.trainees.map(({ id }) => id));
    for (const state of ['behind', 'on-time'] as const) {
      const expected = all.trainees.filter((each) => each.state === state).map(({ id }) => id);
      expect(await idsOf({ state })).toEqual(expected);
    }
    expect(await idsOf({ state: 'stuck' })).toEqual(
      all.trainees.filter(({ isStuck }) => isStuck).map(({ id }) => id),
    );
    expect(all.counts).toEqual({
      people: all.trainees.length,
      behind: all.trainees.filter(({ state }) => state === 'behind').length,
      stuck: all.trainees.filter(({ isStuck }) => isStuck).length,
    });
  });

  test('shows nobody of a site where the viewer teaches nobody', async () => {
    const elsewhere = await clinic.hired({ site: 'EAST' });
    expect(await idsOf({})).not.toContain(elsewhere);
    expect(await idsOf({ site: 'EAST' })).toEqual([]);
  });

  test('hours wait until they are answered, and only for who may', async () => {
    const learner = await clinic.climber();
    const log = { activity: 'shadowing', on: '2026-03-09', minutes: 90 };
    const { fact } = await done(learner.client.post('/learners/me/hours', log));
    const waiting = async () =>
      (await clinic.server.app.get(HoursToAnswer).of(actorOf(clinic.instructor))).items;
    expect(await waiting()).toEqual([
      expect.objectContaining({ seq: fact.seq, minutes: 90, activity: 'Shadowing' }),
    ]);
    const url = `/learners/${learner.id}/hours/${fact.seq}/approval`;
    await done(clinic.instructor.client.post(url, { approved: true }));
    expect(await waiting()).toEqual([]);
  });

  test('coursework is current until everybody is done, and sessions count who was there', async () => {
    const learner = await clinic.member();
    const { client } = clinic.instructor;
    const body = { task: 'Read it', learners: [learner.id] };
    const { id } = await done(client.post('/assignments', body));
    const listed = async (status: string) =>
      (await done(client.get(`/assignments?by=me&status=${status}`))).items.map(
        (each: { id: string }) => each.id,
      );
    expect([await listed('current'), await listed('closed')]).toEqual([[id], []]);
    await done(learner.client.post(`/assignments/${id}/completion`, {}));
    expect([await listed('current'), await listed('closed')]).toEqual([[], [id]]);

    const session = await done(
      client.post('/sessions', {
        ...{ course: 'BBP', modules: ['session'], site: 'NORTH', heldOn: '2026-03-09' },
        ...{ minutes: 60, trainer: 'Ines', qualifications: 'RN', questionsBy: 'room' },
      }),
    );
    await done(client.post(`/sessions/${session.id}/attendance`, { learners: [learner.id] }));
    const desk = clinic.server.app.get(SessionsDesk);
    const { items } = await desk.list(actorOf(clinic.instructor), undefined);
    expect(items).toMatchObject([{ id: session.id, people: 1 }]);
  });
});
