import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader } from '../../database/transaction.js';
import { addDays, dayAt, isoDay } from '../../domain/day.js';
import { isMet, type Status } from '../../domain/status.js';
import { AssignmentRepository, type Within } from './assignment.repository.js';

/** What assignments are today to each who was given them. */
@Injectable()
export class AssignmentStates {
  constructor(
    private readonly clock: Clock,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** What assignments are to the learners within a scope, each on the day that it is for them. */
  async of(
    reader: Reader,
    ids: readonly string[],
    within: Within,
  ): Promise<ReadonlyMap<string, GivenState>> {
    if (ids.length === 0) return new Map();
    const now = this.clock.now();
    const instant = instantText(now);
    // It may be yesterday at one site and tomorrow at another.
    const utc = dayAt(now, 'UTC');
    const rows = await this.assignments.given(reader, ids, within, {
      now: instant,
      from: isoDay(addDays(utc, -1)),
      to: isoDay(addDays(utc, 1)),
    });
    const states = new Map<string, GivenState>();
    for (const row of rows) {
      const key = keyOf(row.assignment_id, row.learner_id);
      const today = isoDay(dayAt(now, row.time_zone));
      const holds =
        row.from_on !== null && row.from_on <= today && row.to_on !== null && today < row.to_on;
      if (states.has(key) && !holds) continue;
      states.set(key, {
        assignmentId: row.assignment_id,
        learnerId: row.learner_id,
        name: row.name,
        isEmployed: row.to_at > instant,
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
  /** Null where it concerns the learner no more. */
  readonly status: Status | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
}

export function keyOf(assignment: string, learner: string): string {
  return `${assignment}/${learner}`;
}

export function statusView({ status, dueOn, reason, isEmployed }: GivenState) {
  if (status !== null) return { status, isMet: isMet(status), dueOn, reason };
  return isEmployed
    ? { status: 'cancelled' as const, isMet: false, dueOn: null, reason: 'Cancelled.' }
    : { status: 'not-employed' as const, isMet: false, dueOn: null, reason: 'Left the office.' };
}
