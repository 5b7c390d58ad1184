import type { INestApplication } from '@nestjs/common';
import { addDays, dayAt, isoDay, type Day } from '../../domain/day.js';
import { SetUpService } from '../../features/access/set-up.service.js';
import { SitesService } from '../../features/people/sites.service.js';
import { Agenda } from './agenda.js';
import {
  ADMINISTRATOR,
  cast,
  FIRST_SITE,
  FOUNDED_DAYS,
  HISTORY_DAYS,
  isLearner,
  ORGANISATION,
  SITES,
} from './cast.js';
import { Chance } from './chance.js';
import { planClasses } from './classes.js';
import { Climb } from './climb.js';
import { Clinic, LEAVER_LEFT_AGO } from './clinic.js';
import { planCoursework } from './coursework.js';
import type { DemoClock } from './demo-clock.js';
import { planGroups } from './groups.js';
import { DEMO_PASSWORD, planHires } from './hires.js';
import { planHousePolicies } from './house-policies.js';
import { planIncidents } from './incidents.js';
import { Office } from './office.js';
import { planRequired } from './required.js';
import { planStory } from './story.js';
import { planWholeCareer } from './whole-career.js';

/** Sets the office up as its administrator would: by the link, and the first site's day is theirs. */
export async function setUpOffice(app: INestApplication): Promise<string> {
  const setUp = app.get(SetUpService);
  const { givenName, familyName, email, site } = ADMINISTRATOR;
  return setUp.setUp({
    ...{ key: await setUp.newKey(), givenName, familyName, email, password: DEMO_PASSWORD },
    organisation: ORGANISATION,
    site: { code: site, ...FIRST_SITE },
  });
}

/**
 * Makes the demo clinic: three sites, sixty people, two years of history that ends today and
 * one career of four, through the same services as everybody's. The same every time, but for
 * ids and instants.
 *
 * @param admin the id of the administrator, who set the office up
 */
export async function makeDemo(
  app: INestApplication,
  clock: DemoClock,
  admin: string,
  tell: (progress: string) => void,
): Promise<void> {
  const now = clock.now();
  const at = (ago: number) => duringStory(now, ago);
  const chance = new Chance(20_261_123);
  const agenda = new Agenda();
  const people = cast(chance);
  const office = new Office(app, clock);
  const clinic = new Clinic(app, agenda, office, chance, people);
  clinic.isHired(ADMINISTRATOR, admin);

  clock.setTo(at(FOUNDED_DAYS));
  await office.finishJobs();
  for (const site of SITES) {
    agenda.plan(HISTORY_DAYS, () => clinic.service(SitesService).add(site, admin));
  }
  planHires(clinic);
  for (const who of people) {
    const plans = who === clinic.leaver ? agenda.until(LEAVER_LEFT_AGO) : agenda;
    planRequired(plans, office, chance, who, clinic.players(who));
    if (!isLearner(who)) continue;
    const climb = new Climb(plans, office, chance, who, clinic.players(who));
    planStory(climb, who);
    if (who.part === 'climber') planWholeCareer(clinic, climb, who);
  }
  planGroups(clinic);
  planClasses(clinic);
  planHousePolicies(clinic);
  planCoursework(clinic);
  planIncidents(clinic);

  let shown = 0;
  await agenda.play((ago, done) => {
    clock.setTo(at(ago));
    const percent = Math.floor((done / agenda.size) * 100);
    if (percent >= shown + 10) tell(`${(shown = percent - (percent % 10))} %`);
  });
  clock.runOn();
}

/** Whether a demo is too old to show: its history should end today. */
export function isStale(madeAt: Date, now: Date): boolean {
  return storyDay(madeAt) < storyDay(now);
}

/** An instant of the day so many days ago, not after now: working hours at every site, and the same day. */
export function duringStory(now: Date, ago: number): Date {
  const on = isoDay(addDays(storyDay(now), -ago));
  return new Date(Math.min(+now, +new Date(`${on}T17:00:00.000Z`)));
}

/** The day that it is everywhere: the one of the site where it begins last. */
function storyDay(at: Date): Day {
  return dayAt(at, SITES[1].timeZone);
}
