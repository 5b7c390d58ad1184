import { later, type Day } from './day.js';
import type { Entry, LearnerRecord } from './record.js';
import { combineAll, steps, type Steps } from './steps.js';

/**
 * Hours on the job: the approved minutes of an activity.
 *
 * A log counts from the later of its own day and its approval's, so that no day that
 * has passed changes when hours are approved. The newest answer holds.
 */
export interface CountedMinutes {
  /** The day from which the change counts. */
  readonly at: Day;
  /** The day that the work was done. */
  readonly workedOn: Day;
  /** Negative where an approval was taken back. */
  readonly minutes: number;
}

/** Every change of an activity's approved minutes, by the day from which it counts. */
export function countedMinutes(record: LearnerRecord, activity: string): readonly CountedMinutes[] {
  const changes: CountedMinutes[] = [];
  for (const [key, row] of record) {
    if (!key.startsWith(`hours/${activity}/`)) continue;
    const logs = new Map<number, { on: Day; minutes: number; counted: boolean }>();
    for (const entry of row) {
      if (entry.kind === 'hours-logged') {
        logs.set(entry.seq, { on: entry.on, minutes: entry.payload.minutes, counted: false });
      }
    }
    for (const entry of row) {
      if (entry.kind !== 'hours-approved' && entry.kind !== 'hours-declined') continue;
      const log = logs.get(entry.payload.fact);
      const counts = entry.kind === 'hours-approved';
      if (!log || log.counted === counts) continue;
      log.counted = counts;
      changes.push({
        at: later(log.on, entry.on),
        workedOn: log.on,
        minutes: counts ? log.minutes : -log.minutes,
      });
    }
  }
  return changes.sort((a, b) => a.at - b.at);
}

/** Approved minutes by day, of work done on or after the day that `countsFrom` gives; none where it gives null. */
export function minutesSince(
  changes: readonly CountedMinutes[],
  countsFrom: Steps<Day | null>,
): Steps<number> {
  const pieces = countsFrom.map(({ from, value }, i) => {
    const to = countsFrom[i + 1]?.from ?? Infinity;
    let sum = 0;
    const points = [];
    for (const change of value === null ? [] : changes) {
      if (change.workedOn < value! || change.at >= to) continue;
      sum += change.minutes;
      points.push({ from: later(from, change.at), value: sum });
    }
    const ends = to === Infinity ? [] : [{ from: to as Day, value: 0 }];
    return steps(0, [...points, ...ends]);
  });
  return pieces.length === 1
    ? pieces[0]!
    : combineAll(pieces, (sums) => sums.reduce((all, sum) => all + sum, 0));
}

export type LoggedHours = Extract<Entry, { kind: 'hours-logged' }>;

/** The logs of a month's row of hours that nobody has approved or declined. */
export function unansweredIn(row: readonly Entry[]): readonly LoggedHours[] {
  const answered = new Set(
    row.flatMap((entry) =>
      entry.kind === 'hours-approved' || entry.kind === 'hours-declined'
        ? [entry.payload.fact]
        : [],
    ),
  );
  return row.filter(
    (entry): entry is LoggedHours => entry.kind === 'hours-logged' && !answered.has(entry.seq),
  );
}
