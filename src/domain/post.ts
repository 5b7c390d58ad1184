import type { Post } from './fact.js';
import type { AppliesTo } from './requirement.js';

/**
 * Whether a post is one that an `appliesTo` names: every condition that is given holds.
 *
 * Scope follows exposure and task, not job title alone, so a post has its exposures.
 */
export function fits(post: Omit<Post, 'timeZone'>, applies: AppliesTo | undefined): boolean {
  if (!applies) return true;
  return (
    (!applies.sites || applies.sites.includes(post.site)) &&
    (!applies.states || applies.states.includes(post.state)) &&
    (!applies.positions || applies.positions.includes(post.position ?? '')) &&
    (!applies.exposures || applies.exposures.some((hazard) => post.exposures.includes(hazard)))
  );
}
