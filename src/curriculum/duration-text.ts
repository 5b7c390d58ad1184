import type { Duration } from '../domain/day.js';

const DURATION = /^(\d+) (day|week|month|year)s?$/;

/** `14 days`, `6 weeks`, `12 months` or `2 years` as a duration; null for anything else. */
export function readDuration(text: string): Duration | null {
  const [, count, unit] = DURATION.exec(text.trim()) ?? [];
  if (count === undefined) return null;
  const number = Number(count);
  if (unit === 'day' || unit === 'week') return { days: unit === 'week' ? number * 7 : number };
  return { months: unit === 'year' ? number * 12 : number };
}

export function isNothing(duration: Duration): boolean {
  return 'days' in duration ? duration.days === 0 : duration.months === 0;
}
