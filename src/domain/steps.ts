import { ALWAYS, type Day } from './day.js';

/**
 * A step function of the day: each step holds from its day until the next begins.
 *
 * The first step begins at `ALWAYS`, days strictly ascend, and two neighbours never
 * hold the same value: so a step function has no gap, no overlap, and one way only
 * to be written.
 */
export interface Step<T> {
  readonly from: Day;
  readonly value: T;
}

export type Steps<T> = readonly Step<T>[];

/** Whether two values are the same; objects need their own answer. */
export type Same<T> = (a: T, b: T) => boolean;

export function constant<T>(value: T): Steps<T> {
  return [{ from: ALWAYS, value }];
}

/**
 * A step function from an initial value and changes in the order of their days.
 * Of several changes on one day the last holds.
 */
export function steps<T>(
  initial: T,
  changes: Iterable<Step<T>>,
  same: Same<T> = Object.is,
): Steps<T> {
  const all: Step<T>[] = [{ from: ALWAYS, value: initial }];
  for (const change of changes) {
    if (all[all.length - 1]!.from >= change.from) all.pop();
    const last = all[all.length - 1];
    if (!last || !same(last.value, change.value)) all.push(change);
  }
  return all;
}

/** The value on a day. */
export function at<T>(of: Steps<T>, day: Day): T {
  return of[indexAt(of, day)]!.value;
}

/** The place of the step that holds on a day. */
export function indexAt<T>(of: Steps<T>, day: Day): number {
  let low = 0;
  let high = of.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (of[middle]!.from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function map<A, B>(
  of: Steps<A>,
  change: (value: A, from: Day) => B,
  same: Same<B> = Object.is,
): Steps<B> {
  const result: Step<B>[] = [];
  for (const step of of) push(result, step.from, change(step.value, step.from), same);
  return result;
}

/** Joins two step functions day by day. */
export function combine<A, B, C>(
  a: Steps<A>,
  b: Steps<B>,
  join: (a: A, b: B, from: Day) => C,
  same: Same<C> = Object.is,
): Steps<C> {
  const result: Step<C>[] = [];
  let i = 0;
  let j = 0;
  let from = ALWAYS;
  for (;;) {
    push(result, from, join(a[i]!.value, b[j]!.value, from), same);
    const nextA = a[i + 1]?.from ?? Infinity;
    const nextB = b[j + 1]?.from ?? Infinity;
    if (nextA === Infinity && nextB === Infinity) return result;
    from = (nextA < nextB ? nextA : nextB) as Day;
    if (nextA === from) i++;
    if (nextB === from) j++;
  }
}

/** Joins many step functions day by day. The array given to `join` is reused between calls. */
export function combineAll<A, C>(
  of: readonly Steps<A>[],
  join: (values: readonly A[], from: Day) => C,
  same: Same<C> = Object.is,
): Steps<C> {
  const values: A[] = [];
  // Most step functions of a learner never change: only those that do are followed.
  const moving: number[] = [];
  for (let k = 0; k < of.length; k++) {
    values.push(of[k]![0]!.value);
    if (of[k]!.length > 1) moving.push(k);
  }
  const result: Step<C>[] = [{ from: ALWAYS, value: join(values, ALWAYS) }];
  if (moving.length === 0) return result;

  const places = moving.map(() => 1);
  for (;;) {
    let next = Infinity;
    for (let m = 0; m < moving.length; m++) {
      const following = of[moving[m]!]![places[m]!];
      if (following && following.from < next) next = following.from;
    }
    if (next === Infinity) return result;
    for (let m = 0; m < moving.length; m++) {
      const following = of[moving[m]!]![places[m]!];
      if (following?.from !== next) continue;
      values[moving[m]!] = following.value;
      places[m]!++;
    }
    push(result, next as Day, join(values, next as Day), same);
  }
}

/** The first day on or after `since` on which the value passes the test; null where none does. */
export function firstDay<T>(
  of: Steps<T>,
  test: (value: T) => boolean,
  since: Day = ALWAYS,
): Day | null {
  for (let i = indexAt(of, since); i < of.length; i++) {
    const step = of[i]!;
    if (test(step.value)) return step.from > since ? step.from : since;
  }
  return null;
}

/**
 * Splits each step at the days that its own value names (a due date, an expiry),
 * and gives each part its value. `breaks` may name days outside the step.
 */
export function refine<A, B>(
  of: Steps<A>,
  breaks: (value: A) => readonly Day[],
  valueOn: (value: A, from: Day) => B,
  same: Same<B> = Object.is,
): Steps<B> {
  const result: Step<B>[] = [];
  for (let i = 0; i < of.length; i++) {
    const { from, value } = of[i]!;
    const to = of[i + 1]?.from ?? Infinity;
    push(result, from, valueOn(value, from), same);
    for (const at of [...breaks(value)].sort((a, b) => a - b)) {
      if (at > from && at < to) push(result, at, valueOn(value, at), same);
    }
  }
  return result;
}

export function isSame<T>(a: Steps<T>, b: Steps<T>, same: Same<T> = Object.is): boolean {
  return (
    a.length === b.length &&
    a.every((step, i) => step.from === b[i]!.from && same(step.value, b[i]!.value))
  );
}

function push<T>(onto: Step<T>[], from: Day, value: T, same: Same<T>): void {
  const last = onto[onto.length - 1];
  if (last && last.from === from) onto[onto.length - 1] = { from, value };
  else if (!last || !same(last.value, value)) onto.push({ from, value });
}
