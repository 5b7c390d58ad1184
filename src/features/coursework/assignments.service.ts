import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { assignmentIn, evaluateAssignment } from '../../domain/assignment.js';
import { day, isoDayOrNull } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { dueInPast } from './assign-coursework.js';
import type { ListAssignmentsQuery } from './assign.dto.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Coursework that was given: looking at it, changing and cancelling it, doing its task. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** The assignments that the actor gave, was given, or whose learners they may see. */
  async list(actor: Actor, query: ListAssignmentsQuery) {
    const { reader } = this.database;
    const who = (id: string | undefined) => (id === 'me' ? actor.personId : id);
    const learner = who(query.learner);
    const by = who(query.by);
    if (learner !== undefined) await this.people.permit(reader, actor, 'assignment:read', learner);
    const parameters: SqlValue[] = [];
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      'assignment:read',
      'l.learner_id',
      parameters,
    );
    const own = `$${parameters.push(actor.personId)}`;
    const list = `assignments?learner=${learner ?? ''}&by=${by ?? ''}&status=${query.status ?? ''}`;
    const rows = await this.assignments.list(
      reader,
      {
        ...(learner === undefined ? {} : { learner }),
        ...(by === undefined ? {} : { by }),
        ...(query.status === undefined ? {} : { isCancelled: query.status === 'cancelled' }),
        visible: `(a.assigned_by = ${own} or exists (select 1 from assignment_learner l where l.assignment_id = a.id and ${condition}))`,
      },
      parameters,
      decodeCursor(list, query.cursor)?.[0] as string | undefined,
      query.limit + 1,
    );
    const page = pageOf(list, rows, query.limit, (row) => [row.id]);
    const items = [];
    for (const row of page.items) {
      const status = learner === undefined ? {} : await this.stateOf(reader, row, learner);
      items.push({ ...summary(row), ...status });
    }
    return { items, nextCursor: page.nextCursor };
  }

  /** An assignment with the status of each learner whom the actor may see. */
  async find(actor: Actor, id: string) {
    const { reader } = this.database;
    const assignment = await this.mustFind(reader, id);
    const seen = await this.learnersSeen(reader, actor, id);
    if (seen.length === 0 && assignment.assignedBy !== actor.personId) throw noSuchAssignment();
    const learners = [];
    for (const learner of seen) {
      learners.push({
        learner: { id: learner.id, name: learner.name },
        ...(await this.stateOf(reader, assignment, learner.id)),
      });
    }
    return { ...summary(assignment), learners };
  }

  /** A new due date, for everybody or some. */
  change(
    actor: Actor,
    id: string,
    ask: { dueOn: string; reason: string; learners?: readonly string[] },
  ) {
    return this.database.transaction(async (tx) => {
      const assignment = await this.openFor(tx, actor, id);
      const learners = await this.chosen(tx, actor, id, ask.learners);
      for (const learner of learners) {
        if (day(ask.dueOn) < learner.today) throw dueInPast(ask.dueOn);
        const payload = { dueOn: ask.dueOn, reason: ask.reason };
        await this.append(tx, actor, learner, {
          kind: 'assignment-changed',
          subject: id,
          occurredOn: learner.today,
          payload,
        });
      }
      if (!ask.learners) await this.assignments.changeDue(tx, id, ask.dueOn);
      return { id, title: assignment.title, dueOn: ask.dueOn, changed: learners.length };
    });
  }

  /** Takes it back, from everybody or some. What was completed stays on record. */
  cancel(actor: Actor, id: string, ask: { reason: string; learners?: readonly string[] }) {
    return this.database.transaction(async (tx) => {
      const assignment = await this.openFor(tx, actor, id);
      const learners = await this.chosen(tx, actor, id, ask.learners);
      for (const learner of learners) {
        const payload = { reason: ask.reason };
        await this.append(tx, actor, learner, {
          kind: 'assignment-cancelled',
          subject: id,
          occurredOn: learner.today,
          payload,
        });
      }
      if (!ask.learners) await this.assignments.cancel(tx, id, instantText(this.clock.now()));
      return { id, title: assignment.title, cancelled: learners.length };
    });
  }

  /** Marks the task of an assignment done. */
  completeTask(actor: Actor, id: string, ask: { learner?: string; note?: string }) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(
        tx,
        actor,
        'task:complete',
        ask.learner ?? actor.personId,
      );
      const record = await this.ledger.record(tx, learner.id);
      const known = assignmentIn(record, id);
      if (!known || known.cancelledOn <= learner.today) throw noSuchAssignment();
      const isDone = (record.get(`assignment/${id}`) ?? []).some(
        (entry) => entry.kind === 'task-completed',
      );
      refuseUnless(
        decide(
          known.target.kind !== 'task' && {
            code: 'not-a-task',
            text: `"${known.title}" is completed by doing it, not by marking the assignment.`,
          },
        ),
      );
      refuseUnless(
        decide(isDone && { code: 'already-completed', text: `"${known.title}" is done already.` }),
        { conflict: true },
      );
      const payload = ask.note === undefined ? {} : { note: ask.note };
      await this.append(tx, actor, learner, {
        kind: 'task-completed',
        subject: id,
        occurredOn: learner.today,
        payload,
      });
      return {
        id,
        title: known.title,
        ...(await this.stateOf(tx, await this.mustFind(tx, id), learner.id)),
      };
    });
  }

  private async append(
    tx: Transaction,
    actor: Actor,
    learner: Learner,
    fact: NewFact,
  ): Promise<void> {
    const by = { recordedBy: actor.personId, today: learner.today };
    await this.ledger.append(tx, learner.id, [fact], by);
  }

  private async stateOf(reader: Reader, { id }: AssignmentEntity, learnerId: string) {
    const record = await this.ledger.record(reader, learnerId);
    const today = await this.people.todayFor(reader, learnerId);
    const node = evaluateAssignment(record, id, this.catalog.definitions).nodes.get(id);
    const moment = node ? at(node.timeline, today) : null;
    if (!moment)
      return { status: 'cancelled' as const, isMet: false, dueOn: null, reason: 'Cancelled.' };
    return {
      status: moment.status,
      isMet: isMet(moment.status),
      dueOn: isoDayOrNull(moment.dueOn),
      reason: moment.reason,
    };
  }

  private async openFor(tx: Transaction, actor: Actor, id: string): Promise<AssignmentEntity> {
    const assignment = await this.mustFind(tx, id);
    const seen = await this.learnersSeen(tx, actor, id);
    if (seen.length === 0 && assignment.assignedBy !== actor.personId) throw noSuchAssignment();
    refuseUnless(
      decide(
        assignment.cancelledAt !== null && {
          code: 'assignment-cancelled',
          text: 'This assignment was cancelled: assign it anew.',
        },
      ),
      { conflict: true },
    );
    return assignment;
  }

  /** The learners that a change is for: those named, or all; each must be the actor's to teach. */
  private async chosen(
    tx: Transaction,
    actor: Actor,
    id: string,
    named: readonly string[] | undefined,
  ): Promise<readonly Learner[]> {
    const all = await this.assignments.learnersOf(tx, id);
    const stranger = named?.find((learner) => !all.includes(learner));
    if (stranger) throw new NotFound(`${stranger} was not given this assignment.`, 'not-assigned');
    const learners: Learner[] = [];
    for (const learnerId of named ?? all) {
      const learner = await this.people.permit(tx, actor, 'assignment:write', learnerId);
      const known = assignmentIn(await this.ledger.record(tx, learnerId), id);
      if (known && known.cancelledOn > learner.today) learners.push(learner);
    }
    return learners;
  }

  private async learnersSeen(
    reader: Reader,
    actor: Actor,
    id: string,
  ): Promise<readonly Learner[]> {
    const seen: Learner[] = [];
    for (const learnerId of await this.assignments.learnersOf(reader, id)) {
      try {
        seen.push(await this.people.permit(reader, actor, 'assignment:read', learnerId));
      } catch {
        // Whoever the actor may not see is left out, as from every list.
      }
    }
    return seen;
  }

  private async mustFind(reader: Reader, id: string): Promise<AssignmentEntity> {
    const assignment = await this.assignments.find(reader, id);
    if (!assignment) throw noSuchAssignment();
    return assignment;
  }
}

function summary(assignment: AssignmentEntity) {
  const { id, title, target, audience, dueOn, dueIn, repeat, laterJoiners, note } = assignment;
  const { assignedBy, assignedOn, cancelledAt } = assignment;
  return {
    id,
    title,
    target,
    audience,
    dueOn,
    dueIn,
    repeat,
    laterJoiners,
    note,
    assignedBy,
    assignedOn,
    cancelledAt,
  };
}

function noSuchAssignment(): NotFound {
  return new NotFound('There is no such assignment.', 'no-such-assignment');
}
