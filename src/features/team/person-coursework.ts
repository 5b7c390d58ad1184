import { assignmentIn, assignmentsOf, assignmentPath } from '../../domain/assignment.js';
import { isoDay, isoDayOrNull, type Day, type IsoDay } from '../../domain/day.js';
import type { Status } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { LearnerView } from '../enrollments/learner-view.js';

export interface PersonCoursework {
  readonly id: string;
  readonly title: string;
  readonly assignedOn: IsoDay;
  readonly status: Status;
  readonly dueOn: IsoDay | null;
  readonly reason: string;
}

/** What an instructor gave to somebody and stood on a day, the earliest due first. */
export function courseworkOn(view: LearnerView, on: Day): readonly PersonCoursework[] {
  return assignmentsOf(view.record)
    .flatMap((id) => {
      const assignment = assignmentIn(view.record, id);
      const evaluation = view.evaluations.find(({ path }) => path === assignmentPath(id));
      const node = evaluation?.nodes.get(id);
      const moment = node && at(node.timeline, on);
      if (!assignment || !moment) return [];
      const { status, dueOn, reason } = moment;
      return [
        {
          ...{ id, title: assignment.title, assignedOn: isoDay(assignment.assignedOn) },
          ...{ status, dueOn: isoDayOrNull(dueOn), reason },
        },
      ];
    })
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
}
