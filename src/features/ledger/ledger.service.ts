import type { Clock } from '../../config/clock.js';
import type { InstantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { ALWAYS } from '../../domain/day.js';
import type { FactKind, NewFact } from '../../domain/fact.js';
import { fold, type LearnerRecord } from '../../domain/record.js';
import { NotFound } from '../../domain/refusal.js';
import type { Definitions } from '../../domain/requirement.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { AppendFacts, type Appended, type RecordedBy } from './append-facts.js';
import { Evaluations } from './evaluations.js';
import { HeldHeads } from './held-heads.js';
import { HotRecords } from './hot-records.js';
import type { FactFilter, LedgerRepository } from './ledger.repository.js';
import { factsOf, recordedFact, type RecordedFact } from './recorded-fact.js';
import { recordOf } from './record-rows.js';

/** Which facts of a learner to give. Newest first; with `afterSeq` oldest first. */
export interface FactQuery extends FactFilter {
  readonly kind?: FactKind | undefined;
}

/** The last that the column holds; PostgreSQL refuses a query for a higher one. */
const LAST_SEQ = 2 ** 31 - 1;

/** A learner's ledger and what is made of it. The only way to a learner's facts. */
export class LedgerService {
  private readonly held = new HeldHeads();
  private readonly hot = new HotRecords();
  private readonly evaluated: Evaluations;
  private readonly appender: AppendFacts;

  constructor(
    private readonly ledger: LedgerRepository,
    definitions: Definitions,
    clock: Clock,
  ) {
    this.evaluated = new Evaluations(definitions);
    this.appender = new AppendFacts(ledger, clock, this.held, this.hot, this.evaluated);
  }

  /**
   * Appends facts of one learner, all or none: to the ledger, the record and the intervals.
   *
   * Throws Refusal: `occurred-in-future`, and for a void `no-such-fact`, `already-voided`
   * or `cannot-void-a-void`. A void gets subject and day of its target.
   */
  append(
    tx: Transaction,
    learnerId: string,
    facts: readonly NewFact[],
    by: RecordedBy,
  ): Promise<Appended> {
    return this.appender.append(tx, learnerId, facts, by);
  }

  /**
   * Waits until nobody else appends to these learners' ledgers, and holds them until the
   * transaction ends: for a unit on many learners, which does so first and has no snapshot.
   */
  async hold(tx: Transaction, learnerIds: readonly string[]): Promise<void> {
    for (const head of await this.ledger.lockHeads(tx, learnerIds)) this.held.hold(tx, head);
  }

  /** Withdraws one fact; throws Refusal as `append` does. */
  voidFact(
    tx: Transaction,
    learnerId: string,
    { fact, reason }: { fact: number; reason: string },
    by: RecordedBy,
  ): Promise<Appended> {
    const payload = { fact, reason };
    const voided: NewFact = { kind: 'voided', subject: '', occurredOn: ALWAYS, payload };
    return this.append(tx, learnerId, [voided], by);
  }

  /** What is known of a learner; nothing of who has no facts. Not to be changed: others hold it too. */
  async record(reader: Reader, learnerId: string): Promise<LearnerRecord> {
    const head = this.held.get(reader, learnerId) ?? (await this.ledger.head(reader, learnerId));
    if (!head) return NOTHING_KNOWN;
    const hot = this.hot.get(learnerId, head.headHash);
    if (hot) return hot;
    // A newer head than the one above may have been committed since: take rows and head at once.
    const found = await this.ledger.rowsWithHead(reader, learnerId);
    if (!found) return NOTHING_KNOWN;
    const record = recordOf(found.rows);
    this.hot.keep(learnerId, found.headHash, record);
    return record;
  }

  /** What was known of a learner at an instant: the fold of what had been recorded by then. */
  async recordKnownAt(
    reader: Reader,
    learnerId: string,
    instant: InstantText,
  ): Promise<LearnerRecord> {
    return fold(factsOf(await this.ledger.factsKnownAt(reader, learnerId, instant)));
  }

  /** The timelines of one path, by its code, or of one assignment, by `assignment/<id>`. */
  async evaluation(reader: Reader, learnerId: string, path: string): Promise<PathEvaluation> {
    return this.evaluated.of(await this.record(reader, learnerId), path);
  }

  /** The timelines of every path and assignment of a learner. */
  async evaluations(reader: Reader, learnerId: string): Promise<readonly PathEvaluation[]> {
    return this.evaluated.all(await this.record(reader, learnerId));
  }

  /** The same for a record in hand; remembered for as long as that record is in use. */
  evaluationsOf(record: LearnerRecord): readonly PathEvaluation[] {
    return this.evaluated.all(record);
  }

  /** The facts of a learner, with what withdrew them. */
  async facts(
    reader: Reader,
    learnerId: string,
    query: FactQuery = {},
  ): Promise<readonly RecordedFact[]> {
    const rows = await this.ledger.facts(reader, learnerId, query);
    const voids = rows.length > 0 ? await this.ledger.voids(reader, learnerId) : NO_VOIDS;
    return rows.map((row) => recordedFact(row, voids.get(row.seq) ?? null));
  }

  /** One fact. Throws NotFound `no-such-fact`. */
  async fact(reader: Reader, learnerId: string, seq: number): Promise<RecordedFact> {
    const [row] = seq > LAST_SEQ ? [] : await this.ledger.factsAt(reader, learnerId, [seq]);
    if (!row) throw new NotFound(`The history has no entry ${seq}.`, 'no-such-fact');
    const voids = await this.ledger.voids(reader, learnerId);
    return recordedFact(row, voids.get(seq) ?? null);
  }

  /** Some facts by their seqs, in that order; those that are there. */
  async factsAt(
    reader: Reader,
    learnerId: string,
    seqs: readonly number[],
  ): Promise<readonly RecordedFact[]> {
    if (seqs.length === 0) return [];
    const rows = await this.ledger.factsAt(reader, learnerId, seqs);
    const voids = await this.ledger.voids(reader, learnerId);
    return rows
      .toSorted((a, b) => a.seq - b.seq)
      .map((row) => recordedFact(row, voids.get(row.seq) ?? null));
  }

  /** Those of some facts that were not withdrawn. */
  async standingFacts(
    reader: Reader,
    learnerId: string,
    seqs: readonly number[],
  ): Promise<readonly number[]> {
    const voids = await this.ledger.voids(reader, learnerId);
    return seqs.filter((seq) => !voids.has(seq));
  }
}

const NOTHING_KNOWN: LearnerRecord = new Map();
const NO_VOIDS: ReadonlyMap<number, number> = new Map();
