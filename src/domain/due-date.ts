import { add, addDays, later, NEVER, type Day } from './day.js';
import {
  exposureStarts,
  positionStarts,
  runStarts,
  type Employment,
  type Leave,
} from './employment.js';
import type { DueIn, NodeTerms } from './requirement.js';
import { combineAll, combine, constant, type Steps } from './steps.js';

/**
 * Due dates.
 *
 * Due = the later of the anchor and the start of the present applying run (and of the
 * day from which the person is tracked), plus the duration. A leave of absence pushes a
 * running clock from the day on which the leave is known.
 */
export type LeavePolicy = NonNullable<NodeTerms['onLeave']>;

/**
 * When a node is due, by day; null where its clock doesn't run, or can't be known until
 * somebody returns. `anchor` gives the day of an anchor that isn't employment's.
 */
export function dueDates(
  terms: NodeTerms & { readonly dueIn: DueIn },
  applies: Steps<boolean>,
  employment: Employment,
  anchor: Steps<Day | null>,
): Steps<Day | null> {
  const begins = combineAll<Day | null, Day | null>(
    [anchor, runStarts(applies), employment.trackedFrom],
    ([anchored, applied, tracked]) =>
      anchored === null || applied === null ? null : later(later(anchored!, applied!), tracked!),
  );
  const policy = terms.onLeave ?? 'moves';
  return combine(begins, employment.leaves, (from, leaves) =>
    from === null ? null : afterLeaves(from, add(from, terms.dueIn.within), policy, leaves),
  );
}

/** The day of an anchor that employment gives, by day. */
export function employmentAnchor(
  after: 'hire' | 'position' | 'exposure',
  terms: NodeTerms,
  employment: Employment,
): Steps<Day | null> {
  if (after === 'hire') return employment.hiredOn;
  return after === 'position'
    ? positionStarts(employment)
    : exposureStarts(employment, terms.appliesTo?.exposures);
}

/** An anchor that is known from its own day on. */
export function anchoredOn(on: Day | null): Steps<Day | null> {
  if (on === null) return constant(null);
  return [...constant<Day | null>(null), { from: on, value: on }];
}

/**
 * The last day of a clock that began on `from` and would end on `due`, with the leaves
 * that are known. Null: not known until an open leave ends.
 */
export function afterLeaves(
  from: Day,
  due: Day,
  policy: LeavePolicy,
  leaves: readonly Leave[],
): Day | null {
  if (policy === 'unaffected') return due;
  let moved = due;
  for (const leave of leaves) {
    const overlaps = leave.from <= moved && leave.to >= from;
    if (!overlaps) continue;
    if (policy === 'moves') {
      if (leave.to === NEVER) return null;
      moved = addDays(moved, leave.to - later(leave.from, from) + 1);
    } else if (moved <= leave.to) {
      if (leave.to === NEVER) return null;
      moved = addDays(leave.to, 1);
    }
  }
  return moved;
}
