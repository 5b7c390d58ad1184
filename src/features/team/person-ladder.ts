import { isAssignment } from '../../domain/assignment.js';
import { advancementIn, leftIn } from '../../domain/advancement.js';
import { isoDay, type Day, type IsoDay } from '../../domain/day.js';
import type { Progress } from '../../domain/progress.js';
import { entriesOf } from '../../domain/record.js';
import { standingOn } from '../../domain/standing.js';
import type { Status } from '../../domain/status.js';
import type { LearnerView } from '../enrollments/learner-view.js';

export interface PersonLadder {
  readonly path: { readonly code: string; readonly title: string; readonly version: number };
  /** The stage that somebody works on, and its place among all. */
  readonly stage: { readonly title: string; readonly progress: Progress };
  readonly place: number;
  readonly stages: number;
  /** The stages whose promotion was approved, in their order. */
  readonly reached: readonly { readonly title: string; readonly on: IsoDay }[];
  /** What the next promotion still requires. */
  readonly left: readonly {
    readonly key: string;
    readonly title: string;
    readonly status: Status;
    readonly reason: string;
  }[];
  readonly next: { readonly code: string; readonly title: string } | null;
  /** A promotion that was asked for and waits. */
  readonly pending: { readonly seq: number; readonly title: string; readonly on: IsoDay } | null;
}

/** Where somebody is on the ladder on a day: the path with the most stages. Null where on none. */
export function ladderOn(view: LearnerView, on: Day): PersonLadder | null {
  const [standing] = view.evaluations
    .filter((evaluation) => !isAssignment(evaluation.path))
    .map((evaluation) => standingOn(evaluation, on))
    .filter((each) => each !== null)
    .sort((a, b) => b.stages.length - a.stages.length);
  if (!standing) return null;
  const { path, stages } = standing;
  const titles = new Map(stages.map(({ code, title }) => [code, title]));
  const state = advancementIn(view.record, path.code, [...titles.keys()], on);
  const current = stages.findIndex(({ code }) => code === standing.stage.code);
  const titleOf = (code: string) => titles.get(code) ?? code;
  return {
    path,
    stage: stages[current]!,
    place: current + 1,
    stages: stages.length,
    reached: entriesOf(view.record, `advancement/${path.code}`, 'advancement-approved')
      .filter((entry) => entry.on <= on)
      .map((entry) => ({ title: titleOf(entry.payload.stage), on: isoDay(entry.on) })),
    left:
      state.next === null
        ? []
        : leftIn(standing, state.next).map(({ key, title, status, reason }) => ({
            ...{ key, title, status, reason },
          })),
    next: state.next === null ? null : { code: state.next, title: titleOf(state.next) },
    pending: state.pending && {
      seq: state.pending.seq,
      title: titleOf(state.pending.stage),
      on: isoDay(state.pending.askedOn),
    },
  };
}
