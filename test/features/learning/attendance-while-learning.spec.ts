import { addDays, day, isoDay } from '../../../src/domain/day.js';
import { verifyLedger } from '../../../src/features/ledger/verify-ledger.js';
import { describeClinic, done, type Member } from '../enrollments/clinic.js';

const LEARNERS = 25;

const CLASS = {
  course: 'BBP',
  modules: ['01', 'session'],
  site: 'NORTH',
  heldOn: '2026-03-10',
  minutes: 60,
  trainer: 'Desmond Hollyhock',
  qualifications: 'RN, exposure control lead',
  questionsBy: 'room',
};

describeClinic('a class is recorded for people who go on learning meanwhile', (clinic) => {
  const learners: Member[] = [];

  beforeAll(async () => {
    for (let i = 0; i < LEARNERS; i++) learners.push(await clinic.climber());
  });

  /** Marks work and has earlier work recorded, without a pause; answers the days of the latter. */
  async function learn({ id, client }: Member, isOver: () => boolean): Promise<string[]> {
    await done(client.post('/learners/me/completions', { course: 'HYG', module: '01' }));
    const days: string[] = [];
    for (let on = day('2020-01-01'); !isOver(); on = addDays(on, 1)) {
      const completedOn = isoDay(on);
      const earlier = { course: 'TEL', module: '01', completedOn, reason: 'Found on paper' };
      await done(clinic.instructor.client.post(`/learners/${id}/completions`, earlier));
      days.push(completedOn);
    }
    return days;
  }

  /** Two classes, the first of which turns out not to have been held. */
  async function teach(): Promise<void> {
    const ids = learners.map(({ id }) => id);
    const { client } = clinic.instructor;
    const cancelled = await done(client.post('/sessions', CLASS));
    await done(client.post(`/sessions/${cancelled.id}/attendance`, { learners: ids }));
    const withdrawal = { reason: 'Another day' };
    expect(await done(client.post(`/sessions/${cancelled.id}/void`, withdrawal))).toMatchObject({
      withdrawn: LEARNERS,
    });
    const held = await done(client.post('/sessions', CLASS));
    const attended = client.post(`/sessions/${held.id}/attendance`, { learners: ids });
    expect(await done(attended)).toMatchObject({ recorded: LEARNERS, skipped: [] });
  }

  test('everybody is answered, and nothing is lost or there twice', async () => {
    let isOver = false;
    const teaching = teach().finally(() => (isOver = true));
    const learned = await Promise.all(learners.map((each) => learn(each, () => isOver)));
    await teaching;

    for (const [i, { id }] of learners.entries()) {
      const facts = await clinic.facts(id, 'module-completed');
      const standing = facts.filter(({ voidedBy }) => voidedBy === null);
      expect(standing.map(({ subject, occurredOn }) => `${subject} ${occurredOn}`).sort()).toEqual([
        ...['BBP 2026-03-10', 'BBP 2026-03-10', 'HYG 2026-03-10'],
        ...learned[i]!.map((on) => `TEL ${on}`),
      ]);
      expect(facts.length - standing.length).toBe(CLASS.modules.length);
    }
    const { database } = clinic.server;
    expect(await verifyLedger(database.reader)).toMatchObject({ faults: [] });
  });
});
