import { Injectable } from '@nestjs/common';
import type { InstantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { day, isoDay, type IsoDay, isoDayAt } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { isMet, isOutOfDate } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { codeAsWords } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import type { Choice } from '../people/people-choices.js';
import { CohortsService } from '../people/cohorts.service.js';
import { PeopleService } from '../people/people.service.js';
import { SitesService } from '../people/sites.service.js';
import { AssignmentStates, type GivenState } from './assignment-states.js';
import type { AssignmentEntity, Audience } from './assignment.entity.js';
import { AssignmentsService, inFull } from './assignments.service.js';
import { dueFor } from './give-assignment.js';

export interface AssignmentCounts {
  readonly people: number;
  readonly done: number;
  readonly started: number;
  readonly overdue: number;
}

export type AssignmentOnDesk = Awaited<ReturnType<AssignmentsDesk['list']>>['items'][number];
export type AssignmentInFull = Awaited<ReturnType<AssignmentsDesk['one']>>;

/** What can be assigned. */
export interface Assignable {
  readonly courses: readonly Choice[];
  readonly paths: readonly Choice[];
  readonly skills: readonly Choice[];
}

/** Coursework as it lies before who gave it: with how many are done, and names for codes. */
@Injectable()
export class AssignmentsDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly sites: SitesService,
    private readonly cohorts: CohortsService,
    private readonly catalog: CatalogService,
    private readonly states: AssignmentStates,
    private readonly assignments: AssignmentsService,
  ) {}

  async list(actor: Actor, ask: { closed: boolean; everybodys: boolean; cursor?: string }) {
    const { reader } = this.database;
    const page = await this.assignments.list(actor, {
      limit: 25,
      status: ask.closed ? 'closed' : 'current',
      ...(ask.everybodys ? {} : { by: 'me' }),
      ...(ask.cursor === undefined ? {} : { cursor: ask.cursor }),
    });
    const ids = page.items.map(({ id }) => id);
    const states = await this.states.of(reader, ids, await this.assignments.visible(reader, actor));
    const to = await this.audienceNames(reader, actor, page.items);
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((item) => ({
        ...item,
        dueOn: oneDueOn(item),
        to: to(item.audience),
        counts: countsOf([...states.values()].filter((state) => state.assignmentId === item.id)),
      })),
    };
  }

  /** One assignment with each learner's state on a day; today unless told. */
  async one(actor: Actor, id: string, asOf?: IsoDay) {
    const { reader } = this.database;
    const { today, timeZone } = await this.people.learner(reader, actor.personId);
    const on = asOf ?? isoDay(today);
    const then = on === isoDay(today) ? undefined : on;
    const seen = await this.assignments.seen(actor, id, then);
    const assignment = inFull(seen);
    const to = await this.audienceNames(reader, actor, [assignment]);
    const { cancelledAt } = assignment;
    return {
      ...assignment,
      on,
      cancelledAt: cancelledAt !== null && dayOf(cancelledAt, timeZone) <= on ? cancelledAt : null,
      dueOn: oneDueOn(assignment),
      to: to(assignment.audience),
      by: await this.people.nameOf(reader, assignment.assignedBy),
      counts: countsOf(seen.states),
    };
  }

  assignable(): Assignable {
    const choices = (kind: 'course' | 'path' | 'skill'): readonly Choice[] =>
      this.catalog
        .newest(kind)
        .map(({ code, title }) => ({ value: code, label: told`${title} (${code})` }))
        .sort((a, b) => a.label.localeCompare(b.label));
    return { courses: choices('course'), paths: choices('path'), skills: choices('skill') };
  }

  /** Says whom an assignment is for, in names. */
  private async audienceNames(
    reader: Reader,
    actor: Actor,
    items: readonly { audience: Audience }[],
  ): Promise<(audience: Audience) => string> {
    const named = items.flatMap(({ audience }) => audience.learners?.slice(0, 3) ?? []);
    const names = await this.people.names(reader, named);
    const sites = new Map((await this.sites.all(reader)).map(({ code, name }) => [code, name]));
    const cohorts = new Map(
      (await this.cohorts.names(actor)).map(({ code, name }) => [code, name] as const),
    );
    return ({ learners, cohort, site, position, exposure }) => {
      if (learners) {
        const first = learners.slice(0, 3).map((id) => names.get(id) ?? 'somebody');
        const others = learners.length - first.length;
        return others === 0 ? first.join(', ') : told`${first.join(', ')} and ${others} more`;
      }
      const parts = [
        cohort === undefined ? undefined : (cohorts.get(cohort) ?? cohort),
        site === undefined ? undefined : (sites.get(site) ?? site),
        position === undefined ? undefined : codeAsWords(position),
        exposure === undefined ? undefined : `exposed to ${exposure}`,
      ];
      return parts.filter((part) => part !== undefined).join(', ');
    };
  }
}

/** The day on which it is due for everybody; null where there is none, or each has their own. */
function oneDueOn(assignment: Dated): string | null {
  return assignment.laterJoiners && assignment.dueIn !== null
    ? null
    : dueFor(assignment, day(assignment.assignedOn));
}

function dayOf(instant: InstantText, timeZone: string): IsoDay {
  return isoDayAt(new Date(instant), timeZone);
}

type Dated = Pick<AssignmentEntity, 'dueOn' | 'dueIn' | 'assignedOn' | 'laterJoiners'>;

function countsOf(states: readonly GivenState[]): AssignmentCounts {
  const of = (is: (status: NonNullable<GivenState['status']>) => boolean) =>
    states.filter(({ status }) => status !== null && is(status)).length;
  return {
    people: of(() => true),
    done: of(isMet),
    started: of((status) => status === 'in-progress'),
    overdue: of(isOutOfDate),
  };
}
