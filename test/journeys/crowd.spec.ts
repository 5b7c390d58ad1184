import { verifyLedger } from '../../src/features/ledger/verify-ledger.js';
import { courseIn, type Assignment, type Course } from './api.js';
import { describeClinic } from './describe-clinic.js';
import { Refused, type Member } from './desk.js';

const INSTRUCTORS = 10;
const LEARNERS = 50;
const OF_EACH = LEARNERS / INSTRUCTORS;

describeClinic('ten instructors and fifty learners at once', { today: '2026-09-01' }, (clinic) => {
  const instructors: Member[] = [];
  const learners: Member[] = [];
  let anatomy: Course['modules'];
  let terminology: Course['modules'];

  beforeAll(async () => {
    for (let i = 1; i <= INSTRUCTORS; i += 1) {
      const person = { givenName: 'Instructor', familyName: `Number ${i}`, roles: ['instructor'] };
      instructors.push(await clinic.hire(person));
    }
    for (let i = 1; i <= LEARNERS; i += 1) {
      const learner = await clinic.hire({ givenName: 'Learner', familyName: `Number ${i}` });
      learners.push(learner);
      await clinic.office.enrol(learner, 'FOUNDATIONS');
    }
    anatomy = (await clinic.office.course('ANA')).modules;
    terminology = (await clinic.office.course('TRM')).modules;
    for (const member of [...instructors, ...learners]) await clinic.clientOf(member);
  });

  /** A learner works through anatomy, and presses the button of the first lesson twice. */
  async function learn(learner: Member): Promise<string[]> {
    const desk = clinic.as(learner);
    const first = anatomy[0]!.code;
    const clicks = await Promise.allSettled([1, 2].map(() => desk.complete(learner, 'ANA', first)));
    await clinic.completeCourse(learner, 'ANA', { from: 1 });
    return clicks.map((click) =>
      click.status === 'fulfilled' ? 'done' : (click.reason as Refused).code,
    );
  }

  /** An instructor assigns terminology to five learners, and records three lessons of each. */
  async function teach(instructor: Member, pupils: readonly Member[]): Promise<Assignment> {
    const desk = clinic.as(instructor);
    const record = async (learner: Member) => {
      for (const { code } of terminology.slice(0, 3)) await desk.complete(learner, 'TRM', code);
    };
    const [assignment] = await Promise.all([
      desk.assign({
        course: 'TRM',
        learners: pupils.map(({ id }) => id),
        dueOn: '2026-09-30',
      }),
      ...pupils.map(record),
    ]);
    // On a slow machine a large assignment is answered with its job.
    return 'job' in assignment ? desk.resultOf<Assignment>(assignment) : assignment;
  }

  test('everybody works at the same time, and a double click counts once', async () => {
    const [clicks, assignments] = await Promise.all([
      Promise.all(learners.map(learn)),
      Promise.all(
        instructors.map((instructor, i) =>
          teach(instructor, learners.slice(i * OF_EACH, (i + 1) * OF_EACH)),
        ),
      ),
    ]);

    expect(clicks.map((pair) => pair.sort())).toEqual(
      learners.map(() => ['already-completed', 'done']),
    );
    expect(assignments).toEqual(
      instructors.map(() => expect.objectContaining({ assigned: OF_EACH, skipped: [] })),
    );
  });

  test('nothing is lost and nothing is there twice', async () => {
    const works = [...anatomy.map(({ code }) => `ANA/${code}`), 'TRM/01', 'TRM/02', 'TRM/03'];
    for (const learner of learners) {
      const facts = await clinic.office.facts(learner);
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1));

      const completed = facts.filter(({ kind }) => kind === 'module-completed');
      expect(
        completed.map((fact) => `${fact.subject}/${String(fact.payload.module)}`).sort(),
      ).toEqual(works.sort());
      expect(facts.filter(({ kind }) => kind === 'assigned')).toHaveLength(1);
    }
  });

  test('every standing says what the facts say', async () => {
    for (const learner of learners) {
      const standing = await clinic.as(learner).standing(learner, 'FOUNDATIONS');
      expect(courseIn(standing, 'ANA')).toMatchObject({ status: 'satisfied' });
      expect(courseIn(standing, 'TRM')).toMatchObject({
        status: 'in-progress',
        progress: { done: 3, needed: terminology.length, unit: 'modules' },
      });
    }
  });

  test('every ledger verifies', async () => {
    const database = clinic.server.database!;
    const { learners: verified, faults } = await verifyLedger(database.reader);

    expect(faults).toEqual([]);
    // Those who teach, and the administrator, have a ledger too: they were hired.
    expect(verified).toBe(LEARNERS + INSTRUCTORS + 1);
  });
});
