import { Injectable } from '@nestjs/common';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue } from '../../database/transaction.js';
import type { FactKind } from '../../domain/fact.js';
import type { Status } from '../../domain/status.js';
import { COHORTS_OF_P } from '../people/cohorts-column.js';

/** Which of the viewer's people a board shows. */
export interface BoardFilter {
  readonly site?: string | undefined;
  readonly cohort?: string | undefined;
  /** Words that must all be found in name, email or employee number, folded. */
  readonly words: readonly string[];
  readonly state?: BoardState | undefined;
}

export const BOARD_STATES = ['behind', 'stuck', 'on-time'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** The days that are asked about, at each time zone that people work in. */
export interface Zone {
  readonly timeZone: string;
  /** The day that is asked about. */
  readonly on: string;
  /** Nothing done from this day to that means stuck. */
  readonly quietSince: string;
}

/** Who asks, and what they may see: an SQL condition, whose parameters come first. */
export interface Asking {
  readonly viewer: string;
  /** An instant of the day that is asked about. */
  readonly at: string;
  readonly zones: readonly Zone[];
  /** The condition that `p.id` is within the viewer's scope. */
  readonly within: (parameters: SqlValue[]) => string;
}

export interface TraineeRow {
  readonly id: string;
  readonly name: string;
  readonly sort_name: string;
  readonly site: string;
  readonly time_zone: string;
  readonly position: string | null;
  readonly hired_on: string;
  readonly cohorts: string | null;
  /** 0 for those whom the viewer is preceptor or supervisor of, 1 for everybody else. */
  readonly rank: number;
}

/** What holds of one obligation, stage or path of a learner. */
export interface HoldsRow {
  readonly learner_id: string;
  readonly path: string;
  readonly requirement: string;
  readonly level: 'path' | 'stage' | 'requirement' | 'preferred';
  readonly status: Status;
  readonly due_on: string | null;
  readonly from_on: string;
  readonly to_on: string;
  readonly reason: string;
}

/** What learners do themselves, or are seen doing: by this they move. */
const MOVES: readonly FactKind[] = [
  'module-completed',
  'quiz-attempted',
  'attested',
  'skill-observed',
  'hours-logged',
  'credential-recorded',
  'credits-earned',
  'task-completed',
  'advancement-requested',
];

/** What is still to be done, or to be done again soon. */
export const UNFINISHED: readonly Status[] = [
  'overdue',
  'expired',
  'in-grace',
  'due',
  'expiring',
  'in-progress',
  'not-started',
  'locked',
];

const IS_UNFINISHED = `in (${UNFINISHED.map((status) => `'${status}'`).join(', ')})`;

const IS_MOVE = `l.learner_id = p.id and l.kind in (${MOVES.map((kind) => `'${kind}'`).join(', ')})`;

// A withdrawn entry moved nobody. Payloads are canonical JSON, so a void's begins with its target.
// The list lets the index of voids find them: without it SQLite reads a whole ledger for each entry.
const STANDS = `not exists (select 1 from ledger v where v.learner_id = l.learner_id
             and v.seq in (select seq from ledger where learner_id = l.learner_id and kind = 'voided')
             and v.payload like '{"fact":' || cast(l.seq as text) || ',%')`;

/** The last day through `on` that somebody moved, as SQL. */
function lastMove(on: string): string {
  const moved = `select max(l.occurred_on) from ledger l where ${IS_MOVE} and l.occurred_on <= ${on}`;
  // Few have anything withdrawn, and only theirs is looked at entry by entry.
  return `case when exists
           (select 1 from ledger v where v.learner_id = p.id and v.kind = 'voided')
         then (${moved} and ${STANDS}) else (${moved}) end`;
}

/** The board's statements: sets over the interval table, nobody's path is evaluated. */
@Injectable()
export class BoardRepository {
  /** The viewer's own trainees first, then by name, from after a position on. */
  page(
    reader: Reader,
    asking: Asking,
    filter: BoardFilter,
    after: readonly SqlValue[] | undefined,
    limit: number,
  ): Promise<TraineeRow[]> {
    const parameters: SqlValue[] = [];
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const rank = rankOf(asking, place);
    const from = peopleOf(asking, filter, parameters);
    const conditions = stateOf(asking, filter.state, place);
    if (after) {
      const [sortRank, sortName, id] = after.map(place);
      conditions.push(`(${rank}, p.sort_name, p.id) > (${sortRank}, ${sortName}, ${id})`);
    }
    const where = conditions.map((each) => ` and ${each}`).join('');
    return reader.query<TraineeRow>(
      `select p.id, p.given_name || ' ' || p.family_name as name, p.sort_name, t.site,
         t.time_zone, t.position, t.hired_on, ${COHORTS_OF_P}, ${rank} as rank
       ${from}${where}
       order by rank, p.sort_name, p.id limit ${place(limit)}`,
      parameters,
    );
  }

  /** The day through `on` on which each of these people moved last; null for who never did. */
  async lastMoves(
    reader: Reader,
    people: readonly string[],
    on: string,
  ): Promise<ReadonlyMap<string, string | null>> {
    const list = inList(people, 2);
    const rows = await reader.query<{ id: string; last_on: string | null }>(
      `select p.id, ${lastMove('$1')} as last_on from person p where p.id in ${list.sql}`,
      [on, ...list.parameters],
    );
    return new Map(rows.map(({ id, last_on }) => [id, last_on]));
  }

  /** How many there are, are behind, and are stuck. */
  async counts(reader: Reader, asking: Asking, filter: BoardFilter) {
    const parameters: SqlValue[] = [];
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const from = peopleOf(asking, filter, parameters);
    const [behind] = stateOf(asking, 'behind', place);
    const [stuck] = stateOf(asking, 'stuck', place);
    const [row] = await reader.query<{
      people: number;
      behind: number | null;
      stuck: number | null;
    }>(
      `select count(*) as people,
         sum(case when ${behind} then 1 else 0 end) as behind,
         sum(case when ${stuck} then 1 else 0 end) as stuck
       ${from}`,
      parameters,
    );
    const { people = 0, behind: late, stuck: still } = row ?? {};
    return { people, behind: late ?? 0, stuck: still ?? 0 };
  }

  /** Where people work: a post keeps its time zone, whatever its site's has become since. */
  async timeZones(reader: Reader, at: string): Promise<string[]> {
    const rows = await reader.query<{ zone: string }>(
      'select distinct time_zone as zone from post where to_at > $1',
      [at],
    );
    return rows.map(({ zone }) => zone);
  }

  /** How many people the viewer sees at all, without looking at any of them. */
  async size(reader: Reader, asking: Asking, filter: BoardFilter): Promise<number> {
    const parameters: SqlValue[] = [];
    const from = peopleOf(asking, filter, parameters);
    const [row] = await reader.query<{ n: number }>(`select count(*) as n ${from}`, parameters);
    return row?.n ?? 0;
  }

  /** What these people have yet to finish on some day of a span, their stages, and these approvals. */
  holds(
    reader: Reader,
    learners: readonly string[],
    { first, last }: { first: string; last: string },
    approvals: readonly string[],
  ): Promise<HoldsRow[]> {
    const list = inList(learners, 3);
    const asked = inList(approvals, 3 + list.parameters.length);
    return reader.query<HoldsRow>(
      `select learner_id, path, requirement, level, status, due_on, from_on, to_on, reason
       from interval
       where learner_id in ${list.sql} and from_on <= $2 and to_on > $1
         and (level = 'stage' or requirement in ${asked.sql}
           or (level in ('requirement', 'preferred') and status ${IS_UNFINISHED}))
       order by learner_id, path, requirement`,
      [first, last, ...list.parameters, ...asked.parameters],
    );
  }
}

type Place = (value: SqlValue) => string;

/** The viewer's people whom the filter finds, as `p` with their post `t`. */
function peopleOf(
  { viewer, at: instant, within }: Asking,
  { site, cohort, words }: BoardFilter,
  parameters: SqlValue[],
): string {
  const place: Place = (value) => `$${parameters.push(value)}`;
  const at = place(instant);
  const conditions = [
    `t.from_at <= ${at} and t.to_at > ${at}`,
    `p.id <> ${place(viewer)}`,
    within(parameters),
  ];
  if (site !== undefined) conditions.push(`t.site = ${place(site)}`);
  if (cohort !== undefined) {
    conditions.push(
      `p.id in (select person_id from cohort_member where cohort = ${place(cohort)})`,
    );
  }
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, (each) => `\\${each}`)}%`;
    conditions.push(`p.search_text like ${place(pattern)} escape '\\'`);
  }
  return `from person p
       join post t on t.person_id = p.id
         and t.placed_from_at <= ${at} and t.placed_to_at > ${at}
       where ${conditions.join(' and ')}`;
}

function rankOf({ viewer, zones }: Asking, place: Place): string {
  return `case when p.id in (select person_id from relation
         where other_id = ${place(viewer)} and kind in ('preceptor', 'supervisor')
           and (to_on is null or to_on > ${dayIn(zones, 'on', place)})) then 0 else 1 end`;
}

/** Behind: anything out of date. Stuck: something is left to do, and nothing was done for long. */
function stateOf({ zones }: Asking, state: BoardState | undefined, place: Place): string[] {
  if (state === undefined) return [];
  const on = dayIn(zones, 'on', place);
  const has = (statuses: string) =>
    `exists (select 1 from interval i where i.learner_id = p.id and i.level = 'requirement'
         and i.status ${statuses} and i.from_on <= ${on} and i.to_on > ${on})`;
  const behind = has(`in ('overdue', 'expired')`);
  if (state === 'behind') return [behind];
  const quietSince = dayIn(zones, 'quietSince', place);
  const stuck = `((t.hired_on < ${quietSince} or ${lastMove(on)} is not null)
         and not exists (select 1 from ledger l where ${IS_MOVE}
           and l.occurred_on >= ${quietSince} and l.occurred_on <= ${on} and ${STANDS})
         and ${has(IS_UNFINISHED)})`;
  return state === 'stuck' ? [stuck] : [`not ${behind}`, `not ${stuck}`];
}

/** The day that is asked about where a person works, as SQL. */
function dayIn(zones: readonly Zone[], which: 'on' | 'quietSince', place: Place): string {
  const days = new Set(zones.map((zone) => zone[which]));
  if (days.size === 1) return place(zones[0]![which]);
  const cases = zones.map(
    (zone) => `when t.time_zone = ${place(zone.timeZone)} then ${place(zone[which])}`,
  );
  return `case ${cases.join(' ')} else ${place(zones[0]![which])} end`;
}
