import {
  agingOf,
  agingOfCredential,
  coverageOf,
  NEVER_AGES,
  reachedOn,
  type Coverage,
  type Level,
} from './coverage.js';
import { day, NEVER, type Day } from './day.js';
import type { Employment } from './employment.js';
import { enrollmentsIn } from './enrollment.js';
import { evidenceFor, type Stands } from './evidence.js';
import { experienceIn } from './experience.js';
import { countedMinutes, minutesSince } from './hours.js';
import { fits } from './post.js';
import { entriesOf, type LearnerRecord, type Place } from './record.js';
import type { Definitions, HoursLeaf, Leaf, PathLeaf } from './requirement.js';
import { combineAll, constant, firstDay, map, refine, steps, type Steps } from './steps.js';
import { isGroup, treeOf, type Tree, type TreeNode } from './tree.js';

/**
 * Layer 1: which nodes are met on each day, from facts, `appliesTo`, waivers and
 * children. It never reads locks or due dates, so that no anchor can loop.
 */
export interface Met {
  readonly level: Level | 'not-applicable' | 'waived';
  /** The day of the event that counts; of a leaf only. */
  readonly since: Day | null;
  /** The last good day; null where good for ever, or where nothing is held. */
  readonly good: Day | null;
}

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

/** The met layer of one situation; each answer is computed once. */
export interface MetLayer {
  of(key: string): Steps<Met>;
  applies(key: string): Steps<boolean>;
}

/** Whether it counts as met. */
export function countsAsMet(level: Met['level']): boolean {
  return level === 'not-applicable' || isEarned(level);
}

/** Whether it is met, and not merely not applicable: what opens locks and sets anchors. */
export function isEarned(level: Met['level']): boolean {
  return (
    level === 'satisfied' || level === 'expiring' || level === 'in-grace' || level === 'waived'
  );
}

export function isSameMet(a: Met, b: Met): boolean {
  return a.level === b.level && a.since === b.since && a.good === b.good;
}

export function metLayer(situation: Situation): MetLayer {
  const met = new Map<string, Steps<Met>>();
  const applying = new Map<string, Steps<boolean>>();
  const waiving = new Map<string, Steps<boolean>>();
  const hasWaivers = situation.record.has(`waivers/${situation.tree.path}`);
  const nodeOf = (key: string): TreeNode => situation.tree.nodes.get(key)!;

  const layer: MetLayer = {
    of: (key) => remembered(met, key, () => metOf(nodeOf(key))),
    applies: (key) => remembered(applying, key, () => appliesTo(nodeOf(key))),
  };

  function appliesTo(node: TreeNode): Steps<boolean> {
    const { appliesTo: post, since, until } = node.asks;
    // Most nodes have no condition of their own.
    if (node.parent && !post && !since && !until) return layer.applies(node.parent.key);
    const own = ownApplies(node, situation.employment);
    return node.parent ? both(layer.applies(node.parent.key), own) : own;
  }

  function waived(node: TreeNode): Steps<boolean> {
    if (!hasWaivers) return NEVER_WAIVED;
    return remembered(waiving, node.key, () => {
      const own = ownWaivers(node, situation);
      return node.parent ? either(waived(node.parent), own) : own;
    });
  }

  function metOf(node: TreeNode): Steps<Met> {
    const { asks } = node;
    const held: Steps<Met> = isGroup(asks)
      ? combineAll(
          node.children.map((child) => layer.of(child.key)),
          (children) => groupMet(node, children),
          isSameMet,
        )
      : leafCoverage(asks, node, situation, layer);
    const parts: Steps<unknown>[] = [held, layer.applies(node.key), waived(node)];
    return combineAll(
      parts,
      ([holding, applies, isWaived]) => {
        const own = holding as Met;
        if (!applies) return NOT_APPLICABLE;
        return isWaived && !countsAsMet(own.level) ? WAIVED : own;
      },
      isSameMet,
    );
  }

  return layer;
}

const NEVER_WAIVED = constant(false);
const NOT_APPLICABLE: Met = { level: 'not-applicable', since: null, good: null };
const WAIVED: Met = { level: 'waived', since: null, good: null };

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

function leafCoverage(
  leaf: Leaf,
  node: TreeNode,
  situation: Situation,
  layer: MetLayer,
): Steps<Met> {
  const { record, definitions, employment, since } = situation;
  const stands: Stands = { path: situation.tree.path, stage: node.stage };
  switch (leaf.kind) {
    case 'hours':
      return hoursCoverage(leaf, situation, layer);
    case 'experience': {
      const { reachedOn: reached, beganOn } = experienceIn(employment, leaf.months, leaf.positions);
      return reachedOn(reached, beganOn);
    }
    case 'path':
      return pathCoverage(leaf, situation);
    case 'credential': {
      const evidence = evidenceFor(leaf, record, stands, definitions);
      return coverageOf(evidence, agingOfCredential(leaf), employment);
    }
    case 'skill': {
      const { revalidate } = leaf.skill;
      const recurs = revalidate ? [{ every: revalidate }] : undefined;
      const evidence = evidenceFor(leaf, record, stands, definitions, since);
      return coverageOf(evidence, agingOf(recurs, leaf.onLeave), employment);
    }
    case 'task':
      return coverageOf(evidenceFor(leaf, record, stands, definitions), NEVER_AGES, employment);
    case 'course':
    case 'attestation':
    case 'approval': {
      const evidence = evidenceFor(leaf, record, stands, definitions, since);
      return coverageOf(evidence, agingOf(leaf.recurs, leaf.onLeave), employment);
    }
  }
}

