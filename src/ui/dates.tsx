// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { day, isIsoDay, type IsoDay } from '../domain/day.js';
import { counted } from './words.js';

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day as it is read aloud: `Nov 23, 2026`. */
export function dayText(iso: IsoDay): string {
  return DAY.format(new Date(`${iso}T00:00:00Z`));
}

/** A month as it is read aloud: `Nov 2026`. */
export function monthText(iso: IsoDay): string {
  return MONTH.format(new Date(`${iso}T00:00:00Z`));
}

/** An instant at a place: `Nov 23, 2026, 4:05 PM`. */
export function instantText(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso));
}

/** How far a day lies from today: `today`, `in 7 days`, `3 days ago`. */
export function fromToday(iso: IsoDay, today: IsoDay): string {
  const days = day(iso) - day(today);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}

/** Minutes as people say them: `About 18 minutes`, `About 1 hour`, `About 1½ hours`. */
export function minutesText(minutes: number): string {
  if (minutes < 55) return `About ${counted(minutes, 'minute')}`;
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  if (halves % 2 === 0) return `About ${counted(hours, 'hour')}`;
  return `About ${hours}½ hours`;
}

/** Minutes worked, as hours: `1.5 h`. */
export function hoursText(minutes: number): string {
  return `${Number((minutes / 60).toFixed(2))} h`;
}

/** A sentence of a rule, its days as people read them: `Completed on Nov 23, 2026.` */
export function readable(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => (isIsoDay(iso) ? dayText(iso) : iso));
}

/** A day on the page, which programs can read too. */
export function When({ day: iso }: { day: IsoDay }) {
  return (
    <time datetime={iso} safe>
      {dayText(iso)}
    </time>
  );
}
