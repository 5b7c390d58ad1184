import { addDays, isoDay, isoDayOrNull, type Day } from '../../domain/day.js';
import type { Employment } from '../../domain/employment.js';
import type { Post as PostOfFact } from '../../domain/fact.js';
import { at } from '../../domain/steps.js';
import { BEGINNING_OF_TIME, END_OF_TIME, type Post } from './post.entity.js';
import { startOfDay } from './start-of-day.js';

interface Span {
  readonly from: Day;
  /** The day after its last; null while no end is known. */
  readonly to: Day | null;
  readonly post: PostOfFact;
  /** The last day of the run of employment that it belongs to. */
  readonly separatedOn: Day | null;
}

/** The rows of a person's posts, past and future, from what the employment facts say. */
export function postsOf(personId: string, employment: Employment): Post[] {
  const spans = spansOf(employment);
  const begins = spans.map(({ from, post }) => startOfDay(from, post.timeZone).toISOString());
  return spans.map((span, index) => {
    const next = begins[index + 1];
    const isFollowed = spans[index + 1]?.from === span.to;
    const { post, from, to } = span;
    return {
      personId,
      fromOn: isoDay(from),
      toOn: isoDayOrNull(to),
      fromAt: begins[index]!,
      toAt: endOf(to, isFollowed ? next : undefined, post.timeZone),
      placedFromAt: index === 0 ? BEGINNING_OF_TIME : begins[index]!,
      placedToAt: next ?? END_OF_TIME,
      site: post.site,
      timeZone: post.timeZone,
      position: post.position,
      exposures: post.exposures,
      hiredOn: isoDay(at(employment.hiredOn, from) ?? from),
      separatedOn: isoDayOrNull(span.separatedOn),
      originalHireOn: isoDayOrNull(employment.originalHire?.on ?? null),
      trackedFrom: isoDayOrNull(at(employment.trackedFrom, from)),
    };
  });
}

function endOf(to: Day | null, nextBegins: string | undefined, timeZone: string): string {
  if (to === null) return END_OF_TIME;
  return nextBegins ?? startOfDay(to, timeZone).toISOString();
}

function spansOf(employment: Employment): Span[] {
  const steps = employment.post;
  return steps.flatMap(({ from, value: post }, index) => {
    if (post === null) return [];
    const end = steps.slice(index + 1).find((step) => step.value === null);
    const separatedOn = end ? addDays(end.from, -1) : null;
    return [{ from, to: steps[index + 1]?.from ?? null, post, separatedOn }];
  });
}
