import type { AllOf, PathDefinition, Requirement, Stage, Milestone } from './requirement.js';

/**
 * A path version as one tree: the path, its stages and milestones are `all` groups
 * like any other, so that one rule serves every level.
 */
export interface TreeNode {
  /** Its place among the nodes of its tree, parents before children. */
  readonly index: number;
  /** The path's code, the stage's code, or the key of milestone or requirement. */
  readonly key: string;
  readonly title: string;
  readonly level: 'path' | 'stage' | 'milestone' | 'requirement';
  readonly asks: Requirement;
  readonly parent: TreeNode | null;
  readonly children: readonly TreeNode[];
  /** The stage that it stands in; null for the path itself. */
  readonly stage: string | null;
  /** Under an `any` or a `credits`: it has no due date of its own. */
  readonly isBelowChoice: boolean;
  /** What it weighs by its definition, whatever applies. */
  readonly weight: number;
  /** The approvals that it asks for, itself or anything in it. */
  readonly approvals: readonly TreeNode[];
  /** Something waits for it: neither it nor a group that it stands in is only recommended. */
  readonly isRequired: boolean;
  /** What reports, forecasts and reminders list: leaves under `all` groups only, and topmost choices. */
  readonly isObligation: boolean;
}

export interface Tree {
  readonly path: string;
  readonly version: number;
  readonly root: TreeNode;
  /** Every node by its key, parents before children. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
  /** The same, children before their parents. */
  readonly leavesFirst: readonly TreeNode[];
}

const trees = new WeakMap<PathDefinition, Tree>();

/** The tree of a path version, made once. */
export function treeOf(path: PathDefinition): Tree {
  let tree = trees.get(path);
  if (!tree) {
    tree = grow(path.code, path.version, pathAsGroup(path));
    trees.set(path, tree);
  }
  return tree;
}

/** The tree of a single requirement that stands in no path, such as an assignment's. */
export function treeOfOne(requirement: Requirement): Tree {
  return grow(requirement.key, 1, requirement);
}

/** Some nodes, and all above them. */
export function withAncestors(nodes: Iterable<TreeNode>): ReadonlySet<TreeNode> {
  const all = new Set<TreeNode>();
  for (const node of nodes) {
    for (let each: TreeNode | null = node; each && !all.has(each); each = each.parent) {
      all.add(each);
    }
  }
  return all;
}

/** Some nodes, and all below them. */
export function withDescendants(nodes: Iterable<TreeNode>): ReadonlySet<TreeNode> {
  const all = new Set<TreeNode>();
  const add = (node: TreeNode): void => {
    all.add(node);
    node.children.forEach(add);
  };
  for (const node of nodes) add(node);
  return all;
}

export function isChoice(asks: Requirement): boolean {
  return asks.kind === 'any' || asks.kind === 'credits';
}

export function isGroup(
  asks: Requirement,
): asks is Extract<Requirement, { children: readonly Requirement[] }> {
  return asks.kind === 'all' || isChoice(asks);
}

function grow(path: string, version: number, root: Requirement): Tree {
  const nodes = new Map<string, TreeNode>();
  const leavesFirst: TreeNode[] = [];
  let count = 0;
  const plant = (asks: Requirement, parent: TreeNode | null, depth: number): TreeNode => {
    const level = levelAt(depth, asks);
    const isBelowChoice = parent !== null && (parent.isBelowChoice || isChoice(parent.asks));
    const children: TreeNode[] = [];
    const approvals: TreeNode[] = [];
    const node: TreeNode = {
      index: count++,
      key: asks.key,
      title: asks.title,
      level,
      asks,
      parent,
      children,
      stage: level === 'stage' ? asks.key : (parent?.stage ?? null),
      isBelowChoice,
      weight: weightOf(asks),
      approvals,
      isRequired: asks.required !== false && (parent?.isRequired ?? true),
      isObligation: !isBelowChoice && asks.kind !== 'all',
    };
    nodes.set(node.key, node);
    if (isGroup(asks))
      for (const child of asks.children) children.push(plant(child, node, depth + 1));
    approvals.push(
      ...(asks.kind === 'approval' ? [node] : children.flatMap((each) => each.approvals)),
    );
    leavesFirst.push(node);
    return node;
  };
  return { path, version, root: plant(root, null, 0), nodes, leavesFirst };
}

/** Of a group as much as all that it needs: of a choice, its heaviest n. */
function weightOf(asks: Requirement): number {
  if (asks.weight !== undefined) return asks.weight;
  if (!isGroup(asks) || asks.children.length === 0) return 1;
  const weights = asks.children
    .filter((child) => child.required !== false)
    .map(weightOf)
    .sort((a, b) => b - a);
  const counted = asks.kind === 'any' ? weights.slice(0, asks.n) : weights;
  return counted.reduce((sum, weight) => sum + weight, 0);
}

function levelAt(depth: number, asks: Requirement): TreeNode['level'] {
  if (asks.kind !== 'all') return 'requirement';
  return (['path', 'stage', 'milestone'] as const)[depth] ?? 'requirement';
}

function pathAsGroup(path: PathDefinition): AllOf {
  return {
    kind: 'all',
    key: path.code,
    title: path.title,
    children: path.stages.map(stageAsGroup),
  };
}

function stageAsGroup({ code, milestones, ...stage }: Stage): AllOf {
  return { ...stage, kind: 'all', key: code, children: milestones.map(milestoneAsGroup) };
}

function milestoneAsGroup({ requirements, code: _, ...milestone }: Milestone): AllOf {
  return { ...milestone, kind: 'all', children: requirements };
}

/** The code that a requirement is about; null of a group. */
export function subjectOf(asks: Requirement): string | null {
  switch (asks.kind) {
    case 'course':
    case 'attestation':
      return asks.course;
    case 'skill':
      return asks.skill.code;
    case 'credential':
      return asks.credential.code;
    case 'hours':
      return asks.activity;
    case 'path':
      return asks.path;
    default:
      return null;
  }
}
