import type { CastMember } from './cast.js';
import type { Climb, Seen } from './climb.js';

const AGES = ['infant', 'child', 'adolescent', 'adult'];
const INJECTIONS = ['intramuscular', 'subcutaneous', 'intradermal', 'skin-test'];

const FRONT_COURSES = ['PTX', 'SCH', 'OFF', 'EHR', 'INS', 'TEL'];
const BACK_COURSES = ['ANA', 'PHA', 'VIT', 'HX', 'MED', 'EXM', 'LAB', 'INF', 'EHR', 'TEL'];

const FRONT_SKILLS: readonly Seen[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F9', 'F10'].map(
  (skill) => ({ skill, count: 3 }),
);
export const BACK_SKILLS: readonly Seen[] = [
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

/** Plans how one learner climbs the first stages of the ladder: courses, skills, hours, promotions. */
export function planStory(climb: Climb, { branch }: CastMember): void {
  climb.enroll('CAREER', 0);
  climb.hold('HS', 0, 900);
  climb.study('ORI', 2, 6);
  climb.study('COM', 8, 8);
  climb.study('TRM', 16, 14);
  climb.study('REC', 30, 10);
  climb.work('shadowing', 3, 2, 4);
  climb.advance('S0', 50);

  if (branch === 'front') planFront();
  else planBack();

  function planFront(): void {
    climb.enroll('FRONT-OFFICE', 52);
    for (const [i, course] of FRONT_COURSES.entries()) climb.study(course, 55 + i * 14, 12);
    for (const [i, seen] of FRONT_SKILLS.entries()) climb.observe(seen, 70 + i * 13);
    climb.work('supervised-front-office', 60, 20, 6);
    climb.advance('S1', 210);
  }

  function planBack(): void {
    climb.enroll('BACK-OFFICE', 52);
    climb.hold('MA-PROGRAM', 65, 400);
    for (const [i, course] of BACK_COURSES.entries()) climb.study(course, 55 + i * 15, 13);
    for (const [i, seen] of BACK_SKILLS.entries()) climb.observe(seen, 80 + i * 12);
    climb.work('supervised-back-office', 70, 40, 4);
    climb.advance('S1', 260);
  }
}
