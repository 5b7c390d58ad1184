import { addDays, ALWAYS, earlier, NEVER, type Day } from './day.js';
import { afterLeaves } from './due-date.js';
import type { Employment } from './employment.js';
import type { Evidence, EvidenceEvent } from './evidence.js';
import {
  earliestTerm,
  goodThrough,
  goodThroughCycles,
  membershipCycle,
  type Term,
} from './recurrence.js';
import {
  DEFAULT_WINDOW_DAYS,
  type CredentialLeaf,
  type IntervalRecurrence,
  type NodeTerms,
  type Recurrence,
} from './requirement.js';
import { at, combine, constant, refine, steps, type Steps } from './steps.js';

/**
 * Coverage: what the evidence for one leaf is worth on each day, before waivers, locks
 * and due dates are looked at.
 *
 * The newest event counts, until its last good day by the earliest of all its rules.
 */
export type Level =
  | 'none'
  | 'partial'
  | 'satisfied'
  | 'expiring'
  | 'in-grace'
  /** Was complete; its last good day has passed. */
  | 'lapsed'
  /** The same, for a credential. */
  | 'expired';

export interface Coverage {
  readonly level: Level;
  /** The day of the event that counts. */
  readonly since: Day | null;
  /** The last good day; null where it is good for ever, or where nothing is held. */
  readonly good: Day | null;
}

function isSameCoverage(a: Coverage, b: Coverage): boolean {
  return a.level === b.level && a.since === b.since && a.good === b.good;
}

/** How a leaf's evidence ages. */
export interface Aging {
  readonly rules: readonly IntervalRecurrence[];
  /** Cycles that are kept up by a fee. */
  readonly feeRules: readonly IntervalRecurrence[];
  /** Whether a changed policy calls for it again. */
  readonly onPolicy: boolean;
  /** What is left when it has run out. */
  readonly after: 'lapsed' | 'expired';
  /** Applied to the last good day only where the leaf says so. */
  readonly onLeave: NodeTerms['onLeave'] | undefined;
  /** Days past its date for which a path still accepts it, whatever the rule says. */
  readonly grace: number | undefined;
  /** The window and grace of a card that names its own last good day. */
  readonly ofCard: { readonly window: number; readonly grace: number };
}

export const NEVER_AGES: Aging = {
  rules: [],
  feeRules: [],
  onPolicy: false,
  after: 'lapsed',
  onLeave: undefined,
  grace: undefined,
  ofCard: { window: DEFAULT_WINDOW_DAYS, grace: 0 },
};

/** How training, attestations and approvals age: by their `recurs`. */
export function agingOf(
  recurs: readonly Recurrence[] | undefined,
  onLeave: Aging['onLeave'],
): Aging {
  const rules = (recurs ?? []).filter((rule): rule is IntervalRecurrence => 'every' in rule);
  const onPolicy = (recurs ?? []).some((rule) => 'on' in rule);
  return { ...NEVER_AGES, rules, onPolicy, onLeave };
}

/** How a credential ages: by its issuer's cycles. Leaves never move them. */
export function agingOfCredential(leaf: CredentialLeaf): Aging {
  const { credential } = leaf;
  const ofCard = {
    window: credential.window ?? DEFAULT_WINDOW_DAYS,
    grace: credential.grace ?? 0,
  };
  const rules = credential.cycles.map((cycle) => ({ ...ofCard, ...cycle }));
  return {
    ...NEVER_AGES,
    rules: rules.filter((rule) => rule.keptBy !== 'fee'),
    feeRules: rules.filter((rule) => rule.keptBy === 'fee'),
    after: 'expired',
    grace: leaf.grace,
    ofCard,
  };
}

/** The coverage of a leaf on every day. */
export function coverageOf(
  evidence: Evidence,
  aging: Aging,
  employment: Employment,
): Steps<Coverage> {
  const held = heldOn(evidence, aging, employment);
  const begun = steps(
    false,
    evidence.begun.map(({ on, is }) => ({ from: on, value: is })),
  );
  return combine(
    held,
    begun,
    (coverage, isBegun) => (coverage.level === 'none' && isBegun ? PARTIAL : coverage),
    isSameCoverage,
  );
}

const NONE: Coverage = { level: 'none', since: null, good: null };
const PARTIAL: Coverage = { level: 'partial', since: null, good: null };

/** The coverage of what nothing was ever recorded for. */
export const NOTHING_COVERED: Steps<Coverage> = constant(NONE);

/** What is held from a day on, with the term that it has as seen then. */
interface Holding {
  readonly event: EvidenceEvent | null;
  readonly term: Term | null;
  /** Whatever ran out before this day counts as never held. */
  readonly trackedFrom: Day;
}

function heldOn(evidence: Evidence, aging: Aging, employment: Employment): Steps<Coverage> {
  const { events } = evidence;
  if (events.length === 0) return NOTHING_COVERED;
  const cardTerms = termsOfEvents(events, aging);
  const days = new Set<Day>(events.map((event) => event.on));
  if (aging.onPolicy) for (const retraining of evidence.retrainings) days.add(retraining.on);
  for (const fee of aging.feeRules.length > 0 ? evidence.fees : []) days.add(fee);
  if (aging.onLeave) for (const { from } of employment.leaves) if (from !== ALWAYS) days.add(from);
  for (const { from } of employment.trackedFrom) if (from !== ALWAYS) days.add(from);

  const holdings = [...days]
    .sort((a, b) => a - b)
    .map((on) => ({ from: on, value: holdingOn(on, evidence, cardTerms, aging, employment) }));
  const all = steps<Holding>(NOTHING_HELD, holdings, () => false);
  return refine(
    all,
    ({ term }) => (term ? breaksOf(term) : []),
    (holding, from) => coverageOn(holding, from, aging),
    isSameCoverage,
  );
}

