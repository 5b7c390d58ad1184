import type { Reader } from '../../database/transaction.js';
import { COLUMNS, headOf, rowOf, type HeadRow, type LedgerColumns } from './ledger-columns.js';
import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';

/** Where a walk through the ledgers stands, and the learner that it ends with. */
export interface Place {
  readonly learnerId: string;
  readonly seq: number;
  readonly lastLearner: string;
}

/** Comes after every learner's id. */
export const AFTER_ALL = '\uffff';

export interface RowWithHead {
  readonly row: LedgerRow;
  readonly head: { readonly lastSeq: number; readonly headHash: string } | null;
}

/**
 * The ledgers' rows in the order of learners, from after a place on. Each comes with its
 * ledger's head, read as one, so that they agree while others append.
 */
export async function ledgerPage(
  reader: Reader,
  after: Place,
  limit: number,
): Promise<RowWithHead[]> {
  const found = await reader.query<LedgerColumns & { last_seq: number; head_hash: string }>(
    `select ${COLUMNS.map((column) => `ledger.${column}`).join(', ')}, last_seq, head_hash
     from ledger left join ledger_head on ledger_head.learner_id = ledger.learner_id
     where (ledger.learner_id, ledger.seq) > ($1, $2) and ledger.learner_id <= $3
     order by ledger.learner_id, ledger.seq limit $4`,
    [after.learnerId, after.seq, after.lastLearner, limit],
  );
  return found.map((row) => ({
    row: rowOf(row),
    head: row.last_seq === null ? null : { lastSeq: row.last_seq, headHash: row.head_hash },
  }));
}

/** The heads in the order of learners, from after one on. */
export async function headsAfter(
  reader: Reader,
  after: string,
  limit: number,
): Promise<LedgerHead[]> {
  const found = await reader.query<HeadRow & { learner_id: string }>(
    `select learner_id, last_seq, head_hash, recorded_at from ledger_head
     where learner_id > $1 order by learner_id limit $2`,
    [after, limit],
  );
  return found.map((row) => headOf(row.learner_id, row));
}

/** The learners who have facts, in order, from after one on. */
export async function learnersAfter(
  reader: Reader,
  after: string,
  limit: number,
): Promise<string[]> {
  const found = await reader.query<{ learner_id: string }>(
    'select learner_id from ledger where seq = 1 and learner_id > $1 order by learner_id limit $2',
    [after, limit],
  );
  return found.map((row) => row.learner_id);
}

/** The heads of ledgers that have no row any more. */
export async function headsWithoutRows(reader: Reader): Promise<string[]> {
  const found = await reader.query<{ learner_id: string }>(
    `select learner_id from ledger_head
     where last_seq > 0
       and not exists (select 1 from ledger where ledger.learner_id = ledger_head.learner_id)
     order by learner_id`,
  );
  return found.map((row) => row.learner_id);
}
