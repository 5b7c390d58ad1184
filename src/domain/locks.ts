import { coverageOf, NEVER_AGES } from './coverage.js';
import type { Day } from './day.js';
import { evidenceFor, plainCourse } from './evidence.js';
import { isEarned } from './met.js';
import type { MetLayer, Situation } from './met-layer.js';
import { NodeSteps } from './node-steps.js';
import { combine, firstDay, map, steps, constant, type Steps } from './steps.js';
import type { Tree, TreeNode } from './tree.js';

/**
 * Locks: what may not be started yet, and what unlocks it.
 *
 * A lock opens on the first day since enrolment on which its prerequisite is met, and
 * stays open when that lapses, unless it says `while: met`. Locks inherit downwards.
 */
export interface LockLayer {
  readonly nodes: NodeSteps<readonly string[]>;
  /** The titles of what a node still needs, by day; empty where nothing locks it. */
  neededBy(node: TreeNode): Steps<readonly string[]>;
}

export function lockLayer(situation: Situation, met: MetLayer): LockLayer {
  const nodes = new NodeSteps(needed, isSameList);
  return { nodes, neededBy: (node) => nodes.of(node) };

  function needed(node: TreeNode): Steps<readonly string[]> {
    const inherited = node.parent ? nodes.of(node.parent) : UNLOCKED;
    return ownLocks(node, situation, met).reduce<Steps<readonly string[]>>(
      (all, { title, isOpen }) =>
        combine(
          all,
          isOpen,
          (titles, open) => (open || titles.includes(title) ? titles : [...titles, title]),
          isSameList,
        ),
      inherited,
    );
  }
}

const UNLOCKED: Steps<readonly string[]> = constant([]);

interface OpenLock {
  readonly title: string;
  readonly isOpen: Steps<boolean>;
}

function ownLocks(node: TreeNode, situation: Situation, met: MetLayer): readonly OpenLock[] {
  const { tree, enrolledOn } = situation;
  const locks = (node.asks.locks ?? []).map((lock) => {
    const needs = tree.nodes.get(lock.needs)!;
    const isMet = map(met.of(needs), ({ level }) => isEarned(level));
    return {
      title: needs.title,
      isOpen: lock.while === 'met' ? isMet : latched(isMet, enrolledOn),
    };
  });
  const courses = node.asks.kind === 'course' ? (node.asks.prerequisites ?? []) : [];
  return [...locks, ...courses.map((course) => prerequisiteLock(course, situation, met))];
}

function prerequisiteLock(course: string, situation: Situation, met: MetLayer): OpenLock {
  const { tree, enrolledOn, definitions, record, employment } = situation;
  const inPath = courseNode(tree, course);
  if (inPath) {
    const isMet = map(met.of(inPath), ({ level }) => isEarned(level));
    return { title: inPath.title, isOpen: latched(isMet, enrolledOn) };
  }
  const stands = { path: tree.path, stage: null };
  const evidence = evidenceFor(plainCourse(course), record, stands, definitions);
  const isMet = map(coverageOf(evidence, NEVER_AGES, employment), ({ level }) => isEarned(level));
  return { title: definitions.course(course).title, isOpen: latched(isMet, enrolledOn) };
}

/** The first node of a path that asks for a course. */
function courseNode(tree: Tree, course: string): TreeNode | null {
  for (const node of tree.nodes.values()) {
    if (node.asks.kind === 'course' && node.asks.course === course) return node;
  }
  return null;
}

function latched(isMet: Steps<boolean>, since: Day): Steps<boolean> {
  const opened = firstDay(isMet, (is) => is, since);
  return steps(false, opened === null ? [] : [{ from: opened, value: true }]);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((title, i) => title === b[i]);
}
