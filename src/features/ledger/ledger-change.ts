import type { IsoDay } from '../../domain/day.js';
import type { RowKey } from '../../domain/record.js';
import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';
import type { IntervalChanges } from './stored-intervals.js';

/** Everything that one append or rebuild writes for one learner. */
export interface LedgerChange {
  readonly learnerId: string;
  readonly facts: readonly LedgerRow[];
  readonly rows: RowChanges;
  readonly intervals: IntervalChanges;
  /** The head after the change. */
  readonly head: LedgerHead;
}

/** A row of the record as it is to be stored. */
export interface KeptRow {
  readonly rowKey: RowKey;
  readonly entries: string;
  readonly waiting: number;
  readonly waitingSince: IsoDay | null;
}

export interface RowChanges {
  readonly kept: readonly KeptRow[];
  readonly gone: readonly RowKey[];
}
