/**
 * A calendar of its own for the naive evaluator, so that a mistake in the engine's
 * calendar cannot hide in its tests. Days are counted from 1970-01-01, months by hand.
 */
export type Span = { readonly days: number } | { readonly months: number };

/** Later than every day: what is good for ever, and a date that nobody knows yet. */
export const NO_DAY = Infinity;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function dayNumber(iso: string): number {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
  return numberOf(year, month, date);
}

export function isoText(day: number): string {
  return new Date(day * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

export function plus(day: number, span: Span): number {
  return 'days' in span ? day + span.days : plusMonths(day, span.months);
}

/** The same date in another month, or that month's last day where it has no such date. */
export function plusMonths(day: number, months: number): number {
  const [, , date] = partsOf(day);
  let [year, month] = partsOf(day);
  for (let i = 0; i < Math.abs(months); i++) {
    month += Math.sign(months);
    if (month > 12) [year, month] = [year + 1, 1];
    if (month < 1) [year, month] = [year - 1, 12];
  }
  return numberOf(year, month, Math.min(date, monthLength(year, month)));
}

export function lastOfMonth(day: number): number {
  const [year, month] = partsOf(day);
  return numberOf(year, month, monthLength(year, month));
}

export function lastOfYear(day: number): number {
  return numberOf(partsOf(day)[0], 12, 31);
}

function partsOf(day: number): [number, number, number] {
  return isoText(day).split('-').map(Number) as [number, number, number];
}

function numberOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / (24 * 60 * 60 * 1000);
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
