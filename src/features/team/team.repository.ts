import { Injectable } from '@nestjs/common';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { Status } from '../../domain/status.js';
import type { TeamStanding } from './list-team.dto.js';

/** Whom a list is about: a condition on a person's id, with its parameters, and where they stand when. */
export interface TeamQuestion {
  /** Writes the condition of who may be seen into SQL, adding its parameters. */
  readonly scope: (column: string, parameters: SqlValue[]) => Promise<string>;
  readonly on: IsoDay;
  /** An instant of that day. */
  readonly at: string;
  readonly site?: string | undefined;
  readonly position?: string | undefined;
  readonly group?: string | undefined;
  readonly standing?: TeamStanding | undefined;
  readonly who?: 'active' | 'left' | undefined;
  readonly words?: readonly string[];
}

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly sortName: string;
  readonly site: string;
  readonly position: string | null;
  /** The last day of work, as far as it is known. */
  readonly separatedOn: IsoDay | null;
}

/** What is stored of one node of somebody's for a day. */
export interface HeldInterval {
  readonly learnerId: string;
  readonly path: string;
  readonly requirement: string;
  readonly level: 'path' | 'stage' | 'requirement' | 'preferred';
  readonly status: Status;
  readonly dueOn: IsoDay | null;
}

/** An obligation that lapses on a day ahead. */
export interface Lapse {
  readonly learnerId: string;
  readonly name: string;
  readonly path: string;
  readonly requirement: string;
  readonly on: IsoDay;
}

/** How many people of a question stand how; one who is out of date is that and nothing else. */
export type TeamTotals = Readonly<Record<TeamStanding, number>>;

/**
 * The same words as in the index `interval_pressing`: SQLite takes it only where the
 * condition repeats them.
 */
const PRESSING = `level = 'requirement'
  and status in ('due', 'expiring', 'in-grace', 'overdue', 'expired', 'paused')`;

const STATUSES_OF = {
  'out-of-date': `('overdue', 'expired')`,
  'due-soon': `('due', 'expiring', 'in-grace')`,
  'on-leave': `('paused')`,
} as const;

// Joined to nothing, so that a database begins with everybody, whom it mostly has in their order.
const IS = `t.person_id || '' in`;

/** Whoever has something out of date counts as that, then who is on leave, then who has something due. */
const BEFORE: Readonly<Record<TeamStanding, readonly (keyof typeof STATUSES_OF)[]>> = {
  'out-of-date': [],
  'on-leave': ['out-of-date'],
  'due-soon': ['out-of-date', 'on-leave'],
  current: ['out-of-date', 'on-leave', 'due-soon'],
};

/** Asks about many people at once, by what is stored of every day. */
@Injectable()
export class TeamRepository {
  /** In the order of their names, from after a position in it on. */
  async members(
    reader: Reader,
    ask: TeamQuestion,
    after: readonly [sortName: string, id: string] | null,
    limit: number,
  ): Promise<TeamMember[]> {
    // SQLite keeps the order of a cross join: it walks by name and stops when the page is full.
    const { from, parameters } = await fromPeople(ask, 'cross join');
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const later = after ? `and (p.sort_name, p.id) > (${place(after[0])}, ${place(after[1])})` : '';
    return reader.query<TeamMember>(
      `select p.id, p.given_name || ' ' || p.family_name as name, p.sort_name as "sortName",
              t.site, t.position, t.separated_on as "separatedOn"
       ${from} ${later} order by p.sort_name, p.id limit ${place(limit)}`,
      parameters,
    );
  }

  async count(reader: Reader, ask: TeamQuestion): Promise<number> {
    const { from, parameters } = await fromPeople(ask);
    const [row] = await reader.query<{ n: number }>(`select count(*) as n ${from}`, parameters);
    return row?.n ?? 0;
  }

  /** What holds for these people on a day: their paths, stages, obligations and coursework. */
  async held(reader: Reader, learnerIds: readonly string[], on: IsoDay): Promise<HeldInterval[]> {
    const { sql, parameters } = inList(learnerIds, 2);
    return reader.query<HeldInterval>(
      `select learner_id as "learnerId", path, requirement, level, status, due_on as "dueOn"
         from interval
        where learner_id in ${sql} and from_on <= $1 and to_on > $1
        order by learner_id, path, requirement`,
      [on, ...parameters],
    );
  }

  /** How the people of a question stand, each counted once. */
  async totals(reader: Reader, ask: TeamQuestion): Promise<TeamTotals> {
    const { from, parameters } = await fromPosts(ask);
    const on = `$${parameters.push(ask.on)}`;
    const first = BEFORE.current.map((each) => `when ${IS} ${pressing(each, on)} then '${each}'`);
    const rows = await reader.query<{ standing: TeamStanding; n: number }>(
      `select standing, count(*) as n from (
         select case ${first.join(' ')} else 'current' end as standing ${from}
       ) counted group by standing`,
      parameters,
    );
    const n = (of: TeamStanding) => rows.find((row) => row.standing === of)?.n ?? 0;
    return {
      'out-of-date': n('out-of-date'),
      'due-soon': n('due-soon'),
      'on-leave': n('on-leave'),
      current: n('current'),
    };
  }

