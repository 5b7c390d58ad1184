import { day, NEVER, type Day } from './day.js';
import type { Employment } from './employment.js';
import { enrollmentsIn } from './enrollment.js';
import { leafCoverage } from './leaf-coverage.js';
import { countsAsMet, groupMet, isSameMet, NOT_APPLICABLE, WAIVED, type Met } from './met.js';
import { anyOf, NodeSteps } from './node-steps.js';
import { otherPathsOf } from './other-paths.js';
import { fits } from './post.js';
import { readersIn, readersOf, type Reader } from './readers.js';
import { entriesOf, type LearnerRecord, type Place } from './record.js';
import type { Definitions, PathLeaf } from './requirement.js';
import { combine, combineAll, constant, map, refine, steps, type Steps } from './steps.js';
import { isGroup, treeOf, withAncestors, type Tree, type TreeNode } from './tree.js';

/** What one evaluation looks at: a learner's record, and one enrolment in one version of a path. */
export interface Situation {
  readonly record: LearnerRecord;
  readonly definitions: Definitions;
  readonly employment: Employment;
  readonly tree: Tree;
  readonly enrolledOn: Day;
  /** For an assignment that asks to repeat: what came earlier doesn't count. */
  readonly since?: Place;
}

/**
 * The leaves of a tree for which new facts say something else than before: whose evidence
 * differs, or that of their prerequisites, or something in the path that they name. Where all
 * of the tree is concerned (a waiver), its root is among them.
 */
export type TouchedLeaves = (tree: Tree) => ReadonlySet<TreeNode>;

/** The met layer of one situation: which nodes apply, which are waived, which are met. */
export class MetLayer {
  readonly nodes: NodeSteps<Met>;
  private readonly applying: NodeSteps<boolean>;
  private readonly waiving: NodeSteps<boolean>;

  /** `earlier` is that of a situation with the same employment and waivers. */
  constructor(
    private readonly situation: Situation,
    earlier?: MetLayer,
  ) {
    this.nodes = new NodeSteps((node) => this.metOf(node), isSameMet);
    this.applying = earlier?.applying ?? new NodeSteps((node) => this.appliesTo(node), Object.is);
    this.waiving = earlier?.waiving ?? new NodeSteps((node) => this.waived(node), Object.is);
  }

  get tree(): Tree {
    return this.situation.tree;
  }

  of(node: TreeNode): Steps<Met> {
    return this.nodes.of(node);
  }

  applies(node: TreeNode): Steps<boolean> {
    return this.applying.of(node);
  }

  /**
   * The layer that follows from this one by facts that concern neither employment nor waivers,
   * and the nodes that differ in it. Only what the touched leaves reach is looked at.
   */
  again(
    record: LearnerRecord,
    touched: TouchedLeaves,
  ): { met: MetLayer; differing: ReadonlySet<TreeNode> } {
    const { tree } = this.situation;
    const met = new MetLayer({ ...this.situation, record }, this);
    const differing = met.nodes.takeOver(
      this.nodes,
      reaching([...touched(tree)], readersIn(tree).counting),
      (node, differs) => !isGroup(node.asks) || anyOf(node.children, differs),
    );
    return { met, differing };
  }

  private appliesTo(node: TreeNode): Steps<boolean> {
    const { appliesTo: post, since, until } = node.asks;
    // Most nodes have no condition of their own.
    if (node.parent && !post && !since && !until) return this.applying.of(node.parent);
    const own = ownApplies(node, this.situation.employment);
    return node.parent ? both(this.applying.of(node.parent), own) : own;
  }

  private waived(node: TreeNode): Steps<boolean> {
    const own = ownWaivers(node, this.situation);
    return node.parent ? either(this.waiving.of(node.parent), own) : own;
  }

  private metOf(node: TreeNode): Steps<Met> {
    const reached = combine(
      this.heldBy(node),
      this.applying.of(node),
      (own, applies) => (applies ? own : NOT_APPLICABLE),
      isSameMet,
    );
    const { record, tree } = this.situation;
    if (!record.has(`waivers/${tree.path}`)) return reached;
    return combine(
      reached,
      this.waiving.of(node),
      (own, isWaived) => (isWaived && !countsAsMet(own.level) ? WAIVED : own),
      isSameMet,
    );
  }

