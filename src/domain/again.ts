import { lockLayer } from './locks.js';
import { MetLayer } from './met-layer.js';
import { readersIn, type Reader } from './readers.js';
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
import { isGroup, withAncestors, withDescendants, type TreeNode } from './tree.js';

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
 * `touched` are the keys of the leaves whose evidence, or that of their prerequisites,
 * differs. Not for facts of employment, leave, enrolment in this path or waivers: those
 * concern every node.
 */
export function evaluateAgain(
  before: PathEvaluation,
  record: LearnerRecord,
  touched: ReadonlySet<string>,
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
  touched: ReadonlySet<string>,
): { piece: Piece; differing: ReadonlySet<TreeNode> } {
  const situation = { ...earlier.situation, record };
  const { nodes } = situation.tree;
  const { counting, locked, anchored } = readersIn(situation.tree);
  const leaves = [...touched].flatMap((key) => nodes.get(key) ?? []);

  const met = new MetLayer(situation, earlier.met);
  const metDiffers = met.nodes.takeOver(
    earlier.met.nodes,
    reaching(leaves, counting),
    (node, differs) => !isGroup(node.asks) || anyOf(node.children, differs),
  );

  const locks = lockLayer(situation, met);
  const relocked = new Set([...leaves, ...readersOf(metDiffers, locked)]);
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

/** Whatever these leaves may make a difference to in what is met. */
function reaching(leaves: readonly TreeNode[], counting: readonly Reader[]): ReadonlySet<TreeNode> {
  const reached = withAncestors(leaves);
  const readers = readersOf(reached, counting).filter((node) => !reached.has(node));
  return readers.length === 0 ? reached : reaching([...leaves, ...readers], counting);
}

function readersOf(nodes: ReadonlySet<TreeNode>, readers: readonly Reader[]): readonly TreeNode[] {
  return readers.filter(({ needs }) => nodes.has(needs)).map(({ node }) => node);
}

/** Like `some`, but asks about all: so that each is decided before their parent is computed. */
function anyOf(nodes: readonly TreeNode[], test: (node: TreeNode) => boolean): boolean {
  return nodes.filter(test).length > 0;
}
