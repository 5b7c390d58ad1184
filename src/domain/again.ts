import { lockLayer } from './locks.js';
import type { TouchedLeaves } from './met-layer.js';
import { readersIn, readersOf } from './readers.js';
import type { LearnerRecord } from './record.js';
import { statusLayer } from './status-layer.js';
import { isSame } from './steps.js';
import {
  evaluationOf,
  isSameMoment,
  type NodeEvaluation,
  type PathEvaluation,
  type Piece,
} from './timeline.js';
import { anyOf } from './node-steps.js';
import { withAncestors, withDescendants, type TreeNode } from './tree.js';

/** An evaluation that follows from an earlier one, with the nodes whose timelines differ. */
export interface Again {
  readonly evaluation: PathEvaluation;
  readonly differing: readonly NodeEvaluation[];
}

/**
 * Evaluates a path again after new facts that touched only some leaves. The same as to
 * evaluate it anew, but only what can differ is looked at: layer by layer from those
 * leaves upward, and no further than something does.
 *
 * Not for facts of employment, leave, enrolment in this path or waivers of it: those concern
 * every node.
 */
export function evaluateAgain(
  before: PathEvaluation,
  record: LearnerRecord,
  touched: TouchedLeaves,
): Again {
  const { path, exists } = before;
  const candidates = new Set<string>();
  const pieces = before.pieces.map((piece) => {
    const again = pieceAgain(piece, record, touched);
    for (const { key } of again.differing) candidates.add(key);
    return again.piece;
  });

  const nodes = new Map(before.nodes);
  const differing: NodeEvaluation[] = [];
  for (const key of candidates) {
    const earlier = before.nodes.get(key)!;
    const now = earlier.within(pieces);
    if (isSame(earlier.timeline, now.timeline, isSameMoment)) continue;
    nodes.set(key, now);
    differing.push(now);
  }
  return { evaluation: evaluationOf(path, pieces, exists, nodes), differing };
}

function pieceAgain(
  earlier: Piece,
  record: LearnerRecord,
  touched: TouchedLeaves,
): { piece: Piece; differing: ReadonlySet<TreeNode> } {
  const situation = { ...earlier.situation, record };
  const { locked, anchored } = readersIn(situation.tree);
  const { met, differing: metDiffers } = earlier.met.again(record, touched);

  const locks = lockLayer(situation, met);
  const relocked = new Set([...touched(situation.tree), ...readersOf(metDiffers, locked)]);
  const locksDiffer = locks.nodes.takeOver(
    earlier.locks.nodes,
    withDescendants(relocked),
    (node, differs) => relocked.has(node) || (node.parent !== null && differs(node.parent)),
  );

  const moments = statusLayer(situation, met, locks, earlier.dueOf);
  const own = new Set([...metDiffers, ...locksDiffer, ...readersOf(metDiffers, anchored)]);
  const differing = moments.takeOver(
    earlier.moments,
    withAncestors(own),
    (node, differs) => anyOf(node.children, differs) || own.has(node),
  );
  return { piece: { ...earlier, situation, met, locks, moments }, differing };
}
