import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { AssignmentsService } from '../coursework/assignments.service.js';
import { PeopleService } from '../people/people.service.js';
import { CohortsService } from '../people/cohorts.service.js';
import { SitesService } from '../people/sites.service.js';
import type { ListTeamQuery, TeamFilter } from './list-team.dto.js';
import {
  type AllPressing,
  givenIn,
  pressingIn,
  type TeamMemberView,
  teamMemberView,
} from './team-member.js';
import { TeamQuestions } from './team-question.js';
import { type HeldInterval, type TeamMember, TeamRepository } from './team.repository.js';

/** Something to choose a filter's value from. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface TeamChoices {
  readonly sites: readonly Choice[];
  readonly positions: readonly string[];
  readonly groups: readonly Choice[];
}

export interface TeamPage {
  readonly on: IsoDay;
  readonly total: number;
  readonly items: readonly TeamMemberView[];
  readonly nextCursor: string | null;
}

const PAGE = 25;
/** How many people of a file are looked at together. */
const BATCH = 500;

/** The people whom somebody looks after, and how each stands on a day. */
@Injectable()
export class TeamDesk {
  constructor(
    private readonly database: Database,
    private readonly questions: TeamQuestions,
    private readonly team: TeamRepository,
    private readonly people: PeopleService,
    private readonly sites: SitesService,
    private readonly cohorts: CohortsService,
    private readonly catalog: CatalogService,
    private readonly assignments: AssignmentsService,
  ) {}

  async list(actor: Actor, { cursor, ...filter }: ListTeamQuery): Promise<TeamPage> {
    const { reader } = this.database;
    const ask = await this.questions.of(actor, filter);
    const list = `team?${JSON.stringify({ ...filter, on: ask.on })}`;
    const after = (decodeCursor(list, cursor) as [string, string] | undefined) ?? null;
    const rows = await this.team.members(reader, ask, after, PAGE + 1);
    const page = pageOf(list, rows, PAGE, (row) => [row.sortName, row.id]);
    return {
      on: ask.on,
      total: await this.team.count(reader, ask),
      items: await this.standings(page.items, ask.on),
      nextCursor: page.nextCursor,
    };
  }

  /** Everybody whom the filters find, for a file. */
  async all(actor: Actor, filter: TeamFilter): Promise<readonly TeamMemberView[]> {
    const ask = await this.questions.of(actor, filter);
    const all: TeamMemberView[] = [];
    let after: [string, string] | null = null;
    for (;;) {
      const rows = await this.team.members(this.database.reader, ask, after, BATCH);
      all.push(...(await this.standings(rows, ask.on)));
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) return all;
      after = [last.sortName, last.id];
    }
  }

  /** What the filters offer: the sites and groups that the actor may report on. */
  async choices(actor: Actor): Promise<TeamChoices> {
    const { reader } = this.database;
    const scope = await this.people.scope(reader, actor, 'report:read');
    const mine = scope.kind === 'some' ? new Set(scope.sites) : null;
    const sites = await this.sites.all(reader);
    const groups = await this.cohorts.names(actor);
    return {
      sites: sites
        .filter(({ code }) => mine === null || mine.has(code))
        .map(({ code, name }) => ({ value: code, label: name })),
      groups: groups.map(({ code, name }) => ({ value: code, label: name })),
      positions: await this.team.positions(reader),
    };
  }

  /** What is out of date or due soon of somebody's on a day, as the list says it. */
  async pressing(learnerId: string, on: IsoDay): Promise<AllPressing> {
    const { reader } = this.database;
    const held = await this.team.held(reader, [learnerId], on);
    return pressingIn(held, this.catalog, await this.assignments.titles(reader, givenIn(held)));
  }

  private async standings(
    members: readonly TeamMember[],
    on: IsoDay,
  ): Promise<readonly TeamMemberView[]> {
    const ids = members.map(({ id }) => id);
    const held = await this.team.held(this.database.reader, ids, on);
    const byLearner = new Map<string, HeldInterval[]>(ids.map((id) => [id, []]));
    for (const row of held) byLearner.get(row.learnerId)?.push(row);
    const given = await this.assignments.titles(this.database.reader, givenIn(held));
    return members.map((member) =>
      teamMemberView(member, byLearner.get(member.id)!, this.catalog, given),
    );
  }
}
