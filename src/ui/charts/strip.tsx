// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { day, type IsoDay } from '../../domain/day.js';
import type { Status } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { dayText, monthText } from '../dates.js';
import { statusWord } from '../words.js';

/** A run of days with one status; `to` is the day after the last, null for ever. */
export interface StripInterval {
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  readonly status: Status;
}

/** The days that strips below each other share. */
export interface Axis {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** The day that the upright line stands on: today, or the day that is asked about. */
  readonly on: IsoDay;
}

/** An axis around a day: half a year back, a year ahead. */
export function axisAround(on: IsoDay, monthsBack = 6, monthsAhead = 12): Axis {
  return { from: firstOfMonth(on, -monthsBack), to: firstOfMonth(on, monthsAhead + 1), on };
}

/**
 * One requirement over time. Solid has happened, outlined is ahead if nobody does
 * anything; the upright line is the day that the page shows. The same intervals stand in
 * its description and, as a list, in `StripList`.
 */
export function Strip(props: {
  id: string;
  title: string;
  intervals: readonly StripInterval[];
  axis: Axis;
  /** Runs of days to shade behind it: leaves of absence. */
  shaded?: readonly Omit<StripInterval, 'status'>[];
}) {
  const { id, title, intervals, axis, shaded = [] } = props;
  const isShown = (each: Omit<StripInterval, 'status'>) =>
    (each.to === null || each.to > axis.from) && (each.from ?? axis.from) < axis.to;
  return (
    <svg role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height="100%">
      <title id={`${id}-t`} safe>{told`${title}: status over time`}</title>
      <desc id={`${id}-d`} safe>
        {`${intervals.map((each) => intervalText(each, axis.on)).join('; ')}.`}
      </desc>
      {shaded.filter(isShown).map((each) => (
        <Shade run={each} axis={axis} />
      ))}
      {intervals.filter(isShown).map((each) => (
        <Bar interval={each} axis={axis} />
      ))}
      <line class="now" x1={place(axis.on, axis)} x2={place(axis.on, axis)} y1="0" y2="100%" />
    </svg>
  );
}

/** The months above strips that share an axis. */
export function StripAxis({ axis, word = 'Today' }: { axis: Axis; word?: string }) {
  const months = monthsOf(axis);
  const every = Math.max(1, Math.ceil(months.length / 6));
  return (
    <svg width="100%" height="36" aria-hidden="true">
      {months
        .filter((_, i) => i % every === 0)
        .map((month) => (
          <>
            <line class="tick" x1={place(month, axis)} x2={place(month, axis)} y1="30" y2="36" />
            <text x={place(month, axis)} y="11" safe>
              {monthText(month)}
            </text>
          </>
        ))}
      <line class="now" x1={place(axis.on, axis)} x2={place(axis.on, axis)} y1="29" y2="36" />
      <text class="strong mid" x={place(axis.on, axis)} y="26" safe>
        {word}
      </text>
    </svg>
  );
}

/** The strip's intervals as a list. */
export function StripList({ intervals, on }: { intervals: readonly StripInterval[]; on: IsoDay }) {
  return (
    <ol class="plain small">
      {intervals.map((each) =>
        isOn(each, on) ? (
          <li>
            <b safe>{intervalText(each, on)}</b>
          </li>
        ) : (
          <li safe>{intervalText(each, on)}</li>
        ),
      )}
    </ol>
  );
}

/** How to read strips. */
export function StripLegend() {
  return (
    <ul class="legend plain" aria-label="How to read the strips">
      <li>
        <svg aria-hidden="true" class="satisfied">
          <rect class="solid" width="36" height="14" rx="2" />
        </svg>
        happened
      </li>
      <li>
        <svg aria-hidden="true" class="satisfied">
          <rect class="outline" x=".5" y=".5" width="35" height="13" rx="2" />
        </svg>
        ahead, if nothing is done
      </li>
      <li>
        <svg aria-hidden="true" class="expiring">
          <rect width="36" height="14" rx="2" fill="url(#hatch-expiring)" stroke="var(--c)" />
        </svg>
        renew soon
      </li>
      <li>
        <svg aria-hidden="true" class="due">
          <rect width="36" height="14" rx="2" fill="url(#hatch-due)" stroke="var(--c)" />
        </svg>
        due
      </li>
      <li>
        <svg aria-hidden="true" class="in-progress">
          <rect class="solid" y="4" width="36" height="6" />
        </svg>
        in progress
      </li>
      <li>
        <svg aria-hidden="true" class="overdue">
          <rect class="outline" x=".5" y=".5" width="35" height="13" rx="2" />
        </svg>
        out of date
      </li>
      <li>
        <svg aria-hidden="true" class="locked">
          <line class="thin dash" y1="7" y2="7" x2="36" />
        </svg>
        locked
      </li>
    </ul>
  );
}

