import { isoDay } from '../../domain/day.js';
import type { AppendedFact, RecordedFact } from '../ledger/recorded-fact.js';

/** A fact as the API gives it, with its day as text. */
export function factView(fact: AppendedFact | RecordedFact) {
  const { seq, id, kind, subject, occurredOn, recordedAt, recordedBy, payload, hash } = fact;
  return {
    seq,
    id,
    kind,
    subject,
    occurredOn: isoDay(occurredOn),
    recordedAt,
    recordedBy,
    payload,
    hash,
    voidedBy: 'voidedBy' in fact ? fact.voidedBy : null,
  };
}

/** Without why somebody was waived, on leave or left: that is for managers only. */
export function withoutPrivateReason(fact: ReturnType<typeof factView>) {
  const isPrivate = PRIVATE.has(fact.kind) && fact.payload !== null && 'reason' in fact.payload;
  return isPrivate ? { ...fact, payload: { ...fact.payload, reason: null } } : fact;
}

const PRIVATE: ReadonlySet<string> = new Set(['waived', 'leave-started', 'separated']);
