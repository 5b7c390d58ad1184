import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { addDays, day, isoDay, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { AssignmentsService } from '../coursework/assignments.service.js';
import type { OverviewQuery } from './list-team.dto.js';
import { givenIn, titleOf } from './team-member.js';
import { TeamQuestions } from './team-question.js';
import { type Lapse, TeamRepository, type TeamTotals } from './team.repository.js';

/** How far an overview looks ahead. */
export const DAYS_AHEAD = 90;
const LISTED = 40;

export interface OverviewOnDesk {
  readonly on: IsoDay;
  readonly through: IsoDay;
  readonly people: number;
  readonly totals: TeamTotals;
  /** Each week of the days ahead, with how many requirements lapse in it. */
  readonly weeks: readonly { readonly from: IsoDay; readonly to: IsoDay; readonly n: number }[];
  readonly lapsing: number;
  /** How many of them come after those that are listed. */
  readonly later: number;
  /** The next of them; what two paths ask for alike stands once, and each of whom it is asked. */
  readonly next: readonly NextLapse[];
}

interface NextLapse {
  readonly title: string;
  readonly on: IsoDay;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** How a manager's people stand together, and what lapses next if nobody does anything. */
@Injectable()
export class TeamOverview {
  constructor(
    private readonly database: Database,
    private readonly questions: TeamQuestions,
    private readonly team: TeamRepository,
    private readonly catalog: CatalogService,
    private readonly assignments: AssignmentsService,
  ) {}

  async of(actor: Actor, query: OverviewQuery): Promise<OverviewOnDesk> {
    const { reader } = this.database;
    const ask = await this.questions.of(actor, query);
    const through = isoDay(addDays(day(ask.on), DAYS_AHEAD));
    const totals = await this.team.totals(reader, ask);
    const byDay = await this.team.lapsesByDay(reader, ask, through);
    const next = await this.team.lapses(reader, ask, through, LISTED);
    const given = await this.assignments.titles(reader, givenIn(next));
    const lapsing = byDay.reduce((sum, { n }) => sum + n, 0);
    return {
      on: ask.on,
      through,
      people: Object.values(totals).reduce((sum, n) => sum + n, 0),
      totals,
      weeks: weeksOf(ask.on, byDay),
      lapsing,
      later: lapsing - next.length,
      next: together(next, (lapse) => titleOf(lapse, this.catalog, given)),
    };
  }
}

/** Lapses in their order, what falls on one day to several people once. */
function together(
  lapses: readonly Lapse[],
  titleOfOne: (lapse: Lapse) => string,
): readonly NextLapse[] {
  const all = new Map<string, { title: string; on: IsoDay; people: Map<string, string> }>();
  for (const lapse of lapses) {
    const { learnerId, name, on } = lapse;
    const title = titleOfOne(lapse);
    const known = all.get(`${on} ${title}`) ?? { title, on, people: new Map<string, string>() };
    all.set(`${on} ${title}`, known);
    known.people.set(learnerId, name);
  }
  return [...all.values()].map(({ title, on, people }) => ({
    ...{ title, on },
    people: [...people].map(([id, name]) => ({ id, name })),
  }));
}

function weeksOf(on: IsoDay, byDay: readonly { on: IsoDay; n: number }[]): OverviewOnDesk['weeks'] {
  return Array.from({ length: Math.ceil(DAYS_AHEAD / 7) }, (_, week) => {
    const from = isoDay(addDays(day(on), week * 7 + 1));
    const to = isoDay(addDays(day(on), Math.min(week * 7 + 7, DAYS_AHEAD)));
    const within = byDay.filter((each) => from <= each.on && each.on <= to);
    return { from, to, n: within.reduce((sum, { n }) => sum + n, 0) };
  });
}
