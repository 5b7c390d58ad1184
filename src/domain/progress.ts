import type { Day } from './day.js';
import { countsAsMet, creditsOf, isEarned } from './met.js';
import type { MetLayer } from './met-layer.js';
import { at } from './steps.js';
import type { TreeNode } from './tree.js';

/**
 * Progress: the share of weight that is met.
 *
 * What a choice weighs is fixed by its definition and filled by its best n children,
 * so completing something never lowers progress. A lapse lowers it on its day.
 */
export interface Progress {
  /** Weight met, rounded down to a tenth. */
  readonly done: number;
  readonly total: number;
  /** 0 to 100, rounded down: 100 only when everything is met. */
  readonly percent: number;
}

/** The progress of a node and all below it on a day. */
export function progressOn(node: TreeNode, met: MetLayer, day: Day): Progress {
  const { done, total } = filled(node, met, day);
  // Sums of thirds and the like must not lose a tenth to floating point.
  const exact = Math.round(done * 1e6) / 1e6;
  const percent = total === 0 ? 100 : Math.floor((exact / total) * 100 + 1e-9);
  return { done: Math.floor(exact * 10) / 10, total, percent };
}

interface Filled {
  readonly done: number;
  readonly total: number;
}

function filled(node: TreeNode, met: MetLayer, day: Day): Filled {
  const { asks, weight: total } = node;
  const isMet = countsAsMet(at(met.of(node), day).level);
  if (asks.kind === 'all') return filledAll(node, isMet, met, day);
  if (isMet) return { done: total, total };
  const children = node.children.filter((child) => isCounted(child, met, day));
  if (asks.kind === 'any') {
    const n = Math.min(asks.n, children.length);
    const best = children
      .map((child) => fractionOf(child, met, day))
      .sort((a, b) => b - a)
      .slice(0, n);
    return { done: n === 0 ? 0 : (best.reduce((all, part) => all + part, 0) / n) * total, total };
  }
  if (asks.kind === 'credits') {
    const earned = children
      .filter((child) => isEarned(at(met.of(child), day).level))
      .reduce((sum, child) => sum + creditsOf(child.asks, asks.ofCategory), 0);
    return { done: Math.min(1, earned / asks.n) * total, total };
  }
  return { done: 0, total };
}

function filledAll(node: TreeNode, isMet: boolean, met: MetLayer, day: Day): Filled {
  let done = 0;
  let sum = 0;
  for (const child of node.children) {
    if (!isCounted(child, met, day)) continue;
    const part = filled(child, met, day);
    done += part.done;
    sum += part.total;
  }
  const total = node.asks.weight ?? sum;
  if (isMet) return { done: total, total };
  return { done: sum === 0 ? 0 : (done / sum) * total, total };
}

function isCounted(child: TreeNode, met: MetLayer, day: Day): boolean {
  return child.asks.required !== false && at(met.of(child), day).level !== 'not-applicable';
}

// What weighs nothing is still whole once it is met.
function fractionOf(node: TreeNode, met: MetLayer, day: Day): number {
  const { done, total } = filled(node, met, day);
  if (total > 0) return done / total;
  return countsAsMet(at(met.of(node), day).level) ? 1 : 0;
}
