import { isoDay, isoDayOrNull, NEVER } from '../../domain/day.js';
import { intervalsOf, type NodeEvaluation, type PathEvaluation } from '../../domain/timeline.js';
import { FOR_EVER, type IntervalRow } from './interval.entity.js';

/** The rows that are stored of an evaluation: obligations, stages and the path itself. */
export function intervalRows(
  learnerId: string,
  evaluation: PathEvaluation,
  nodes: Iterable<NodeEvaluation> = evaluation.nodes.values(),
): IntervalRow[] {
  const rows: IntervalRow[] = [];
  for (const node of nodes) {
    if (!isStored(node)) continue;
    for (const { from, to, status, dueOn, reason } of intervalsOf(node.timeline)) {
      rows.push({
        learnerId,
        path: evaluation.path,
        requirement: node.key,
        fromOn: isoDay(from),
        toOn: to === NEVER ? FOR_EVER : isoDay(to),
        level: levelOf(node),
        status,
        dueOn: isoDayOrNull(dueOn),
        reason,
      });
    }
  }
  return rows;
}

/** What is only recommended has a status and a date too, but makes nobody out of date. */
function levelOf({ isObligation, isRequired, level }: NodeEvaluation): string {
  if (!isObligation) return level;
  return isRequired ? 'requirement' : 'preferred';
}

export function isStored({ isObligation, level }: NodeEvaluation): boolean {
  return isObligation || level === 'path' || level === 'stage';
}

/** What must be written so that the stored rows become the wanted ones. */
export interface IntervalChanges {
  readonly kept: readonly IntervalRow[];
  readonly gone: readonly IntervalRow[];
}

export function intervalChanges(
  stored: readonly IntervalRow[],
  wanted: readonly IntervalRow[],
): IntervalChanges {
  const left = new Map(stored.map((row) => [keyOf(row), row]));
  const kept: IntervalRow[] = [];
  for (const row of wanted) {
    const key = keyOf(row);
    const known = left.get(key);
    if (!known || !isSameRow(known, row)) kept.push(row);
    left.delete(key);
  }
  return { kept, gone: [...left.values()] };
}

/** The timelines that a change concerns, each once. */
export function timelinesIn({ kept, gone }: IntervalChanges): readonly TimelineName[] {
  const names = new Map<string, TimelineName>();
  for (const { path, requirement } of [...kept, ...gone]) {
    names.set(`${path}\n${requirement}`, { path, requirement });
  }
  return [...names.values()];
}

export interface TimelineName {
  readonly path: string;
  readonly requirement: string;
}

function keyOf({ path, requirement, fromOn }: IntervalRow): string {
  return `${path}\n${requirement}\n${fromOn}`;
}

function isSameRow(a: IntervalRow, b: IntervalRow): boolean {
  return (
    a.toOn === b.toOn &&
    a.status === b.status &&
    a.dueOn === b.dueOn &&
    a.reason === b.reason &&
    a.level === b.level
  );
}
