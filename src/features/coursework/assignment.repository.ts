import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import type { Status } from '../../domain/status.js';
import { ASSIGNMENT_STATES, AssignmentEntity, type AssignmentState } from './assignment.entity.js';

/** One run of days of an assignment that somebody was given, with who and where they are. */
export interface GivenRow {
  readonly assignment_id: string;
  readonly learner_id: string;
  readonly name: string;
  readonly time_zone: string;
  /** Until when they are employed in their present post. */
  readonly to_at: string;
  readonly from_on: string | null;
  readonly to_on: string | null;
  readonly status: string | null;
  readonly due_on: string | null;
  readonly reason: string | null;
  /** Where no run is around the day: the first day of all; null where there is none. */
  readonly first_on: string | null;
}

/** An SQL condition on a person's id; its parameters come first in the statement. */
export interface Within {
  readonly condition: string;
  readonly parameters: readonly SqlValue[];
}

/** Which assignments a list shows. */
export interface ListFilter {
  readonly learner?: string;
  readonly by?: string;
  readonly status?: Status | AssignmentState | 'open';
  /** The day on which statuses and states hold. */
  readonly today: string;
  /** Which assignments may be seen at all: an SQL condition on `a`. */
  readonly visible: string;
  /** Whose statuses may be seen: an SQL condition on `l.learner_id`. */
  readonly seen: string;
}

export type ListedAssignment = AssignmentEntity & { readonly state: AssignmentState };

@Injectable()
export class AssignmentRepository {
  async add(tx: Transaction, assignment: AssignmentEntity): Promise<void> {
    await tx.insert(AssignmentEntity, assignment);
  }

  find(reader: Reader, id: string): Promise<AssignmentEntity | null> {
    return reader.findOne(AssignmentEntity, { where: { id } });
  }

  /** The assignment, which nobody changes or cancels until the transaction ends. */
  async held(tx: Transaction, id: string): Promise<AssignmentEntity | null> {
    if (tx.dialect === 'postgres') {
      await tx.query('select id from assignment where id = $1 for share', [id]);
    }
    return this.find(tx, id);
  }

  /** The assignment, which nobody gives to more learners until the transaction ends. */
  async locked(tx: Transaction, id: string): Promise<AssignmentEntity | null> {
    await tx.execute('update assignment set note = note where id = $1', [id]);
    return this.find(tx, id);
  }

  async cancel(tx: Transaction, id: string, cancelledAt: string): Promise<void> {
    await tx.update(AssignmentEntity, { id }, { cancelledAt });
  }

  async changeDue(tx: Transaction, id: string, dueOn: string): Promise<void> {
    await tx.update(AssignmentEntity, { id }, { dueOn, dueIn: null });
  }

  /** Gives it to a learner; answers whether they did not have it yet. */
  async give(tx: Transaction, assignmentId: string, learnerId: string): Promise<boolean> {
    const added = await tx.execute(
      `insert into assignment_learner (learner_id, assignment_id) values ($1, $2)
       on conflict do nothing`,
      [learnerId, assignmentId],
    );
    return added === 1;
  }

  /** Who was given it, with whether each is within a scope. */
  async learnersOf(
    reader: Reader,
    assignmentId: string,
    within: Within,
  ): Promise<{ id: string; isWithin: boolean }[]> {
    const parameters = [...within.parameters];
    const rows = await reader.query<{ learner_id: string; is_within: number }>(
      `select learner_id, case when ${within.condition} then 1 else 0 end as is_within
       from assignment_learner
       where assignment_id = $${parameters.push(assignmentId)} order by learner_id`,
      parameters,
    );
    return rows.map((row) => ({ id: row.learner_id, isWithin: row.is_within === 1 }));
  }

