import type { Plans } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Asked, Office } from './office.js';
import { planCourse, type Players } from './players.js';

const AGES = ['infant', 'child', 'adolescent', 'adult'];
const INJECTIONS = ['intramuscular', 'subcutaneous', 'intradermal', 'skin-test'];

const FRONT_COURSES = ['PTX', 'SCH', 'OFF', 'EHR', 'INS', 'TEL'];
const BACK_COURSES = ['ANA', 'PHA', 'VIT', 'HX', 'MED', 'EXM', 'LAB', 'INF', 'EHR', 'TEL'];

/** How often each skill is seen, and of whom or what. */
const FRONT_SKILLS: readonly Seen[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F9', 'F10'].map(
  (skill) => ({ skill, count: 3 }),
);
const BACK_SKILLS: readonly Seen[] = [
  { skill: 'B1', count: 3, variants: AGES },
  { skill: 'B2', count: 3, variants: AGES },
  { skill: 'B3', count: 3 },
  { skill: 'B4', count: 3 },
  { skill: 'B5', count: 5 },
  { skill: 'B6', count: 5, variants: INJECTIONS },
  { skill: 'B10', count: 3 },
  { skill: 'B11', count: 5 },
  { skill: 'B12', count: 3 },
  { skill: 'B13', count: 3 },
  { skill: 'F9', count: 3 },
];

interface Seen {
  readonly skill: string;
  readonly count: number;
  readonly variants?: readonly string[];
}

/** Plans how one learner climbs the first stages of the ladder: courses, skills, hours, promotions. */
export function planStory(
  agenda: Plans,
  office: Office,
  chance: Chance,
  who: CastMember,
  players: Players,
): void {
  const { learner, instructors, manager } = players;
  /** So many days after the hire, at this person's pace. */
  const after = (days: number) => who.hiredAgo - days * who.pace;

  const study = (course: string, from: number, days: number) => {
    const pace = { from: after(from), to: after(from + days), failsOnce: chance.happens(20) };
    planCourse(agenda, office, players, who, course, pace);
  };
  const observe = ({ skill, count, variants = [''] }: Seen, from: number) => {
    for (const [v, variant] of variants.entries()) {
      const seen = variant === '' ? undefined : variant;
      const half = Math.ceil(count / 2);
      if (chance.happens(15)) {
        agenda.plan(after(from + v), async () => {
          await office.needsPractice(instructors()[0], learner(), skill, seen);
        });
      }
      agenda.plan(after(from + 4 + v), async () => {
        await office.observe(instructors()[0], learner(), skill, half, seen);
      });
      agenda.plan(after(from + 12 + v), async () => {
        await office.observe(instructors()[1], learner(), skill, count - half, seen);
      });
    }
  };
  const work = (activity: string, from: number, shifts: number, every: number) => {
    for (let shift = 0; shift < shifts; shift++) {
      const on = after(from + shift * every);
      let hours = '';
      agenda.plan(on, async () => {
        hours = await office.work(learner(), activity, 480);
      });
      // What was logged in the last days still waits.
      agenda.plan(on - chance.between(1, 5), () =>
        office.approve(instructors()[0], learner(), hours),
      );
    }
  };
  const advance = (stage: string, days: number) => {
    let asked: Asked;
    agenda.plan(after(days), async () => {
      asked = await office.ask(learner(), stage);
    });
    agenda.plan(after(days) - 4, () => office.decide(manager(), learner(), asked));
  };

  agenda.plan(who.hiredAgo, async () => {
    await office.enroll(learner(), 'CAREER');
    await office.hold(instructors()[0], learner(), 'HS', office.daysBefore(900));
  });
  study('ORI', 2, 6);
  study('COM', 8, 8);
  study('TRM', 16, 14);
  study('REC', 30, 10);
  work('shadowing', 3, 2, 4);
  advance('S0', 50);

  if (who.branch === 'front') planFront();
  else planBack();

  function planFront(): void {
    agenda.plan(after(52), () => office.enroll(learner(), 'FRONT-OFFICE'));
    for (const [i, course] of FRONT_COURSES.entries()) study(course, 55 + i * 14, 12);
    for (const [i, seen] of FRONT_SKILLS.entries()) observe(seen, 70 + i * 13);
    work('supervised-front-office', 60, 20, 6);
    advance('S1', 210);
  }

  function planBack(): void {
    agenda.plan(after(52), () => office.enroll(learner(), 'BACK-OFFICE'));
    agenda.plan(after(65), async () => {
      await office.hold(instructors()[0], learner(), 'MA-PROGRAM', office.daysBefore(400));
    });
    for (const [i, course] of BACK_COURSES.entries()) study(course, 55 + i * 15, 13);
    for (const [i, seen] of BACK_SKILLS.entries()) observe(seen, 80 + i * 12);
    work('supervised-back-office', 70, 40, 4);
    advance('S1', 260);
  }
}
