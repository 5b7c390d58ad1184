import type { Actor } from '../../domain/permission.js';
import type { Agenda } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Office } from './office.js';

/** Who plays a part, once hired; asked for when the act is played. */
export interface Players {
  readonly learner: () => Actor;
  /** The instructors of the learner's site, the first of them of their branch. */
  readonly instructors: () => readonly [Actor, Actor];
  readonly manager: () => Actor;
}

/** Plans two years of one learner: courses, skills, hours, cards, promotions, renewals. */
export function planStory(
  agenda: Agenda,
  office: Office,
  chance: Chance,
  who: CastMember,
  players: Players,
): void {
  const { learner, instructors, manager } = players;
  const name = `${who.givenName} ${who.familyName}`;
  /** So many days after the hire, at this person's pace. */
  const after = (days: number) => who.hiredAgo - days * who.pace;

  const study = (course: string, from: number, days: number) => {
    const modules = office.moduleCodes(course);
    for (const [i, module] of modules.entries()) {
      const on = after(from + (days * i) / modules.length);
      if (module === 'quiz' && chance.happens(20)) {
        agenda.plan(on + 1, () => office.failQuiz(learner(), course, module));
      }
      agenda.plan(on, () => office.study(learner(), course, module, name));
    }
  };
  const observe = (
    skill: string,
    count: number,
    from: number,
    variants: readonly string[] = [''],
  ) => {
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
      agenda.plan(after(from + shift * every), () =>
        office.work(learner(), instructors()[0], activity, 480),
      );
    }
  };

  agenda.plan(who.hiredAgo, async () => {
    await office.enroll(learner(), 'CAREER');
    await office.hold(instructors()[0], learner(), 'HS', office.daysBefore(900));
  });
  study('HIP', 1, 9);
  study('TRM', 8, 25);
  work('shadowing', 3, 2, 4);
  agenda.plan(after(50), () => office.advance(learner(), manager(), 'S0'));

  study('EHR', 55, 25);
  if (who.branch === 'front') planFront();
  else planBack();
  planRenewals();

  function planFront(): void {
    const skills = [
      ['F1', 10],
      ['F2', 10],
      ['F3', 10],
      ['F4', 10],
      ['F5', 10],
      ['F6', 20],
      ['F7', 3],
    ] as const;
    for (const [i, [skill, count]] of skills.entries()) observe(skill, count, 70 + i * 12);
    work('supervised-front-office', 60, 20, 6);
    agenda.plan(after(210), () => office.advance(learner(), manager(), 'S1'));
  }

  function planBack(): void {
    study('ANA', 75, 40);
    agenda.plan(after(65), async () => {
      await office.hold(instructors()[0], learner(), 'MA-PROGRAM', office.daysBefore(400));
      await office.hold(
        instructors()[0],
        learner(),
        'BLS',
        office.daysBefore(chance.between(0, 40)),
      );
    });
    observe('B1', 10, 80, ['infant', 'child', 'adolescent', 'adult']);
    const skills = [
      ['B2', 10],
      ['B3', 10],
      ['B4', 5],
      ['B5', 5],
      ['B10', 3],
      ['B11', 3],
      ['B12', 5],
    ] as const;
    for (const [i, [skill, count]] of skills.entries()) observe(skill, count, 95 + i * 12);
    work('supervised-back-office', 70, 40, 4);
    agenda.plan(after(260), () => office.advance(learner(), manager(), 'S1'));
  }

  // Some renew in time, some late, some not at all: that is what managers look for.
  function planRenewals(): void {
    for (let year = 1; year <= 2; year++) {
      if (chance.happens(10)) return;
      const late = chance.happens(20) ? chance.between(5, 40) : -chance.between(5, 45);
      const from = who.hiredAgo - 9 * who.pace - 365 * year - late;
      for (const module of office.moduleCodes('HIP')) {
        agenda.plan(from, () => office.study(learner(), 'HIP', module, name));
      }
    }
  }
}
