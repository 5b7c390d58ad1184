import type { SqlValue } from './transaction.js';

/**
 * The parameters of `x in (…)`, for SQL by hand: `where id in ${list.sql}`, its numbers
 * beginning at `first`. Nothing is in an empty list (and `not in` finds nothing either).
 *
 * The list is filled up to the next power of two with its last value, so that lists of
 * many lengths share few prepared statements. Keep it under 30,000 values.
 */
export function inList<Value extends SqlValue>(
  values: readonly Value[],
  first = 1,
): { sql: string; parameters: Value[] } {
  const last = values.at(-1);
  if (last === undefined) return { sql: '(null)', parameters: [] };
  const length = 2 ** Math.ceil(Math.log2(values.length));
  const parameters = [...values, ...Array<Value>(length - values.length).fill(last)];
  return { sql: `(${parameters.map((_, index) => `$${first + index}`).join(', ')})`, parameters };
}
