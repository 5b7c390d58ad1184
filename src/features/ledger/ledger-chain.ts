import { hash } from 'node:crypto';
import type { LedgerRow } from './ledger-row.entity.js';

/** What the first row of every ledger stands on. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/**
 * The hash of a payload as it is stored. The salt keeps a short payload from being guessed
 * by its hash, which stays when the payload has been erased.
 */
export function payloadHash(salt: string, payload: string): string {
  return sha256(salt + payload);
}

/**
 * The hash of a row that follows the one with hash `before`. A JSON array says by itself
 * where each part ends, so no two rows read the same.
 */
export function rowHash(before: string, row: Omit<LedgerRow, 'hash'>): string {
  const { learnerId, seq, id, kind, version, subject, occurredOn } = row;
  const { recordedAt, recordedBy, payloadHash } = row;
  const fields = [learnerId, seq, id, kind, version, subject, occurredOn, recordedAt, recordedBy];
  return sha256(JSON.stringify([before, ...fields, payloadHash]));
}

/** The first thing that is wrong with one learner's ledger. */
export interface Fault {
  readonly learnerId: string;
  readonly seq: number;
  readonly what: string;
}

/** What is wrong with a row that should follow `before`; null where nothing is. */
export function faultOf(row: LedgerRow, before: { seq: number; hash: string }): string | null {
  if (row.seq !== before.seq + 1) return `row ${before.seq + 1} is missing`;
  if (row.hash !== rowHash(before.hash, row)) return 'the row was changed, or the one before it';
  if (row.payload === null || row.salt === null) {
    return row.payload === row.salt ? null : 'only half of its payload was erased';
  }
  return row.payloadHash === payloadHash(row.salt, row.payload) ? null : 'its payload was changed';
}

/** The first thing that is wrong along a whole ledger. */
export function faultAlong(rows: readonly LedgerRow[]): Fault | null {
  let before = { seq: 0, hash: BEFORE_THE_FIRST };
  for (const row of rows) {
    const what = faultOf(row, before);
    if (what !== null) return { learnerId: row.learnerId, seq: before.seq + 1, what };
    before = row;
  }
  return null;
}

function sha256(text: string): string {
  return hash('sha256', text);
}
