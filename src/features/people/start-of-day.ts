import { dayAt, type Day } from '../../domain/day.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The instant at which a day begins in a time zone.
 *
 * Found by asking which day it is, because midnight isn't always there (clocks that go
 * forward at midnight skip it) and offsets aren't always whole hours.
 */
export function startOfDay(day: Day, timeZone: string): Date {
  // Offsets lie between -12 and +14 hours; the first millisecond of the day is in between.
  let before = day * DAY - 15 * HOUR;
  let after = day * DAY + 13 * HOUR;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(new Date(middle), timeZone) >= day) after = middle;
    else before = middle;
  }
  return new Date(after);
}