  /** Of some people, in their order, those within a scope. */
  async peopleWithin(reader: Reader, within: Within): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ id: string }>(
      `select id from person where ${within.condition}`,
      [...within.parameters],
    );
    return new Set(rows.map((row) => row.id));
  }

  /**
   * What some assignments are to the learners within a scope, around a day: the runs of
   * days that touch [from, to], at least one row for each learner who was given one.
   */
  async given(
    reader: Reader,
    assignments: readonly string[],
    within: Within,
    { at: instant, from, to }: { at: string; from: string; to: string },
  ): Promise<GivenRow[]> {
    const parameters = [...within.parameters];
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const at = place(instant);
    const days = `i.to_on > ${place(from)} and i.from_on <= ${place(to)}`;
    const path = "'assignment/' || l.assignment_id";
    const ids = inList(assignments, parameters.length + 1);
    parameters.push(...ids.parameters);
    return reader.query<GivenRow>(
      `select l.assignment_id, l.learner_id, p.given_name || ' ' || p.family_name as name,
         t.time_zone, t.to_at, i.from_on, i.to_on, i.status, i.due_on, i.reason,
         case when i.from_on is null then
           (select min(f.from_on) from interval f where f.learner_id = l.learner_id
              and f.path = ${path} and f.requirement = l.assignment_id) end as first_on
       from assignment_learner l
       join person p on p.id = l.learner_id
       join post t on t.person_id = l.learner_id
         and t.placed_from_at <= ${at} and t.placed_to_at > ${at}
       left join interval i on i.learner_id = l.learner_id
         and i.path = ${path} and i.requirement = l.assignment_id
         and ${days}
       where l.assignment_id in ${ids.sql} and ${within.condition}
       order by p.sort_name, l.learner_id, i.from_on`,
      parameters,
    );
  }

  /** What assignments are called, by id. */
  async titles(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
    const { sql, parameters } = inList(ids);
    const rows = await reader.query<{ id: string; title: string }>(
      `select id, title from assignment where id in ${sql}`,
      parameters,
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** Those that whoever comes to fit gets too. */
  async openToLaterJoiners(reader: Reader): Promise<AssignmentEntity[]> {
    // Asked whenever somebody is hired, and there is seldom any.
    const [one] = await reader.query(
      'select 1 from assignment where later_joiners = 1 and cancelled_at is null limit 1',
    );
    if (!one) return [];
    return reader.find(AssignmentEntity, {
      where: { laterJoiners: true, cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** The open assignments that somebody gave. */
  openBy(reader: Reader, assignedBy: string): Promise<AssignmentEntity[]> {
    return reader.find(AssignmentEntity, {
      where: { assignedBy, cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** Whatever somebody gave and didn't take back is looked after by another from now on. */
  async handOver(tx: Transaction, from: string, to: string): Promise<void> {
    await tx.execute(
      'update assignment set assigned_by = $2 where assigned_by = $1 and cancelled_at is null',
      [from, to],
    );
  }

  /** The newest first, from after an id on: ids of UUID v7 ascend with time. */
  async list(
    reader: Reader,
    filter: ListFilter,
    parameters: SqlValue[],
    before: string | undefined,
    limit: number,
  ): Promise<ListedAssignment[]> {
    const given = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions = [filter.visible];
    const today = given(filter.today);
    const learner =
      filter.learner === undefined ? filter.seen : `l.learner_id = ${given(filter.learner)}`;
    if (filter.learner !== undefined) {
      conditions.push(
        `a.id in (select l.assignment_id from assignment_learner l where ${learner})`,
      );
    }
    if (filter.by !== undefined) conditions.push(`a.assigned_by = ${given(filter.by)}`);
    if (filter.status === 'open') conditions.push('a.cancelled_at is null');
    else if (isOneOf(ASSIGNMENT_STATES, filter.status)) {
      const states =
        filter.status === 'closed' ? `('closed', 'cancelled')` : `('${filter.status}')`;
      conditions.push(`${stateOn(today)} in ${states}`);
    } else if (filter.status !== undefined) {
      conditions.push(
        `exists (select 1 from assignment_learner l join interval i on i.learner_id = l.learner_id
          and i.path = 'assignment/' || a.id and i.requirement = a.id
          and i.from_on <= ${today} and i.to_on > ${today}
          where l.assignment_id = a.id and i.status = ${given(filter.status)} and ${learner})`,
      );
    }
    if (before !== undefined) conditions.push(`a.id < ${given(before)}`);
    const rows = await reader.query<{ id: string; state: AssignmentState }>(
      `select a.id, ${stateOn(today)} as state from assignment a
       where ${conditions.join(' and ')} order by a.id desc limit ${given(limit)}`,
      parameters,
    );
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    const found = await reader.find(AssignmentEntity, {
      where: { id: In(ids) },
      order: { id: 'DESC' },
    });
    return found.map((each) => Object.assign(each, { state: states.get(each.id)! }));
  }
}

function isOneOf<T extends string>(words: readonly T[], word: string | undefined): word is T {
  return (words as readonly (string | undefined)[]).includes(word);
}

/** What the assignment `a` is on a day. */
function stateOn(today: string): string {
  return `(case when a.cancelled_at is not null then 'cancelled'
    when ${unfinishedOn(today)} then 'current' else 'closed' end)`;
}

/** Somebody has yet to finish the assignment `a`, or nobody was given it so far. */
function unfinishedOn(today: string): string {
  return `(not exists (select 1 from assignment_learner l where l.assignment_id = a.id)
    or exists (select 1 from interval i
      where i.path = 'assignment/' || a.id and i.requirement = a.id
        and i.status in ('overdue', 'expired', 'due', 'in-progress', 'not-started', 'locked', 'paused')
        and i.from_on <= ${today} and i.to_on > ${today}))`;
}
