import {
  assignmentIdOf,
  assignmentPath,
  assignmentsOf,
  evaluateAssignment,
  isAssignment,
} from '../../domain/assignment.js';
import { pathsOf } from '../../domain/enrollment.js';
import type { LearnerRecord } from '../../domain/record.js';
import type { Definitions } from '../../domain/requirement.js';
import { evaluateAgain } from '../../domain/again.js';
import { followingOtherPaths } from '../../domain/other-paths.js';
import {
  evaluatedAlike,
  evaluatePath,
  type NodeEvaluation,
  type PathEvaluation,
} from '../../domain/timeline.js';
import type { Affected } from './affected.js';

/** A path's evaluation after new facts, and the nodes whose timelines they changed. */
export interface Followed {
  readonly evaluation: PathEvaluation;
  readonly differing: readonly NodeEvaluation[] | 'everything';
}

/** Evaluates records; what was evaluated of a record is remembered as long as that is in use. */
export class Evaluations {
  private readonly remembered = new WeakMap<LearnerRecord, Map<string, PathEvaluation>>();

  constructor(readonly definitions: Definitions) {}

  /** The timelines of one path, by its code, or of one assignment, by `assignment/<id>`. */
  of(record: LearnerRecord, path: string): PathEvaluation {
    let evaluations = this.remembered.get(record);
    if (!evaluations) {
      evaluations = new Map();
      this.remembered.set(record, evaluations);
    }
    let evaluation = evaluations.get(path);
    if (!evaluation) {
      evaluation = this.evaluated(record, path);
      evaluations.set(path, evaluation);
    }
    return evaluation;
  }

  /** Those of every path and assignment that the record knows. */
  all(record: LearnerRecord): readonly PathEvaluation[] {
    const paths = [...pathsOf(record), ...assignmentsOf(record).map(assignmentPath)];
    return paths.map((path) => this.of(record, path));
  }

  /**
   * Evaluates the record that follows from another by new facts: takes along what they don't
   * affect, evaluates again what they touch, and answers the timelines that differ, by path.
   * A path of which everything is affected is evaluated anew, and answered whole.
   */
  follow(
    before: LearnerRecord,
    after: LearnerRecord,
    { timelines, touched }: Affected,
  ): ReadonlyMap<string, Followed> {
    const evaluations = new Map<string, PathEvaluation>();
    for (const [path, evaluation] of this.remembered.get(before) ?? []) {
      if (!timelines.has(path)) evaluations.set(path, evaluatedAlike(evaluation, after));
    }
    const followed = new Map<string, Followed>();
    const anew = (path: string): Followed => ({
      evaluation: this.evaluated(after, path),
      differing: 'everything',
    });
    if (touched) {
      followingOtherPaths(this.definitions, { before, after, touched }, () => {
        for (const [path, what] of timelines) {
          const again = what === 'leaves' && evaluateAgain(this.of(before, path), after, touched);
          followed.set(path, again || anew(path));
        }
      });
    } else {
      for (const path of timelines.keys()) followed.set(path, anew(path));
    }
    for (const [path, { evaluation }] of followed) evaluations.set(path, evaluation);
    // Timelines hold on to the record they were made of: of that, nothing more is to be remembered.
    this.remembered.delete(before);
    this.remembered.set(after, evaluations);
    return followed;
  }

  private evaluated(record: LearnerRecord, path: string): PathEvaluation {
    return isAssignment(path)
      ? evaluateAssignment(record, assignmentIdOf(path), this.definitions)
      : evaluatePath(record, path, this.definitions);
  }
}