  /** How many obligations lapse on each day of (on, through]. */
  async lapsesByDay(
    reader: Reader,
    ask: TeamQuestion,
    through: IsoDay,
  ): Promise<{ on: IsoDay; n: number }[]> {
    const { among, parameters } = await amongPosts(ask);
    // By status first: so the index has them in order.
    return reader.query<{ on: IsoDay; n: number }>(
      `select "on", sum(n) as n from (
         select from_on as "on", count(*) as n from interval
          where ${lapsing(ask, through, parameters)} and ${among}
          group by status, from_on
       ) counted group by "on" order by "on"`,
      parameters,
    );
  }

  /** What lapses in (on, through], the next first. */
  async lapses(
    reader: Reader,
    ask: TeamQuestion,
    through: IsoDay,
    limit: number,
  ): Promise<Lapse[]> {
    const { among, parameters } = await amongPosts(ask);
    const rows = lapsing(ask, through, parameters);
    const most = `limit $${parameters.push(limit)}`;
    // One status at a time stands in the index in this very order, so that few are looked at.
    const order = 'order by from_on, to_on, learner_id, path, requirement';
    const first = (status: string) =>
      `select * from (
         select learner_id, path, requirement, from_on, to_on from interval
          where ${rows} and status = '${status}' and ${among}
          ${order} ${most}) ${status}`;
    return reader.query<Lapse>(
      `select i.learner_id as "learnerId", p.given_name || ' ' || p.family_name as name,
              i.path, i.requirement, i.from_on as "on"
         from (${first('overdue')} union all ${first('expired')} ${order} ${most}) i
         join person p on p.id = i.learner_id
        order by i.from_on, p.sort_name, p.id, i.requirement`,
      parameters,
    );
  }

  /** The positions that somebody holds or held. */
  async positions(reader: Reader): Promise<string[]> {
    const rows = await reader.query<{ position: string }>(
      'select distinct position from post where position is not null order by position',
    );
    return rows.map(({ position }) => position);
  }
}

/** From when on something is out of date that was not so the day before. */
function lapsing(ask: TeamQuestion, through: IsoDay, parameters: SqlValue[]): string {
  const on = `$${parameters.push(ask.on)}`;
  const last = `$${parameters.push(through)}`;
  return `${PRESSING} and status in ${STATUSES_OF['out-of-date']}
    and from_on > ${on} and from_on <= ${last}`;
}

/** Who has something of a kind on a day. */
function pressing(which: keyof typeof STATUSES_OF, on: string): string {
  return `(select learner_id from interval where ${PRESSING}
             and status in ${STATUSES_OF[which]} and from_on <= ${on} and to_on > ${on})`;
}

/** `from … where …` of the posts `t` that the people of a question had on that day. */
async function fromPosts(ask: TeamQuestion): Promise<{ from: string; parameters: SqlValue[] }> {
  const { conditions, parameters } = await ofPosts(ask);
  return { from: `from post t where ${conditions.join(' and ')}`, parameters };
}

/**
 * That a row's `learner_id` is somebody's of a question. It is asked of each row in turn, so
 * that a database begins with what lapses and not with everybody, and stops when it has enough.
 */
async function amongPosts(ask: TeamQuestion): Promise<{ among: string; parameters: SqlValue[] }> {
  const { from, parameters } = await fromPosts(ask);
  return { among: `exists (select 1 ${from} and t.person_id = learner_id || '')`, parameters };
}

/** The same with the people `p` themselves, who may be looked for by their names. */
async function fromPeople(
  ask: TeamQuestion,
  join: ',' | 'cross join' = ',',
): Promise<{ from: string; parameters: SqlValue[] }> {
  const { conditions, parameters } = await ofPosts(ask);
  for (const word of ask.words ?? []) {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    conditions.push(`p.search_text like $${parameters.push(pattern)} escape '\\'`);
  }
  return {
    from: `from person p ${join} post t where t.person_id = p.id and ${conditions.join(' and ')}`,
    parameters,
  };
}

async function ofPosts(
  ask: TeamQuestion,
): Promise<{ conditions: string[]; parameters: SqlValue[] }> {
  const parameters: SqlValue[] = [ask.at];
  const place = (value: SqlValue) => `$${parameters.push(value)}`;
  const conditions = [
    't.placed_from_at <= $1 and t.placed_to_at > $1',
    await ask.scope('t.person_id', parameters),
  ];
  if (ask.site !== undefined) conditions.push(`t.site = ${place(ask.site)}`);
  if (ask.position !== undefined) conditions.push(`t.position = ${place(ask.position)}`);
  if (ask.who !== undefined)
    conditions.push(ask.who === 'active' ? 't.to_at > $1' : 't.to_at <= $1');
  if (ask.group !== undefined) {
    const group = place(ask.group);
    conditions.push(`t.person_id in (select person_id from cohort_member where cohort = ${group})`);
  }
  if (ask.standing !== undefined) {
    const on = place(ask.on);
    if (ask.standing !== 'current') conditions.push(`${IS} ${pressing(ask.standing, on)}`);
    for (const before of BEFORE[ask.standing]) {
      conditions.push(`not ${IS} ${pressing(before, on)}`);
    }
  }
  return { conditions, parameters };
}
