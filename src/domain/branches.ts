import { enrollmentOn } from './enrollment.js';
import { creditsOf } from './met.js';
import { momentOn, type OneDay } from './one-day.js';
import { isMet } from './status.js';
import { isChoice, isGroup, type TreeNode } from './tree.js';

/**
 * The branches of a group along which a learner goes on: all children of an `all`.
 *
 * Of a choice that is met, only what met it, when that must be renewed. Of one that isn't,
 * every branch; but once enough of them are taken to meet it, only those: nobody who learns
 * for the back office is told of the front office's skills.
 */
export function branchesOf(node: TreeNode, look: OneDay): readonly TreeNode[] {
  if (!isChoice(node.asks)) return node.children;
  const { status } = momentOn(look, node);
  if (status === 'satisfied' || status === 'waived') return [];
  if (isMet(status)) return node.children.filter((child) => isMet(momentOn(look, child).status));
  const taken = node.children.filter((child) => isTaken(child, look));
  return isEnough(node, taken) ? taken : node.children;
}

/**
 * Taken is what is met or has begun. Another path is, once the learner is enrolled in it:
 * much of it counts for its neighbours too. What has run out is begun anew, or left.
 */
function isTaken(node: TreeNode, look: OneDay): boolean {
  const { asks } = node;
  if (isGroup(asks)) return node.children.some((child) => isTaken(child, look));
  const { status } = momentOn(look, node);
  if (status === 'not-applicable') return false;
  if (isMet(status)) return true;
  if (asks.kind === 'path') {
    return enrollmentOn(look.piece.situation.record, asks.path, look.day) !== null;
  }
  return status === 'in-progress';
}

function isEnough({ asks }: TreeNode, taken: readonly TreeNode[]): boolean {
  if (asks.kind === 'any') return taken.length >= asks.n;
  if (asks.kind !== 'credits') return true;
  const worth = taken.map((child) => creditsOf(child.asks, asks.ofCategory));
  return worth.reduce((sum, credits) => sum + credits, 0) >= asks.n;
}
