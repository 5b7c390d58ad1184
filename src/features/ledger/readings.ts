import {
  assignmentIn,
  assignmentPath,
  assignmentsOf,
  type Assignment,
} from '../../domain/assignment.js';
import { pathsOf } from '../../domain/enrollment.js';
import {
  evidenceFor,
  isSameEvidence,
  plainCourse,
  rowsOf,
  type EventLeaf,
} from '../../domain/evidence.js';
import { countedMinutes } from '../../domain/hours.js';
import { entriesOf, type LearnerRecord, type RowKey } from '../../domain/record.js';
import type { Definitions, PathLeaf, SkillLeaf } from '../../domain/requirement.js';
import { isGroup, treeOf, type Tree, type TreeNode } from '../../domain/tree.js';

/**
 * What timelines read of the record, so that a new fact which changes none of it is
 * recorded without evaluating anything.
 *
 * A leaf reads its subject's row through its evidence. Employment, leaves, enrolments,
 * waivers and assignments are read as they are, and so is what stands in several rows.
 */
export interface TouchedRows {
  /** The touched rows as they were, and the rows of employment, every path and assignment. */
  readonly before: LearnerRecord;
  readonly after: LearnerRecord;
  readonly keys: ReadonlySet<RowKey>;
}

/** What of a path facts may make a difference to: its leaves with these keys, or any node. */
export type Affected = ReadonlySet<string> | 'everything';

/** The codes of the paths, and `assignment/<id>`, whose timelines may differ after the change. */
export function affectedBy(
  touched: TouchedRows,
  definitions: Definitions,
): ReadonlyMap<string, Affected> {
  const { before, after } = touched;
  const affected = new Map<string, Affected>();
  for (const path of new Set([...pathsOf(before), ...pathsOf(after)])) {
    const what = touchedIn(touched, path, definitions);
    if (what === 'everything' || what.size > 0) affected.set(path, what);
  }
  for (const id of new Set([...assignmentsOf(before), ...assignmentsOf(after)])) {
    if (readsAssignment(touched, id, definitions)) affected.set(assignmentPath(id), 'everything');
  }
  return affected;
}

function touchedIn(touched: TouchedRows, path: string, definitions: Definitions): Affected {
  const { keys } = touched;
  const concernsAll = keys.has(`path/${path}`) || keys.has(`waivers/${path}`);
  if (concernsAll || touchesEmployment(touched)) return 'everything';
  const leaves = new Set<string>();
  for (const tree of treesHeld(touched, path, null, definitions)) {
    for (const node of touchedLeaves(touched, tree, definitions)) leaves.add(node.key);
    for (const { node, leaf } of readingsOf(tree).paths) {
      const below = treesBelow(touched, leaf.path, leaf.version, definitions);
      if (readsTrees(touched, below, definitions)) leaves.add(node.key);
    }
  }
  return leaves;
}

/** The leaves of a tree that make something else of the touched rows than before. */
function touchedLeaves(
  touched: TouchedRows,
  tree: Tree,
  definitions: Definitions,
): readonly TreeNode[] {
  const { rows } = readingsOf(tree);
  return [...touched.keys].flatMap((key) =>
    (rows.get(withoutMonth(key)) ?? [])
      .filter(({ differs }) => differs(touched, definitions))
      .map(({ node }) => node),
  );
}

function readsAssignment(touched: TouchedRows, id: string, definitions: Definitions): boolean {
  if (touched.keys.has(assignmentPath(id)) || touchesEmployment(touched)) return true;
  const assignment = assignmentIn(touched.after, id);
  if (!assignment) return false;
  const { kind, code, version } = assignment.target;
  if (kind === 'path') {
    return readsTrees(touched, treesBelow(touched, code, version ?? 1, definitions), definitions);
  }
  const leaf = leafOf(assignment, definitions);
  return (
    leaf !== null &&
    readsEvidence(touched, leaf, assignment.repeat ? assignment : null, definitions)
  );
}

function leafOf({ target, id, title }: Assignment, definitions: Definitions): EventLeaf | null {
  if (target.kind === 'course') return plainCourse(target.code);
  if (target.kind !== 'skill') return null;
  const skill = definitions.skill(target.code, target.version ?? 1);
  return { kind: 'skill', key: id, title, skill } satisfies SkillLeaf;
}

function readsEvidence(
  { before, after, keys }: TouchedRows,
  leaf: EventLeaf,
  since: Assignment | null,
  definitions: Definitions,
): boolean {
  const stands = { path: '', stage: null };
  if (!rowsOf(leaf, stands).some((key) => keys.has(key))) return false;
  const [was, is] = [before, after].map((record) =>
    evidenceFor(leaf, record, stands, definitions, since?.place),
  );
  return !isSameEvidence(was!, is!);
}

function touchesEmployment({ keys }: TouchedRows): boolean {
  return keys.has('employment') || keys.has('leave');
}

function readsTrees(
  touched: TouchedRows,
  trees: ReadonlySet<Tree>,
  definitions: Definitions,
): boolean {
  return (
    touchesEmployment(touched) ||
    [...trees].some((tree) => touchedLeaves(touched, tree, definitions).length > 0)
  );
}

/** The trees that a path's timelines look at: of each version held, and of the paths it names. */
function treesBelow(
  touched: TouchedRows,
  path: string,
  pinned: number | null,
  definitions: Definitions,
): ReadonlySet<Tree> {
  const trees = new Set<Tree>();
  const visit = (code: string, version: number | null): void => {
    for (const tree of treesHeld(touched, code, version, definitions)) {
      if (trees.has(tree)) continue;
      trees.add(tree);
      for (const { leaf } of readingsOf(tree).paths) visit(leaf.path, leaf.version);
    }
  };
  visit(path, pinned);
  return trees;
}

/** The trees of a path in each version held, and in the one that is pinned. */
function treesHeld(
  { before, after }: TouchedRows,
  path: string,
  pinned: number | null,
  definitions: Definitions,
): readonly Tree[] {
  const held = [before, after].flatMap((record) =>
    entriesOf(record, `path/${path}`, 'enrolled', 'moved').map((entry) => entry.payload.version),
  );
  const versions = new Set(pinned === null ? held : [pinned, ...held]);
  return [...versions].map((version) => treeOf(definitions.path(path, version)));
}

/** Whether what a node makes of a row differs; a row of hours is named without its month. */
type Differs = (touched: TouchedRows, definitions: Definitions) => boolean;

/** A leaf that reads a row; in place of a leaf, the root for what concerns every node. */
interface Reading {
  readonly node: TreeNode;
  readonly differs: Differs;
}

/** What a tree reads: by row, and the other paths that it names. Made once per path version. */
interface Readings {
  readonly rows: ReadonlyMap<RowKey, readonly Reading[]>;
  readonly paths: readonly { readonly node: TreeNode; readonly leaf: PathLeaf }[];
}

const always: Differs = () => true;
const memory = new WeakMap<Tree, Readings>();

function readingsOf(tree: Tree): Readings {
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
    const differs: Differs = ({ before, after }, definitions) =>
      !isSameEvidence(
        evidenceFor(leaf, before, stands, definitions),
        evidenceFor(leaf, after, stands, definitions),
      );
    return rows.map((key) => [key, rows.length > 1 ? always : differs]);
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

// A month's row holds its hours and their answers, so that it can be compared by itself.
function withoutMonth(key: RowKey): RowKey {
  return key.startsWith('hours/') ? key.slice(0, key.lastIndexOf('/')) : key;
}
