import type { Tree, TreeNode } from './tree.js';

/** A node that looks at whether another one is met. */
export interface Reader {
  readonly node: TreeNode;
  readonly needs: TreeNode;
}

/** Who reads whom in a tree, besides groups their children. */
export interface Readers {
  /** Hours that count from the day on which another node was met. */
  readonly counting: readonly Reader[];
  /** Nodes with a lock that another node opens. */
  readonly locked: readonly Reader[];
  /** Due dates that run from another node. */
  readonly anchored: readonly Reader[];
}

const memory = new WeakMap<Tree, Readers>();

/** The readers of a tree, found once. */
export function readersIn(tree: Tree): Readers {
  let readers = memory.get(tree);
  if (!readers) {
    readers = foundIn(tree);
    memory.set(tree, readers);
  }
  return readers;
}

/** Those of the readers that read one of these nodes. */
export function readersOf(
  nodes: ReadonlySet<TreeNode>,
  readers: readonly Reader[],
): readonly TreeNode[] {
  return readers.filter(({ needs }) => nodes.has(needs)).map(({ node }) => node);
}

function foundIn(tree: Tree): Readers {
  const among = (needsOf: (node: TreeNode) => readonly (TreeNode | undefined)[]) =>
    [...tree.nodes.values()].flatMap((node) =>
      needsOf(node).flatMap((needs) => (needs ? [{ node, needs }] : [])),
    );
  return {
    counting: among(({ asks }) =>
      asks.kind === 'hours' && typeof asks.countsFrom === 'object'
        ? [tree.nodes.get(asks.countsFrom.node)]
        : [],
    ),
    locked: among(({ asks }) => (asks.locks ?? []).map((lock) => tree.nodes.get(lock.needs))),
    anchored: among(({ asks: { dueIn } }) =>
      typeof dueIn?.after === 'object' ? [tree.nodes.get(dueIn.after.node)] : [],
    ),
  };
}