  /** What there is of it, whether it applies or not. */
  private heldBy(node: TreeNode): Steps<Met> {
    const { asks } = node;
    if (!isGroup(asks)) {
      return asks.kind === 'path'
        ? pathCoverage(asks, this.situation)
        : leafCoverage(asks, node, this.situation, this);
    }
    const children = node.children.map((child) => this.nodes.of(child));
    return combineAll(children, (each) => groupMet(node, each), isSameMet);
  }
}

function ownApplies(node: TreeNode, employment: Employment): Steps<boolean> {
  const { appliesTo, since, until } = node.asks;
  const byPost = map(employment.post, (post) => post !== null && fits(post, appliesTo));
  const changes = [
    ...(since ? [{ from: day(since), value: true }] : []),
    ...(until ? [{ from: day(until), value: false }] : []),
  ];
  return changes.length === 0 ? byPost : both(byPost, steps(!since, changes));
}

function ownWaivers(node: TreeNode, { record, tree }: Situation): Steps<boolean> {
  const spans = entriesOf(record, `waivers/${tree.path}`, 'waived')
    .filter((entry) => entry.payload.requirement === node.key)
    .map(({ on, payload }) => {
      const until = payload.until ? day(payload.until) : NEVER;
      if (until <= on) return constant(false);
      const ends = until === NEVER ? [] : [{ from: until, value: false }];
      return steps(false, [{ from: on, value: true }, ...ends]);
    });
  return spans.length === 0 ? constant(false) : combineAll(spans, (held) => held.includes(true));
}

function pathCoverage(leaf: PathLeaf, situation: Situation): Steps<Met> {
  const { record } = situation;
  const inVersion = (version: number, enrolledOn: Day): Steps<Met> =>
    otherPath(situation, leaf.path, version, enrolledOn);
  const outside = inVersion(leaf.version, situation.enrolledOn);
  const pieces = enrollmentsIn(record, leaf.path).flatMap((span) =>
    span.versions.map(({ from, version }, i) => ({
      from,
      to: span.versions[i + 1]?.from ?? span.to,
      met: inVersion(version, span.from),
    })),
  );
  const chosen = refine(
    constant(null),
    () => pieces.flatMap(({ from, to }) => (to === NEVER ? [from] : [from, to])),
    (_, from) => pieces.find((piece) => piece.from <= from && from < piece.to)?.met ?? outside,
  );
  const all = combineAll<unknown, Met>(
    [chosen, outside, ...pieces.map((piece) => piece.met)],
    ([current, ...values]) => {
      const index = pieces.findIndex((piece) => piece.met === current);
      return values[index + 1] as Met;
    },
    isSameMet,
  );
  return map(all, (met) => ({ ...met, level: levelOfPath(met.level) }), isSameMet);
}

function otherPath(
  { since: _, ...situation }: Situation,
  path: string,
  version: number,
  enrolledOn: Day,
): Steps<Met> {
  const { definitions, record } = situation;
  const layer = otherPathsOf(definitions, record).layer(`${path} ${version} ${enrolledOn}`, () => {
    const tree = treeOf(definitions.path(path, version));
    return new MetLayer({ ...situation, tree, enrolledOn });
  });
  return layer.of(layer.tree.root);
}

/** Whatever these leaves may make a difference to in what is met. */
function reaching(leaves: readonly TreeNode[], counting: readonly Reader[]): ReadonlySet<TreeNode> {
  const reached = withAncestors(leaves);
  const readers = readersOf(reached, counting).filter((node) => !reached.has(node));
  return readers.length === 0 ? reached : reaching([...leaves, ...readers], counting);
}

/** Where the other path does not apply, neither does what asks for it: nothing is opened by it. */
function levelOfPath(level: Met['level']): Met['level'] {
  if (level === 'waived') return 'satisfied';
  return level === 'lapsed' || level === 'expired' ? 'partial' : level;
}

function both(a: Steps<boolean>, b: Steps<boolean>): Steps<boolean> {
  return combineAll([a, b], ([x, y]) => x! && y!);
}

function either(a: Steps<boolean>, b: Steps<boolean>): Steps<boolean> {
  return combineAll([a, b], ([x, y]) => x! || y!);
}
