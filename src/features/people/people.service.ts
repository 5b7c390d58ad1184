import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { dayAt, type Day } from '../../domain/day.js';
import {
  type Actor,
  mayDo,
  type Permission,
  requireMay,
  type Scope,
  scopeOf,
} from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { EmploymentService } from './employment.service.js';
import { type PeopleFilter, PeopleRepository, type PlacedPerson } from './people.repository.js';
import { inScope } from './scope.js';
import { SitesService } from './sites.service.js';

/** Somebody as later features see them: where they belong now, and which day it is there. */
export interface Learner {
  readonly id: string;
  readonly name: string;
  /** The day that it is at their site. */
  readonly today: Day;
  readonly timeZone: string;
  readonly site: string;
  readonly position: string | null;
  readonly cohorts: readonly string[];
  /** Working here now: hired already, and not yet separated. */
  readonly isEmployed: boolean;
  /** In which they like to read courses; null where they never chose. */
  readonly language: string | null;
}

/**
 * What later features ask about people: which day it is for somebody, what they are
 * called, and whether the caller may do something to them.
 */
@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly employment: EmploymentService,
    private readonly sites: SitesService,
    private readonly clock: Clock,
  ) {}

  /**
   * The learner, if the actor may do any of this to them: the check that every use case
   * about one learner begins with. Throws NotFound where there is no such person or the
   * actor may not know of them, and Forbidden where they may see them and no more.
   */
  async permit(
    reader: Reader,
    actor: Actor,
    permission: Permission | readonly Permission[],
    learnerId: string,
  ): Promise<Learner> {
    const learner = await this.learner(reader, learnerId);
    const target = { learnerId, site: learner.site, cohorts: learner.cohorts };
    const anyOf = typeof permission === 'string' ? [permission] : permission;
    const last = anyOf.at(-1);
    const allowed = anyOf.some((each) => mayDo(actor, each, target, learner.today).allowed);
    if (!allowed && last) requireMay(actor, last, target, learner.today);
    return learner;
  }

  /** The learner, without asking who wants to know. Throws NotFound. */
  async learner(reader: Reader, personId: string): Promise<Learner> {
    return this.learnerOf(await this.placed(reader, personId));
  }

  /** Several, in their order, without asking who wants to know. Throws NotFound. */
  async learners(reader: Reader, personIds: readonly string[]): Promise<Learner[]> {
    const placed = await this.people.placedAll(reader, personIds, this.now());
    const byId = new Map(placed.map((person) => [person.id, person]));
    return personIds.map((id) => {
      const person = byId.get(id);
      if (!person) throw noSuchPerson();
      return this.learnerOf(person);
    });
  }

  /** The day that it is at the person's site. Throws NotFound. */
  async todayFor(reader: Reader, personId: string): Promise<Day> {
    return this.dayIn((await this.placed(reader, personId)).timeZone);
  }

  /** The day that it is at a site. Throws NotFound. */
  async todayAt(reader: Reader, site: string): Promise<Day> {
    return this.dayIn((await this.sites.site(reader, site)).timeZone);
  }

  /** Given name and family name. Throws NotFound. */
  async nameOf(reader: Reader, personId: string): Promise<string> {
    const name = (await this.people.names(reader, [personId])).get(personId);
    if (name === undefined) throw noSuchPerson();
    return name;
  }

  /** The names of those of these who exist, by id. */
  names(reader: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
    return this.people.names(reader, personIds);
  }

  /** Whose rows the actor sees in a list that needs this permission. */
  async scope(reader: Reader, actor: Actor, permission: Permission): Promise<Scope> {
    return scopeOf(actor, permission, await this.todayFor(reader, actor.personId));
  }

  /**
   * The same as an SQL condition on the column that holds a person's id. Its values are
   * added to `parameters`, after those that are there.
   */
  async scopeCondition(
    reader: Reader,
    actor: Actor,
    permission: Permission,
    column: string,
    parameters: SqlValue[],
  ): Promise<string> {
    return inScope(await this.scope(reader, actor, permission), column, this.now(), parameters);
  }

  /** The ids of those who work here now and fit all that is given. */
  matching(
    reader: Reader,
    filter: Pick<PeopleFilter, 'site' | 'position' | 'exposure' | 'cohort'>,
  ): Promise<string[]> {
    return this.people.matching(reader, filter, this.now());
  }

  /** Call it when an employment fact was voided: lists and roles go by what is left of them. */
  employmentChanged(tx: Transaction, personId: string, recordedBy: string): Promise<void> {
    return this.employment.changed(tx, personId, recordedBy);
  }

  private async placed(reader: Reader, personId: string): Promise<PlacedPerson> {
    const person = await this.people.placed(reader, personId, this.now());
    if (!person) throw noSuchPerson();
    return person;
  }

  private learnerOf(person: PlacedPerson): Learner {
    const now = this.now();
    return {
      id: person.id,
      name: nameOf(person),
      today: this.dayIn(person.timeZone),
      timeZone: person.timeZone,
      site: person.site,
      position: person.position,
      cohorts: person.cohorts,
      isEmployed: person.fromAt <= now && now < person.toAt,
      language: person.language,
    };
  }

  private dayIn(timeZone: string): Day {
    return dayAt(this.clock.now(), timeZone);
  }

  private now(): string {
    return instantText(this.clock.now());
  }
}

export function nameOf(person: {
  readonly givenName: string;
  readonly familyName: string;
}): string {
  return `${person.givenName} ${person.familyName}`;
}

function noSuchPerson(): NotFound {
  return new NotFound('There is no such person.');
}