function holdingOn(
  on: Day,
  evidence: Evidence,
  cardTerms: readonly (Term | null)[],
  aging: Aging,
  employment: Employment,
): Holding {
  const { events } = evidence;
  const trackedFrom = at(employment.trackedFrom, on);
  const newest = events.findLastIndex((event) => event.on <= on);
  const index = events.findLastIndex((event, i) => i <= newest && event.holds);
  const event = events[newest];
  if (!event) return NOTHING_HELD;
  const term = event.holds || aging.after === 'expired' ? termOn(index) : null;
  if (event.holds) return { event, term, trackedFrom };
  return { event, term: endedBy(events[index + 1]!, term), trackedFrom };

  function termOn(of: number): Term | null {
    const held = events[of];
    if (!held) return null;
    const term = earliestTerm([
      ...(cardTerms[of] ? [cardTerms[of]] : []),
      ...feeTerms(on, held, evidence, aging),
      ...(aging.onPolicy ? retrainingTerms(on, held, evidence) : []),
    ]);
    if (!term || !aging.onLeave) return term;
    const good = afterLeaves(held.on, term.good, aging.onLeave, at(employment.leaves, on));
    return good === null ? null : { ...term, good };
  }
}

const NOTHING_HELD: Holding = { event: null, term: null, trackedFrom: ALWAYS };

/** Revoked or replaced: good through the day before, unless it had run out already. */
function endedBy(ending: EvidenceEvent, term: Term | null): Term {
  const lastDay = addDays(ending.on, -1);
  if (!term) return { good: lastDay, window: 0, grace: 0 };
  const good = earlier(term.good, lastDay);
  return { good, window: 0, grace: Math.min(term.grace, lastDay - good) };
}

/** The term that each event has by its card or its interval; null where it is good for ever. */
function termsOfEvents(events: readonly EvidenceEvent[], aging: Aging): readonly (Term | null)[] {
  const holding = events.filter((event) => event.holds);
  const byCycle = aging.rules
    .filter((rule) => rule.from === 'cycle')
    .map((rule) => ({
      rule,
      ends: goodThroughCycles(
        holding.map((event) => event.on),
        rule,
      ),
    }));
  return events.map((event) => {
    if (!event.holds) return null;
    if (event.expiresOn !== undefined) {
      const { window, grace } = aging.ofCard;
      return { good: event.expiresOn, window, grace: aging.grace ?? grace };
    }
    const terms = aging.rules
      .filter((rule) => rule.from !== 'cycle')
      .map((rule) => termOf(goodThrough(event.on, rule, event.membershipOn), rule, aging));
    for (const { rule, ends } of byCycle) {
      terms.push(termOf(ends[holding.indexOf(event)]!, rule, aging));
    }
    return earliestTerm(terms);
  });
}

/** The terms that are kept up by a fee: paid with the card, and by every payment since. */
function feeTerms(on: Day, card: EvidenceEvent, evidence: Evidence, aging: Aging): Term[] {
  const paid = [card.on, ...evidence.fees.filter((fee) => fee > card.on && fee <= on)];
  return aging.feeRules.map((rule) => termOf(paidThrough(paid, card, rule), rule, aging));
}

function paidThrough(paid: readonly Day[], card: EvidenceEvent, rule: IntervalRecurrence): Day {
  if (rule.from === 'cycle') return goodThroughCycles(paid, rule).at(-1)!;
  if (rule.from !== 'membership-month') return goodThrough(paid.at(-1)!, rule);
  const years = membershipCycle(rule, card.membershipOn ?? card.on);
  return goodThroughCycles(paid, rule, years).at(-1)!;
}

// Its window opens on the day of the call: who was called may begin at once.
function retrainingTerms(on: Day, event: EvidenceEvent, evidence: Evidence): Term[] {
  return evidence.retrainings
    .filter((called) => called.on <= on && event.on < called.on)
    .filter((called) => called.version === undefined || (event.version ?? 0) < called.version)
    .map((called) => ({ good: called.dueOn, window: called.dueOn - called.on, grace: 0 }));
}

function termOf(good: Day, rule: IntervalRecurrence, aging: Aging): Term {
  return {
    good,
    window: rule.window ?? DEFAULT_WINDOW_DAYS,
    grace: aging.grace ?? rule.grace ?? 0,
  };
}

function breaksOf(term: Term): readonly Day[] {
  return [
    addDays(term.good, -term.window),
    addDays(term.good, 1),
    addDays(term.good, term.grace + 1),
  ];
}

function coverageOn({ event, term, trackedFrom }: Holding, on: Day, aging: Aging): Coverage {
  if (!event) return NONE;
  if (!event.holds && aging.after !== 'expired') return NONE;
  if (!term) return { level: 'satisfied', since: event.on, good: null };
  const { good, window, grace } = term;
  const isOver = on > addDays(good, grace);
  if (isOver && addDays(good, grace) < trackedFrom) return NONE;
  const level = isOver
    ? aging.after
    : on > good
      ? 'in-grace'
      : on >= addDays(good, -window)
        ? 'expiring'
        : 'satisfied';
  return { level, since: event.on, good };
}

/** Coverage that, once reached, stays: hours, experience. */
export function reachedOn(reached: Day | null, partialFrom: Day | null): Steps<Coverage> {
  const changes = [
    ...(partialFrom === null || partialFrom >= (reached ?? NEVER)
      ? []
      : [{ from: partialFrom, value: PARTIAL }]),
    ...(reached === null
      ? []
      : [{ from: reached, value: { level: 'satisfied' as const, since: reached, good: null } }]),
  ];
  return steps(NONE, changes, isSameCoverage);
}
