import type { INestApplication } from '@nestjs/common';
import type { Actor, Grant } from '../../domain/permission.js';
import { addDays, day } from '../../domain/day.js';
import { AssignCoursework } from '../../features/coursework/assign-coursework.js';
import { PeopleDesk } from '../../features/people/people-desk.js';
import { SeparatePerson } from '../../features/people/separate-person.js';
import { SitesService } from '../../features/people/sites.service.js';
import { LeavesService } from '../../features/waivers/leaves.service.js';
import { CorrectionsService } from '../../features/corrections/corrections.service.js';
import { Agenda } from './agenda.js';
import { cast, HISTORY_DAYS, SITES, type CastMember } from './cast.js';
import { Chance } from './chance.js';
import type { DemoClock } from './demo-clock.js';
import { Office } from './office.js';
import type { Players } from './players.js';
import { planRequired } from './required.js';
import { planStory } from './story.js';

export const DEMO_PASSWORD = 'preceptor-demo';

const MS_PER_DAY = 86_400_000;

/**
 * Makes the demo clinic: three sites, sixty people, two years of history that ends today,
 * through the same services as everybody's. The same every time, but for ids and instants.
 *
 * @param admin the id of the administrator, who was made at the start
 */
export async function makeDemo(
  app: INestApplication,
  clock: DemoClock,
  admin: string,
  tell: (progress: string) => void,
): Promise<void> {
  const chance = new Chance(20_261_123);
  const now = clock.now();
  // Three in the afternoon UTC: working hours at every site, and the same day.
  const at = (ago: number) =>
    new Date(Math.min(+now, Math.floor(+now / MS_PER_DAY - ago) * MS_PER_DAY + 17 * 3_600_000));
  const administrator = actor(admin, 'administrator', null);
  const agenda = new Agenda();
  const office = new Office(app, clock);
  const hired = new Map<CastMember, Actor>();

  clock.setTo(at(HISTORY_DAYS));
  for (const site of SITES) await app.get(SitesService, { strict: false }).add(site, admin);

  const people = cast(chance);
  for (const who of people) planHire(who);
  for (const who of people) {
    const players: Players = {
      learner: () => hired.get(who)!,
      instructors: () => instructorsOf(who),
      manager: () =>
        hired.get(people.find((each) => each.part === 'manager' && each.site === who.site)!)!,
    };
    planRequired(agenda, office, chance, who, players);
    if (who.part === 'learner') planStory(agenda, office, chance, who, players);
  }
  planIncidents();

  let shown = 0;
  await agenda.play((ago, done) => {
    clock.setTo(at(ago));
    const percent = Math.floor((done / agenda.size) * 100);
    if (percent >= shown + 10) tell(`${(shown = percent - (percent % 10))} %`);
  });
  clock.runOn();

  function planHire(who: CastMember): void {
    agenda.plan(who.hiredAgo, async () => {
      const roles =
        who.part === 'learner'
          ? ['learner' as const]
          : ['learner' as const, { role: who.part, site: who.site }];
      const { id } = await app.get(PeopleDesk, { strict: false }).hire(
        {
          givenName: who.givenName,
          familyName: who.familyName,
          email: who.email,
          site: who.site,
          position: positionOf(who),
          exposures: who.branch === 'back' ? ['systems', 'blood', 'chemicals'] : ['systems'],
          roles,
          ...(who.email.startsWith('person') ? {} : { password: DEMO_PASSWORD }),
        },
        admin,
      );
      hired.set(who, actor(id, who.part, who.part === 'learner' ? null : who.site));
      // Whose word counts for clinical skills, and who co-signs them: a nurse on either side.
      if (who.part === 'instructor') {
        const license = who.branch === 'back' ? 'RN' : 'LPN';
        await office.hold(administrator, hired.get(who)!, license, office.daysBefore(1_000));
      }
    });
  }

  function instructorsOf(who: CastMember): readonly [Actor, Actor] {
    const [first, second] = people
      .filter((each) => each.part === 'instructor' && each.site === who.site && each !== who)
      .sort((a) => (a.branch === who.branch ? -1 : 1))
      .map((each) => hired.get(each)!);
    // An instructor learns from the other one.
    return [first!, second ?? first!];
  }

  /** What happens in any office: coursework, a leave, somebody leaves, an entry was wrong. */
  function planIncidents(): void {
    const learners = people.filter((each) => each.part === 'learner');
    const longest = [...learners].sort((a, b) => b.hiredAgo - a.hiredAgo);
    const instructor = people[1]!;
    agenda.plan(20, async () => {
      await app.get(AssignCoursework, { strict: false }).assign(hired.get(instructor)!, {
        course: 'ANA',
        site: 'MAIN',
        dueIn: 'P30D',
        laterJoiners: true,
        note: 'Before the spring term of the programme.',
      });
    });
    agenda.plan(45, async () => {
      await app
        .get(LeavesService, { strict: false })
        .start(administrator, hired.get(longest[3]!)!.personId, {
          from: office.today(),
          reason: 'Family leave',
        });
    });
    agenda.plan(60, async () => {
      const on = office.today();
      const { personId } = hired.get(longest[5]!)!;
      await app
        .get(SeparatePerson, { strict: false })
        .separate(personId, { on, reason: 'Moved away' }, admin);
    });
    // Seen by a colleague who is signed off in it, but has no license: it waits for a nurse.
    agenda.plan(3, async () => {
      const [, , frontDesk] = people;
      const colleague = learners.find(
        ({ site, branch, hiredAgo, pace }) =>
          site === 'MAIN' && branch === 'back' && pace < 1.1 && hiredAgo > 200 && hiredAgo < 420,
      );
      const learner = learners[0]!;
      if (!colleague) return;
      await office.seenBy(hired.get(colleague)!, hired.get(frontDesk!)!, hired.get(learner)!, 'B5');
    });
    agenda.plan(9, async () => {
      const learner = hired.get(longest[8]!)!;
      const observer = instructorsOf(longest[8]!)[0];
      const { fact } = await office.observe(observer, learner, 'F8', 1);
      const reason = 'Recorded for the wrong person';
      await app
        .get(CorrectionsService, { strict: false })
        .void(observer, learner.personId, fact.seq, reason);
    });
  }
}

function positionOf({ part, branch, hiredAgo }: CastMember): string {
  if (part === 'manager') return 'office-manager';
  if (part === 'instructor') return 'lead';
  if (hiredAgo < 60) return 'trainee';
  return branch === 'back' ? 'back-office' : 'front-office';
}

function actor(personId: string, role: Grant['role'], site: string | null): Actor {
  const own: Grant = { role: 'learner', site: null, cohort: null, until: null };
  return role === 'learner'
    ? { personId, grants: [own] }
    : { personId, grants: [own, { role, site, cohort: null, until: null }] };
}

/** The day before which a demo is too old to show: its history should end today. */
export function isStale(madeAt: Date, now: Date): boolean {
  return addDays(day(madeAt.toISOString().slice(0, 10)), 1) <= day(now.toISOString().slice(0, 10));
}
