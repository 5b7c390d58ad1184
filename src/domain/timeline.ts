import type { Day } from './day.js';
import type { LearnerRecord } from './record.js';
import type { Definitions, PathDefinition, Requirement } from './requirement.js';
import type { Status } from './status.js';
import type { Steps } from './steps.js';

/** What a timeline holds on a day; two moments are the same when all three are. */
export interface Moment {
  readonly status: Status;
  /** The last good day: met, until when it is good; unmet, by when it must be done. */
  readonly dueOn: Day | null;
  /** A stable phrase without counts: `completed on 2026-03-01`, `needs Medical terminology`. */
  readonly reason: string;
}

/** The status of one node on every day; null where no timeline exists. */
export type Timeline = Steps<Moment | null>;
