import type { Actor } from '../../domain/permission.js';
import type { Plans } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Office } from './office.js';

/** Who plays a part, once hired; asked for when the act is played. */
export interface Players {
  readonly learner: () => Actor;
  /** The instructors of the learner's site, the first of them of their branch; never the learner. */
  readonly instructors: () => readonly [Actor, Actor];
  readonly manager: () => Actor;
}

/** From how many days ago to how many a course is taken, and whether its quiz goes wrong at first. */
export interface Pace {
  readonly from: number;
  readonly to: number;
  readonly failsOnce?: boolean;
  /** Which of its modules; all of them unless told. */
  readonly only?: (module: string) => boolean;
}

/** Plans a course module by module. After a failed quiz it goes on a day later. */
export function planCourse(
  agenda: Plans,
  office: Office,
  { learner, instructors }: Players,
  who: CastMember,
  course: string,
  { from, to, failsOnce = false, only = () => true }: Pace,
): void {
  const name = `${who.givenName} ${who.familyName}`;
  const modules = office.moduleCodes(course).filter(only);
  let lost = 0;
  for (const [i, module] of modules.entries()) {
    const on = from + ((to - from) * i) / modules.length;
    if (failsOnce && module === 'quiz') {
      agenda.plan(on, () => office.failQuiz(learner(), course, module));
      lost = 1;
    }
    agenda.plan(on - lost, () => office.study(learner(), instructors()[0], course, module, name));
  }
}
