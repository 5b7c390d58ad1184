import type { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import type { Definitions } from '../../domain/requirement.js';
import { fold, type LearnerRecord } from '../../domain/record.js';
import { Evaluations } from './evaluations.js';
import { faultAlong, type Fault } from './ledger-chain.js';
import type { KeptRow, RowChanges } from './ledger-change.js';
import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';
import { learnersAfter } from './ledger-walk.js';
import type { LedgerRepository } from './ledger.repository.js';
import { factsOf } from './recorded-fact.js';
import { keptRow } from './record-rows.js';
import { intervalChanges, intervalRows } from './stored-intervals.js';

/** What a rebuild has found and done so far. */
export interface Rebuilt {
  readonly learners: number;
  readonly facts: number;
  /** Rows of the record, and intervals, that were not as the ledger says. */
  readonly rows: number;
  readonly intervals: number;
  /** Heads that were not those of the last row. */
  readonly heads: number;
  /** Ledgers that are not whole: nothing is made of them. */
  readonly faults: readonly Fault[];
}

export interface RebuildOptions {
  /** Begin after this learner: where an earlier run was stopped. */
  readonly after?: string | undefined;
  /** Only look, and write nothing. */
  readonly dryRun?: boolean | undefined;
  /** Told after each batch, with the last learner of it. */
  readonly onProgress?: ((sofar: Rebuilt, last: string) => void) | undefined;
}

/** Learners in one transaction: few, because on SQLite everybody else waits meanwhile. */
const BATCH = 20;

/**
 * Makes record, intervals and heads anew from the ledgers that are whole, and writes what differs. Doing
 * it again changes nothing, so it may be stopped and begun anew at any time.
 */
export class RebuildLedger {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
    private readonly definitions: Definitions,
  ) {}

  async run({ after = '', dryRun = false, onProgress }: RebuildOptions = {}): Promise<Rebuilt> {
    let sofar = NOTHING_YET;
    for (let last = after; ;) {
      const learners = await learnersAfter(this.database.reader, last, BATCH);
      if (learners.length === 0) return sofar;
      const batch = await this.database.transaction(async (tx) => {
        const each: Rebuilt[] = [];
        for (const learner of learners) each.push(await this.rebuild(tx, learner, dryRun));
        return each;
      });
      sofar = batch.reduce(sum, sofar);
      last = learners.at(-1)!;
      onProgress?.(sofar, last);
    }
  }

  private async rebuild(tx: Transaction, learnerId: string, dryRun: boolean): Promise<Rebuilt> {
    const head = await this.ledger.lockHead(tx, learnerId);
    const facts = await this.ledger.allFacts(tx, learnerId);
    const fault = faultAlong(facts);
    if (fault) return { ...NOTHING_YET, learners: 1, facts: facts.length, faults: [fault] };
    const record = fold(factsOf(facts));

    const wanted = new Evaluations(this.definitions)
      .all(record)
      .flatMap((evaluation) => intervalRows(learnerId, evaluation));
    const intervals = intervalChanges(await this.ledger.intervals(tx, learnerId), wanted);
    const rows = rowDifferences(await this.ledger.rows(tx, learnerId), record);
    const right = headOf(learnerId, facts);
    const found: Rebuilt = {
      learners: 1,
      facts: facts.length,
      rows: rows.kept.length + rows.gone.length,
      intervals: intervals.kept.length + intervals.gone.length,
      heads: Number(!isSameHead(head, right)),
      faults: [],
    };
    if (!dryRun && found.rows + found.intervals + found.heads > 0) {
      await this.ledger.write(tx, { learnerId, facts: [], rows, intervals, head: right });
    }
    return found;
  }
}

const NOTHING_YET: Rebuilt = {
  learners: 0,
  facts: 0,
  rows: 0,
  intervals: 0,
  heads: 0,
  faults: [],
};

function rowDifferences(stored: readonly KeptRow[], record: LearnerRecord): RowChanges {
  const left = new Map(stored.map((row) => [row.rowKey, row]));
  const kept: KeptRow[] = [];
  for (const [rowKey, entries] of record) {
    const row = keptRow(rowKey, entries);
    if (!isSameRow(left.get(rowKey), row)) kept.push(row);
    left.delete(rowKey);
  }
  return { kept, gone: [...left.keys()] };
}

function isSameRow(a: KeptRow | undefined, b: KeptRow): boolean {
  return a?.entries === b.entries && a.waiting === b.waiting && a.waitingSince === b.waitingSince;
}

function headOf(learnerId: string, facts: readonly LedgerRow[]): LedgerHead {
  const { seq, hash, recordedAt } = facts.at(-1)!;
  return { learnerId, lastSeq: seq, headHash: hash, recordedAt };
}

function isSameHead(a: LedgerHead, b: LedgerHead): boolean {
  return a.lastSeq === b.lastSeq && a.headHash === b.headHash && a.recordedAt === b.recordedAt;
}

function sum(a: Rebuilt, b: Rebuilt): Rebuilt {
  return {
    learners: a.learners + b.learners,
    facts: a.facts + b.facts,
    rows: a.rows + b.rows,
    intervals: a.intervals + b.intervals,
    heads: a.heads + b.heads,
    faults: [...a.faults, ...b.faults],
  };
}
