import { currentStageIn } from '../../domain/current-stage.js';
import { byUrgency } from '../../domain/next-steps.js';
import { isOutOfDate, type Status } from '../../domain/status.js';
import type { Tree, TreeNode } from '../../domain/tree.js';
import { type HoldsRow, UNFINISHED } from './board.repository.js';

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
  /** The stage of their ladder that they are in; null where they are on none. */
  readonly stage: string | null;
  readonly outOfDate: readonly LeftToDo[];
  /** The most urgent thing that is open to them; null where none is. */
  readonly next: LeftToDo | null;
  /** What they could do, were it not locked; only where nothing is open. */
  readonly lockedOn: LeftToDo | null;
}

/** What board rows are called, and where they stand: the newest version of each path knows. */
export interface Names {
  /** Null for an assignment. */
  treeOf(path: string): Tree | null;
  titleOf(path: string, requirement: string): string;
}

/** Whether a row is something that there is to do; stages stand for what is in them. */
export function isLeft({ level, status }: HoldsRow): boolean {
  return level !== 'stage' && UNFINISHED.includes(status);
}

/** Reads off a trainee's rows of today where they are and what is next, as their own page says it. */
export function whereTheyAre(rows: readonly HoldsRow[], names: Names): WhereTheyAre {
  const current = currentStages(rows, names);
  const left = rows
    .filter((row) => isLeft(row) && isTheirs(row, current, names))
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
    .filter((path) => stagesOf(path, names).length > 1)
    .sort((a, b) => stagesOf(b, names).length - stagesOf(a, names).length)[0];
}

function stagesOf(path: string, names: Names): readonly TreeNode[] {
  return names.treeOf(path)?.root.children ?? [];
}

function currentStages(rows: readonly HoldsRow[], names: Names): ReadonlyMap<string, TreeNode> {
  const statuses = new Map<string, Map<string, Status>>();
  for (const { path, requirement, status } of rows) {
    const own = statuses.get(path);
    if (own) own.set(requirement, status);
    else statuses.set(path, new Map([[requirement, status]]));
  }
  const current = new Map<string, TreeNode>();
  for (const [path, own] of statuses) {
    const tree = names.treeOf(path);
    const stage = tree && currentStageIn(tree.root, ({ key }) => own.get(key));
    if (stage) current.set(path, stage);
  }
  return current;
}

// Of other stages only what has a date is next, as in a learner's own next steps.
function isTheirs(
  { path, requirement, due_on, status }: HoldsRow,
  current: ReadonlyMap<string, TreeNode>,
  names: Names,
): boolean {
  const node = names.treeOf(path)?.nodes.get(requirement);
  if (node?.asks.kind === 'experience') return false;
  const stage = node?.stage ?? null;
  if (stage === null || stage === current.get(path)?.key) return true;
  return status !== 'locked' && (due_on !== null || isOutOfDate(status));
}
