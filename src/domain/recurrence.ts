import {
  add,
  addDays,
  ALWAYS,
  day,
  endOfMonth,
  endOfYear,
  type Day,
  type Duration,
} from './day.js';
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
 * The last good day after each event, by cycles. An event covers its cycle, or the next
 * one if its own is covered and the window is open; else it changes nothing.
 */
export function goodThroughCycles(
  events: readonly Day[],
  rule: IntervalRecurrence,
  endOf: EndOfCycle = commonCycle(rule),
): readonly Day[] {
  const covered = new Set<number>();
  let highest = -Infinity;
  return events.map((on) => {
    const own = cycleOf(on, rule, endOf);
    const opens = addDays(endOf(own), -(rule.window ?? DEFAULT_WINDOW_DAYS));
    const covers = !covered.has(own) ? own : on >= opens ? own + 1 : null;
    if (covers !== null) {
      covered.add(covers);
      highest = Math.max(highest, covers);
    }
    return endOf(highest);
  });
}

/** The last day of the cycle with a number; 0 is the first. */
type EndOfCycle = (cycle: number) => Day;

/** Cycles that are common to all, of which one began on the rule's `start`. */
function commonCycle({ every, start }: IntervalRecurrence): EndOfCycle {
  const begins = day(start!);
  return (cycle) => addDays(add(begins, times(every, cycle + 1)), -1);
}

/**
 * Membership years and the like: each ends with the month in which membership began. The
 * first runs from that very day, so there is none before it.
 */
export function membershipCycle({ every }: IntervalRecurrence, membershipOn: Day): EndOfCycle {
  return (cycle) => (cycle < 0 ? ALWAYS : endOfMonth(add(membershipOn, times(every, cycle + 1))));
}

function cycleOf(on: Day, { every }: IntervalRecurrence, endOf: EndOfCycle): number {
  const length = 'days' in every ? every.days : every.months * 30.4;
  let cycle = Math.floor((on - endOf(0)) / length);
  // From here the right one is a step or two away.
  while (endOf(cycle) < on) cycle++;
  while (endOf(cycle - 1) >= on) cycle--;
  return cycle;
}

function times(duration: Duration, n: number): Duration {
  return 'days' in duration ? { days: duration.days * n } : { months: duration.months * n };
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
