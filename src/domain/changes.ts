import type { Day } from './day.js';
import type { Status } from './status.js';
import { at } from './steps.js';
import type { PathEvaluation } from './timeline.js';
import type { TreeNode } from './tree.js';

/** A node whose status on one day differs before and after something was recorded. */
export interface StatusChange {
  readonly path: string;
  readonly requirement: string;
  readonly title: string;
  /** What it is: a stage is spoken of otherwise than what is done in it. */
  readonly level: TreeNode['level'];
  readonly from: Status | null;
  readonly to: Status | null;
}

/** Every node of a path whose status on a day differs between two evaluations, leaves first. */
export function changesBetween(
  before: PathEvaluation,
  after: PathEvaluation,
  on: Day,
): readonly StatusChange[] {
  const keys = new Set([...before.nodes.keys(), ...after.nodes.keys()]);
  return [...keys]
    .filter((key) => before.nodes.get(key) !== after.nodes.get(key))
    .map((requirement) => ({
      path: after.path,
      requirement,
      ...namedIn(requirement, after, before),
      from: statusOn(before, requirement, on),
      to: statusOn(after, requirement, on),
    }))
    .filter((change) => change.from !== change.to);
}

function statusOn(evaluation: PathEvaluation, key: string, on: Day): Status | null {
  const node = evaluation.nodes.get(key);
  return node ? (at(node.timeline, on)?.status ?? null) : null;
}

function namedIn(key: string, ...evaluations: readonly PathEvaluation[]) {
  for (const { pieces } of evaluations) {
    const node = pieces.at(-1)?.situation.tree.nodes.get(key);
    if (node) return { title: node.title, level: node.level };
  }
  return { title: key, level: 'requirement' as const };
}
