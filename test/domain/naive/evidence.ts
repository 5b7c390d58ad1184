import type {
  CredentialLeaf,
  Definitions,
  ExperienceLeaf,
  HoursLeaf,
  IntervalRecurrence,
  Leaf,
  PathLeaf,
  PolicyRecurrence,
  Recurrence,
} from '../../../src/domain/requirement.js';
import { dayNumber, NO_DAY, plus } from './calendar.js';
import {
  approvedMinutes,
  attestationEvents,
  cardEvent,
  cardsOf,
  courseHistory,
  endOfCard,
  skillHistory,
  type History,
} from './events.js';
import { afterLeave, feeTermOf, strictest, termOf, type Event, type Term } from './good-through.js';
import type { FactOf, Ledger } from './ledger.js';
import { isFor, type Person } from './person.js';
import type { Node } from './tree.js';

/** What the facts say of one leaf on one day, before anything else. */
export interface Evidence {
  readonly level: 'none' | 'partial' | 'satisfied' | 'expiring' | 'in-grace' | 'lapsed' | 'expired';
  /** The last good day of what is or was complete; NO_DAY where it is good for ever. */
  readonly lastGood: number;
}

export const NONE: Evidence = { level: 'none', lastGood: NO_DAY };
export const PARTIAL: Evidence = { level: 'partial', lastGood: NO_DAY };
export const FOR_EVER: Evidence = { level: 'satisfied', lastGood: NO_DAY };

/** What the evidence of a leaf is read from, and the two questions that only the tree answers. */
export interface Sources {
  readonly ledger: Ledger;
  readonly person: Person;
  readonly definitions: Definitions;
  /** The first day since enrolment on which a node of the same tree was met, or null. */
  firstMet(asking: Node, key: string, day: number): number | null;
  /** What the other path says, for a `path` leaf. */
  ofPath(asking: Node, leaf: PathLeaf, day: number): Evidence;
}

export function evidenceOf(from: Sources, node: Node, day: number): Evidence {
  const leaf = node.ask as Leaf;
  switch (leaf.kind) {
    case 'course': {
      const history = courseHistory(from.ledger, from.definitions, leaf.course, day);
      return lapsing(
        from,
        node,
        newEnough(history, leaf.minVersion),
        leaf.recurs,
        leaf.course,
        day,
      );
    }
    case 'attestation': {
      const history = {
        events: attestationEvents(from.ledger, leaf.course, day),
        begun: false,
      };
      return lapsing(
        from,
        node,
        newEnough(history, leaf.minVersion),
        leaf.recurs,
        leaf.course,
        day,
      );
    }
    case 'approval': {
      const history = { events: approvalEvents(from.ledger, node, leaf.role, day), begun: false };
      return lapsing(from, node, history, leaf.recurs, null, day);
    }
    case 'skill': {
      const { revalidate } = leaf.skill;
      const recurs = revalidate ? [{ every: revalidate }] : [];
      const history = skillHistory(from.ledger, from.person, leaf.skill, day);
      return lapsing(from, node, history, recurs, null, day);
    }
    case 'task': {
      const done = from.ledger.about(leaf.assignment, day, 'task-completed');
      return done.length > 0 ? FOR_EVER : NONE;
    }
    case 'hours':
      return hoursEvidence(from, node, leaf, day);
    case 'experience':
      return experienceEvidence(from, leaf, day);
    case 'credential':
      return credentialEvidence(from, leaf, day);
    case 'path':
      return from.ofPath(node, leaf, day);
  }
}

function newEnough(history: History, minVersion = 0): History {
  const events = history.events.filter(({ version = 0 }) => version >= minVersion);
  return { ...history, events };
}

const ROLES = ['instructor', 'manager', 'administrator'];

function approvalEvents(ledger: Ledger, node: Node, role: string, day: number): Event[] {
  return ledger
    .about(node.path, day, 'advancement-approved')
    .filter(({ payload }) => payload.stage === node.stage)
    .filter(({ payload }) => ROLES.indexOf(payload.role) >= ROLES.indexOf(role))
    .map(({ occurredOn }) => ({ on: occurredOn }));
}

