import { NEVER, type Day } from './day.js';
import { employmentOf } from './employment.js';
import { leafProgressOn, type LeafProgress } from './leaf-progress.js';
import type { LearnerRecord } from './record.js';
import type { Definitions, Leaf } from './requirement.js';
import { type Standing, standingOn } from './standing.js';
import { at } from './steps.js';
import { assemble, type Moment, pieceOf } from './timeline.js';
import { treeOf, treeOfOne } from './tree.js';

/** What a learner has of one course, skill or credential, whatever path asks for it. */
export interface Alone extends Moment {
  readonly progress: LeafProgress;
}

/**
 * A requirement that stands in no path, on one day: for a learner's record, where a skill
 * or a card counts whether or not anything asks for it. Null where nobody is employed then.
 */
export function standsAlone(
  record: LearnerRecord,
  leaf: Leaf,
  definitions: Definitions,
  on: Day,
): Alone | null {
  const employment = employmentOf(record);
  const situation = { record, definitions, employment, tree: treeOfOne(leaf), enrolledOn: on };
  const piece = pieceOf(situation, { from: on, to: NEVER, versions: [] }, on, NEVER);
  const { nodes } = assemble(leaf.key, [piece], employment);
  const moment = at(nodes.get(leaf.key)!.timeline, on);
  return moment && { ...moment, progress: leafProgressOn(situation.tree.root, piece, on) };
}

/**
 * A path in which a learner is not enrolled, as it would stand if they were from this day
 * on: what they have counts already. Null where nobody is employed then.
 */
export function standingIfEnrolled(
  record: LearnerRecord,
  path: string,
  definitions: Definitions,
  on: Day,
): Standing | null {
  const employment = employmentOf(record);
  const definition = definitions.path(path);
  const situation = { record, definitions, employment, tree: treeOf(definition), enrolledOn: on };
  const span = { from: on, to: NEVER, versions: [{ from: on, version: definition.version }] };
  const piece = pieceOf(situation, span, on, NEVER);
  return standingOn(assemble(path, [piece], employment), on);
}
