import { day, NEVER, type Day } from './day.js';
import { afterLeaves } from './due-date.js';
import { employmentOf } from './employment.js';
import type { AssignmentTarget } from './fact.js';
import { entriesOf, type Entry, type LearnerRecord, type Place } from './record.js';
import type { Definitions, Leaf } from './requirement.js';
import { combine, steps, type Steps } from './steps.js';
import { assemble, pieceOf, type PathEvaluation } from './timeline.js';
import { treeOfOne } from './tree.js';

/**
 * An assignment: one piece of coursework that an instructor gave, a requirement of its
 * own with a due date. It lasts from its day until it is cancelled.
 */
export interface Assignment {
  readonly id: string;
  readonly target: AssignmentTarget;
  readonly title: string;
  readonly assignedOn: Day;
  readonly place: Place;
  readonly repeat: boolean;
  readonly note: string | null;
  /** The due date as it is known on each day. */
  readonly dueOn: Steps<Day | null>;
  /** The day from which it is cancelled; `NEVER` while it stands. */
  readonly cancelledOn: Day;
}

const PREFIX = 'assignment/';

/** The key of an assignment's timeline, in place of a path's code. */
export function assignmentPath(id: string): string {
  return `${PREFIX}${id}`;
}

/** Whether a timeline is an assignment's, and no path's. */
export function isAssignment(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** The id of the assignment whose timeline has this key. */
export function assignmentIdOf(path: string): string {
  return path.slice(PREFIX.length);
}

/** An assignment as the record has it; null where it was never given, or withdrawn. */
export function assignmentIn(record: LearnerRecord, id: string): Assignment | null {
  const row = `assignment/${id}`;
  const assigned = entriesOf(record, row, 'assigned')[0];
  if (!assigned) return null;
  const changes = entriesOf(record, row, 'assignment-changed');
  const given = [assigned, ...changes] as readonly Extract<
    Entry,
    { kind: 'assigned' | 'assignment-changed' }
  >[];
  return {
    id,
    target: assigned.payload.target,
    title: assigned.payload.title,
    assignedOn: assigned.on,
    place: { on: assigned.on, seq: assigned.seq },
    repeat: assigned.payload.repeat ?? false,
    note: assigned.payload.note ?? null,
    dueOn: steps<Day | null>(
      null,
      given.map(({ on, payload }) => ({
        from: on,
        value: payload.dueOn ? day(payload.dueOn) : null,
      })),
    ),
    cancelledOn: entriesOf(record, row, 'assignment-cancelled')[0]?.on ?? NEVER,
  };
}

/** The ids of every assignment that a learner was ever given. */
export function assignmentsOf(record: LearnerRecord): readonly string[] {
  const prefix = 'assignment/';
  return [...record.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** The timeline of an assignment: an evaluation with one node, whose key is the assignment's id. */
export function evaluateAssignment(
  record: LearnerRecord,
  id: string,
  definitions: Definitions,
): PathEvaluation {
  const employment = employmentOf(record);
  const assignment = assignmentIn(record, id);
  if (!assignment || assignment.cancelledOn <= assignment.assignedOn) {
    return assemble(assignmentPath(id), [], employment);
  }
  const { assignedOn, cancelledOn, place } = assignment;
  const situation = {
    record,
    definitions,
    employment,
    tree: treeOfOne(leafOf(assignment, definitions)),
    enrolledOn: assignedOn,
    ...(assignment.repeat ? { since: place } : {}),
  };
  const span = { from: assignedOn, to: cancelledOn, versions: [] };
  const due = combine(assignment.dueOn, employment.leaves, (dueOn, leaves) =>
    dueOn === null ? null : afterLeaves(assignedOn, dueOn, 'moves', leaves),
  );
  const piece = pieceOf(situation, span, assignedOn, cancelledOn, () => due);
  return assemble(assignmentPath(id), [piece], employment);
}

function leafOf({ id, title, target }: Assignment, definitions: Definitions): Leaf {
  const { code, version = 1 } = target;
  switch (target.kind) {
    case 'course':
      return { kind: 'course', key: id, title, course: code };
    case 'path':
      return { kind: 'path', key: id, title, path: code, version };
    case 'skill':
      return { kind: 'skill', key: id, title, skill: definitions.skill(code, version) };
    case 'task':
      return { kind: 'task', key: id, title, assignment: id };
  }
}