/** Training, skills and approvals: good through the strictest recurrence, moved by leave. */
function lapsing(
  from: Sources,
  node: Node,
  { events, begun }: History,
  recurs: readonly Recurrence[] = [],
  course: string | null,
  day: number,
): Evidence {
  const newest = events[events.length - 1];
  if (!newest) return begun ? PARTIAL : NONE;
  const terms = recurs.flatMap((rule) =>
    isPolicy(rule) ? policyTerms(from.ledger, course, newest, day) : [termOf(events, rule)],
  );
  if (terms.length === 0) return FOR_EVER;
  const term = strictest(terms);
  const leaves = from.person.leavesKnownOn(day);
  const effect = node.terms.onLeave ?? 'unaffected';
  const moved = { ...term, lastGood: afterLeave(term.lastGood, term.clock, leaves, effect) };
  return judged(from, moved, day, 'lapsed', begun ? PARTIAL : NONE);
}

function isPolicy(rule: Recurrence): rule is PolicyRecurrence {
  return 'on' in rule;
}

/** A changed policy ends what came before it, unless that was of its version already. */
function policyTerms(ledger: Ledger, course: string | null, newest: Event, day: number): Term[] {
  if (course === null) return [];
  return ledger
    .about(course, day, 'retraining-required')
    .filter((asked) => newest.on < asked.occurredOn && !isOfItsVersion(newest, asked))
    .map(({ occurredOn, payload }) => {
      const lastGood = dayNumber(payload.dueOn);
      return { lastGood, window: lastGood - occurredOn, grace: 0, clock: newest.on };
    });
}

function isOfItsVersion(event: Event, asked: FactOf<'retraining-required'>): boolean {
  const { version } = asked.payload;
  return version !== undefined && event.version !== undefined && event.version >= version;
}

/** Where a day stands in a term: in time, window open, in grace, or past it. */
function judged(
  from: Sources,
  { lastGood, window, grace }: Term,
  day: number,
  past: 'lapsed' | 'expired',
  neverHeld: Evidence,
): Evidence {
  if (day <= lastGood)
    return { level: day >= lastGood - window ? 'expiring' : 'satisfied', lastGood };
  if (day <= lastGood + grace) return { level: 'in-grace', lastGood };
  return ranOutBeforeTracking(from, lastGood + grace, day) ? neverHeld : { level: past, lastGood };
}

/** Nothing is held against people for the time before they were tracked. */
function ranOutBeforeTracking({ person }: Sources, lastAccepted: number, day: number): boolean {
  return lastAccepted < (person.employmentOn(day)?.trackedFrom ?? -Infinity);
}

function credentialEvidence(from: Sources, leaf: CredentialLeaf, day: number): Evidence {
  const { credential } = leaf;
  const cards = cardsOf(from.ledger, credential, day);
  const card = cards[cards.length - 1];
  if (!card) return NONE;
  const terms = cardTerms(from.ledger, leaf, cards, day);
  const term = terms.length > 0 ? strictest(terms) : null;
  const ended = endOfCard(from.ledger, credential, card, day);
  if (ended === null) return term ? judged(from, term, day, 'expired', NONE) : FOR_EVER;
  const lastGood = Math.min(term?.lastGood ?? NO_DAY, ended - 1);
  const lastAccepted = Math.min(lastGood + (term?.grace ?? 0), ended - 1);
  return ranOutBeforeTracking(from, lastAccepted, day) ? NONE : { level: 'expired', lastGood };
}

