import type { Clock } from '../../config/clock.js';
import type { Transaction } from '../../database/transaction.js';
import { isAssignment } from '../../domain/assignment.js';
import type { Day } from '../../domain/day.js';
import type { Fact, NewFact } from '../../domain/fact.js';
import { rowKeyOf, type LearnerRecord, type RowKey } from '../../domain/record.js';
import { refuseUnless } from '../../domain/refusal.js';
import { affectedBy } from './affected.js';
import type { Evaluations, Followed } from './evaluations.js';
import type { HeldHeads } from './held-heads.js';
import type { HotRecords } from './hot-records.js';
import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';
import type { LedgerRepository } from './ledger.repository.js';
import { mayBeDated, mayVoid } from './may-append.js';
import { factsOf, type AppendedFact } from './recorded-fact.js';
import { recordOf, rowChanges, rowsAfter, withRows } from './record-rows.js';
import { sealed } from './seal-facts.js';
import {
  intervalChanges,
  intervalRows,
  isStored,
  timelinesIn,
  type IntervalChanges,
  type TimelineName,
} from './stored-intervals.js';

/** Who records, and the learner's today. */
export interface RecordedBy {
  readonly recordedBy: string;
  readonly today: Day;
}

export interface Appended {
  readonly facts: readonly AppendedFact[];
  /** The stored timelines that differ now: obligations, stages, paths and assignments. */
  readonly changed: readonly TimelineName[];
}

/**
 * Appends facts: the ledger's rows, the record's rows that they touch, the intervals that
 * differ then, and the head. Nothing else is read or written than that needs.
 */
export class AppendFacts {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly clock: Clock,
    private readonly held: HeldHeads,
    private readonly hot: HotRecords,
    private readonly evaluations: Evaluations,
  ) {}

  async append(
    tx: Transaction,
    learnerId: string,
    given: readonly NewFact[],
    { recordedBy, today }: RecordedBy,
  ): Promise<Appended> {
    if (given.length === 0) return { facts: [], changed: [] };
    const head = this.held.get(tx, learnerId) ?? (await this.ledger.lockHead(tx, learnerId));
    refuseUnless(mayBeDated(given, today));

    const known = await this.withdrawnBy(tx, head, given);
    const keys = keysTouched(given, known);
    const hot = this.hot.get(learnerId, head.headHash);
    const before = hot ?? recordOf(await this.ledger.rowsFor(tx, learnerId, keys));
    const dated = datedLikeTargets(given, known, head, before);

    const sealedRows = sealed(dated, head, this.clock.now(), recordedBy);
    const facts = factsOf(sealedRows);
    const rows = rowsAfter(before, facts, known);
    const touched = { before, after: withRows(before, rows), keys: new Set(rows.keys()) };
    const affected = affectedBy(touched, this.evaluations.definitions);
    const next = headAfter(head, sealedRows);

    const full =
      hot ?? (affected.timelines.size > 0 ? await this.fullRecord(tx, learnerId) : undefined);
    const after = full && withRows(full, rows);
    const intervals =
      full && after
        ? await this.intervalChanges(
            tx,
            learnerId,
            full,
            this.evaluations.follow(full, after, affected),
          )
        : NO_CHANGES;
    await this.ledger.write(tx, {
      learnerId,
      facts: sealedRows,
      rows: rowChanges(rows),
      intervals,
      head: next,
    });
    this.held.hold(tx, next);
    if (after) this.hot.keep(learnerId, next.headHash, after);
    return { facts: appended(facts, sealedRows), changed: timelinesIn(intervals) };
  }

  /** What the voids name: facts of the ledger, or earlier ones among those to append. */
  private async withdrawnBy(
    tx: Transaction,
    head: LedgerHead,
    given: readonly NewFact[],
  ): Promise<Map<number, Fact>> {
    const seqs = given.flatMap((fact) => (fact.kind === 'voided' ? [fact.payload.fact] : []));
    if (seqs.length === 0) return new Map();
    const stored = await this.ledger.factsAt(tx, head.learnerId, seqs);
    const added = given.map((fact, i) => ({ ...fact, seq: head.lastSeq + 1 + i }));
    return new Map([...factsOf(stored), ...added].map((fact) => [fact.seq, fact]));
  }

  private async fullRecord(tx: Transaction, learnerId: string): Promise<LearnerRecord> {
    return recordOf(await this.ledger.rows(tx, learnerId));
  }

  /** What must be written of intervals; only those of timelines that differ are read. */
  private async intervalChanges(
    tx: Transaction,
    learnerId: string,
    before: LearnerRecord,
    followed: ReadonlyMap<string, Followed>,
  ): Promise<IntervalChanges> {
    const changes: IntervalChanges[] = [];
    for (const [path, { evaluation, differing }] of followed) {
      const nodes = differing === 'everything' ? undefined : differing.filter(isStored);
      if (nodes?.length === 0) continue;
      const keys = nodes?.map(({ key }) => key);
      const isNew = !before.has(isAssignment(path) ? path : `path/${path}`);
      const stored = isNew ? [] : await this.ledger.intervals(tx, learnerId, path, keys);
      changes.push(intervalChanges(stored, intervalRows(learnerId, evaluation, nodes)));
    }
    return {
      kept: changes.flatMap(({ kept }) => kept),
      gone: changes.flatMap(({ gone }) => gone),
    };
  }
}

