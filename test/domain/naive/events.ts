import type { Definitions, SkillDefinition } from '../../../src/domain/requirement.js';
import { dayNumber, plus } from './calendar.js';
import type { Event } from './good-through.js';
import { isAfter, type FactOf, type Ledger } from './ledger.js';
import type { Person } from './person.js';

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
 * Law 10: a sign-off comes when the count of every variant that the site sees is filled, by
 * enough observers, within the span, since the last sign-off or unsafe outcome: each morning
 * and after each performance it is looked whether that is so. Unsafe revokes every sign-off
 * before it. What awaits a co-signature is there to be counted once it has one.
 */
export function skillHistory(
  ledger: Ledger,
  person: Person,
  skill: SkillDefinition,
  day: number,
): History {
  let events: Event[] = [];
  let counted: FactOf<'skill-observed'>[] = [];
  let begun = false;
  const told = ledger.about(skill.code, day, 'skill-observed', 'skill-cosigned');
  const lookWhether = (on: number) => {
    if (counted.length === 0 || !isSignOff(skill, counted, person, on)) return;
    events.push({ on });
    [counted, begun] = [[], false];
    performedSince = new Set();
  };
  let performedSince = new Set<number>();
  for (let on = told[0]?.occurredOn ?? day + 1; on <= day; on++) {
    lookWhether(on);
    for (const fact of told.filter(({ occurredOn }) => occurredOn === on)) {
      if (fact.kind === 'skill-observed') {
        const { outcome } = fact.payload;
        if (outcome === 'unsafe') {
          [events, counted, begun] = [[], [], false];
          performedSince = new Set();
          continue;
        }
        begun = true;
        if (outcome !== 'satisfactory') continue;
        performedSince.add(fact.seq);
      }
      const newly = told.filter(
        (seen): seen is FactOf<'skill-observed'> =>
          seen.kind === 'skill-observed' &&
          performedSince.has(seen.seq) &&
          !counted.includes(seen) &&
          isReady(seen, told, fact),
      );
      if (newly.length === 0) continue;
      counted.push(...newly);
      lookWhether(on);
    }
  }
  return { events, begun };
}

/** Whether a performance needs no co-signature, or has one by the time of a fact. */
function isReady(
  seen: FactOf<'skill-observed'>,
  told: readonly (FactOf<'skill-observed'> | FactOf<'skill-cosigned'>)[],
  by: FactOf<'skill-observed'> | FactOf<'skill-cosigned'>,
): boolean {
  if (!seen.payload.awaitsCosign) return true;
  return told.some(
    (fact) =>
      fact.kind === 'skill-cosigned' && fact.payload.fact === seen.seq && !isAfter(fact, by),
  );
}

const BANDS = ['infant', 'child', 'adolescent', 'adult'];

function isSignOff(
  skill: SkillDefinition,
  counted: readonly FactOf<'skill-observed'>[],
  person: Person,
  day: number,
): boolean {
  const { count, observers = 1, within } = skill.observations;
  const site = person.employmentOn(day)?.post;
  const after = within ? spanBefore(day, within) : -Infinity;
  const isSeenHere = (variant: string) =>
    !BANDS.includes(variant) || (site?.ageBands ?? BANDS).includes(variant);
  const all = skill.variants ? Object.keys(skill.variants) : [undefined];
  const here = all.filter((variant) => variant === undefined || isSeenHere(variant));
  const variants = here.length > 0 ? here : all;
  const recent = counted
    .filter((seen) => seen.occurredOn > after)
    .filter((seen) => !skill.variants || variants.includes(seen.payload.variant));
  const isFull = (variant: string | undefined) =>
    recent
      .filter((seen) => variant === undefined || seen.payload.variant === variant)
      .reduce((times, seen) => times + (seen.payload.times ?? 1), 0) >= count;
  const people = new Set(recent.map((seen) => seen.payload.observer));
  const needed = site?.secondObserver === false ? 1 : observers;
  return variants.every(isFull) && people.size >= needed;
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