/** The end that the card names, or its cycles; and the cycles that are kept up by a fee. */
function cardTerms(
  ledger: Ledger,
  { credential, grace }: CredentialLeaf,
  cards: readonly FactOf<'credential-recorded'>[],
  day: number,
): Term[] {
  const issued = cards.map(cardEvent);
  const fees = ledger
    .about(credential.code, day, 'fee-paid')
    .map((fee) => ({ on: fee.occurredOn }));
  const payments = [...issued, ...fees].sort((a, b) => a.on - b.on);
  const card = cards[cards.length - 1] as FactOf<'credential-recorded'>;
  const { expiresOn } = card.payload;
  const cycles = credential.cycles
    .filter((cycle) => cycle.keptBy === 'fee' || !expiresOn)
    .map((cycle) => {
      const rule = withWindow(cycle, credential.window);
      const term =
        cycle.keptBy === 'fee' ? feeTermOf(cardEvent(card), payments, rule) : termOf(issued, rule);
      return { ...term, grace: grace ?? cycle.grace ?? credential.grace ?? 0 };
    });
  if (!expiresOn) return cycles;
  const own = {
    lastGood: dayNumber(expiresOn),
    window: credential.window ?? 30,
    grace: grace ?? credential.grace ?? 0,
    clock: card.occurredOn,
  };
  return [own, ...cycles];
}

function withWindow(cycle: IntervalRecurrence, window = 30): IntervalRecurrence {
  return { ...cycle, window: cycle.window ?? window };
}

/** Enough hours, once reached, stay enough: after a new hire too, but not for a new enrolment. */
function hoursEvidence(from: Sources, node: Node, leaf: HoursLeaf, day: number): Evidence {
  const { activity, countsFrom: anchor } = leaf;
  const since = countsFrom(from, node, leaf, day);
  if (since === null) return NONE;
  const isReachedOn = (on: number) => {
    const begin = anchor === 'hire' ? countsFrom(from, node, leaf, on) : since;
    return begin !== null && approvedMinutes(from.ledger, activity, begin, on) >= leaf.hours * 60;
  };
  const counted = from.ledger.about(activity, day, 'hours-logged', 'hours-approved');
  if (counted.some(({ occurredOn }) => isReachedOn(occurredOn))) return FOR_EVER;
  return approvedMinutes(from.ledger, activity, since, day) > 0 ? PARTIAL : NONE;
}

function countsFrom(from: Sources, node: Node, leaf: HoursLeaf, day: number): number | null {
  const { countsFrom: anchor = 'ever' } = leaf;
  if (anchor === 'ever') return -Infinity;
  if (anchor === 'hire') return from.person.employmentOn(day)?.since ?? null;
  if (anchor === 'enrollment') return node.enrolledOn;
  return from.firstMet(node, anchor.node, day);
}

/**
 * Months in a position. Earlier runs move the start of the present one back by their days;
 * met once the present run reaches so many months from there, and then for ever.
 */
function experienceEvidence(from: Sources, leaf: ExperienceLeaf, day: number): Evidence {
  let earlierDays = 0;
  const runs = runsInPosition(from, leaf, day);
  for (const { first, last } of runs) {
    if (plus(first - earlierDays, { months: leaf.months }) <= last) return FOR_EVER;
    earlierDays += last - first + 1;
  }
  return runs.length > 0 ? PARTIAL : NONE;
}

/** Runs of days up to `day` in one of the positions, the first one from the original hire on. */
function runsInPosition(from: Sources, leaf: ExperienceLeaf, day: number) {
  const runs: { first: number; last: number }[] = [];
  const hires = from.ledger.by(day, 'hired', 'rehired');
  const earliest = hires[0]?.occurredOn ?? day + 1;
  for (let on = earliest; on <= day; on++) {
    const post = from.person.employmentOn(on)?.post;
    if (!post || !isFor(leaf.positions ? { positions: leaf.positions } : {}, post)) continue;
    const run = runs[runs.length - 1];
    if (run && run.last === on - 1) run.last = on;
    else runs.push({ first: on, last: on });
  }
  const original = hires[0]?.kind === 'hired' ? hires[0].payload.originalHireOn : undefined;
  const [firstRun] = runs;
  if (original && firstRun?.first === earliest) firstRun.first = dayNumber(original);
  return runs;
}