const NO_CHANGES: IntervalChanges = { kept: [], gone: [] };

/** The rows of the record that facts go into, and those that voids take something out of. */
function keysTouched(given: readonly NewFact[], known: ReadonlyMap<number, Fact>): RowKey[] {
  const keys = given.map((fact) => {
    if (fact.kind !== 'voided') return rowKeyOf(fact);
    const target = known.get(fact.payload.fact);
    return target ? rowKeyOf(target) : null;
  });
  return [...new Set(keys.filter((key) => key !== null))];
}

/** The facts, with each void dated like its target. Refuses a void of what doesn't stand. */
function datedLikeTargets(
  given: readonly NewFact[],
  known: ReadonlyMap<number, Fact>,
  head: LedgerHead,
  before: LearnerRecord,
): readonly NewFact[] {
  const withdrawn = new Set<number>();
  return given.map((fact, i) => {
    if (fact.kind !== 'voided') return fact;
    const seq = fact.payload.fact;
    const target = seq < head.lastSeq + 1 + i ? known.get(seq) : undefined;
    const stands = target !== undefined && !withdrawn.has(seq) && isIn(before, target, head);
    const isWithdrawn = target !== undefined && target.kind !== 'voided' && !stands;
    refuseUnless(mayVoid(seq, target && { kind: target.kind, stands }), { conflict: isWithdrawn });
    withdrawn.add(seq);
    return { ...fact, subject: target!.subject, occurredOn: target!.occurredOn };
  });
}

/** The record holds what stands, and only that; what is being appended stands too. */
function isIn(before: LearnerRecord, target: Fact, head: LedgerHead): boolean {
  if (target.seq > head.lastSeq) return true;
  const key = rowKeyOf(target);
  const row = key === null ? undefined : before.get(key);
  return row?.some((entry) => entry.seq === target.seq) ?? false;
}

function headAfter(head: LedgerHead, rows: readonly LedgerRow[]): LedgerHead {
  const last = rows.at(-1);
  if (!last) return head;
  const { seq, hash, recordedAt } = last;
  return { learnerId: head.learnerId, lastSeq: seq, headHash: hash, recordedAt };
}

function appended(facts: readonly Fact[], rows: readonly LedgerRow[]): readonly AppendedFact[] {
  return facts.map((fact, i) => {
    const { id, version, recordedAt, recordedBy, hash } = rows[i]!;
    return { ...fact, id, version, recordedAt, recordedBy, hash };
  });
}
