import type { Day } from './day.js';
import { anchoredOn, dueDates, employmentAnchor } from './due-date.js';
import { groupMoments } from './group-moments.js';
import { firstEarned } from './leaf-coverage.js';
import { leafMoments } from './leaf-moments.js';
import type { LockLayer } from './locks.js';
import type { MetLayer, Situation } from './met-layer.js';
import { isSameMoment, type Moment } from './moment.js';
import { NodeSteps } from './node-steps.js';
import { constant, type Steps } from './steps.js';
import { isGroup, type TreeNode } from './tree.js';

/** When a node is due by its own terms, by day. */
export type DueRule = (node: TreeNode, situation: Situation, met: MetLayer) => Steps<Day | null>;

/** Layer 3: the status of every node, on days on which its timeline exists. */
export function statusLayer(
  situation: Situation,
  met: MetLayer,
  locks: LockLayer,
  dueOf: DueRule,
): NodeSteps<Moment> {
  const { onLeave } = situation.employment;
  const nodes: NodeSteps<Moment> = new NodeSteps((node) => {
    const parts = {
      met: met.of(node),
      due: dueOf(node, situation, met),
      needs: locks.neededBy(node),
    };
    const { asks } = node;
    if (!isGroup(asks)) return leafMoments(asks, { ...parts, onLeave });
    return groupMoments(node, { ...parts, children: node.children.map((each) => nodes.of(each)) });
  }, isSameMoment);
  return nodes;
}

/** Layer 2: a node's due date by its `dueIn`; none below a choice. */
export const ownDue: DueRule = (node, situation, met) => {
  const { dueIn } = node.asks;
  if (!dueIn || node.isBelowChoice) return NO_DUE_DATE;
  const terms = { ...node.asks, dueIn };
  const { employment, enrolledOn, tree } = situation;
  const { after } = dueIn;
  const anchor =
    after === 'hire' || after === 'position' || after === 'exposure'
      ? employmentAnchor(after, node.asks, employment)
      : typeof after === 'object'
        ? anchoredOn(firstEarned(met, tree.nodes.get(after.node)!, enrolledOn))
        : anchoredOn(enrolledOn);
  return dueDates(terms, met.applies(node), employment, anchor);
};

const NO_DUE_DATE: Steps<Day | null> = constant(null);
