import { requirementIn } from './api.js';
import { SMALL_CURRICULUM } from './clinic.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

const BBP = 'YEARLY/blood/BBP';
const SESSION = {
  course: 'BBP',
  modules: ['session'],
  site: 'MAIN',
  minutes: 60,
  trainer: 'Rosa Trainer',
  qualifications: 'RN, infection control',
  questionsBy: 'room',
  contents: 'The exposure control plan; needle sticks',
};

const options = { today: '2026-05-04', coursesDir: SMALL_CURRICULUM };

describeClinic('a bloodborne day with a class of 25', options, (clinic) => {
  let rosa: Member;
  const learners: Member[] = [];

  beforeAll(async () => {
    rosa = await clinic.hire({ givenName: 'Rosa', familyName: 'Trainer', roles: ['instructor'] });
    for (let i = 1; i <= 25; i += 1) {
      const learner = { givenName: 'Learner', familyName: `Number ${i}` };
      learners.push(await clinic.hire({ ...learner, hiredOn: '2026-05-04', exposures: ['blood'] }));
    }
  });

  const bloodborneOf = async (learner: Member, asOf?: string) =>
    requirementIn(await clinic.as(rosa).standing(learner, 'SAFETY', asOf ? { asOf } : {}), BBP);
  const everybody = (asOf?: string) =>
    Promise.all(learners.map((learner) => bloodborneOf(learner, asOf)));

  test('whoever works with blood owes the training within 14 days of the exposure', async () => {
    expect(await everybody()).toEqual(
      learners.map(() =>
        expect.objectContaining({
          status: 'due',
          // 14 days after 4 May, when the exposure began.
          dueOn: '2026-05-18',
          progress: { done: 0, needed: 2, unit: 'modules' },
        }),
      ),
    );
  });

  test('nobody can record a live session for themselves', async () => {
    const [first] = learners;
    await clinic.as(rosa).complete(first!, 'BBP', '01');
    await expect(clinic.as(first!).complete(first!, 'BBP', 'session')).rejects.toMatchObject({
      status: 422,
      code: 'instructor-required',
    });
  });

  test('the sign-in sheet records all 25 at once, with what the regulation asks for', async () => {
    clinic.setDay('2026-05-06');
    for (const learner of learners.slice(1)) await clinic.as(rosa).complete(learner, 'BBP', '01');
    const session = await clinic.as(rosa).holdSession({ ...SESSION, heldOn: '2026-05-06' });
    await clinic.as(rosa).recordAttendance(session, learners);

    expect(await everybody()).toEqual(
      learners.map(() =>
        expect.objectContaining({
          status: 'satisfied',
          since: '2026-05-06',
          // A year from the day of the session, which completed the course.
          dueOn: '2027-05-06',
        }),
      ),
    );
    const [attended] = await clinic
      .as(rosa)
      .facts(learners[24]!, { kind: 'module-completed', subject: 'BBP' })
      .then((facts) => facts.filter(({ payload }) => payload.module === 'session'));
    expect(attended).toMatchObject({
      occurredOn: '2026-05-06',
      payload: {
        minutes: 60,
        trainer: 'Rosa Trainer',
        qualifications: 'RN, infection control',
        questionsBy: 'room',
        contents: 'The exposure control plan; needle sticks',
        site: 'MAIN',
        session: session.id,
      },
    });
  });

  test('a session recorded with the wrong day is undone as one, and held on record as withdrawn', async () => {
    clinic.setDay('2026-05-08');
    const { items } = await clinic
      .as(rosa)
      .get<{ items: { id: string }[] }>('/sessions?course=BBP');
    expect(items).toHaveLength(1);
    await clinic.as(rosa).voidSession(items[0]!, 'It was held on Thursday the 7th');

    expect(await everybody()).toEqual(
      learners.map(() =>
        expect.objectContaining({
          status: 'due',
          dueOn: '2026-05-18',
          progress: { done: 1, needed: 2, unit: 'modules' },
        }),
      ),
    );
    for (const learner of learners) {
      const facts = await clinic.as(rosa).facts(learner, { kind: 'module-completed' });
      expect(facts.map(({ payload, voidedBy }) => [payload.module, voidedBy !== null])).toEqual([
        ['01', false],
        ['session', true],
      ]);
    }
  });

  test('recorded again with its right day, it is good for a year from then', async () => {
    const session = await clinic.as(rosa).holdSession({ ...SESSION, heldOn: '2026-05-07' });
    await clinic.as(rosa).recordAttendance(session, learners);

    const good = { status: 'satisfied', since: '2026-05-07', dueOn: '2027-05-07' };
    expect(await everybody()).toEqual(learners.map(() => expect.objectContaining(good)));
    // The window of 60 days before 2027-05-07 opens on 8 March.
    expect((await bloodborneOf(learners[0]!, '2027-03-07')).status).toBe('satisfied');
    expect((await bloodborneOf(learners[0]!, '2027-03-08')).status).toBe('expiring');
    expect((await bloodborneOf(learners[0]!, '2027-05-08')).status).toBe('overdue');
  });
});
