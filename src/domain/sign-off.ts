import { add, type Day, type Duration } from './day.js';
import type { Entry } from './record.js';
import type { SkillDefinition } from './requirement.js';

/**
 * When a skill was signed off.
 *
 * A sign-off is an event: the performance that fills every variant's count, seen by
 * enough observers, all within the period, since the last sign-off or unsafe outcome.
 * An unsafe outcome revokes.
 *
 * Source: house rule; minimum counts are data (some states set them, as 16 CCR 1366.1 does).
 */
export type SkillEvent = { readonly on: Day; readonly seq: number } & (
  { readonly kind: 'signed-off' } | { readonly kind: 'revoked' }
);

/** What has been seen since the last sign-off or unsafe outcome. */
export interface Practice {
  /** Satisfactory performances that still count, by variant (`''` where the skill has none). */
  readonly counts: ReadonlyMap<string, number>;
  readonly observers: ReadonlySet<string>;
  /** Whether anything was seen at all, `needs-practice` included. */
  readonly isBegun: boolean;
}

type Observation = Extract<Entry, { kind: 'skill-observed' }>;

/** The sign-offs and revocations of a skill, from its observations in the order (day, seq). */
export function signOffs(
  skill: SkillDefinition,
  observations: readonly Observation[],
): readonly SkillEvent[] {
  const events: SkillEvent[] = [];
  let since: Observation[] = [];
  for (const seen of observations) {
    const { outcome } = seen.payload;
    if (outcome === 'unsafe') {
      events.push({ kind: 'revoked', on: seen.on, seq: seen.seq });
      since = [];
    } else if (outcome === 'satisfactory') {
      since.push(seen);
      if (isEnough(skill, practiceIn(skill, since, seen.on))) {
        events.push({ kind: 'signed-off', on: seen.on, seq: seen.seq });
        since = [];
      }
    }
  }
  return events;
}

/** What counts toward the next sign-off on a day. */
export function practiceOn(
  skill: SkillDefinition,
  observations: readonly Observation[],
  on: Day,
): Practice {
  const seen = observations.filter((observation) => observation.on <= on);
  const last = signOffs(skill, seen).at(-1);
  const since = last ? seen.slice(seen.findIndex((each) => each.seq === last.seq) + 1) : seen;
  return practiceIn(skill, since, on);
}

/** The variants that must each be seen; one unnamed variant where the skill has none. */
export function variantsOf(skill: SkillDefinition): readonly string[] {
  const variants = Object.keys(skill.variants ?? {});
  return variants.length === 0 ? [''] : variants;
}

function practiceIn(skill: SkillDefinition, since: readonly Observation[], on: Day): Practice {
  const counts = new Map<string, number>();
  const observers = new Set<string>();
  const begins = skill.observations.within ? back(on, skill.observations.within) : -Infinity;
  for (const seen of since) {
    if (seen.payload.outcome !== 'satisfactory' || seen.on <= begins) continue;
    const variant = skill.variants ? (seen.payload.variant ?? '') : '';
    counts.set(variant, (counts.get(variant) ?? 0) + (seen.payload.times ?? 1));
    observers.add(seen.payload.observer);
  }
  return { counts, observers, isBegun: since.length > 0 };
}

function isEnough(skill: SkillDefinition, practice: Practice): boolean {
  const { count, observers = 1 } = skill.observations;
  return (
    practice.observers.size >= observers &&
    variantsOf(skill).every((variant) => (practice.counts.get(variant) ?? 0) >= count)
  );
}

function back(from: Day, duration: Duration): Day {
  return add(from, 'days' in duration ? { days: -duration.days } : { months: -duration.months });
}
