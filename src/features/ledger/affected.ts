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
import { entriesOf, type LearnerRecord, type RowKey } from '../../domain/record.js';
import type { Definitions, SkillLeaf } from '../../domain/requirement.js';
import type { TouchedLeaves } from '../../domain/met-layer.js';
import { treeOf, type Tree, type TreeNode } from '../../domain/tree.js';
import { readingsOf, withoutMonth, type Differs } from './readings.js';

export interface TouchedRows {
  /** The touched rows as they were, and the rows of employment, every path and assignment. */
  readonly before: LearnerRecord;
  readonly after: LearnerRecord;
  readonly keys: ReadonlySet<RowKey>;
}

/** What new facts may make a difference to. */
export interface Affected {
  /**
   * The codes of the paths, and `assignment/<id>`, whose timelines may differ: those of every
   * node, or of what the touched leaves reach.
   */
  readonly timelines: ReadonlyMap<string, 'everything' | 'leaves'>;
  /** The touched leaves of a tree; null where employment is touched, which every node reads. */
  readonly touched: TouchedLeaves | null;
}

/** What may differ after the change: so that what makes no difference evaluates nothing. */
export function affectedBy(rows: TouchedRows, definitions: Definitions): Affected {
  return new Effects(rows, definitions).all();
}

/** The effects of one change. Paths name one another, so each tree is looked at once. */
class Effects {
  private readonly leaves = new Map<Tree, ReadonlySet<TreeNode>>();
  private readonly asked = new Map<Differs, boolean>();

  constructor(
    private readonly rows: TouchedRows,
    private readonly definitions: Definitions,
  ) {}

  all(): Affected {
    const { before, after, keys } = this.rows;
    const timelines = new Map<string, 'everything' | 'leaves'>();
    const ofEmployment = keys.has('employment') || keys.has('leave');
    for (const path of new Set([...pathsOf(before), ...pathsOf(after)])) {
      const concernsAll = ofEmployment || keys.has(`path/${path}`) || keys.has(`waivers/${path}`);
      if (concernsAll) timelines.set(path, 'everything');
      else if (this.touches(path, null)) timelines.set(path, 'leaves');
    }
    for (const id of new Set([...assignmentsOf(before), ...assignmentsOf(after)])) {
      const concernsAll = ofEmployment || keys.has(assignmentPath(id));
      if (concernsAll || this.touchesAssignment(id))
        timelines.set(assignmentPath(id), 'everything');
    }
    return { timelines, touched: ofEmployment ? null : (tree) => this.touchedIn(tree) };
  }

  /** Whether a path's timelines look at anything touched, in the versions held or the one pinned. */
  private touches(path: string, pinned: number | null): boolean {
    return this.treesHeld(path, pinned).some((tree) => this.touchedIn(tree).size > 0);
  }

  /** The leaves of a tree that make something else of the touched rows than before. */
  private touchedIn(tree: Tree): ReadonlySet<TreeNode> {
    const known = this.leaves.get(tree);
    if (known) return known;
    const { rows, paths } = readingsOf(tree);
    const leaves = new Set<TreeNode>();
    for (const key of this.rows.keys) {
      for (const { node, differs } of rows.get(withoutMonth(key)) ?? []) {
        if (this.differ(differs)) leaves.add(node);
      }
    }
    for (const { node, leaf } of paths) {
      if (this.touches(leaf.path, leaf.version)) leaves.add(node);
    }
    this.leaves.set(tree, leaves);
    return leaves;
  }

  private differ(differs: Differs): boolean {
    let is = this.asked.get(differs);
    if (is === undefined) {
      is = differs(this.rows, this.definitions);
      this.asked.set(differs, is);
    }
    return is;
  }

  private touchesAssignment(id: string): boolean {
    const assignment = assignmentIn(this.rows.after, id);
    if (!assignment) return false;
    const { kind, code, version } = assignment.target;
    if (kind === 'path') return this.touches(code, version ?? 1);
    const leaf = leafOf(assignment, this.definitions);
    return leaf !== null && this.touchesEvidence(leaf, assignment.repeat ? assignment : null);
  }

  private touchesEvidence(leaf: EventLeaf, since: Assignment | null): boolean {
    const { before, after, keys } = this.rows;
    const stands = { path: '', stage: null };
    if (!rowsOf(leaf, stands).some((key) => keys.has(key))) return false;
    const [was, is] = [before, after].map((record) =>
      evidenceFor(leaf, record, stands, this.definitions, since?.place),
    );
    return !isSameEvidence(was!, is!);
  }

  /** The trees of a path in each version held, and in the one that is pinned. */
  private treesHeld(path: string, pinned: number | null): readonly Tree[] {
    const { before, after } = this.rows;
    const versions = new Set(pinned === null ? [] : [pinned]);
    const row: RowKey = `path/${path}`;
    for (const record of this.rows.keys.has(row) ? [before, after] : [after]) {
      const entries = entriesOf(record, row, 'enrolled', 'moved');
      for (const { payload } of entries) versions.add(payload.version);
    }
    return [...versions].map((version) => treeOf(this.definitions.path(path, version)));
  }
}

function leafOf({ target, id, title }: Assignment, definitions: Definitions): EventLeaf | null {
  if (target.kind === 'course') return plainCourse(target.code);
  if (target.kind !== 'skill') return null;
  const skill = definitions.skill(target.code, target.version ?? 1);
  return { kind: 'skill', key: id, title, skill } satisfies SkillLeaf;
}