/** `Current Mar 1, 2026 to Feb 28, 2027 (now)`: only what has no end is done. */
function intervalText(interval: StripInterval, on: IsoDay): string {
  const { from, to, status } = interval;
  const word = statusWord(status, undefined, to !== null);
  const last = to === null ? null : dayText(dayBefore(to));
  const span =
    from === null
      ? last === null
        ? ''
        : ` until ${last}`
      : last === null
        ? ` from ${dayText(from)} on`
        : ` ${dayText(from)} to ${last}`;
  if (isOn(interval, on)) return told`${word}${span} (now)`;
  return from !== null && from > on ? told`${word}${span}, if nothing is done` : `${word}${span}`;
}

function isOn({ from, to }: StripInterval, on: IsoDay): boolean {
  return (from ?? on) <= on && (to === null || on < to);
}

function Shade({ run, axis }: { run: Omit<StripInterval, 'status'>; axis: Axis }) {
  const from = laterOf(run.from ?? axis.from, axis.from);
  const width = share(earlierOf(run.to ?? axis.to, axis.to), axis) - share(from, axis);
  return (
    <rect class="leave" x={place(from, axis)} width={`${width.toFixed(2)}%`} y="0" height="100%" />
  );
}

/** One interval, cut in two where the upright line crosses it: what was, and what is ahead. */
function Bar({ interval, axis }: { interval: StripInterval; axis: Axis }) {
  const from = laterOf(interval.from ?? axis.from, axis.from);
  const to = earlierOf(interval.to ?? axis.to, axis.to);
  const parts =
    from < axis.on && to > axis.on
      ? [
          { from, to: axis.on, isAhead: false },
          { from: axis.on, to, isAhead: true },
        ]
      : [{ from, to, isAhead: from >= axis.on }];
  return (
    <g class={interval.status}>
      {parts.map((part) => (
        <Shape status={interval.status} axis={axis} {...part} />
      ))}
    </g>
  );
}

function Shape(props: { status: Status; axis: Axis; from: IsoDay; to: IsoDay; isAhead: boolean }) {
  const { status, axis, from, to, isAhead } = props;
  const x = place(from, axis);
  const width = `${(share(to, axis) - share(from, axis)).toFixed(2)}%`;
  switch (status) {
    case 'not-applicable':
      return '';
    case 'not-started':
    case 'locked':
      return (
        <line
          class={status === 'locked' ? 'thin dash' : 'thin'}
          x1={x}
          x2={place(to, axis)}
          y1="24"
          y2="24"
        />
      );
    case 'in-progress':
      return (
        <rect class={isAhead ? 'outline' : 'solid'} x={x} width={width} y="21" height="6" rx="1" />
      );
    case 'due':
    case 'expiring':
    case 'in-grace':
      return (
        <rect
          x={x}
          width={width}
          y="16"
          height="16"
          rx="2"
          fill={`url(#hatch-${status === 'due' ? 'due' : 'expiring'})`}
          stroke="var(--c)"
        />
      );
    default:
      return (
        <rect
          class={isAhead || status === 'waived' || status === 'paused' ? 'outline' : 'solid'}
          x={x}
          width={width}
          y="16"
          height="16"
          rx="2"
        />
      );
  }
}

function share(on: IsoDay, { from, to }: Axis): number {
  return ((day(on) - day(from)) / (day(to) - day(from))) * 100;
}

/** Where a day stands on an axis, from its left end. */
export function place(on: IsoDay, axis: Axis): string {
  return `${share(on, axis).toFixed(2)}%`;
}

function monthsOf({ from, to }: Axis): readonly IsoDay[] {
  const months: IsoDay[] = [];
  for (let month = firstOfMonth(from, 0); month < to; month = firstOfMonth(month, 1)) {
    if (month >= from) months.push(month);
  }
  return months;
}

function firstOfMonth(iso: IsoDay, monthsLater: number): IsoDay {
  const [year = 0, month = 1] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
}

function dayBefore(iso: IsoDay): IsoDay {
  return new Date(Date.parse(`${iso}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function laterOf(a: IsoDay, b: IsoDay): IsoDay {
  return a > b ? a : b;
}

function earlierOf(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? a : b;
}
