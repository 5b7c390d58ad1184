import { assignmentIdOf, isAssignment } from '../../domain/assignment.js';
import { addDays, isoDay, type Day } from '../../domain/day.js';
import { subjectOf } from '../../domain/tree.js';
import { isMet, type Status } from '../../domain/status.js';
import { at, indexAt } from '../../domain/steps.js';
import { pieceOn, type PathEvaluation, type Timeline } from '../../domain/timeline.js';
import { ownPathUrl, requirementUrl } from '../enrollments/path-url.js';

/** Something whose status changes soon if nobody does anything. */
export interface DueSoon {
  readonly title: string;
  readonly code: string | null;
  readonly url: string;
  readonly status: Status;
  /** The day of the change, for sorting. */
  readonly on: string;
  readonly what: 'due' | 'was-due' | 'renew-from' | 'good-through' | 'ran-out';
}

const DAYS_AHEAD = 90;
/** What is due, runs out or opens for renewal within 90 days, the first day first; each thing once. */
export function dueSoon(evaluations: readonly PathEvaluation[], today: Day): readonly DueSoon[] {
  const found = evaluations.flatMap((evaluation) => inOne(evaluation, today));
  found.sort((a, b) => a.on.localeCompare(b.on));
  const seen = new Set<string>();
  return found.filter(({ title, code }) => {
    const name = code ?? title;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function inOne(evaluation: PathEvaluation, today: Day): readonly DueSoon[] {
  const piece = at(evaluation.exists, today) ? pieceOn(evaluation.pieces, today) : null;
  if (!piece) return [];
  return (
    [...piece.situation.tree.nodes.values()]
      // A path that is asked for changes with what stands in it, which is shown by itself.
      .filter((node) => node.isObligation && node.asks.kind !== 'path')
      .flatMap((node) => {
        const change = changeOf(evaluation.nodes.get(node.key)!.timeline, today);
        if (change === null) return [];
        const { path } = evaluation;
        const url = isAssignment(path)
          ? `/coursework/${assignmentIdOf(path)}`
          : requirementUrl(ownPathUrl(path), node.key);
        return [{ title: node.title, code: subjectOf(node.asks), url, ...change }];
      })
  );
}

function changeOf(timeline: Timeline, today: Day): Pick<DueSoon, 'status' | 'on' | 'what'> | null {
  const last = addDays(today, DAYS_AHEAD);
  const i = indexAt(timeline, today);
  const moment = timeline[i]!.value;
  if (moment === null || moment.status === 'not-applicable') return null;
  const { status, dueOn } = moment;
  if (isMet(status)) {
    if (dueOn !== null && dueOn <= last) {
      return { status, on: isoDay(dueOn), what: 'good-through' };
    }
    const next = timeline[i + 1];
    return next?.value?.status === 'expiring' && next.from <= last
      ? { status, on: isoDay(next.from), what: 'renew-from' }
      : null;
  }
  if (dueOn === null || dueOn > last) return null;
  if (status === 'expired') return { status, on: isoDay(dueOn), what: 'ran-out' };
  return { status, on: isoDay(dueOn), what: dueOn < today ? 'was-due' : 'due' };
}