/** The minutes of an hours leaf that count, by day. */
export function minutesFor(leaf: HoursLeaf, situation: Situation, layer: MetLayer): Steps<number> {
  const { countsFrom = 'ever' } = leaf;
  const changes = countedMinutes(situation.record, leaf.activity);
  if (countsFrom === 'ever') return minutesSince(changes, constant<Day | null>(-Infinity as Day));
  if (countsFrom === 'hire') return minutesSince(changes, situation.employment.hiredOn);
  const from =
    countsFrom === 'enrollment'
      ? situation.enrolledOn
      : firstEarned(layer, countsFrom.node, situation.enrolledOn);
  return minutesSince(
    changes,
    steps<Day | null>(null, from === null ? [] : [{ from, value: from }]),
  );
}

/** The first day since enrolment on which a node was met, and not merely not applicable. */
export function firstEarned(layer: MetLayer, key: string, enrolledOn: Day): Day | null {
  return firstDay(layer.of(key), (met) => isEarned(met.level), enrolledOn);
}

function hoursCoverage(leaf: HoursLeaf, situation: Situation, layer: MetLayer): Steps<Coverage> {
  const minutes = minutesFor(leaf, situation, layer);
  const reached = firstDay(minutes, (sum) => sum >= leaf.hours * 60);
  const begun = map(minutes, (sum) => sum > 0);
  const done = reachedOn(reached, null);
  return combineAll<unknown, Coverage>(
    [done, begun],
    ([holding, isBegun]) => {
      const coverage = holding as Coverage;
      return coverage.level === 'none' && isBegun ? { ...coverage, level: 'partial' } : coverage;
    },
    isSameMet,
  );
}

function pathCoverage(leaf: PathLeaf, situation: Situation): Steps<Met> {
  const { record, definitions } = situation;
  const inVersion = (version: number, enrolledOn: Day): Steps<Met> => {
    const tree = treeOf(definitions.path(leaf.path, version));
    const { since: _, ...rest } = situation;
    return metLayer({ ...rest, tree, enrolledOn }).of(tree.root.key);
  };
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

/** Where the other path does not apply, neither does what asks for it: nothing is opened by it. */
function levelOfPath(level: Met['level']): Met['level'] {
  if (level === 'waived') return 'satisfied';
  return level === 'lapsed' || level === 'expired' ? 'partial' : level;
}

const SECURITY: Partial<Record<Met['level'], number>> = {
  satisfied: 3,
  waived: 3,
  expiring: 2,
  'in-grace': 1,
};

/** What a group's children make of it, before its own waiver and `appliesTo`. */
function groupMet(node: TreeNode, children: readonly Met[]): Met {
  const { asks } = node;
  const applying = node.children
    .map((child, i) => ({ asks: child.asks, met: children[i]! }))
    .filter(({ met }) => met.level !== 'not-applicable');
  if (applying.length === 0) return NOT_APPLICABLE;

  const gating = applying.filter((child) => child.asks.required !== false);
  const earned = gating.filter(({ met }) => isEarned(met.level));
  const counted = countedFor(asks, gating.length, earned);
  if (counted) return leastSecure(counted.map(({ met }) => met));
  const isBegun = earned.length > 0 || gating.some(({ met }) => met.level === 'partial');
  return { level: isBegun ? 'partial' : 'none', since: null, good: null };
}

interface Child {
  readonly asks: TreeNode['asks'];
  readonly met: Met;
}

/** The met children that a group counts; null where they are not enough. */
function countedFor(
  asks: TreeNode['asks'],
  gating: number,
  earned: readonly Child[],
): readonly Child[] | null {
  if (asks.kind === 'any') {
    const n = Math.min(asks.n, gating);
    return earned.length >= n ? mostSecureFirst(earned).slice(0, n) : null;
  }
  if (asks.kind === 'credits') {
    let sum = 0;
    const counted: Child[] = [];
    for (const child of mostSecureFirst(earned)) {
      if (sum >= asks.n) break;
      const credits = creditsOf(child.asks, asks.ofCategory);
      if (credits === 0) continue;
      sum += credits;
      counted.push(child);
    }
    return sum >= asks.n ? counted : null;
  }
  return earned.length === gating ? earned : null;
}

/** What meeting a child is worth to a `credits` group, of its category where it names one. */
export function creditsOf(asks: TreeNode['asks'], category: string | undefined): number {
  return category === undefined || asks.category === category ? (asks.credits ?? 0) : 0;
}

function mostSecureFirst(children: readonly Child[]): readonly Child[] {
  return [...children].sort(
    (a, b) =>
      (SECURITY[b.met.level] ?? 0) - (SECURITY[a.met.level] ?? 0) ||
      (b.met.good ?? NEVER) - (a.met.good ?? NEVER) ||
      0,
  );
}

function leastSecure(counted: readonly Met[]): Met {
  let level: Met['level'] =
    counted.some((met) => met.level !== 'waived') || counted.length === 0 ? 'satisfied' : 'waived';
  let good: Day = NEVER;
  for (const met of counted) {
    if ((SECURITY[met.level] ?? 0) < (SECURITY[level] ?? 0)) level = met.level;
    if (met.good !== null && met.good < good) good = met.good;
  }
  return { level, since: null, good: good === NEVER ? null : good };
}

function both(a: Steps<boolean>, b: Steps<boolean>): Steps<boolean> {
  return combineAll([a, b], ([x, y]) => x! && y!);
}

function either(a: Steps<boolean>, b: Steps<boolean>): Steps<boolean> {
  return combineAll([a, b], ([x, y]) => x! || y!);
}

function remembered<T>(memory: Map<string, T>, key: string, compute: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const computed = compute();
  memory.set(key, computed);
  return computed;
}
