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
  /** The touched rows as they were, and the rows of every path and assignment. */
  readonly before: LearnerRecord;
  readonly after: LearnerRecord;
  readonly keys: ReadonlySet<RowKey>;
}

/** The codes of the paths, and `assignment/<id>`, whose timelines may differ after the change. */
export function affectedBy(touched: TouchedRows, definitions: Definitions): readonly string[] {
  const { before, after } = touched;
  const paths = new Set([...pathsOf(before), ...pathsOf(after)]);
  const assignments = new Set([...assignmentsOf(before), ...assignmentsOf(after)]);
  return [
    ...[...paths].filter((path) => readsPath(touched, path, definitions)),
    ...[...assignments]
      .filter((id) => readsAssignment(touched, id, definitions))
      .map(assignmentPath),
  ];
}

function readsPath(touched: TouchedRows, path: string, definitions: Definitions): boolean {
  return readsTrees(touched, treesBelow(touched, path, null, definitions), definitions);
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
  if (touchesEmployment(touched)) return true;
  for (const tree of trees) {
    const { rows } = readingsOf(tree);
    for (const key of touched.keys) {
      const all = rows.get(withoutMonth(key));
      if (all?.some((differs) => differs(touched, definitions))) return true;
    }
  }
  return false;
}

/** The trees that a path's timelines look at: of each version held, and of the paths it names. */
function treesBelow(
  { before, after }: TouchedRows,
  path: string,
  pinned: number | null,
  definitions: Definitions,
): ReadonlySet<Tree> {
  const trees = new Set<Tree>();
  const visit = (code: string, version: number | null): void => {
    const held = [before, after].flatMap((record) =>
      entriesOf(record, `path/${code}`, 'enrolled', 'moved').map((entry) => entry.payload.version),
    );
    for (const each of new Set(version === null ? held : [version, ...held])) {
      const tree = treeOf(definitions.path(code, each));
      if (trees.has(tree)) continue;
      trees.add(tree);
      for (const leaf of readingsOf(tree).paths) visit(leaf.path, leaf.version);
    }
  };
  visit(path, pinned);
  return trees;
}

/** Whether what a node makes of a row differs; a row of hours is named without its month. */
type Differs = (touched: TouchedRows, definitions: Definitions) => boolean;

/** What a tree reads: by row, and the other paths that it names. Made once per path version. */
interface Readings {
  readonly rows: ReadonlyMap<RowKey, readonly Differs[]>;
  readonly paths: readonly PathLeaf[];
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
  const rows = new Map<RowKey, Differs[]>();
  const paths: PathLeaf[] = [];
  const add = (key: RowKey, differs: Differs): void => {
    const known = rows.get(key);
    if (known) known.push(differs);
    else rows.set(key, [differs]);
  };
  add(`path/${tree.path}`, always);
  add(`waivers/${tree.path}`, always);
  for (const node of tree.nodes.values()) {
    if (node.asks.kind === 'path') paths.push(node.asks);
    else addReadings(add, node, tree);
  }
  return { rows, paths };
}

function addReadings(
  add: (key: RowKey, differs: Differs) => void,
  { asks, stage }: TreeNode,
  { path }: Tree,
): void {
  const stands = { path, stage };
  const addEvidence = (leaf: EventLeaf): void => {
    const rows = rowsOf(leaf, stands);
    const differs: Differs = ({ before, after }, definitions) =>
      !isSameEvidence(
        evidenceFor(leaf, before, stands, definitions),
        evidenceFor(leaf, after, stands, definitions),
      );
    for (const key of rows) add(key, rows.length > 1 ? always : differs);
  };
  if (isGroup(asks)) return;
  switch (asks.kind) {
    case 'hours':
      add(
        `hours/${asks.activity}`,
        ({ before, after }) =>
          JSON.stringify(countedMinutes(before, asks.activity)) !==
          JSON.stringify(countedMinutes(after, asks.activity)),
      );
      return;
    case 'task':
      add(`assignment/${asks.assignment}`, always);
      return;
    case 'course':
      addEvidence(asks);
      for (const course of asks.prerequisites ?? []) addEvidence(plainCourse(course));
      return;
    case 'attestation':
    case 'skill':
    case 'credential':
    case 'approval':
      addEvidence(asks);
      return;
    case 'experience':
    case 'path':
      // Employment is read by all, and a tree that is named is looked at itself.
      return;
  }
}

// A month's row holds its hours and their answers, so that it can be compared by itself.
function withoutMonth(key: RowKey): RowKey {
  return key.startsWith('hours/') ? key.slice(0, key.lastIndexOf('/')) : key;
}
