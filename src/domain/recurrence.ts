import { add, addDays, day, endOfMonth, endOfYear, type Day } from './day.js';
import { DEFAULT_WINDOW_DAYS, type IntervalRecurrence } from './requirement.js';

/**
 * Recurrence: until when something that was done, or issued, is good.
 *
 * Expiry arithmetic differs by issuer and is data: so many months from completion; to
 * the end of that month or year; from the end of the month of issue; by membership
 * month; by a cycle that is common to all.
 */
export interface Term {
  /** The last good day. */
  readonly good: Day;
  /** Days before the last good day from which it may be renewed. */
  readonly window: number;
  /** Days after the last good day for which it is still accepted. */
  readonly grace: number;
}

/** The last good day by one rule that counts from each event anew. */
export function goodThrough(on: Day, rule: IntervalRecurrence, membershipOn: Day = on): Day {
  const end = add(startOf(on, rule, membershipOn), rule.every);
  const until = rule.until ?? (rule.from === 'membership-month' ? 'end-of-month' : 'same-day');
  if (until === 'end-of-month') return endOfMonth(end);
  return until === 'end-of-year' ? endOfYear(end) : end;
}

function startOf(on: Day, rule: IntervalRecurrence, membershipOn: Day): Day {
  if (rule.from === 'end-of-issue-month') return endOfMonth(on);
  return rule.from === 'membership-month' ? membershipOn : on;
}

/**
 * The last good day after each event, by a cycle that is common to all. An event covers
 * its cycle, or the next one if its own is covered and the window is open; else it
 * changes nothing.
 */
export function goodThroughCycles(
  events: readonly Day[],
  rule: IntervalRecurrence,
): readonly Day[] {
  const covered = new Set<number>();
  let highest = -Infinity;
  return events.map((on) => {
    const own = cycleOf(on, rule);
    const opens = addDays(cycleEnd(own, rule), -(rule.window ?? DEFAULT_WINDOW_DAYS));
    const covers = !covered.has(own) ? own : on >= opens ? own + 1 : null;
    if (covers !== null) {
      covered.add(covers);
      highest = Math.max(highest, covers);
    }
    return cycleEnd(highest, rule);
  });
}

/** Which cycle a day falls into: 0 is the one that began on `start`. */
function cycleOf(on: Day, rule: IntervalRecurrence): number {
  const length = 'days' in rule.every ? rule.every.days : rule.every.months * 30.4;
  let cycle = Math.floor((on - day(rule.start!)) / length);
  while (cycleEnd(cycle, rule) < on) cycle++;
  while (cycleEnd(cycle - 1, rule) >= on) cycle--;
  return cycle;
}

function cycleEnd(cycle: number, rule: IntervalRecurrence): Day {
  const begins = day(rule.start!);
  const next =
    'days' in rule.every
      ? addDays(begins, rule.every.days * (cycle + 1))
      : add(begins, { months: rule.every.months * (cycle + 1) });
  return addDays(next, -1);
}

/** Of several terms the one that ends first; of equal ends the wider window and the shorter grace. */
export function earliestTerm(terms: readonly Term[]): Term | null {
  return terms.reduce<Term | null>((best, term) => {
    if (!best || term.good < best.good) return term;
    if (term.good > best.good) return best;
    return {
      good: best.good,
      window: Math.max(best.window, term.window),
      grace: Math.min(best.grace, term.grace),
    };
  }, null);
}
