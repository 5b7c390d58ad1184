import { add, NEVER, type Day, type Duration } from './day.js';
import type { SiteRules } from './fact.js';
import {
  entriesOf,
  inOrder,
  isAfter,
  type Entry,
  type LearnerRecord,
  type Place,
} from './record.js';
import type { SkillDefinition } from './requirement.js';
import { askedOf, type Asked } from './site-rules.js';
import { at, type Steps } from './steps.js';

/**
 * When a skill was signed off.
 *
 * A sign-off is an event: all variants that the site sees have been performed often enough,
 * before enough observers, all within the period, since the last sign-off or unsafe outcome.
 * It comes with the performance that fills this, or on the day from which the site asks for
 * less. What awaits a co-signature counts from that on. An unsafe outcome revokes.
 *
 * Source: house rule; minimum counts are data (some states set them, as 16 CCR 1366.1 does).
 */
type SkillEvent = Place & { readonly kind: 'signed-off' | 'revoked' };

export interface SkillHistory {
  readonly events: readonly SkillEvent[];
  /** Days from which (`true`) or until which (`false`) something was seen since the last event. */
  readonly begun: readonly { readonly on: Day; readonly is: boolean }[];
  /** The performances that count toward the next sign-off, but for those that are too old by then. */
  readonly counted: readonly Observation[];
}

/** What has been seen since the last sign-off or unsafe outcome. */
export interface Practice {
  /** Satisfactory performances that still count, by variant (`''` where the skill has none). */
  readonly counts: ReadonlyMap<string, number>;
  readonly observers: ReadonlySet<string>;
  /** Whether anything was seen at all, `needs-practice` included. */
  readonly isBegun: boolean;
}

export type Observation = Extract<Entry, { kind: 'skill-observed' }>;
export type SkillEntry = Extract<Entry, { kind: 'skill-observed' | 'skill-cosigned' }>;

/** What the record has of a skill: observations, and what co-signed them. */
export function skillEntries(record: LearnerRecord, code: string): readonly SkillEntry[] {
  return entriesOf(record, `skill/${code}`, 'skill-observed', 'skill-cosigned');
}

/** What became of a skill by the end of a day, from its entries in the order (day, seq). */
export function skillHistory(
  skill: SkillDefinition,
  entries: readonly SkillEntry[],
  rules: Steps<SiteRules>,
  until: Day = NEVER,
): SkillHistory {
  const events: SkillEvent[] = [];
  const begun: { on: Day; is: boolean }[] = [];
  let counted: Observation[] = [];
  const settle = (kind: SkillEvent['kind'], { on, seq }: Place): void => {
    events.push({ kind, on, seq });
    begun.push({ on, is: false });
    counted = [];
  };
  for (const happening of happenings(entries, rules)) {
    const { on, what } = happening;
    if (on > until) break;
    if (what === 'unsafe') {
      settle('revoked', happening);
      continue;
    }
    if (what === 'seen') {
      begun.push({ on, is: true });
      continue;
    }
    if (what !== 'site') {
      // Performed before the last event, and co-signed after it: that is past.
      if (!isAfter(what, events.at(-1))) continue;
      begun.push({ on, is: true });
      counted.push(what);
    }
    const asked = askedOf(skill, at(rules, on));
    if (counted.length > 0 && isEnough(skill, asked, counted, on)) settle('signed-off', happening);
  }
  return { events, begun, counted };
}

/** What counts toward the next sign-off on a day. */
export function practiceOn(
  skill: SkillDefinition,
  entries: readonly SkillEntry[],
  rules: Steps<SiteRules>,
  on: Day,
): Practice {
  const { counted, begun } = skillHistory(skill, entries, rules, on);
  const practice = practiceIn(skill, askedOf(skill, at(rules, on)), counted, on);
  return { ...practice, isBegun: begun.at(-1)?.is ?? false };
}

/** The observations that wait for a co-signature; those before an unsafe outcome no longer do. */
export function awaitingCosign(entries: readonly SkillEntry[]): readonly Observation[] {
  const cosigned = cosignatures(entries);
  const observations = entries.filter((entry) => entry.kind === 'skill-observed');
  const unsafe = observations.findLastIndex(({ payload }) => payload.outcome === 'unsafe');
  return observations.slice(unsafe + 1).filter((seen) => awaits(seen) && !cosigned.has(seen.seq));
}

/** One thing after another: the site's rules of a day hold before anything that is seen on it. */
type Happening = Place & {
  /** An observation: one that comes to count here. */
  readonly what: Observation | 'seen' | 'unsafe' | 'site';
};

function happenings(entries: readonly SkillEntry[], rules: Steps<SiteRules>): Happening[] {
  const cosigned = cosignatures(entries);
  const all = rules.slice(1).map(({ from }): Happening => ({ on: from, seq: 0, what: 'site' }));
  for (const entry of entries) {
    if (entry.kind !== 'skill-observed') continue;
    const { on, seq, payload } = entry;
    if (payload.outcome === 'unsafe') all.push({ on, seq, what: 'unsafe' });
    else if (payload.outcome !== 'satisfactory') all.push({ on, seq, what: 'seen' });
    else if (!awaits(entry)) all.push({ on, seq, what: entry });
    else {
      all.push({ on, seq, what: 'seen' });
      const cosign = cosigned.get(seq);
      if (cosign) all.push({ ...laterOf(entry, cosign), what: entry });
    }
  }
  return all.sort(inOrder);
}

function awaits({ payload }: Observation): boolean {
  return payload.outcome === 'satisfactory' && payload.awaitsCosign === true;
}

/** The first co-signature of each observation, by its seq. */
function cosignatures(entries: readonly SkillEntry[]): ReadonlyMap<number, Place> {
  const cosigned = new Map<number, Place>();
  for (const { kind, payload, on, seq } of entries) {
    if (kind === 'skill-cosigned' && !cosigned.has(payload.fact)) {
      cosigned.set(payload.fact, { on, seq });
    }
  }
  return cosigned;
}

function laterOf(observation: Place, cosign: Place): Place {
  const { on, seq } = isAfter(cosign, observation) ? cosign : observation;
  return { on, seq };
}

function practiceIn(
  skill: SkillDefinition,
  { variants }: Asked,
  counted: readonly Observation[],
  on: Day,
): Omit<Practice, 'isBegun'> {
  const counts = new Map<string, number>();
  const observers = new Set<string>();
  const begins = skill.observations.within ? back(on, skill.observations.within) : -Infinity;
  for (const seen of counted) {
    const variant = skill.variants ? (seen.payload.variant ?? '') : '';
    if (seen.on <= begins || !variants.includes(variant)) continue;
    counts.set(variant, (counts.get(variant) ?? 0) + (seen.payload.times ?? 1));
    observers.add(seen.payload.observer);
  }
  return { counts, observers };
}

function isEnough(
  skill: SkillDefinition,
  asked: Asked,
  counted: readonly Observation[],
  on: Day,
): boolean {
  const { counts, observers } = practiceIn(skill, asked, counted, on);
  return (
    observers.size >= asked.observers &&
    asked.variants.every((variant) => (counts.get(variant) ?? 0) >= skill.observations.count)
  );
}

function back(from: Day, duration: Duration): Day {
  return add(from, 'days' in duration ? { days: -duration.days } : { months: -duration.months });
}
