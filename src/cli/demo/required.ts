import type { Plans } from './agenda.js';
import type { CastMember } from './cast.js';
import type { Chance } from './chance.js';
import type { Office } from './office.js';
import { planCourse, type Players } from './players.js';

/** Plans what everybody who works there must have done, and its renewals in the years after. */
export function planRequired(
  agenda: Plans,
  office: Office,
  chance: Chance,
  who: CastMember,
  players: Players,
): void {
  const { learner, instructors, manager } = players;
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
    planFirstAid();
  }
  if (who.part === 'clinician') {
    const ends = chance.between(40, 500);
    agenda.plan(after(1), () =>
      office.hold(
        instructors()[0],
        learner(),
        'PHYSICIAN',
        office.daysBefore(900),
        office.daysBefore(-Math.round(after(1)) - ends),
      ),
    );
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

  // Somebody else looks at the card within days, at most of them.
  function planFirstAid(): void {
    const on = Math.round(after(25));
    const issuedAgo = who.cardAge === undefined ? chance.between(0, 40) : who.cardAge - on;
    planCard(on, Math.max(0, issuedAgo));
    // A card is good for two years; whoever has been there for longer has renewed it in time.
    for (let next = on - 690; next > 40; next -= 690) planCard(next, 0);
  }

  function planCard(on: number, issuedAgo: number): void {
    const isVerified = chance.happens(75);
    let card = 0;
    agenda.plan(on, async () => {
      ({
        fact: { seq: card },
      } = await hold('BLS', issuedAgo));
    });
    const soon = on - chance.between(2, 9);
    if (isVerified) agenda.plan(soon, () => office.verify(manager(), learner(), card));
  }

  // Some renew in time, some late, some not at all: that is what managers look for.
  function planRenewals(course: string, first: number): void {
    let last = first;
    for (let year = 1; year <= Math.max(2, who.hiredAgo / 365); year++) {
      if (chance.happens(10) && who.part === 'learner') return;
      const isLate = chance.happens(20) && who.part === 'learner';
      const late = isLate ? chance.between(5, 40) : -chance.between(5, 45);
      last -= 365 + late;
      planCourse(agenda, office, players, who, course, { from: last, to: last });
    }
  }
}
