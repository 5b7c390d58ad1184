import type { Day } from './day.js';
import type { Moment } from './moment.js';
import { at } from './steps.js';
import { pieceOn, type PathEvaluation, type Piece } from './timeline.js';
import type { TreeNode } from './tree.js';

/** An evaluation on one day: the enrolment and the version that hold then. */
export interface OneDay {
  readonly evaluation: PathEvaluation;
  readonly piece: Piece;
  readonly day: Day;
}

/** Null where the path's timelines don't exist on that day. */
export function lookAt(evaluation: PathEvaluation, day: Day): OneDay | null {
  const piece = at(evaluation.exists, day) ? pieceOn(evaluation.pieces, day) : null;
  return piece && { evaluation, piece, day };
}

/** What a node's timeline holds on the day, without cutting the whole of it to where it exists. */
export function momentOn({ piece, day }: OneDay, node: TreeNode): Moment {
  return at(piece.moments.of(node), day);
}
