import { instantText, type InstantText } from '../../database/columns.js';
import { dayAt, type Day, type IsoDay } from '../../domain/day.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An instant of a day at every site of the United States: noon in the middle of the continent. */
export function duringDay(on: IsoDay): InstantText {
  return instantText(new Date(`${on}T18:00:00.000Z`));
}

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
