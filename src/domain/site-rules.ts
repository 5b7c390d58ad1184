import { employmentOf } from './employment.js';
import { later, NEVER, type Day } from './day.js';
import type { NewFact, Post, SiteRules } from './fact.js';
import type { Entry, LearnerRecord } from './record.js';
import type { SkillDefinition } from './requirement.js';
import { constant, map, type Steps } from './steps.js';

/**
 * What a site says about the skills that are observed there: which ages it sees, and
 * whether a skill that asks for several observers gets them.
 *
 * Posts copy it from their site, so it holds from its own day: what was signed off before
 * stays signed off, and what is signed off next goes by the day on which that happens.
 *
 * Source: house rule; who trains for an age that never comes in trains for nothing, and a
 * small office may have nobody who could be the second observer.
 */
export const AGE_BANDS = ['infant', 'child', 'adolescent', 'adult'] as const;

export type AgeBand = (typeof AGE_BANDS)[number];

/** What a sign-off takes on one day. */
export interface Asked {
  /** The variants that must each be seen; one unnamed variant where the skill has none. */
  readonly variants: readonly string[];
  /** So many different observers among them. */
  readonly observers: number;
}

/** What a skill asks for under a site's rules. A site that sees none of its ages changes none. */
export function askedOf(skill: SkillDefinition, { ageBands, secondObserver }: SiteRules): Asked {
  const all = Object.keys(skill.variants ?? {});
  const seen = ageBands
    ? all.filter((variant) => !isAgeBand(variant) || ageBands.includes(variant))
    : all;
  const variants = seen.length > 0 ? seen : all;
  const { observers = 1 } = skill.observations;
  return {
    variants: variants.length > 0 ? variants : [''],
    observers: secondObserver === false ? 1 : observers,
  };
}

/** What a post copied from its site; nothing on days without a post. */
export function rulesOf(post: Post | null): SiteRules {
  if (post === null) return AS_THE_SKILL_SAYS;
  const { ageBands, secondObserver } = post;
  return {
    ...(ageBands && { ageBands }),
    ...(secondObserver !== undefined && { secondObserver }),
  };
}

const memory = new WeakMap<readonly Entry[], Steps<SiteRules>>();

/** The rules of the learner's site on each day. */
export function siteRulesOf(record: LearnerRecord): Steps<SiteRules> {
  const row = record.get('employment');
  if (!row) return ANYWHERE;
  let rules = memory.get(row);
  if (!rules) {
    rules = map(employmentOf(record).post, rulesOf, isSameRules);
    memory.set(row, rules);
  }
  return rules;
}

export function isSameRules(a: SiteRules, b: SiteRules): boolean {
  return (
    (a.secondObserver ?? true) === (b.secondObserver ?? true) &&
    a.ageBands?.join() === b.ageBands?.join()
  );
}

/**
 * What must be recorded of a learner for what a site says from a day on: once for the post
 * of that day, and once for each later one there that is known already.
 */
export function factsOfSiteRules(
  record: LearnerRecord,
  { site, rules }: { readonly site: string; readonly rules: SiteRules },
  on: Day,
): readonly NewFact[] {
  const { post: posts } = employmentOf(record);
  return posts.flatMap(({ from, value: post }, i): readonly NewFact[] => {
    const isOver = (posts[i + 1]?.from ?? NEVER) <= on;
    if (isOver || post?.site !== site || isSameRules(rulesOf(post), rules)) return [];
    const payload = { site, rules };
    return [{ kind: 'site-changed', subject: 'employment', occurredOn: later(from, on), payload }];
  });
}

function isAgeBand(variant: string): boolean {
  return (AGE_BANDS as readonly string[]).includes(variant);
}

const AS_THE_SKILL_SAYS: SiteRules = {};

/** Where no site says anything. */
const ANYWHERE: Steps<SiteRules> = constant(AS_THE_SKILL_SAYS);
