import type { Agenda } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Office } from './office.js';
import { planCourse, type Players } from './players.js';

/** Plans what everybody who works there must have done, and its renewals in the years after. */
export function planRequired(
  agenda: Agenda,
  office: Office,
  chance: Chance,
  who: CastMember,
  players: Players,
): void {
  const { learner, instructors } = players;
  const after = (days: number) => who.hiredAgo - days * who.pace;
  const study = (course: string, from: number, days: number) =>
    planCourse(agenda, office, players, who, course, { from: after(from), to: after(from + days) });
  const isClinical = who.branch === 'back';

  study('HIP', 0, 1);
  study('EAP', 0, 1);
  if (isClinical) {
    study('BBP', 0, 2);
    study('HAZ', 1, 2);
  }
  if (who.site !== 'MAIN') study('HAR', 20, 8);
  if (who.site === 'HARBOR') {
    agenda.plan(after(20), () => hold('VIOLENCE-PREVENTION'));
  }
  if (isClinical || who.part === 'instructor') {
    agenda.plan(after(25), () => hold('BLS', chance.between(0, 40)));
  }
  planRenewals('HIP', after(1));
  if (isClinical) planRenewals('BBP', after(2));
  if (who.site === 'EAST') planRenewals('HAR', after(28));
  if (who.site === 'HARBOR') {
    agenda.plan(who.hiredAgo - 20 * who.pace - 350, () => hold('VIOLENCE-PREVENTION'));
  }

  function hold(credential: string, daysAgo = 0) {
    return office.hold(instructors()[0], learner(), credential, office.daysBefore(daysAgo));
  }

  // Some renew in time, some late, some not at all: that is what managers look for.
  function planRenewals(course: string, first: number): void {
    let last = first;
    for (let year = 1; year <= 2; year++) {
      if (chance.happens(10)) return;
      const late = chance.happens(20) ? chance.between(5, 40) : -chance.between(5, 45);
      last -= 365 + late;
      planCourse(agenda, office, players, who, course, { from: last, to: last });
    }
  }
}
