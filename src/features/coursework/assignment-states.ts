import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader } from '../../database/transaction.js';
import { addDays, dayAt, isoDay, type IsoDay, isoDayAt } from '../../domain/day.js';
import { isMet, type Status } from '../../domain/status.js';
import { duringDay } from '../people/start-of-day.js';
import { AssignmentRepository, type Within } from './assignment.repository.js';

/** What assignments are, on a day, to each who was given them. */
@Injectable()
export class AssignmentStates {
  constructor(
    private readonly clock: Clock,
    private readonly assignments: AssignmentRepository,
  ) {}

  /**
   * What assignments are to the learners within a scope: on a day, or each on the day that
   * it is for them.
   */
  async of(
    reader: Reader,
    ids: readonly string[],
    within: Within,
    asOf?: IsoDay,
  ): Promise<ReadonlyMap<string, GivenState>> {
    if (ids.length === 0) return new Map();
    const now = this.clock.now();
    const at = asOf === undefined ? instantText(now) : duringDay(asOf);
    // It may be yesterday at one site and tomorrow at another.
    const utc = dayAt(now, 'UTC');
    const rows = await this.assignments.given(reader, ids, within, {
      at,
      from: asOf ?? isoDay(addDays(utc, -1)),
      to: asOf ?? isoDay(addDays(utc, 1)),
    });
    const states = new Map<string, GivenState>();
    for (const row of rows) {
      const key = keyOf(row.assignment_id, row.learner_id);
      const on = asOf ?? isoDayAt(now, row.time_zone);
      const holds =
        row.from_on !== null && row.from_on <= on && row.to_on !== null && on < row.to_on;
      if (states.has(key) && !holds) continue;
      states.set(key, {
        assignmentId: row.assignment_id,
        learnerId: row.learner_id,
        name: row.name,
        isEmployed: row.to_at > at,
        isToCome: row.first_on !== null && row.first_on > on,
        status: holds ? (row.status as Status) : null,
        dueOn: holds ? row.due_on : null,
        reason: holds ? row.reason : null,
      });
    }
    return states;
  }
}
export interface GivenState {
  readonly assignmentId: string;
  readonly learnerId: string;
  readonly name: string;
  readonly isEmployed: boolean;
  /** It was given to the learner after the day that is asked about. */
  readonly isToCome: boolean;
  /** Null where it concerns the learner no more, or not yet. */
  readonly status: Status | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
}

export function keyOf(assignment: string, learner: string): string {
  return `${assignment}/${learner}`;
}

export function statusView({ status, dueOn, reason, isEmployed, isToCome }: GivenState) {
  if (status !== null) return { status, isMet: isMet(status), dueOn, reason };
  const none = { isMet: false, dueOn: null };
  if (isToCome) return { status: 'not-assigned' as const, ...none, reason: 'Not assigned yet.' };
  return isEmployed
    ? { status: 'cancelled' as const, ...none, reason: 'Cancelled.' }
    : { status: 'not-employed' as const, ...none, reason: 'Left the office.' };
}
