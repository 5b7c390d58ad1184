import type { Reader } from '../../database/transaction.js';
import type { FactKind } from '../../domain/fact.js';
import type { LedgerService } from '../ledger/ledger.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';

type Named<K extends FactKind> = Extract<RecordedFact, { kind: K }>;

/** A learner's fact of one kind by its seq, or by its id; undefined where there is none that stands. */
export async function namedFact<K extends FactKind>(
  ledger: LedgerService,
  reader: Reader,
  learnerId: string,
  kind: K,
  name: string,
): Promise<Named<K> | undefined> {
  const facts = /^\d{1,15}$/.test(name)
    ? [await ledger.fact(reader, learnerId, Number(name))]
    : await ledger.facts(reader, learnerId, { kind });
  return facts.find(
    (fact): fact is Named<K> =>
      fact.kind === kind &&
      fact.voidedBy === null &&
      (fact.id === name || String(fact.seq) === name),
  );
}
