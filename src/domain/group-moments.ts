import { isoDay, type Day } from './day.js';
import { countsAsMet, type Met } from './met.js';
import {
  dueBreaks,
  isSameMoment,
  NOT_REQUIRED,
  urgencyOn,
  type Moment,
  type Urgency,
} from './moment.js';
import { DEFAULT_NOTICE_DAYS } from './requirement.js';
import { isMet, type Status } from './status.js';
import { combineAll, refine, type Steps } from './steps.js';
import { told } from './told.js';
import { isChoice, type TreeNode } from './tree.js';

/** What a group's timeline is made of; `children` in the order of the group's. */
export interface GroupParts {
  readonly met: Steps<Met>;
  readonly due: Steps<Day | null>;
  readonly needs: Steps<readonly string[]>;
  readonly children: readonly Steps<Moment>[];
}

/** The status of a group on every day. */
export function groupMoments(node: TreeNode, parts: GroupParts): Steps<Moment> {
  const notice = node.asks.notice ?? DEFAULT_NOTICE_DAYS;
  const urgency = refine<Day | null, OwnDue>(
    parts.due,
    (dueOn) => dueBreaks(dueOn, notice),
    (dueOn, from) => ({ dueOn, urgency: urgencyOn(dueOn, notice, from) }),
    (a, b) => a.dueOn === b.dueOn && a.urgency === b.urgency,
  );
  return combineAll<unknown, Moment>(
    [parts.met, urgency, parts.needs, ...parts.children],
    ([met, own, needs, ...moments]) =>
      groupMoment(node, met as Met, own as OwnDue, needs as readonly string[], moments as Moment[]),
    isSameMoment,
  );
}

interface OwnDue {
  readonly dueOn: Day | null;
  readonly urgency: Urgency;
}

function groupMoment(
  node: TreeNode,
  met: Met,
  own: OwnDue,
  needs: readonly string[],
  moments: readonly Moment[],
): Moment {
  const { level } = met;
  if (level === 'not-applicable') return NOT_REQUIRED;
  if (countsAsMet(level)) {
    const status = level as Status;
    return { status, dueOn: met.good, reason: groupReason(status, met.good) };
  }
  const gating = node.children
    .map((child, i) => ({ child, moment: moments[i]! }))
    .filter(
      ({ child, moment }) => child.asks.required !== false && moment.status !== 'not-applicable',
    );
  const unmet = gating.filter(({ moment }) => !isMet(moment.status));
  const dueOn = earliest([own.dueOn, ...unmet.map(({ moment }) => moment.dueOn)]);
  const urgent = isChoice(node.asks)
    ? (own.urgency ??
      worst(
        unmet.map(({ moment }) => moment.status),
        ['expired', 'overdue'],
      ))
    : worst(
        [...unmet.map(({ moment }) => moment.status), ...(own.urgency ? [own.urgency] : [])],
        ['expired', 'overdue', 'due'],
      );
  if (urgent) {
    const named = unmet.find(({ moment }) => moment.status === urgent)?.child.title ?? node.title;
    return { status: urgent, dueOn, reason: URGENT_REASONS[urgent](named) };
  }
  if (gating.some(({ moment }) => isMet(moment.status) || moment.status === 'in-progress')) {
    return { status: 'in-progress', dueOn, reason: 'Under way.' };
  }
  if (needs.length > 0) return { status: 'locked', dueOn, reason: `Needs ${needs.join(', ')}.` };
  if (unmet.length > 0 && unmet.every(({ moment }) => moment.status === 'locked')) {
    return { status: 'locked', dueOn, reason: unmet[0]!.moment.reason };
  }
  return { status: 'not-started', dueOn, reason: 'Not started.' };
}

type Urgent = 'expired' | 'overdue' | 'due';

const URGENT_REASONS: Record<Urgent, (title: string) => string> = {
  expired: (title) => told`Has run out: ${title}.`,
  overdue: (title) => told`Overdue: ${title}.`,
  due: (title) => told`Due soon: ${title}.`,
};

function worst(statuses: readonly Status[], order: readonly Urgent[]): Urgent | null {
  return order.find((urgent) => statuses.includes(urgent)) ?? null;
}

function groupReason(status: Status, good: Day | null): string {
  if (status === 'waived') return 'Waived.';
  return good === null ? 'Everything is met.' : `Everything is met, good through ${isoDay(good)}.`;
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  );
}
