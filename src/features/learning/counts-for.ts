import { assignmentIdOf, isAssignment } from '../../domain/assignment.js';
import { isoDayOrNull } from '../../domain/day.js';
import type { Status } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import { pieceOn } from '../../domain/timeline.js';
import type { LearnerView } from '../enrollments/learner-view.js';

/** A place where completing a course is asked for: a learning path, or coursework. */
export interface CountsFor {
  readonly kind: 'path' | 'coursework';
  /** The path's code, or the assignment's id. */
  readonly code: string;
  readonly title: string;
  /** The requirement's key within the path. */
  readonly requirement: string;
  readonly status: Status;
  readonly dueOn: string | null;
}

/** What a course counts for today, the first that is due first. */
export function countsFor(view: LearnerView, course: string): readonly CountsFor[] {
  const { today } = view.learner;
  return view.evaluations
    .flatMap((evaluation): readonly CountsFor[] => {
      const piece = at(evaluation.exists, today) ? pieceOn(evaluation.pieces, today) : null;
      if (!piece) return [];
      const { root, nodes } = piece.situation.tree;
      const isCoursework = isAssignment(evaluation.path);
      return [...nodes.values()]
        .filter(
          ({ asks }) =>
            (asks.kind === 'course' || asks.kind === 'attestation') && asks.course === course,
        )
        .map(({ key }) => {
          const { status, dueOn } = at(evaluation.nodes.get(key)!.timeline, today)!;
          return {
            kind: isCoursework ? 'coursework' : 'path',
            code: isCoursework ? assignmentIdOf(evaluation.path) : evaluation.path,
            title: root.title,
            requirement: key,
            status,
            dueOn: isoDayOrNull(dueOn),
          };
        });
    })
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
}
