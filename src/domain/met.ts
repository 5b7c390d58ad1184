import type { Level } from './coverage.js';
import { NEVER, type Day } from './day.js';
import type { TreeNode } from './tree.js';

/**
 * Layer 1: whether a node is met, from facts, `appliesTo`, waivers and children. It never
 * reads locks or due dates, so that no anchor can loop.
 */
export interface Met {
  readonly level: Level | 'not-applicable' | 'waived';
  /** The day of the event that counts; of a leaf only. */
  readonly since: Day | null;
  /** The last good day; null where good for ever, or where nothing is held. */
  readonly good: Day | null;
}

export const NOT_APPLICABLE: Met = { level: 'not-applicable', since: null, good: null };
export const WAIVED: Met = { level: 'waived', since: null, good: null };

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
  return a === b || (a.level === b.level && a.since === b.since && a.good === b.good);
}

const SECURITY: Partial<Record<Met['level'], number>> = {
  satisfied: 3,
  waived: 3,
  expiring: 2,
  'in-grace': 1,
};

/** What a group's children make of it, before its own waiver and `appliesTo`. */
export function groupMet(node: TreeNode, children: readonly Met[]): Met {
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
