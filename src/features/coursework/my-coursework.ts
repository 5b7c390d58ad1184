import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { isMet, isOutOfDate } from '../../domain/status.js';
import { PeopleService } from '../people/people.service.js';
import type { statusView } from './assignment-states.js';
import { AssignmentsService, noSuchAssignment } from './assignments.service.js';

type Found = Awaited<ReturnType<AssignmentsService['find']>>;

/** An assignment with what it is to one learner; what concerns them no more has no status. */
type Given = Pick<Found, 'id' | 'title' | 'target' | 'note' | 'assignedOn' | 'dueOn'> & {
  readonly status?: ReturnType<typeof statusView>['status'];
};

/** One's own coursework as its learner sees it: what stands, until when, from whom. */
@Injectable()
export class MyCoursework {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly assignments: AssignmentsService,
  ) {}

  /** The newest first; the page's own groups are by how urgent each is. */
  async list(actor: Actor, cursor: string | undefined) {
    const query = { learner: 'me', limit: 50, ...(cursor !== undefined && { cursor }) };
    const { items, nextCursor } = await this.assignments.list(actor, query);
    const names = await this.namesOf(items.map((each) => each.assignedBy));
    return {
      items: items.map((each) => ({ ...ownView(each), from: names.get(each.assignedBy) ?? null })),
      nextCursor,
    };
  }

  /** Throws NotFound for what was not given to the caller. */
  async find(actor: Actor, id: string) {
    const assignment = await this.assignments.find(actor, id);
    const own = assignment.learners.find((each) => each.learner.id === actor.personId);
    if (!own) throw noSuchAssignment();
    const names = await this.namesOf([assignment.assignedBy]);
    const { learners: _, ...rest } = assignment;
    return {
      ...ownView({ ...rest, ...own }),
      from: names.get(assignment.assignedBy) ?? null,
    };
  }

  private namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    return this.people.names(this.database.reader, [...new Set(ids)]);
  }
}

export type OwnCoursework = Awaited<ReturnType<MyCoursework['find']>>;

function ownView(given: Given) {
  const { id, title, target, note, assignedOn, dueOn, status = 'cancelled' } = given;
  const isOver = status === 'cancelled' || status === 'not-employed' || status === 'not-assigned';
  return {
    ...{ id, title, target, note, assignedOn },
    status: isOver ? null : status,
    dueOn,
    group: isOver
      ? ('over' as const)
      : isMet(status)
        ? ('done' as const)
        : isOutOfDate(status)
          ? ('late' as const)
          : ('open' as const),
  };
}
