import { isoDayOrNull, type IsoDay } from '../../domain/day.js';
import type { Status } from '../../domain/status.js';
import { intervalsOf } from '../../domain/timeline.js';
import type { LearnerView } from '../enrollments/learner-view.js';

/** An obligation over all its years, past and ahead. */
export interface PersonLane {
  readonly key: string;
  readonly title: string;
  readonly intervals: readonly {
    readonly from: IsoDay | null;
    readonly to: IsoDay | null;
    readonly status: Status;
  }[];
}

/** The obligations that recur or run out, each once, in the order of the paths. */
export function lanesOf(view: LearnerView): readonly PersonLane[] {
  const lanes = new Map<string, PersonLane>();
  for (const evaluation of view.evaluations) {
    const tree = evaluation.pieces.at(-1)?.situation.tree;
    for (const { key, isObligation, timeline } of evaluation.nodes.values()) {
      if (!isObligation || !timeline.some(({ value }) => value && RUNS_OUT.has(value.status))) {
        continue;
      }
      const title = tree?.nodes.get(key)?.title ?? key;
      const intervals = intervalsOf(timeline).map(({ from, to, status }) => ({
        from: isoDayOrNull(from),
        to: isoDayOrNull(to),
        status,
      }));
      // What two paths ask for alike has one lane.
      if (!lanes.has(title)) lanes.set(title, { key, title, intervals });
    }
  }
  return [...lanes.values()];
}

const RUNS_OUT: ReadonlySet<Status> = new Set<Status>(['expiring', 'in-grace', 'expired']);
