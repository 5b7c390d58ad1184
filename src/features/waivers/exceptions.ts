import { day, isoDay, isoDayOrNull, addDays, type IsoDay } from '../../domain/day.js';
import { pathsOf } from '../../domain/enrollment.js';
import { entriesOf } from '../../domain/record.js';
import type { LearnerView } from '../enrollments/learner-view.js';

export interface PersonLeave {
  readonly seq: number;
  readonly from: IsoDay;
  /** The last day, as far as it is known. */
  readonly to: IsoDay | null;
  /** The first day back, once it is recorded. */
  readonly backOn: IsoDay | null;
  /** Null for who may not read it. */
  readonly reason: string | null;
}

export interface PersonWaiver {
  readonly seq: number;
  readonly path: string;
  readonly title: string;
  readonly kind: 'exemption' | 'equivalence';
  readonly grantedOn: IsoDay;
  /** The last day on which it holds. */
  readonly through: IsoDay | null;
  readonly reason: string | null;
}

/** Leaves of absence, the newest first. */
export function leavesIn(view: LearnerView, mayReadReasons: boolean): readonly PersonLeave[] {
  const ends = entriesOf(view.record, 'leave', 'leave-ended');
  return entriesOf(view.record, 'leave', 'leave-started')
    .map(({ seq, on, payload }) => {
      const back = ends.find((end) => end.payload.leave === seq);
      return {
        seq,
        from: isoDay(on),
        to: back ? isoDay(addDays(back.on, -1)) : (payload.to ?? null),
        backOn: back ? isoDay(back.on) : null,
        reason: mayReadReasons ? payload.reason : null,
      };
    })
    .reverse();
}

/** Waivers of every path, the newest first. */
export function waiversIn(view: LearnerView, mayReadReasons: boolean): readonly PersonWaiver[] {
  return pathsOf(view.record)
    .flatMap((path) => {
      const tree = view.evaluations.find((each) => each.path === path)?.pieces.at(-1)
        ?.situation.tree;
      return entriesOf(view.record, `waivers/${path}`, 'waived').map(({ seq, on, payload }) => ({
        ...{ seq, path, kind: payload.kind, grantedOn: isoDay(on) },
        title: tree?.nodes.get(payload.requirement)?.title ?? payload.requirement,
        through: payload.until === null ? null : isoDayOrNull(addDays(day(payload.until), -1)),
        reason: mayReadReasons ? payload.reason : null,
      }));
    })
    .sort((a, b) => b.seq - a.seq);
}
