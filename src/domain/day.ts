/**
 * A day of the calendar, as the whole number of days since 1970-01-01.
 *
 * Rules compare and add days, so inside the domain a day is an integer with a
 * brand; ISO text (`2026-11-23`) stands only at the edges. No time zone is left
 * in it: which day it is at a site is decided once, by `dayAt`.
 */
export type Day = number & { readonly __brand: 'Day' };

/** A day as text at the edges: `YYYY-MM-DD`. */
export type IsoDay = string;

/** A span of whole days or whole months; months follow the calendar. */
export type Duration = { readonly days: number } | { readonly months: number };

/** Before every day. */
export const ALWAYS = -Infinity as Day;
/** After every day. */
export const NEVER = Infinity as Day;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that `iso` names. Throws RangeError for what no calendar has, like `2026-02-30`. */
export function day(iso: IsoDay): Day {
  const parts = ISO_DAY.exec(iso);
  if (!parts) throw new RangeError(`${iso} is not a day like 2026-11-23`);
  const found = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (isoDay(found) !== iso) throw new RangeError(`${iso} is not a day of the calendar`);
  return found;
}

export function isIsoDay(text: unknown): text is IsoDay {
  if (typeof text !== 'string' || !ISO_DAY.test(text)) return false;
  try {
    day(text);
    return true;
  } catch {
    return false;
  }
}

/** The day as `YYYY-MM-DD`. Throws RangeError for `ALWAYS` and `NEVER`. */
export function isoDay(of: Day): IsoDay {
  let text = isoDays.get(of);
  if (text === undefined) {
    text = new Date(of * MS_PER_DAY).toISOString().slice(0, 10);
    isoDays.set(of, text);
  }
  return text;
}

// Timelines name the same few thousand days over and over.
const isoDays = new Map<Day, IsoDay>();

/** The day as text, or null where it is `ALWAYS`, `NEVER` or absent. */
export function isoDayOrNull(of: Day | null): IsoDay | null {
  return of === null || !Number.isFinite(of) ? null : isoDay(of);
}

/** The day that it is at `instant` in an IANA time zone, such as `America/Chicago`. */
export function dayAt(instant: Date, timeZone: string): Day {
  const quarter = Math.floor(instant.getTime() / MS_PER_QUARTER);
  const known = latestDays.get(timeZone);
  if (known?.quarter === quarter) return known.day;
  const found = day(formatterFor(timeZone).format(instant));
  latestDays.set(timeZone, { quarter, day: found });
  return found;
}

/** The same as text. */
export function isoDayAt(instant: Date, timeZone: string): IsoDay {
  return isoDay(dayAt(instant, timeZone));
}

// Since 1980 every clock on earth is whole quarters of an hour off UTC, so a day ends with one.
const MS_PER_QUARTER = 900_000;
// Every request asks several times which day it is.
const latestDays = new Map<string, { readonly quarter: number; readonly day: Day }>();

export function addDays(to: Day, days: number): Day {
  return (to + days) as Day;
}

/** The same day of the month `months` later, or the last of that month where it is shorter. */
export function addMonths(to: Day, months: number): Day {
  const { year, month, date } = partsOf(to);
  const target = year * 12 + (month - 1) + months;
  const inYear = Math.floor(target / 12);
  const inMonth = (target % 12) + 1;
  return dayOf(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}

export function add(to: Day, duration: Duration): Day {
  return 'days' in duration ? addDays(to, duration.days) : addMonths(to, duration.months);
}

export function endOfMonth(of: Day): Day {
  const { year, month } = partsOf(of);
  return dayOf(year, month, daysInMonth(year, month));
}

export function endOfYear(of: Day): Day {
  return dayOf(partsOf(of).year, 12, 31);
}

/** The month of a day, as `YYYY-MM`. */
export function monthOf(of: Day): string {
  return isoDay(of).slice(0, 7);
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function partsOf(of: Day): { year: number; month: number; date: number } {
  const at = new Date(of * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

function dayOf(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / MS_PER_DAY) as Day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs a hundred times what using it does.
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
