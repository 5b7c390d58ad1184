import type { INestApplication } from '@nestjs/common';
import { addDays, day } from '../../domain/day.js';
import { SitesService } from '../../features/people/sites.service.js';
import { Agenda } from './agenda.js';
import { ADMINISTRATOR, cast, FIRST_SITE, HISTORY_DAYS, ORGANISATION, SITES } from './cast.js';
import { Chance } from './chance.js';
import { planClasses } from './classes.js';
import { Clinic, LEAVER_LEFT_AGO } from './clinic.js';
import { planCoursework } from './coursework.js';
import type { DemoClock } from './demo-clock.js';
import { planGroups } from './groups.js';
import { planHires } from './hires.js';
import { planHousePolicies } from './house-policies.js';
import { planIncidents } from './incidents.js';
import { Office } from './office.js';
import { planRequired } from './required.js';
import { planStory } from './story.js';

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
  const now = clock.now();
  // Five in the afternoon UTC: working hours at every site, and the same day.
  const at = (ago: number) =>
    new Date(Math.min(+now, Math.floor(+now / MS_PER_DAY - ago) * MS_PER_DAY + 17 * 3_600_000));
  const chance = new Chance(20_261_123);
  const agenda = new Agenda();
  const people = cast(chance);
  const office = new Office(app, clock);
  const clinic = new Clinic(app, agenda, office, chance, people);
  clinic.isHired(ADMINISTRATOR, admin);

  clock.setTo(at(HISTORY_DAYS));
  await office.finishJobs();
  await nameSites(clinic.service(SitesService), admin);

  planHires(clinic);
  for (const who of people) {
    const plans = who === clinic.leaver ? agenda.until(LEAVER_LEFT_AGO) : agenda;
    planRequired(plans, office, chance, who, clinic.players(who));
    if (who.part === 'learner') planStory(plans, office, chance, who, clinic.players(who));
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

async function nameSites(sites: SitesService, admin: string): Promise<void> {
  await sites.renameOrganisation(ORGANISATION, admin);
  await sites.change('MAIN', FIRST_SITE, admin);
  for (const site of SITES) await sites.add(site, admin);
}

/** The day before which a demo is too old to show: its history should end today. */
export function isStale(madeAt: Date, now: Date): boolean {
  return addDays(day(madeAt.toISOString().slice(0, 10)), 1) <= day(now.toISOString().slice(0, 10));
}
