import { byUrgency } from '../../domain/next-steps.js';
import { isMet, isOutOfDate, type Status } from '../../domain/status.js';
import type { TreeNode } from '../../domain/tree.js';
import type { HoldsRow } from './board.repository.js';

/** Something that a trainee has yet to finish. */
interface LeftToDo {
  readonly path: string;
  readonly requirement: string;
  readonly title: string;
  /** False where it is only recommended. */
  readonly required: boolean;
  readonly status: Status;
  readonly dueOn: string | null;
  readonly reason: string;
}

/** What stored rows say of one trainee today. */
export interface WhereTheyAre {
  /** The first stage of their ladder that isn't met; null where they are on none. */
  readonly stage: string | null;
  readonly outOfDate: readonly LeftToDo[];
  /** The most urgent thing that is open to them; null where none is. */
  readonly next: LeftToDo | null;
  /** What they could do, were it not locked; only where nothing is open. */
  readonly lockedOn: LeftToDo | null;
}

/** What board rows are called, and where they stand: the newest version of each path knows. */
export interface Names {
  /** The stages of a path in their order; none for an assignment. */
  stagesOf(path: string): readonly { readonly key: string; readonly title: string }[];
  nodeOf(path: string, requirement: string): TreeNode | undefined;
  titleOf(path: string, requirement: string): string;
}

/** What there is to do; stages stand for what is in them. */
const IS_LEFT: ReadonlySet<string> = new Set(['requirement', 'preferred']);

/** Reads off a trainee's rows of today where they are and what is next, as their own page says it. */
export function whereTheyAre(rows: readonly HoldsRow[], names: Names): WhereTheyAre {
  const current = currentStages(rows, names);
  const left = rows
    .filter((row) => IS_LEFT.has(row.level) && isTheirs(row, current, names))
    .map((row): LeftToDo => ({
      path: row.path,
      requirement: row.requirement,
      title: names.titleOf(row.path, row.requirement),
      required: row.level === 'requirement',
      status: row.status,
      dueOn: row.due_on,
      reason: row.reason,
    }))
    .sort(byUrgency);
  const open = left.filter(({ status }) => status !== 'locked');
  return {
    stage: current.get(ladderOf(rows, names) ?? '')?.title ?? null,
    outOfDate: left.filter(({ required, status }) => required && isOutOfDate(status)),
    next: open[0] ?? null,
    lockedOn: open.length === 0 ? (left[0] ?? null) : null,
  };
}

/** The ladder is the path with the most stages. */
function ladderOf(rows: readonly HoldsRow[], names: Names): string | undefined {
  const paths = [...new Set(rows.map(({ path }) => path))];
  return paths
    .filter((path) => names.stagesOf(path).length > 1)
    .sort((a, b) => names.stagesOf(b).length - names.stagesOf(a).length)[0];
}

function currentStages(rows: readonly HoldsRow[], names: Names) {
  const stages = new Map<string, { key: string; title: string }>();
  for (const path of new Set(rows.map((row) => row.path))) {
    const unmet = new Set(
      rows
        .filter((row) => row.path === path && row.level === 'stage' && !isMet(row.status))
        .map((row) => row.requirement),
    );
    const all = names.stagesOf(path);
    const stage = all.find(({ key }) => unmet.has(key)) ?? all.at(-1);
    if (stage) stages.set(path, stage);
  }
  return stages;
}

// Of later stages only what has a date is next, as in a learner's own next steps.
function isTheirs(
  { path, requirement, due_on, status }: HoldsRow,
  current: ReadonlyMap<string, { key: string }>,
  names: Names,
): boolean {
  const node = names.nodeOf(path, requirement);
  if (node?.asks.kind === 'experience') return false;
  const stage = node?.stage ?? null;
  if (stage === null || stage === current.get(path)?.key) return true;
  return status !== 'locked' && (due_on !== null || isOutOfDate(status));
}
