import {
  evidenceFor,
  isSameEvidence,
  plainCourse,
  rowsOf,
  type EventLeaf,
  type Stands,
} from '../../domain/evidence.js';
import { countedMinutes } from '../../domain/hours.js';
import type { LearnerRecord, RowKey } from '../../domain/record.js';
import type { Definitions, PathLeaf } from '../../domain/requirement.js';
import { isGroup, type Tree, type TreeNode } from '../../domain/tree.js';

/** A record before new facts and after them. */
interface Change {
  readonly before: LearnerRecord;
  readonly after: LearnerRecord;
}

/**
 * Whether what a node makes of a row differs; a row of hours is named without its month. Nodes
 * that make the same of it share the function, so that it need be asked but once.
 */
export type Differs = (change: Change, definitions: Definitions) => boolean;

/** A leaf that reads a row; in place of a leaf, the root for what concerns every node. */
interface Reading {
  readonly node: TreeNode;
  readonly differs: Differs;
}

/**
 * What a tree reads of a record: by row, and the other paths that it names.
 *
 * A leaf reads its subject's row through its evidence. Employment and leaves are read as they
 * are by all, and so are enrolments, waivers and what stands in several rows.
 */
export interface Readings {
  readonly rows: ReadonlyMap<RowKey, readonly Reading[]>;
  readonly paths: readonly { readonly node: TreeNode; readonly leaf: PathLeaf }[];
}

const always: Differs = () => true;
const memory = new WeakMap<Tree, Readings>();

/** The readings of a tree, made once. */
export function readingsOf(tree: Tree): Readings {
  let readings = memory.get(tree);
  if (!readings) {
    readings = madeReadings(tree);
    memory.set(tree, readings);
  }
  return readings;
}

function madeReadings(tree: Tree): Readings {
  const rows = new Map<RowKey, Reading[]>();
  const paths: { node: TreeNode; leaf: PathLeaf }[] = [];
  const add = (key: RowKey, reading: Reading): void => {
    const known = rows.get(key);
    if (known) known.push(reading);
    else rows.set(key, [reading]);
  };
  const { root } = tree;
  add(`path/${tree.path}`, { node: root, differs: always });
  add(`waivers/${tree.path}`, { node: root, differs: always });
  for (const node of tree.nodes.values()) {
    if (node.asks.kind === 'path') paths.push({ node, leaf: node.asks });
    else for (const [key, differs] of readingsBy(node, tree)) add(key, { node, differs });
  }
  return { rows, paths };
}

/** The rows that a node reads, each with what differs in them. */
function readingsBy(
  { asks, stage }: TreeNode,
  { path }: Tree,
): readonly (readonly [RowKey, Differs])[] {
  const stands = { path, stage };
  const ofEvidence = (leaf: EventLeaf): readonly (readonly [RowKey, Differs])[] => {
    const rows = rowsOf(leaf, stands);
    const differs = rows.length > 1 ? always : differsFor(leaf, stands);
    return rows.map((key) => [key, differs]);
  };
  if (isGroup(asks)) return [];
  switch (asks.kind) {
    case 'hours': {
      const { activity } = asks;
      const differs: Differs = ({ before, after }) =>
        JSON.stringify(countedMinutes(before, activity)) !==
        JSON.stringify(countedMinutes(after, activity));
      return [[`hours/${activity}`, differs]];
    }
    case 'task':
      return [[`assignment/${asks.assignment}`, always]];
    case 'course':
      return [asks, ...(asks.prerequisites ?? []).map(plainCourse)].flatMap(ofEvidence);
    case 'attestation':
    case 'skill':
    case 'credential':
    case 'approval':
      return ofEvidence(asks);
    case 'experience':
    case 'path':
      // Employment is read by all, and a tree that is named is looked at itself.
      return [];
  }
}

const byCourse = new Map<string, Differs>();

function differsFor(leaf: EventLeaf, stands: Stands): Differs {
  const differs: Differs = ({ before, after }, definitions) =>
    !isSameEvidence(
      evidenceFor(leaf, before, stands, definitions),
      evidenceFor(leaf, after, stands, definitions),
    );
  if (leaf.kind !== 'course') return differs;
  // A course is asked for, or needed first, in many places; of the leaf only this is looked at.
  const name = `${leaf.course} ${leaf.minVersion ?? 0}`;
  const known = byCourse.get(name) ?? differs;
  byCourse.set(name, known);
  return known;
}

/** The row's name among readings: the hours of an activity stand in a row for each month. */
export function withoutMonth(key: RowKey): RowKey {
  return key.startsWith('hours/') ? key.slice(0, key.lastIndexOf('/')) : key;
}
