import type { Definitions, SkillDefinition } from '../../../src/domain/requirement.js';
import { dayNumber, plus } from './calendar.js';
import type { Event } from './good-through.js';
import { isAfter, type FactOf, type Ledger } from './ledger.js';

/** What happened in a course, a skill or an activity, and what is under way. */
export interface History {
  readonly events: readonly Event[];
  /** Something counts already towards the next event. */
  readonly begun: boolean;
}

/**
 * Rounds of a course. A round has the version of its first module, and is complete on the
 * day on which every module of that version was completed since the round began. What the
 * version doesn't have begins no round.
 */
export function courseHistory(
  ledger: Ledger,
  definitions: Definitions,
  course: string,
  day: number,
): History {
  const events: Event[] = [];
  let round: { version: number; done: Set<string> } | null = null;
  for (const { occurredOn, payload } of ledger.about(course, day, 'module-completed', 'attested')) {
    round ??= { version: payload.version, done: new Set() };
    const { modules } = definitions.course(course, round.version);
    if (modules.some(({ code }) => code === payload.module)) round.done.add(payload.module);
    if (round.done.size === 0) round = null;
    else if (modules.length === round.done.size) {
      events.push({ on: occurredOn, version: round.version });
      round = null;
    }
  }
  return { events, begun: round !== null };
}

/** Each signature under a policy. */
export function attestationEvents(ledger: Ledger, course: string, day: number): Event[] {
  return ledger
    .about(course, day, 'attested')
    .map(({ occurredOn, payload }) => ({ on: occurredOn, version: payload.version }));
}

/**
 * Law 10: a sign-off is the performance that fills the count of every variant, by enough
 * observers, within the span, since the last sign-off or unsafe outcome. Unsafe revokes
 * every sign-off before it.
 */
export function skillHistory(ledger: Ledger, skill: SkillDefinition, day: number): History {
  let events: Event[] = [];
  let counted: FactOf<'skill-observed'>[] = [];
  let begun = false;
  for (const seen of ledger.about(skill.code, day, 'skill-observed')) {
    if (seen.payload.outcome === 'unsafe') [events, counted, begun] = [[], [], false];
    else begun = true;
    if (seen.payload.outcome !== 'satisfactory') continue;
    counted.push(seen);
    if (isSignOff(skill, counted, seen.occurredOn)) {
      events.push({ on: seen.occurredOn });
      [counted, begun] = [[], false];
    }
  }
  return { events, begun };
}

function isSignOff(
  skill: SkillDefinition,
  counted: readonly FactOf<'skill-observed'>[],
  day: number,
): boolean {
  const { count, observers = 1, within } = skill.observations;
  const after = within ? spanBefore(day, within) : -Infinity;
  const recent = counted.filter((seen) => seen.occurredOn > after);
  const variants = skill.variants ? Object.keys(skill.variants) : [undefined];
  const isFull = (variant: string | undefined) =>
    recent
      .filter((seen) => variant === undefined || seen.payload.variant === variant)
      .reduce((times, seen) => times + (seen.payload.times ?? 1), 0) >= count;
  const people = new Set(recent.map((seen) => seen.payload.observer));
  return variants.every(isFull) && people.size >= observers;
}

function spanBefore(day: number, span: { days: number } | { months: number }): number {
  return 'days' in span ? day - span.days : plus(day, { months: -span.months });
}

/** Minutes approved by a day, of logs dated `from` or later. The newest answer to a log holds. */
export function approvedMinutes(
  ledger: Ledger,
  activity: string,
  from: number,
  day: number,
): number {
  const answers = ledger.about(activity, day, 'hours-approved', 'hours-declined');
  return ledger
    .about(activity, day, 'hours-logged')
    .filter((log) => log.occurredOn >= from)
    .filter((log) => {
      const answer = answers.filter(({ payload }) => payload.fact === log.seq).pop();
      return answer?.kind === 'hours-approved';
    })
    .reduce((minutes, log) => minutes + log.payload.minutes, 0);
}

/** Cards of a credential; of one that is never renewed only the first counts. */
export function cardsOf(
  ledger: Ledger,
  credential: { readonly code: string; readonly renewable?: boolean },
  day: number,
): FactOf<'credential-recorded'>[] {
  const cards = ledger.about(credential.code, day, 'credential-recorded');
  return credential.renewable === false ? cards.slice(0, 1) : cards;
}

export function cardEvent(card: FactOf<'credential-recorded'>): Event {
  const { membershipOn } = card.payload;
  return membershipOn
    ? { on: card.occurredOn, membershipOn: dayNumber(membershipOn) }
    : { on: card.occurredOn };
}

/** The first day on which a card was revoked, or the credential replaced, after it was issued. */
export function endOfCard(
  ledger: Ledger,
  credential: { readonly code: string; readonly replacedBy?: readonly string[] },
  card: FactOf<'credential-recorded'>,
  day: number,
): number | null {
  const ends = [
    ...ledger.about(credential.code, day, 'credential-revoked'),
    ...(credential.replacedBy ?? []).flatMap((code) =>
      ledger.about(code, day, 'credential-recorded'),
    ),
  ].filter((fact) => isAfter(fact, card));
  return ends.length === 0 ? null : Math.min(...ends.map((fact) => fact.occurredOn));
}
