import { monthOf, day, type Day } from './day.js';
import type { Fact, FactKind, FactPayloads, NewFact } from './fact.js';

/**
 * The record: a learner's facts, folded into dated entries by subject.
 *
 * Every entry keeps its day, so a backdated fact is one more insert and a void one
 * removal. One row of the record is all that the leaf timelines of its subject read.
 */
export type Entry = {
  [K in FactKind]: {
    readonly kind: K;
    readonly on: Day;
    readonly seq: number;
    readonly payload: FactPayloads[K];
  };
}[FactKind];

/**
 * The name of a record row: a topic, then its subject, as in `course/ANA`,
 * `credential/BLS`, `hours/shadowing/2026-11`, `path/CAREER`, `waivers/CAREER`.
 */
export type RowKey = string;

/** What is known of one learner: rows by key, entries in the order (day, seq). */
export type LearnerRecord = ReadonlyMap<RowKey, readonly Entry[]>;

/**
 * The row that a fact belongs to. Hours stand by month, so that a row stays small
 * however long somebody works. Null for `voided`, which only removes.
 */
export function rowKeyOf(
  fact: Pick<Fact, 'kind' | 'subject' | 'occurredOn' | 'payload'>,
): RowKey | null {
  switch (fact.kind) {
    case 'hired':
    case 'rehired':
    case 'transferred':
    case 'site-changed':
    case 'separated':
      return 'employment';
    case 'leave-started':
    case 'leave-ended':
      return 'leave';
    case 'enrolled':
    case 'withdrawn':
    case 'moved':
      return `path/${fact.subject}`;
    case 'advancement-requested':
    case 'advancement-approved':
    case 'advancement-declined':
      return `advancement/${fact.subject}`;
    case 'waived':
      return `waivers/${fact.subject}`;
    case 'assigned':
    case 'assignment-changed':
    case 'assignment-cancelled':
    case 'task-completed':
      return `assignment/${fact.subject}`;
    case 'module-completed':
    case 'quiz-attempted':
    case 'attested':
    case 'retraining-required':
      return `course/${fact.subject}`;
    case 'skill-observed':
    case 'skill-cosigned':
      return `skill/${fact.subject}`;
    case 'hours-logged':
      return hoursRow(fact.subject, fact.occurredOn);
    case 'hours-approved':
    case 'hours-declined':
      return hoursRow(fact.subject, day((fact.payload as FactPayloads['hours-approved']).on));
    case 'credential-recorded':
    case 'credential-verified':
    case 'credential-revoked':
    case 'fee-paid':
    case 'credits-earned':
      return `credential/${fact.subject}`;
    case 'voided':
      return null;
  }
}

/** The row of an activity's hours for the month of `on`. */
export function hoursRow(activity: string, on: Day): RowKey {
  return `hours/${activity}/${monthOf(on)}`;
}

/** The entry of a fact. */
export function entryOf(fact: Fact): Entry {
  return { kind: fact.kind, on: fact.occurredOn, seq: fact.seq, payload: fact.payload } as Entry;
}

/** A row with one entry more, in its place by (day, seq). */
export function withEntry(row: readonly Entry[], entry: Entry): readonly Entry[] {
  let place = row.length;
  while (place > 0 && inOrder(entry, row[place - 1]!) < 0) place--;
  return [...row.slice(0, place), entry, ...row.slice(place)];
}

/** A row without the entry of one fact; the same row where it has none. */
export function withoutEntry(row: readonly Entry[], seq: number): readonly Entry[] {
  return row.some((entry) => entry.seq === seq) ? row.filter((entry) => entry.seq !== seq) : row;
}

/** Folds all facts of a learner, in any order, into the record. */
export function fold(facts: Iterable<Fact>): LearnerRecord {
  const all = [...facts];
  const voided = new Set<number>();
  for (const fact of all) if (fact.kind === 'voided') voided.add(fact.payload.fact);
  const rows = new Map<RowKey, Entry[]>();
  for (const fact of all) {
    const key = rowKeyOf(fact);
    if (key === null || voided.has(fact.seq)) continue;
    const row = rows.get(key);
    if (row) row.push(entryOf(fact));
    else rows.set(key, [entryOf(fact)]);
  }
  for (const row of rows.values()) row.sort(inOrder);
  return rows;
}

/** The record as it would be with some facts more: for previews, which change nothing. */
export function supposing(record: LearnerRecord, facts: readonly NewFact[]): LearnerRecord {
  const rows = new Map(record);
  let seq = Number.MAX_SAFE_INTEGER - facts.length;
  for (const fact of facts) {
    const key = rowKeyOf(fact);
    const entry = entryOf({ ...fact, seq: seq++ });
    if (key !== null) rows.set(key, withEntry(rows.get(key) ?? [], entry));
  }
  return rows;
}

/** A row's entries of some kinds, typed by their kind. */
export function entriesOf<K extends FactKind>(
  record: LearnerRecord,
  key: RowKey,
  ...kinds: readonly K[]
): readonly Extract<Entry, { kind: K }>[] {
  const row = record.get(key) ?? [];
  return row.filter((entry): entry is Extract<Entry, { kind: K }> =>
    (kinds as readonly FactKind[]).includes(entry.kind),
  );
}

/** A place in the order of a row. */
export interface Place {
  readonly on: Day;
  readonly seq: number;
}

/** The order of a row, for sorting: by day, then by seq. */
export function inOrder(a: Place, b: Place): number {
  return a.on - b.on || a.seq - b.seq;
}

/** Whether an entry comes after a place in its row; every entry does where none is given. */
export function isAfter(entry: Place, since: Place | undefined): boolean {
  return since === undefined || inOrder(entry, since) > 0;
}
