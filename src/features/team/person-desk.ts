import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isAssignment } from '../../domain/assignment.js';
import { day, isoDay, isoDayOrNull, type Day, type IsoDay } from '../../domain/day.js';
import { employmentOf } from '../../domain/employment.js';
import { type Actor, mayDo, type Permission } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { at } from '../../domain/steps.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { StandingsService } from '../enrollments/standings.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { type Learner, PeopleService } from '../people/people.service.js';
import { PersonViews } from '../people/person-views.js';
import { SitesService } from '../people/sites.service.js';
import { courseworkOn } from './person-coursework.js';
import { credentialsOn } from './person-credentials.js';
import { ladderOn } from './person-ladder.js';
import { lanesOf } from './person-lanes.js';
import { TeamDesk } from './team-desk.js';
import { leavesIn, waiversIn } from '../waivers/exceptions.js';

/** What a page offers to do for somebody, where the viewer may. */
const OFFERS = [
  'completion:record',
  'observation:record',
  'hours:log',
  'credential:record',
  'credential:verify',
  'enrollment:write',
  'leave:record',
  'waiver:grant',
  'retraining:require',
  'people:edit',
  'fact:void',
] as const satisfies readonly Permission[];
export type Offer = (typeof OFFERS)[number];

export type PersonOnDesk = Awaited<ReturnType<PersonDesk['person']>>;

/** Everything that a manager looks at of one person, as it was on a day. */
@Injectable()
export class PersonDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly persons: PersonViews,
    private readonly sites: SitesService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly standings: StandingsService,
    private readonly team: TeamDesk,
  ) {}

  /** Throws NotFound for who is not there, or may not be seen. */
  async person(actor: Actor, id: string, asOf?: IsoDay) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', id);
    const view = await this.views.of(reader, learner);
    const on = asOf === undefined ? learner.today : day(asOf);
    const mayReadReasons = this.may(actor, 'learner:read-reasons', learner);
    const paths = pathsOn(view, on);
    return {
      ...(await this.post(view, learner, on)),
      on: isoDay(on),
      today: isoDay(learner.today),
      /** Why there is no standing on that day, in the words of who looked; null where there is. */
      noStanding: paths.length === 0 ? await this.whyNone(actor, id, isoDay(on)) : null,
      paths,
      pressing: await this.team.pressing(id, isoDay(on)),
      ladder: ladderOn(view, on),
      credentials: await this.credentials(view, on),
      lanes: lanesOf(view),
      coursework: courseworkOn(view, on),
      leaves: leavesIn(view, mayReadReasons),
      waivers: waiversIn(view, mayReadReasons),
      may: new Set<Offer>(OFFERS.filter((offer) => this.may(actor, offer, learner))),
    };
  }

  /** What they hold or should, each card with who checked it. */
  private async credentials(view: LearnerView, on: Day) {
    const { reader } = this.database;
    const credentials = credentialsOn(view, on, this.catalog);
    const seqs = credentials.flatMap(({ verification }) => verification?.seq ?? []);
    const facts = await this.ledger.factsAt(reader, view.learner.id, seqs);
    const by = new Map(facts.map(({ seq, recordedBy }) => [seq, recordedBy]));
    const names = await this.people.names(reader, [...new Set(by.values())]);
    return credentials.map(({ verification, ...credential }) => ({
      ...credential,
      verified: verification && {
        on: verification.on,
        by: names.get(by.get(verification.seq) ?? '') ?? 'Preceptor',
      },
    }));
  }

  private may(actor: Actor, permission: Permission, { id, site, cohorts, today }: Learner) {
    return mayDo(actor, permission, { learnerId: id, site, cohorts }, today).allowed;
  }

  /** Who they are, with the post that they held on the day, and those who look after them today. */
  private async post(view: LearnerView, learner: Learner, on: Day) {
    const { reader } = this.database;
    const person = await this.persons.one(reader, learner.id);
    const { supervisor, preceptors, supervisingProvider } = person;
    const others = [supervisor, ...preceptors, supervisingProvider].filter((id) => id !== null);
    const names = await this.people.names(reader, others);
    const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const employment = employmentOf(view.record);
    const post = at(employment.post, on);
    const site = post?.site ?? person.site;
    const known = (await this.sites.all(reader)).find(({ code }) => code === site);
    return {
      id: learner.id,
      name: learner.name,
      email: person.email,
      employeeNumber: person.employeeNumber,
      site: known?.name ?? site,
      position: post === null ? person.position : post.position,
      exposures: post?.exposures ?? person.exposures,
      isEmployed: post !== null,
      isOnLeave: at(employment.onLeave, on),
      since: isoDayOrNull(at(employment.hiredOn, on)) ?? person.hiredOn,
      separatedOn: person.separatedOn,
      upcoming: person.upcoming ?? [],
      supervisor: named(supervisor),
      preceptors: preceptors.map(named).filter((name) => name !== null),
      supervisingProvider: named(supervisingProvider),
    };
  }

  private async whyNone(actor: Actor, id: string, asOf: IsoDay): Promise<string> {
    try {
      await this.standings.standing(actor, id, { asOf });
      return '';
    } catch (error) {
      if (error instanceof NotFound) return error.message;
      throw error;
    }
  }
}

function pathsOn(view: LearnerView, on: Day) {
  return view.evaluations
    .filter((evaluation) => !isAssignment(evaluation.path))
    .map((evaluation) => standingOn(evaluation, on))
    .filter((standing) => standing !== null)
    .sort((a, b) => b.stages.length - a.stages.length)
    .map(({ path, status, progress, startedOn, changesOn }) => ({
      ...path,
      status,
      progress,
      startedOn: isoDay(startedOn),
      changesOn: isoDayOrNull(changesOn),
    }));
}
