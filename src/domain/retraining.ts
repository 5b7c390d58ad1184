import { add, type Day } from './day.js';
import type { PolicyRecurrence, Requirement } from './requirement.js';
import { isMet, type Status } from './status.js';

/**
 * Training that must be repeated because a policy, a procedure or somebody's tasks changed.
 *
 * It can be required of a course or attestation whose requirement recurs on a new version
 * of the policy, once it is done: what isn't done yet is due anyway. What was done before
 * then stays good through the new due date; the requirement itself says how long people have.
 *
 * Sources: 29 CFR 1910.1030(g)(2)(v) (changed tasks), 45 CFR 164.530(b)(2)(i)(C) (changed
 * policies).
 */
export function mayRepeat(asks: Requirement, status: Status): boolean {
  return isMet(status) && status !== 'not-applicable' && recurrenceOf(asks) !== null;
}

/** The last day for a repetition that is required today. */
export function repeatBy(asks: Requirement, today: Day): Day {
  return add(today, recurrenceOf(asks)?.within ?? { days: 0 });
}

function recurrenceOf(asks: Requirement): PolicyRecurrence | null {
  if (asks.kind !== 'course' && asks.kind !== 'attestation') return null;
  for (const recurrence of asks.recurs ?? []) if ('on' in recurrence) return recurrence;
  return null;
}
