import { ALWAYS, isoDay, type Day } from './day.js';
import type { Met } from './met.js';
import { dueBreaks, isSameMoment, NOT_REQUIRED, urgencyOn, type Moment } from './moment.js';
import { DEFAULT_NOTICE_DAYS, type Leaf } from './requirement.js';
import { combineAll, refine, type Steps } from './steps.js';

/** What a leaf's timeline is made of. */
export interface LeafParts {
  readonly met: Steps<Met>;
  readonly due: Steps<Day | null>;
  readonly onLeave: Steps<boolean>;
  readonly needs: Steps<readonly string[]>;
}

/** The status of a leaf on every day. */
export function leafMoments(leaf: Leaf, parts: LeafParts): Steps<Moment> {
  const notice = leaf.notice ?? DEFAULT_NOTICE_DAYS;
  const inputs = combineAll<unknown, LeafInputs>(
    [parts.met, parts.due, parts.onLeave, parts.needs],
    ([met, dueOn, isOnLeave, needs]) => {
      const own = met as Met;
      const ranOut = own.level === 'lapsed' || own.level === 'expired';
      return {
        met: own,
        due: ranOut ? own.good : (dueOn as Day | null),
        isOnLeave: isOnLeave as boolean,
        needs: needs as readonly string[],
      };
    },
    () => false,
  );
  return refine(
    inputs,
    (input) => dueBreaks(input.due, notice),
    (input, from) => leafMoment(leaf, input, notice, from),
    isSameMoment,
  );
}

function leafMoment(
  leaf: Leaf,
  { met, due, isOnLeave, needs }: LeafInputs,
  notice: number,
  on: Day,
): Moment {
  const { level, good, since } = met;
  switch (level) {
    case 'not-applicable':
      return NOT_REQUIRED;
    case 'waived':
      return { status: level, dueOn: null, reason: 'Waived.' };
    case 'satisfied':
    case 'expiring':
    case 'in-grace':
      return { status: level, dueOn: good, reason: metReason(leaf, level, since, good) };
    case 'expired':
      return { status: level, dueOn: good, reason: `Ran out on ${isoDay(good!)}.` };
    case 'none':
    case 'partial':
    case 'lapsed':
      return unmetMoment(leaf, level, due, isOnLeave, needs, notice, on);
  }
}

function unmetMoment(
  leaf: Leaf,
  level: 'none' | 'partial' | 'lapsed',
  due: Day | null,
  isOnLeave: boolean,
  needs: readonly string[],
  notice: number,
  on: Day,
): Moment {
  const clockStops =
    leaf.onLeave === undefined ? level !== 'lapsed' : leaf.onLeave !== 'unaffected';
  if (isOnLeave && clockStops)
    return { status: 'paused', dueOn: due, reason: 'On leave of absence.' };
  const urgency = urgencyOn(due, notice, on);
  if (urgency === 'overdue') {
    const what = level === 'lapsed' ? 'Had to be done again by' : 'Was due on';
    return { status: urgency, dueOn: due, reason: `${what} ${isoDay(due!)}.` };
  }
  if (needs.length > 0)
    return { status: 'locked', dueOn: due, reason: `Needs ${needs.join(', ')}.` };
  if (urgency === 'due') return { status: urgency, dueOn: due, reason: `Due on ${isoDay(due!)}.` };
  return level === 'partial'
    ? { status: 'in-progress', dueOn: due, reason: 'Under way.' }
    : { status: 'not-started', dueOn: due, reason: 'Not started.' };
}

function metReason(leaf: Leaf, level: Met['level'], since: Day | null, good: Day | null): string {
  const verb =
    leaf.kind === 'credential' ? 'Issued' : leaf.kind === 'skill' ? 'Signed off' : 'Completed';
  const done = since === null || since === ALWAYS ? 'Done' : `${verb} on ${isoDay(since)}`;
  if (good === null) return `${done}.`;
  if (level === 'in-grace') return `${done}, good through ${isoDay(good)}; still accepted.`;
  return `${done}, good through ${isoDay(good)}.`;
}

interface LeafInputs {
  readonly met: Met;
  readonly due: Day | null;
  readonly isOnLeave: boolean;
  readonly needs: readonly string[];
}
