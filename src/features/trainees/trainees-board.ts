import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { isAssignment } from '../../domain/assignment.js';
import { addDays, day, dayAt, isoDay, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { treeOf } from '../../domain/tree.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { codeAsWords } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { AssignmentsService } from '../coursework/assignments.service.js';
import { cohortsIn } from '../people/cohorts-column.js';
import { foldText } from '../people/fold-text.js';
import { type PeopleChoices, PeopleChoicesService } from '../people/people-choices.js';
import { PeopleService } from '../people/people.service.js';
import { inScope } from '../people/scope.js';
import { duringDay } from '../people/start-of-day.js';
import { SitesService } from '../people/sites.service.js';
import type { BoardQuery } from './board.dto.js';
import {
  type Asking,
  type BoardFilter,
  BoardRepository,
  type BoardState,
  type HoldsRow,
  type TraineeRow,
  type Zone,
} from './board.repository.js';
import { isLeft, type Names, type WhereTheyAre, whereTheyAre } from './next-in-line.js';

/** So long without any learning means that somebody is stuck. */
export const STUCK_AFTER_DAYS = 14;
/** A board of more people than this does not count its states. */
const COUNTED_UP_TO = 500;

export interface Trainee extends WhereTheyAre {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly position: string | null;
  readonly cohorts: readonly string[];
  /** The day that is asked about, where they work. */
  readonly on: IsoDay;
  /** The viewer is their preceptor or supervisor. */
  readonly isMine: boolean;
  readonly state: BoardState;
  /** Behind or not: nothing was done for long. */
  readonly isStuck: boolean;
  /** The day of their last learning; null where there was none. */
  readonly lastOn: IsoDay | null;
}

export interface Board {
  readonly on: IsoDay;
  readonly trainees: readonly Trainee[];
  readonly nextCursor: string | null;
  readonly choices: PeopleChoices;
  /** Null where they are too many to be counted at every look. */
  readonly counts: { people: number; behind: number; stuck: number } | null;
}

/** Everybody whom somebody looks after, and who of them needs help: their own trainees first. */
@Injectable()
export class TraineesBoard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly sites: SitesService,
    private readonly choices: PeopleChoicesService,
    private readonly catalog: CatalogService,
    private readonly assignments: AssignmentsService,
    private readonly board: BoardRepository,
  ) {}

  async look(actor: Actor, query: BoardQuery): Promise<Board> {
    const { reader } = this.database;
    const { site, cohort, state, q = '', limit, cursor } = query;
    const filter = { site, cohort, words: foldText(q).split(' ').filter(Boolean) };
    const today = isoDay(await this.people.todayFor(reader, actor.personId));
    const { asOf = today } = query;
    const asking = await this.asking(reader, actor, asOf === today ? null : asOf);
    const list = `board?${JSON.stringify({ ...filter, state, asOf })}`;
    const rows = await this.board.page(
      reader,
      asking,
      { ...filter, state },
      decodeCursor(list, cursor),
      limit + 1,
    );
    const page = pageOf(list, rows, limit, (row) => [row.rank, row.sort_name, row.id]);
    return {
      on: asOf,
      trainees: await this.trainees(reader, asking, page.items),
      nextCursor: page.nextCursor,
      choices: await this.choices.of(actor, 'report:read'),
      counts: await this.counts(reader, asking, filter),
    };
  }

  /** `asOf`: one day everywhere; null for the day that it is now where each works. */
  private async asking(reader: Reader, actor: Actor, asOf: IsoDay | null): Promise<Asking> {
    const scope = await this.people.scope(reader, actor, 'report:read');
    const now = this.clock.now();
    const at = asOf === null ? instantText(now) : duringDay(asOf);
    const found = await this.board.timeZones(reader, at);
    // Nobody works here before its first day: any zone is as good then.
    const zones = found.length > 0 ? found : ['UTC'];
    return {
      viewer: actor.personId,
      at,
      zones: zones.map((timeZone): Zone => {
        const on = asOf === null ? dayAt(now, timeZone) : day(asOf);
        return { timeZone, on: isoDay(on), quietSince: isoDay(addDays(on, -STUCK_AFTER_DAYS)) };
      }),
      // Whom one may see is a question of today.
      within: (parameters) => inScope(scope, 'p.id', instantText(now), parameters),
    };
  }

  private async counts(reader: Reader, asking: Asking, filter: BoardFilter) {
    const people = await this.board.size(reader, asking, filter);
    return people > COUNTED_UP_TO ? null : this.board.counts(reader, asking, filter);
  }

  private async trainees(
    reader: Reader,
    { zones }: Asking,
    rows: readonly TraineeRow[],
  ): Promise<Trainee[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const days = zones.map(({ on }) => on).sort();
    const span = { first: days[0]!, last: days.at(-1)! };
    const holds = await this.board.holds(reader, ids, span, this.approvals());
    const names = await this.names(reader, holds);
    const lastMoves = await this.board.lastMoves(reader, ids, span.last);
    const sites = new Map((await this.sites.all(reader)).map(({ code, name }) => [code, name]));
    const byLearner = byPerson(holds);
    return rows.map((row) => {
      const { on, quietSince } = zones.find((zone) => zone.timeZone === row.time_zone)!;
      const held = (byLearner.get(row.id) ?? []).filter(
        ({ from_on, to_on }) => from_on <= on && on < to_on,
      );
      const where = whereTheyAre(held, names);
      const lastOn = lastMoves.get(row.id) ?? null;
      const isUnfinished = held.some((each) => each.level === 'requirement' && isLeft(each));
      const isStuck = isUnfinished && (lastOn ?? row.hired_on) < quietSince;
      const isBehind = where.outOfDate.length > 0;
      return {
        ...where,
        id: row.id,
        name: row.name,
        site: sites.get(row.site) ?? row.site,
        position: row.position === null ? null : codeAsWords(row.position),
        cohorts: cohortsIn(row.cohorts),
        on,
        isMine: row.rank === 0,
        state: isBehind ? 'behind' : isStuck ? 'stuck' : 'on-time',
        isStuck,
        lastOn,
      };
    });
  }

  /** The keys under which stages ask for a promotion. */
  private approvals(): readonly string[] {
    const paths = this.catalog.newest('path').map(({ definition }) => treeOf(definition).root);
    return [...new Set(paths.flatMap(({ approvals }) => approvals.map(({ key }) => key)))];
  }

  private async names(reader: Reader, rows: readonly HoldsRow[]): Promise<Names> {
    const given = rows.filter(({ path }) => isAssignment(path));
    const titles = await this.assignments.titles(reader, [
      ...new Set(given.map(({ requirement }) => requirement)),
    ]);
    const tree = (path: string) => {
      const found = this.catalog.find('path', path);
      return found ? treeOf(found.definition) : null;
    };
    return {
      treeOf: tree,
      titleOf: (path, requirement) =>
        titles.get(requirement) ?? tree(path)?.nodes.get(requirement)?.title ?? requirement,
    };
  }
}

function byPerson(rows: readonly HoldsRow[]): ReadonlyMap<string, readonly HoldsRow[]> {
  const all = new Map<string, HoldsRow[]>();
  for (const row of rows) {
    const own = all.get(row.learner_id);
    if (own) own.push(row);
    else all.set(row.learner_id, [row]);
  }
  return all;
}
