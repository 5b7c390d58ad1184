import type {
  Group,
  Leaf,
  NodeTerms,
  PathDefinition,
  Requirement,
} from '../../../src/domain/requirement.js';

/** A path version as one tree: the path, its stages and their milestones are `all` groups too. */
export interface Node {
  readonly key: string;
  readonly path: string;
  /** The day from which latches, anchors and hours count. */
  readonly enrolledOn: number;
  /** The code of the stage that it stands in; null for the path itself. */
  readonly stage: string | null;
  readonly terms: NodeTerms;
  readonly ask: Leaf | Ask;
  readonly parent: Node | null;
  readonly children: readonly Node[];
}

/** What a group asks for, without its children. */
export type Ask =
  | { readonly kind: 'all' }
  | { readonly kind: 'any'; readonly n: number }
  | { readonly kind: 'credits'; readonly n: number; readonly ofCategory?: string };

export function treeOf(definition: PathDefinition, enrolledOn: number): Node {
  const path = definition.code;
  const inPath = { path, enrolledOn, stage: null };
  const root = grow({ ...inPath, key: path, terms: {}, parent: null });
  for (const stage of definition.stages) {
    const inStage = { ...inPath, stage: stage.code };
    const at = grow({ ...inStage, key: stage.code, terms: stage, parent: root });
    for (const milestone of stage.milestones) {
      const under = grow({ ...inStage, key: milestone.key, terms: milestone, parent: at });
      for (const requirement of milestone.requirements) growRequirement(requirement, under);
    }
  }
  return root;
}

export function everyNode(of: Node): Node[] {
  return [of, ...of.children.flatMap(everyNode)];
}

/** The node and all that it stands in, up to the path. */
export function lineage(of: Node): Node[] {
  return of.parent ? [of, ...lineage(of.parent)] : [of];
}

export function isLeaf(node: Node): node is Node & { ask: Leaf } {
  return !isGroup(node.ask);
}

/** Law 7: below a choice nothing has a due date of its own. */
export function isBelowChoice(node: Node): boolean {
  return lineage(node)
    .slice(1)
    .some(({ ask }) => ask.kind === 'any' || ask.kind === 'credits');
}

function isGroup(ask: Leaf | Ask): ask is Ask {
  return ask.kind === 'all' || ask.kind === 'any' || ask.kind === 'credits';
}

function grow(node: Omit<Node, 'children' | 'ask'>, ask: Node['ask'] = { kind: 'all' }): Node {
  const grown: Node = { ...node, ask, children: [] };
  if (node.parent) (node.parent.children as Node[]).push(grown);
  return grown;
}

function growRequirement(requirement: Requirement, parent: Node): void {
  const { path, enrolledOn, stage } = parent;
  const node = grow(
    { key: requirement.key, path, enrolledOn, stage, terms: requirement, parent },
    requirement,
  );
  for (const child of childrenOf(requirement)) growRequirement(child, node);
}

function childrenOf(requirement: Requirement): Group['children'] {
  return 'children' in requirement ? requirement.children : [];
}
