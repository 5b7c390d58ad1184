import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';

/** The columns of the ledger, as statements name them. */
export const COLUMNS = [
  'learner_id',
  'seq',
  'id',
  'kind',
  'version',
  'subject',
  'occurred_on',
  'recorded_at',
  'recorded_by',
  'payload',
  'salt',
  'payload_hash',
  'hash',
];

/** A row of the ledger as the driver gives it. */
export interface LedgerColumns {
  readonly learner_id: string;
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly subject: string;
  readonly occurred_on: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly payload_hash: string;
  readonly hash: string;
}

/** The end of a ledger as the driver gives it. */
export interface HeadRow {
  readonly last_seq: number;
  readonly head_hash: string;
  readonly recorded_at: string;
}

export function rowOf(row: LedgerColumns): LedgerRow {
  return {
    learnerId: row.learner_id,
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    version: row.version,
    subject: row.subject,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    payload: row.payload,
    salt: row.salt,
    payloadHash: row.payload_hash,
    hash: row.hash,
  };
}

export function headOf(learnerId: string, row: HeadRow): LedgerHead {
  const { last_seq: lastSeq, head_hash: headHash, recorded_at: recordedAt } = row;
  return { learnerId, lastSeq, headHash, recordedAt };
}
