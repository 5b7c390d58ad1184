import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit.entity.js';

/** What the first entry's hash stands on. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/**
 * The hash of an entry that follows the one with hash `before`. A JSON array says by itself
 * where each part ends, so no two entries read the same.
 */
export function auditHash(before: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, recordedAt, recordedBy, action, subject, payload } = entry;
  const text = JSON.stringify([before, subject, seq, recordedAt, recordedBy, action, payload]);
  return createHash('sha256').update(text).digest('hex');
}

/** The first entry that was changed, or that follows a gap, of entries in the order of subject and seq. */
export function firstBroken(entries: readonly AuditEntry[]): AuditEntry | null {
  let before: AuditEntry | undefined;
  for (const entry of entries) {
    const last = before?.subject === entry.subject ? before : undefined;
    const follows = entry.seq === (last?.seq ?? 0) + 1;
    if (!follows || entry.hash !== auditHash(last?.hash ?? BEFORE_THE_FIRST, entry)) return entry;
    before = entry;
  }
  return null;
}
