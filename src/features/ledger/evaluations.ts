import { assignmentPath, assignmentsOf, evaluateAssignment } from '../../domain/assignment.js';
import { pathsOf } from '../../domain/enrollment.js';
import type { LearnerRecord } from '../../domain/record.js';
import type { Definitions } from '../../domain/requirement.js';
import { evaluatedAlike, evaluatePath, type PathEvaluation } from '../../domain/timeline.js';

const ASSIGNMENT = assignmentPath('');

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

  /** Takes along what was evaluated of a record, but for the paths that the facts since then affect. */
  carry(before: LearnerRecord, after: LearnerRecord, affected: readonly string[]): void {
    const known = this.remembered.get(before);
    if (!known || before === after) return;
    const carried = [...known]
      .filter(([path]) => !affected.includes(path))
      .map(([path, evaluation]) => [path, evaluatedAlike(evaluation, after)] as const);
    this.remembered.set(after, new Map([...carried, ...(this.remembered.get(after) ?? [])]));
  }

  private evaluated(record: LearnerRecord, path: string): PathEvaluation {
    return path.startsWith(ASSIGNMENT)
      ? evaluateAssignment(record, path.slice(ASSIGNMENT.length), this.definitions)
      : evaluatePath(record, path, this.definitions);
  }
}
