import type { InstantText } from '../../database/columns.js';
import { day } from '../../domain/day.js';
import type { Fact, FactKind, FactPayloads } from '../../domain/fact.js';
import type { LedgerRow } from './ledger-row.entity.js';

/** What the ledger says of a fact besides what happened. */
interface Recording {
  /** UUID v7: the fact's name outside of its ledger. */
  readonly id: string;
  /** The version of the kind's payload. */
  readonly version: number;
  readonly recordedAt: InstantText;
  readonly recordedBy: string;
  readonly hash: string;
}

/** A fact as it has just been appended. */
export type AppendedFact = Fact & Recording;

/** A fact as a history shows it. */
export type RecordedFact = {
  [K in FactKind]: Recording & {
    readonly kind: K;
    readonly subject: string;
    readonly occurredOn: Fact['occurredOn'];
    readonly seq: number;
    /** Null once it was erased. */
    readonly payload: FactPayloads[K] | null;
    /** The seq of the fact that withdrew this one. */
    readonly voidedBy: number | null;
  };
}[FactKind];

export function recordedFact(row: LedgerRow, voidedBy: number | null): RecordedFact {
  const { id, version, recordedAt, recordedBy, hash, kind, subject, seq } = row;
  const payload = row.payload === null ? null : (JSON.parse(row.payload) as unknown);
  const occurredOn = day(row.occurredOn);
  return {
    ...{ kind, subject, occurredOn, seq, payload, voidedBy },
    ...{ id, version, recordedAt, recordedBy, hash },
  } as RecordedFact;
}

/**
 * The facts that the record is folded from: without those that were erased. A void must be
 * erased together with its target, or the target would stand again.
 */
export function factsOf(rows: readonly LedgerRow[]): readonly Fact[] {
  return rows.flatMap(({ kind, subject, occurredOn, seq, payload }) =>
    payload === null
      ? []
      : [{ kind, subject, occurredOn: day(occurredOn), seq, payload: JSON.parse(payload) } as Fact],
  );
}
