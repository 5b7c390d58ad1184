import type { Reader } from '../../database/transaction.js';
import type { ExportedHead } from './exported-heads.js';
import { BEFORE_THE_FIRST, faultOf, type Fault } from './ledger-chain.js';
import type { LedgerRow } from './ledger-row.entity.js';
import { AFTER_ALL, headsWithoutRows, ledgerPage, type RowWithHead } from './ledger-walk.js';

export interface Verified {
  readonly facts: number;
  readonly learners: number;
  /** Facts whose payload has been erased; their chain is still proven. */
  readonly erased: number;
  readonly faults: readonly Fault[];
}

export interface VerifyOptions {
  /** Only this learner's ledger. */
  readonly learnerId?: string | undefined;
  /** Heads that were exported earlier, in the order of learners. */
  readonly against?: AsyncIterable<ExportedHead> | undefined;
  /** Told after every page. */
  readonly onProgress?: ((facts: number, learners: number) => void) | undefined;
}

const PAGE = 2_000;

/**
 * Proves every ledger: row by row in pages, so that memory stays flat. Of each that is
 * wrong the first bad row is named; what comes after it proves nothing.
 */
export async function verifyLedger(
  reader: Reader,
  { learnerId, against, onProgress }: VerifyOptions = {},
): Promise<Verified> {
  const expected = new ExpectedHeads(against, learnerId);
  const faults: Fault[] = [];
  let [facts, learners, erased] = [0, 0, 0];
  let chain: Chain | null = null;

  const begin = async (id: string): Promise<Chain> => {
    const { head, passed } = await expected.upTo(id);
    for (const { learnerId, lastSeq } of passed) {
      faults.push({ learnerId, seq: 1, what: `all ${lastSeq} exported rows are missing` });
    }
    return new Chain(id, head);
  };
  const finish = (ended: Chain): void => {
    learners++;
    const fault = ended.fault ?? ended.faultAtEnd();
    if (fault) faults.push(fault);
  };

  const lastLearner = learnerId ?? AFTER_ALL;
  for (let after = { learnerId: learnerId ?? '', seq: 0, lastLearner }; ;) {
    const page = await ledgerPage(reader, after, PAGE);
    for (const { row, head } of page) {
      if (row.learnerId !== chain?.learnerId) {
        if (chain) finish(chain);
        chain = await begin(row.learnerId);
      }
      chain.follow(row, head);
      facts++;
      if (row.payload === null) erased++;
    }
    const last = page.at(-1)?.row;
    if (!last) break;
    after = { learnerId: last.learnerId, seq: last.seq, lastLearner };
    onProgress?.(facts, learners);
  }
  if (chain) finish(chain);
  await begin(AFTER_ALL);

  for (const id of await headsWithoutRows(reader)) {
    if ((learnerId ?? id) === id && !faults.some((fault) => fault.learnerId === id)) {
      faults.push({ learnerId: id, seq: 1, what: 'all rows are missing' });
    }
  }
  return { facts, learners, erased, faults };
}

/** One learner's ledger while it is walked along. */
class Chain {
  fault: Fault | null = null;
  private last = { seq: 0, hash: BEFORE_THE_FIRST };
  private recordedAt = '';
  private head: RowWithHead['head'] = null;

  constructor(
    readonly learnerId: string,
    private readonly exported: ExportedHead | null,
  ) {}

  follow(row: LedgerRow, head: RowWithHead['head']): void {
    if (this.fault) return;
    const what = faultOf(row, this.last) ?? this.faultBeside(row);
    if (what !== null) this.fault = this.at(this.last.seq + 1, what);
    this.last = { seq: row.seq, hash: row.hash };
    this.recordedAt = row.recordedAt;
    this.head = head;
  }

  faultAtEnd(): Fault | null {
    const next = this.last.seq + 1;
    if (this.exported && this.exported.lastSeq > this.last.seq) {
      return this.at(
        next,
        `row ${next} is missing: the exported head was at ${this.exported.lastSeq}`,
      );
    }
    if (!this.head) return this.at(this.last.seq, 'the ledger has no head');
    const { lastSeq, headHash } = this.head;
    if (lastSeq > this.last.seq)
      return this.at(next, `row ${next} is missing: the head is at ${lastSeq}`);
    const agrees = lastSeq === this.last.seq && headHash === this.last.hash;
    return agrees ? null : this.at(this.last.seq, 'the head is of another row');
  }

  private faultBeside(row: LedgerRow): string | null {
    if (row.recordedAt < this.recordedAt) return 'recorded earlier than the row before it';
    const differs = this.exported?.lastSeq === row.seq && this.exported.headHash !== row.hash;
    return differs ? 'differs from the exported head' : null;
  }

  private at(seq: number, what: string): Fault {
    return { learnerId: this.learnerId, seq, what };
  }
}

/** Exported heads, read alongside the ledgers: both are in the order of learners. */
class ExpectedHeads {
  private readonly source: AsyncIterator<ExportedHead> | undefined;
  /** Read already, and not reached yet. */
  private next: ExportedHead | null = null;

  constructor(
    against: AsyncIterable<ExportedHead> | undefined,
    private readonly only: string | undefined,
  ) {
    this.source = against?.[Symbol.asyncIterator]();
  }

  /** The head of a learner, and those passed on the way: their learners have no ledger any more. */
  async upTo(learnerId: string): Promise<{ head: ExportedHead | null; passed: ExportedHead[] }> {
    const passed: ExportedHead[] = [];
    for (;;) {
      this.next ??= await this.read();
      if (!this.next || this.next.learnerId > learnerId) return { head: null, passed };
      const head = this.next;
      this.next = null;
      if (head.learnerId === learnerId) return { head, passed };
      passed.push(head);
    }
  }

  private async read(): Promise<ExportedHead | null> {
    for (;;) {
      const next = await this.source?.next();
      if (!next || next.done) return null;
      if (this.only === undefined || next.value.learnerId === this.only) return next.value;
    }
  }
}
