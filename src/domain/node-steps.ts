import { isSame, type Same, type Steps } from './steps.js';
import type { TreeNode } from './tree.js';

/**
 * A step function for each node of a tree, computed when first asked for, and once.
 *
 * Laziness is what makes one look at a learner cheap: who asks for one requirement pays
 * for that one, and what nobody asks for is never computed.
 */
export class NodeSteps<T> {
  private known: (Steps<T> | undefined)[] = [];

  constructor(
    private readonly compute: (node: TreeNode) => Steps<T>,
    private readonly same: Same<T>,
  ) {}

  of(node: TreeNode): Steps<T> {
    return (this.known[node.index] ??= this.compute(node));
  }

  /**
   * Takes over what was computed earlier, and answers which nodes differ from it. Only
   * those named may; and of them, a node whose inputs don't differ is not computed.
   *
   * `inputsDiffer` may ask about other nodes in turn: those that it reads.
   */
  takeOver(
    earlier: NodeSteps<T>,
    mayDiffer: ReadonlySet<TreeNode>,
    inputsDiffer: (node: TreeNode, differs: (other: TreeNode) => boolean) => boolean,
  ): ReadonlySet<TreeNode> {
    this.known = [...earlier.known];
    if (mayDiffer.size === 0) return mayDiffer;
    for (const { index } of mayDiffer) this.known[index] = undefined;

    const decided = new Map<TreeNode, boolean>();
    const differs = (node: TreeNode): boolean => {
      if (!mayDiffer.has(node)) return false;
      let is = decided.get(node);
      if (is === undefined) {
        is = inputsDiffer(node, differs) && !isSame(earlier.of(node), this.of(node), this.same);
        if (!is) this.known[node.index] = earlier.known[node.index];
        decided.set(node, is);
      }
      return is;
    };
    return new Set([...mayDiffer].filter(differs));
  }
}

/** Like `some`, but asks about all: so that each is decided before their parent is computed. */
export function anyOf(nodes: readonly TreeNode[], test: (node: TreeNode) => boolean): boolean {
  return nodes.filter(test).length > 0;
}
