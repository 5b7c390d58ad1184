import { isoDay, type Day } from '../../domain/day.js';
import { KNOWN_AHEAD_DAYS, lastDayFor, type NewFact } from '../../domain/fact.js';
import { decide, type Decision } from '../../domain/refusal.js';

/**
 * Facts are dated at the latest today; employment may be known ahead. A void is dated like
 * its target, whose day was judged when it was recorded.
 */
export function mayBeDated(facts: readonly NewFact[], today: Day): Decision {
  return decide(
    ...facts.map(({ kind, subject, occurredOn }) => {
      const last = lastDayFor(kind, today);
      if (kind === 'voided' || occurredOn <= last) return false;
      const text =
        last > today
          ? `${isoDay(occurredOn)} is more than ${KNOWN_AHEAD_DAYS} days ahead: record it nearer the day.`
          : `${isoDay(occurredOn)} has not come yet: record it on the day.`;
      return { code: 'occurred-in-future', subject, text };
    }),
  );
}

/** What a void names, as far as there is such a fact. */
export interface Target {
  readonly kind: string;
  readonly stands: boolean;
}

/** Only a fact that stands can be withdrawn, and no void can: what was withdrawn is recorded anew. */
export function mayVoid(seq: number, target: Target | undefined): Decision {
  const subject = String(seq);
  return decide(
    !target && { code: 'no-such-fact', subject, text: `The history has no entry ${seq}.` },
    target?.kind === 'voided' && {
      code: 'cannot-void-a-void',
      subject,
      text: `Entry ${seq} is a withdrawal: record anew what it withdrew.`,
    },
    target !== undefined &&
      target.kind !== 'voided' &&
      !target.stands && {
        code: 'already-voided',
        subject,
        text: `Entry ${seq} has been withdrawn already.`,
      },
  );
}
