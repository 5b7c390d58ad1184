import { isMet, type Status } from './status.js';
import type { TreeNode } from './tree.js';

/**
 * The stage that somebody is in: the first after their last promotion that isn't
 * complete; the last stage where none is.
 *
 * A promotion is never taken back by what lapses later. HIPAA run out for a day, or
 * check-offs of work that somebody no longer does, are done again and make no office
 * manager a trainee.
 */
export function currentStageIn(root: TreeNode, statusOf: StatusOf): TreeNode | undefined {
  const stages = root.children;
  const promotedFrom = stages.findLastIndex((stage) => isApproved(stage, statusOf));
  return (
    stages.slice(promotedFrom + 1).find((stage) => {
      const status = statusOf(stage);
      return status !== undefined && !isMet(status);
    }) ?? stages.at(-1)
  );
}

/** What a node's status is on the day; undefined where that isn't known. */
export type StatusOf = (node: TreeNode) => Status | undefined;

/** Whether the promotion from a stage was approved. */
export function isApproved(stage: TreeNode, statusOf: StatusOf): boolean {
  const asked = stage.approvals.map(statusOf).filter((status) => status !== 'not-applicable');
  return asked.length > 0 && asked.every((status) => status !== undefined && isMet(status));
}
