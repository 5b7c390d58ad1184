import type { Post } from '../../../src/domain/fact.js';
import type { AppliesTo } from '../../../src/domain/requirement.js';
import { dayNumber, NO_DAY } from './calendar.js';
import type { Ledger } from './ledger.js';
import { Memo } from './memo.js';

export interface Employment {
  readonly post: Post;
  /** First day of this run of employment. */
  readonly since: number;
  readonly trackedFrom: number;
}

export interface Leave {
  readonly from: number;
  /** Its last day; NO_DAY while nobody knows it. */
  readonly last: number;
}

export interface Enrolment {
  readonly since: number;
  readonly version: number;
}

/** Where the person worked, was away, and was enrolled, as one could tell on a given day. */
export class Person {
  private readonly employments = new Memo<string, Employment | null>();
  private readonly leaves = new Memo<string, readonly Leave[]>();
  private readonly enrolments = new Memo<string, Enrolment | null>();

  constructor(private readonly ledger: Ledger) {}

  /** Employed from a hire until the day of separation, which is the last day of work. */
  employmentOn(day: number): Employment | null {
    return this.employments.get('', day, () => {
      let now = null as (Employment & { readonly last: number }) | null;
      const kinds = ['hired', 'rehired', 'transferred', 'site-changed', 'separated'] as const;
      for (const fact of this.ledger.by(day, ...kinds)) {
        if (fact.kind === 'hired' || fact.kind === 'rehired') {
          const { post, trackedFrom } = fact.payload;
          now = {
            post,
            since: fact.occurredOn,
            trackedFrom: trackedFrom ? dayNumber(trackedFrom) : -Infinity,
            last: NO_DAY,
          };
        } else if (now && now.last >= fact.occurredOn) {
          if (fact.kind === 'transferred') now = { ...now, post: fact.payload.post };
          else if (fact.kind === 'separated') now = { ...now, last: fact.occurredOn };
          else if (fact.payload.site === now.post.site) {
            const { site, state, timeZone, position, exposures } = now.post;
            const post = { site, state, timeZone, position, exposures, ...fact.payload.rules };
            now = { ...now, post };
          }
        }
      }
      return now && now.last >= day ? now : null;
    });
  }

  /** The first of the days up to `day`, without a break, on which the post passes the test. */
  postSince(day: number, test: (post: Post) => boolean): number | null {
    const passes = (on: number) => {
      const employment = this.employmentOn(on);
      return employment !== null && test(employment.post);
    };
    if (!passes(day)) return null;
    let first = day;
    while (passes(first - 1)) first--;
    return first;
  }

  /** Leaves known on a day, in order: a leave from its first day, the return from its own. */
  leavesKnownOn(day: number): readonly Leave[] {
    return this.leaves.get('', day, () => {
      const returns = this.ledger.by(day, 'leave-ended');
      return this.ledger.by(day, 'leave-started').map((fact) => {
        const to = fact.payload.to ? dayNumber(fact.payload.to) : NO_DAY;
        const ended = returns
          .filter((back) => back.payload.leave === fact.seq)
          .map((back) => back.occurredOn - 1);
        return { from: fact.occurredOn, last: Math.min(to, ...ended) };
      });
    });
  }

  isOnLeave(day: number): boolean {
    return this.leavesKnownOn(day).some((leave) => leave.from <= day && day <= leave.last);
  }

  /** Enrolled from `enrolled` until `withdrawn` or a new `enrolled`; a move keeps the enrolment. */
  enrolmentOn(path: string, day: number): Enrolment | null {
    return this.enrolments.get(path, day, () => {
      let now = null as Enrolment | null;
      for (const fact of this.ledger.about(path, day, 'enrolled', 'withdrawn', 'moved')) {
        if (fact.kind === 'withdrawn') now = null;
        else if (fact.kind === 'enrolled')
          now = { since: fact.occurredOn, version: fact.payload.version };
        else if (now) now = { ...now, version: fact.payload.version };
      }
      return now;
    });
  }
}

/** Whether every condition that is given holds for a post. */
export function isFor(appliesTo: AppliesTo | undefined, post: Post): boolean {
  const { sites, states, positions, exposures } = appliesTo ?? {};
  if (sites && !sites.includes(post.site)) return false;
  if (states && !states.includes(post.state)) return false;
  if (positions && (post.position === null || !positions.includes(post.position))) return false;
  return !exposures || exposures.some((hazard) => post.exposures.includes(hazard));
}
