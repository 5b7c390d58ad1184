import { addDays, ALWAYS, day, earlier, later, NEVER, type Day } from './day.js';
import type { Post, SiteRules } from './fact.js';
import { entriesOf, type LearnerRecord } from './record.js';
import { combineAll, constant, map, steps, type Step, type Steps } from './steps.js';

/**
 * Employment: which post a person held on a day, since when, and when they were on leave.
 *
 * A run of employment begins with `hired` or `rehired` and lasts through the day of
 * `separated`. All of it is known from the day of each fact on, not before.
 */
export interface Employment {
  /** The post of a day; null on days without employment. */
  readonly post: Steps<Post | null>;
  /** The first day of the present run of employment. */
  readonly hiredOn: Steps<Day | null>;
  /** Nothing before this day is held against the person. */
  readonly trackedFrom: Steps<Day>;
  /** The day of an earlier hire that the first hire names, and the first hire's own. */
  readonly originalHire: { readonly on: Day; readonly hiredOn: Day } | null;
  /** The leaves as they are known on a day, those of that day included. */
  readonly leaves: Steps<readonly Leave[]>;
  readonly onLeave: Steps<boolean>;
}

/** A leave of absence; `to` is its last day, `NEVER` while that isn't known. */
export interface Leave {
  readonly from: Day;
  readonly to: Day;
}

/** Reads employment and leaves off the record. */
export function employmentOf(record: LearnerRecord): Employment {
  const posts: Step<Post | null>[] = [];
  const hires: Step<Day | null>[] = [];
  const tracked: Step<Day>[] = [];
  let originalHire: Employment['originalHire'] = null;
  let last: Post | null = null;
  let endsAt: Day = NEVER;

  const entries = entriesOf(record, 'employment', ...EMPLOYMENT);
  for (const entry of entries) {
    const isEmployed = last !== null && entry.on < endsAt;
    if (entry.kind === 'separated') {
      if (isEmployed) endsAt = addDays(entry.on, 1);
      continue;
    }
    if (entry.kind === 'site-changed') {
      const { site, rules } = entry.payload;
      if (!isEmployed || last?.site !== site) continue;
      last = underRules(last, rules);
      posts.push({ from: entry.on, value: last });
      continue;
    }
    if (entry.kind === 'transferred') {
      if (!isEmployed) continue;
    } else {
      if (last !== null && !isEmployed) {
        posts.push({ from: endsAt, value: null });
        hires.push({ from: endsAt, value: null });
      }
      endsAt = NEVER;
      if (!isEmployed) hires.push({ from: entry.on, value: entry.on });
      tracked.push({
        from: entry.on,
        value: entry.payload.trackedFrom ? day(entry.payload.trackedFrom) : ALWAYS,
      });
      if (entry.kind === 'hired' && !originalHire && entry.payload.originalHireOn) {
        originalHire = { on: day(entry.payload.originalHireOn), hiredOn: entry.on };
      }
    }
    last = entry.payload.post;
    posts.push({ from: entry.on, value: last });
  }
  if (last !== null && endsAt !== NEVER) {
    posts.push({ from: endsAt, value: null });
    hires.push({ from: endsAt, value: null });
  }

  const leaves = leavesOf(record);
  return {
    post: steps<Post | null>(null, posts),
    hiredOn: steps<Day | null>(null, hires),
    trackedFrom: steps<Day>(ALWAYS, tracked),
    originalHire,
    leaves,
    onLeave: onLeaveOf(record),
  };
}

const EMPLOYMENT = ['hired', 'rehired', 'transferred', 'site-changed', 'separated'] as const;

/** The same post, at a site that says this about skills and nothing else. */
function underRules(
  { ageBands: _bands, secondObserver: _second, ...post }: Post,
  rules: SiteRules,
): Post {
  return { ...post, ...rules };
}

/** The first day of each run on which a condition holds; null on days on which it doesn't. */
export function runStarts(of: Steps<boolean>): Steps<Day | null> {
  return map(of, (holds, from) => (holds ? from : null));
}

/** The first day of the present position; null on days without employment or position. */
export function positionStarts(employment: Employment): Steps<Day | null> {
  const positions = map(employment.post, (post) => post?.position ?? null);
  return map(positions, (position, from) => (position === null ? null : from));
}

/** The first day of the present run of exposure to any of these hazards, or to any at all. */
export function exposureStarts(employment: Employment, to?: readonly string[]): Steps<Day | null> {
  return runStarts(
    map(employment.post, (post) =>
      post === null ? false : post.exposures.some((hazard) => !to || to.includes(hazard)),
    ),
  );
}

interface LeaveFacts {
  readonly from: Day;
  /** The last day that was planned; `NEVER` where none was. */
  readonly planned: Day;
  /** The first day back; `NEVER` while not recorded. */
  readonly backOn: Day;
}

function leaveFacts(record: LearnerRecord): readonly LeaveFacts[] {
  const ends = entriesOf(record, 'leave', 'leave-ended');
  return entriesOf(record, 'leave', 'leave-started').map((leave) => ({
    from: leave.on,
    planned: leave.payload.to ? day(leave.payload.to) : NEVER,
    backOn: ends.find((end) => end.payload.leave === leave.seq)?.on ?? NEVER,
  }));
}

function leavesOf(record: LearnerRecord): Steps<readonly Leave[]> {
  const facts = leaveFacts(record);
  if (facts.length === 0) return NO_LEAVES;
  const knownOn = facts.flatMap(({ from, backOn }) => [from, later(from, backOn)]);
  const changes = [...new Set(knownOn)]
    .filter((at) => at !== NEVER)
    .sort((a, b) => a - b)
    .map((at) => ({
      from: at,
      value: facts
        .filter((leave) => leave.from <= at)
        .map((leave) => ({
          from: leave.from,
          to:
            leave.backOn <= at ? earlier(leave.planned, addDays(leave.backOn, -1)) : leave.planned,
        }))
        .filter((leave) => leave.to >= leave.from),
    }));
  return steps<readonly Leave[]>([], changes);
}

function onLeaveOf(record: LearnerRecord): Steps<boolean> {
  const spans = leaveFacts(record).map(({ from, planned, backOn }) => {
    const end = Math.min(addDays(planned, 1), backOn) as Day;
    if (end <= from) return constant(false);
    const back = end === NEVER ? [] : [{ from: end, value: false }];
    return steps(false, [{ from, value: true }, ...back]);
  });
  return spans.length === 0 ? constant(false) : combineAll(spans, (on) => on.includes(true));
}

const NO_LEAVES: Steps<readonly Leave[]> = constant([]);
