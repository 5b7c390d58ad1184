import { isoDayOrNull, type Day, type IsoDay } from '../../domain/day.js';
import type { Moment } from '../../domain/moment.js';
import { isMet, type Status } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import type { treeOf } from '../../domain/tree.js';

type Tree = ReturnType<typeof treeOf>;

/** A learner on one version of a path. */
export interface OnVersion {
  readonly evaluation: PathEvaluation;
  readonly tree: Tree;
}

/** What a move adds, drops and carries over, and what stands or is due differently on that day. */
export function moveDifferences(before: OnVersion, after: OnVersion, on: Day) {
  const [oldKeys, newKeys] = [before, after].map(({ tree }) => [...tree.nodes.keys()]) as [
    string[],
    string[],
  ];
  const kept = newKeys.filter((key) => before.tree.nodes.has(key));
  const status = (side: OnVersion, key: string) => momentOf(side, key, on)?.status ?? null;
  return {
    adds: newKeys.filter((key) => !before.tree.nodes.has(key)).map(named(after.tree)),
    drops: oldKeys.filter((key) => !after.tree.nodes.has(key)).map(named(before.tree)),
    // Whatever was done before counts, also where the old version didn't ask for it.
    carriesOver: newKeys
      .filter((key) => after.tree.nodes.get(key)!.children.length === 0)
      .filter((key) => {
        const now = status(after, key);
        return now !== null && now !== 'not-applicable' && isMet(now);
      })
      .map(named(after.tree)),
    changes: kept
      .map((key) => ({
        ...named(after.tree)(key),
        from: status(before, key),
        to: status(after, key),
      }))
      .filter((change) => change.from !== change.to),
    dueDates: dueDates(before, after, kept, on),
    nextDue: { from: nextDue(before, on), to: nextDue(after, on) },
  };
}

/** Due dates that a move shifts: of what is asked for before and after. A group's own, where no part of it says so. */
function dueDates(before: OnVersion, after: OnVersion, kept: readonly string[], on: Day) {
  const due = (side: OnVersion, key: string) => momentOf(side, key, on)?.dueOn ?? null;
  const shifted = new Set(kept.filter((key) => due(before, key) !== due(after, key)));
  return [...shifted]
    .filter((key) => !after.tree.nodes.get(key)!.children.some((child) => shifted.has(child.key)))
    .map((key) => ({
      ...named(after.tree)(key),
      from: isoDayOrNull(due(before, key)),
      to: isoDayOrNull(due(after, key)),
    }));
}

/** The next day on which anything falls due that isn't done for good; null where nothing does. */
function nextDue({ evaluation, tree }: OnVersion, on: Day): IsoDay | null {
  const due = [...tree.nodes.values()]
    .filter(({ children }) => children.length === 0)
    .map(({ key }) => momentOf({ evaluation, tree }, key, on))
    .filter((moment) => moment !== null && !DONE.has(moment.status))
    .flatMap((moment) => moment?.dueOn ?? [])
    .filter((dueOn) => dueOn >= on);
  return isoDayOrNull(due.sort((a, b) => a - b)[0] ?? null);
}

const DONE: ReadonlySet<Status> = new Set(['satisfied', 'waived', 'not-applicable']);

function momentOf({ evaluation }: OnVersion, key: string, on: Day): Moment | null {
  const node = evaluation.nodes.get(key);
  return node ? (at(node.timeline, on) ?? null) : null;
}

function named(tree: Tree) {
  return (key: string) => ({ requirement: key, title: tree.nodes.get(key)!.title });
}
