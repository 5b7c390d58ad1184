import type { Fact } from '../../domain/fact.js';
import {
  entryOf,
  rowKeyOf,
  withEntry,
  withoutEntry,
  type Entry,
  type LearnerRecord,
  type RowKey,
} from '../../domain/record.js';
import { isoDay } from '../../domain/day.js';
import { waitingIn } from '../../domain/waiting.js';
import type { KeptRow, RowChanges } from './ledger-change.js';
import type { StoredRow } from './ledger.repository.js';

/** A record as its stored rows say it. */
export function recordOf(rows: readonly StoredRow[]): LearnerRecord {
  return new Map(
    rows.map(({ rowKey, entries }) => [rowKey, JSON.parse(entries) as readonly Entry[]]),
  );
}

/** The record with some rows replaced; a row without entries is no row. */
export function withRows(
  record: LearnerRecord,
  rows: ReadonlyMap<RowKey, readonly Entry[]>,
): LearnerRecord {
  const result = new Map(record);
  for (const [key, row] of rows) {
    if (row.length > 0) result.set(key, row);
    else result.delete(key);
  }
  return result;
}

/** The rows that facts change, as they are then. `withdrawn` are what the voids among them name. */
export function rowsAfter(
  record: LearnerRecord,
  facts: readonly Fact[],
  withdrawn: ReadonlyMap<number, Fact>,
): ReadonlyMap<RowKey, readonly Entry[]> {
  const rows = new Map<RowKey, readonly Entry[]>();
  const row = (key: RowKey): readonly Entry[] => rows.get(key) ?? record.get(key) ?? [];
  for (const fact of facts) {
    if (fact.kind === 'voided') {
      const target = withdrawn.get(fact.payload.fact);
      const key = target && rowKeyOf(target);
      if (target && key) rows.set(key, withoutEntry(row(key), target.seq));
    } else {
      const key = rowKeyOf(fact);
      if (key) rows.set(key, withEntry(row(key), entryOf(fact)));
    }
  }
  return rows;
}

/** The same as what must be written. */
export function rowChanges(rows: ReadonlyMap<RowKey, readonly Entry[]>): RowChanges {
  const all = [...rows];
  return {
    kept: all
      .filter(([, entries]) => entries.length > 0)
      .map(([rowKey, entries]) => keptRow(rowKey, entries)),
    gone: all.filter(([, entries]) => entries.length === 0).map(([rowKey]) => rowKey),
  };
}

export function keptRow(rowKey: RowKey, row: readonly Entry[]): KeptRow {
  const { count, since } = waitingIn(rowKey, row);
  return {
    ...{ rowKey, entries: JSON.stringify(row) },
    ...{ waiting: count, waitingSince: since === null ? null : isoDay(since) },
  };
}
