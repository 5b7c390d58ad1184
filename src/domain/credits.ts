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
  readonly byCategory: Readonly<Record<string, Minimum>>;
  readonly byApprover: Readonly<Record<string, Minimum>>;
  /** Credits still to be earned, chosen well: one may serve the total, a category and an approver. */
  readonly short: number;
}

interface Minimum {
  readonly need: number;
  readonly earned: number;
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
  const byCategory = minimums(rule.min, counted, ({ category }) => category);
  const byApprover = minimums(rule.approved, counted, ({ approvedBy }) => approvedBy);
  const need = needOf(rule, held);
  const short = Math.max(need - earned, missing(byCategory), missing(byApprover), 0);
  return { need, earned, unit: rule.unit, byCategory, byApprover, short };
}

function minimums(
  wanted: Readonly<Record<string, number>> = {},
  credits: readonly Credit[],
  nameOf: (credit: Credit['payload']) => string | undefined,
): Readonly<Record<string, Minimum>> {
  return Object.fromEntries(
    Object.entries(wanted).map(([name, need]) => [
      name,
      { need, earned: sum(credits.filter(({ payload }) => nameOf(payload) === name)) },
    ]),
  );
}

function missing(minimums: Readonly<Record<string, Minimum>>): number {
  return Object.values(minimums).reduce(
    (all, { need, earned }) => all + Math.max(0, need - earned),
    0,
  );
}

function needOf({ need }: ContinuingEducation, held: number): number {
  return typeof need === 'number' ? need : (need[Math.min(held, need.length) - 1] ?? 0);
}

function sum(credits: readonly Credit[]): number {
  return credits.reduce((all, credit) => all + credit.payload.amount, 0);
}
