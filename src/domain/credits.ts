import type { Day } from './day.js';
import type { Entry } from './record.js';
import type { ContinuingEducation } from './requirement.js';

/**
 * Continuing education: whether the credits of a cycle are complete.
 *
 * A cycle is the time after the previous expiry, through the next. A credit counts once
 * for a credential, in the cycle of its day; nothing carries over. Credits show
 * readiness: only the issuer's new card renews.
 */
export interface Readiness {
  readonly need: number;
  readonly earned: number;
  readonly unit: string;
  readonly byCategory: Readonly<Record<string, { readonly need: number; readonly earned: number }>>;
  /** Credits still to be earned, the missing minimum of every category included. */
  readonly short: number;
}

type Credit = Extract<Entry, { kind: 'credits-earned' }>;

/**
 * The credits of the cycle (`after`, `through`].
 * `held` is how many credentials of the issuer are held, where the need depends on it.
 */
export function readinessIn(
  rule: ContinuingEducation,
  credits: readonly Credit[],
  after: Day,
  through: Day,
  held = 1,
): Readiness {
  const counted = credits.filter((credit) => credit.on > after && credit.on <= through);
  const earned = sum(counted);
  const byCategory = Object.fromEntries(
    Object.entries(rule.min ?? {}).map(([category, need]) => [
      category,
      { need, earned: sum(counted.filter((credit) => credit.payload.category === category)) },
    ]),
  );
  const missing = Object.values(byCategory).reduce(
    (all, category) => all + Math.max(0, category.need - category.earned),
    0,
  );
  const need = needOf(rule, held);
  return { need, earned, unit: rule.unit, byCategory, short: Math.max(need - earned, missing, 0) };
}

function needOf({ need }: ContinuingEducation, held: number): number {
  return typeof need === 'number' ? need : (need[Math.min(held, need.length) - 1] ?? 0);
}

function sum(credits: readonly Credit[]): number {
  return credits.reduce((all, credit) => all + credit.payload.amount, 0);
}
