import { addDays, type Day } from './day.js';
import type { Status } from './status.js';

/** What a timeline holds on a day; two moments are the same when all three are. */
export interface Moment {
  readonly status: Status;
  /** The last good day: met, until when it is good; unmet, by when it must be done. */
  readonly dueOn: Day | null;
  /** A stable phrase without counts: `Completed on 2026-03-01.` */
  readonly reason: string;
}

export function isSameMoment(a: Moment | null, b: Moment | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  return a.status === b.status && a.dueOn === b.dueOn && a.reason === b.reason;
}

export const NOT_REQUIRED: Moment = {
  status: 'not-applicable',
  dueOn: null,
  reason: 'Not required for this post.',
};

/** How pressing a due date is on a day. */
export type Urgency = 'overdue' | 'due' | null;

export function urgencyOn(due: Day | null, notice: number, on: Day): Urgency {
  if (due === null) return null;
  if (on > due) return 'overdue';
  return on >= addDays(due, -notice) ? 'due' : null;
}

/** The days on which that changes. */
export function dueBreaks(due: Day | null, notice: number): readonly Day[] {
  return due === null ? [] : [addDays(due, -notice), addDays(due, 1)];
}
