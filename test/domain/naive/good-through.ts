import type { IntervalRecurrence } from '../../../src/domain/requirement.js';
import { dayNumber, lastOfMonth, lastOfYear, plus } from './calendar.js';
import type { Leave } from './person.js';

/** Something that happened and counts from its day on. */
export interface Event {
  readonly on: number;
  readonly version?: number;
  /** Where the term runs by the month in which membership began. */
  readonly membershipOn?: number;
}

/** Until when an event is good, and how that day is treated. */
export interface Term {
  readonly lastGood: number;
  /** Days before the last good day from which it may be renewed. */
  readonly window: number;
  /** Days after the last good day for which it is still accepted. */
  readonly grace: number;
  /** The day of the event that it stands on. */
  readonly clock: number;
}

/** Law 9: until when a list of events (in their order, never empty) is good. */
export function termOf(events: readonly Event[], rule: IntervalRecurrence): Term {
  const { window = 30, grace = 0 } = rule;
  if (rule.from === 'cycle') {
    const endOf = (on: number) => endOfCycle(on, rule);
    return { ...covered(events, endOf, window), window, grace };
  }
  const newest = events[events.length - 1] as Event;
  return { lastGood: lastGoodDay(newest, rule), window, grace, clock: newest.on };
}

/**
 * A fee is paid with the card and again later. By membership, each payment covers its own
 * membership year or the next; the years of the newest card count.
 */
export function feeTermOf(card: Event, payments: readonly Event[], rule: IntervalRecurrence): Term {
  if (rule.from !== 'membership-month') return termOf(payments, rule);
  const { window = 30, grace = 0 } = rule;
  const endOf = (on: number) => endOfMembershipYear(on, card.membershipOn ?? card.on, rule);
  return { ...covered(payments, endOf, window), window, grace };
}

function lastGoodDay(event: Event, rule: IntervalRecurrence): number {
  if (rule.from === 'end-of-issue-month')
    return rounded(plus(lastOfMonth(event.on), rule.every), rule);
  if (rule.from === 'membership-month')
    return rounded(lastOfMonth(plus(event.membershipOn ?? event.on, rule.every)), rule);
  return rounded(plus(event.on, rule.every), rule);
}

/** The interval is added first; the end of the month or year comes after. */
function rounded(day: number, rule: IntervalRecurrence): number {
  if (rule.until === 'end-of-month') return lastOfMonth(day);
  return rule.until === 'end-of-year' ? lastOfYear(day) : day;
}

/**
 * By cycle: an event covers its own cycle, or the next one if its own is covered
 * already and the window is open; else it changes nothing.
 */
function covered(events: readonly Event[], endOf: (on: number) => number, window: number) {
  let last: { lastGood: number; clock: number } = { lastGood: -Infinity, clock: -Infinity };
  for (const { on } of events) {
    const own = endOf(on);
    const next = endOf(own + 1);
    if (last.lastGood < own) last = { lastGood: own, clock: on };
    else if (last.lastGood < next && on >= own - window) last = { lastGood: next, clock: on };
  }
  return last;
}

/** The last day of the cycle that a day stands in; cycles also run back before their start. */
function endOfCycle(day: number, rule: IntervalRecurrence): number {
  const start = dayNumber(rule.start as string);
  return firstEnd(day, (nth) => after(start, rule, nth) - 1);
}

/**
 * The last day of a membership year: of the month in which membership began. The first year
 * runs from the day on which it began, so it is longer by the rest of that month.
 */
function endOfMembershipYear(day: number, began: number, rule: IntervalRecurrence): number {
  const end = (nth: number) => lastOfMonth(after(began, rule, nth));
  return day <= end(0) ? end(1) : firstEnd(day, end);
}

function after(start: number, { every }: IntervalRecurrence, nth: number): number {
  if ('days' in every) return start + nth * every.days;
  return plus(start, { months: nth * every.months });
}

/** The first of a row of ends that is not before a day. */
function firstEnd(day: number, end: (nth: number) => number): number {
  let nth = 0;
  while (end(nth) >= day) nth--;
  while (end(nth) < day) nth++;
  return end(nth);
}

/** Of several terms the earliest end wins; of equal ends the wider window and shorter grace. */
export function strictest(terms: readonly Term[]): Term {
  const lastGood = Math.min(...terms.map((term) => term.lastGood));
  const ends = terms.filter((term) => term.lastGood === lastGood);
  return {
    lastGood,
    window: Math.max(...ends.map((term) => term.window)),
    grace: Math.min(...ends.map((term) => term.grace)),
    clock: Math.max(...ends.map((term) => term.clock)),
  };
}

/**
 * Law 5: what the leaves known by now make of a date. `moves` pushes it by the days away
 * while its clock ran; `due-on-return` only lifts it out of a leave. During an open leave
 * nobody knows the date (Infinity).
 */
export function afterLeave(
  date: number,
  clock: number,
  leaves: readonly Leave[],
  effect: 'moves' | 'due-on-return' | 'unaffected',
): number {
  if (effect === 'unaffected') return date;
  return leaves.reduce((moved, leave) => {
    const runsInto = leave.from <= moved && moved !== Infinity;
    if (effect === 'due-on-return') return runsInto && moved <= leave.last ? leave.last + 1 : moved;
    const begins = Math.max(leave.from, clock);
    return runsInto && begins <= leave.last ? moved + (leave.last - begins + 1) : moved;
  }, date);
}
