import type { Fact, FactKind } from '../../../src/domain/fact.js';

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/**
 * What somebody could have read in the ledger on a day (law 1, hindsight): the facts
 * dated that day or earlier, without those that were voided, in the order (day, seq).
 */
export class Ledger {
  private readonly facts: readonly Fact[];
  private readonly subjects = new Map<string, readonly Fact[]>();

  constructor(facts: readonly Fact[]) {
    const voided = new Set<number>();
    for (const fact of facts) if (fact.kind === 'voided') voided.add(fact.payload.fact);
    this.facts = facts
      .filter((fact) => !voided.has(fact.seq))
      .sort((a, b) => a.occurredOn - b.occurredOn || a.seq - b.seq);
  }

  /** Facts of some kinds that had happened by `day`. */
  by<K extends FactKind>(day: number, ...kinds: readonly K[]): FactOf<K>[] {
    return happened(this.facts, day, kinds);
  }

  /** The same, about one course, skill, activity, credential or path. */
  about<K extends FactKind>(subject: string, day: number, ...kinds: readonly K[]): FactOf<K>[] {
    let facts = this.subjects.get(subject);
    if (!facts) {
      facts = this.facts.filter((fact) => fact.subject === subject);
      this.subjects.set(subject, facts);
    }
    return happened(facts, day, kinds);
  }
}

function happened<K extends FactKind>(
  facts: readonly Fact[],
  day: number,
  kinds: readonly FactKind[],
): FactOf<K>[] {
  return facts.filter(
    (fact): fact is FactOf<K> => fact.occurredOn <= day && kinds.includes(fact.kind),
  );
}

/** Whether one fact comes after another in the order (day, seq). */
export function isAfter(a: Fact, b: Fact): boolean {
  return a.occurredOn > b.occurredOn || (a.occurredOn === b.occurredOn && a.seq > b.seq);
}
