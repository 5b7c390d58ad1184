import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { SqlValue, Transaction } from '../../database/transaction.js';
import { assignmentIn } from '../../domain/assignment.js';
import { day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { JobsService, type JobWork } from '../jobs/jobs.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { type Learner, PeopleService } from '../people/people.service.js';
import { dueInPast } from './assign-coursework.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentsService, noSuchAssignment } from './assignments.service.js';

/** What happens to an assignment: a new due date, or without one it is taken back. */
interface Change {
  readonly assignment: string;
  readonly by: string;
  readonly reason: string;
  readonly dueOn?: string;
}

interface Changed {
  readonly changed: number;
}

/** Up to so many learners are changed with the command itself, all or none. */
const AT_ONCE = 200;
/** How long a caller waits for more than that before it is answered with the job. */
const PATIENCE_MS = 10_000;

/** Changes and cancels coursework, for everybody or some; for many as a job. */
@Injectable()
export class ChangeAssignments implements JobWork<Change, Changed> {
  readonly empty: Changed = { changed: 0 };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly jobs: JobsService,
    private readonly assignments: AssignmentRepository,
    private readonly known: AssignmentsService,
  ) {
    jobs.register('change-assignment', this);
  }

  /** A new due date. */
  async change(
    actor: Actor,
    id: string,
    { dueOn, reason, learners }: { dueOn: string; reason: string; learners?: readonly string[] },
  ) {
    const { title, ...rest } = await this.apply(actor, learners, {
      assignment: id,
      by: actor.personId,
      reason,
      dueOn,
    });
    return { id, title, dueOn, ...rest };
  }

  /** Takes it back. What was completed stays on record. */
  async cancel(
    actor: Actor,
    id: string,
    { reason, learners }: { reason: string; learners?: readonly string[] },
  ) {
    const change = { assignment: id, by: actor.personId, reason };
    const { title, ...rest } = await this.apply(actor, learners, change);
    return { id, title, ...('job' in rest ? rest : { cancelled: rest.changed }) };
  }

  async forLearners(
    tx: Transaction,
    change: Change,
    learnerIds: readonly string[],
    { changed }: Changed,
  ): Promise<Changed> {
    for (const learner of await this.people.learners(tx, learnerIds)) {
      if (await this.changeFor(tx, change, learner)) changed += 1;
    }
    return { changed };
  }

  /** One learner: nothing happens to who doesn't have it any more, and the answer is false. */
  private async changeFor(
    tx: Transaction,
    { assignment, by, reason, dueOn }: Change,
    { id, today }: Learner,
  ): Promise<boolean> {
    const known = assignmentIn(await this.ledger.record(tx, id), assignment);
    if (!known || known.cancelledOn <= today) return false;
    const of = { subject: assignment, occurredOn: today };
    const fact: NewFact =
      dueOn === undefined
        ? { kind: 'assignment-cancelled', ...of, payload: { reason } }
        : { kind: 'assignment-changed', ...of, payload: { dueOn, reason } };
    await this.ledger.append(tx, id, [fact], { recordedBy: by, today });
    return true;
  }

  private async apply(actor: Actor, named: readonly string[] | undefined, change: Change) {
    const begun = await this.database.transaction(async (tx) => {
      const assignment = await this.openFor(tx, actor, change.assignment);
      const { dueOn } = change;
      const today = await this.people.todayFor(tx, actor.personId);
      if (dueOn !== undefined && day(dueOn) < today) throw dueInPast(dueOn);
      const learners = named
        ? await this.mustHave(tx, actor, assignment.id, named)
        : await this.everybody(tx, actor, assignment, change);
      const { title } = assignment;
      if (learners.length > AT_ONCE) {
        const job = await this.jobs.add(tx, 'change-assignment', change, learners, actor.personId);
        return { title, job } as const;
      }
      return { title, ...(await this.forLearners(tx, change, learners, this.empty)) } as const;
    });
    if (!('job' in begun)) return begun;
    const view = await this.jobs.run(begun.job, PATIENCE_MS);
    return view.state === 'done'
      ? { title: begun.title, ...(view.result as Changed) }
      : { title: begun.title, job: view.id, state: view.state };
  }

  /** The assignment, if the actor may know of it and it stands. */
  private async openFor(tx: Transaction, actor: Actor, id: string): Promise<AssignmentEntity> {
    const assignment = await this.assignments.locked(tx, id);
    if (!assignment || !(await this.known.isVisible(tx, actor, assignment))) {
      throw noSuchAssignment();
    }
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

  private async mustHave(
    tx: Transaction,
    actor: Actor,
    id: string,
    named: readonly string[],
  ): Promise<readonly string[]> {
    const all = { condition: '1 = 1', parameters: [] };
    const having = await this.assignments.learnersOf(tx, id, all);
    const ids = new Set(having.map((learner) => learner.id));
    const learners = [...new Set(named)].sort();
    for (const learner of learners) {
      await this.people.permit(tx, actor, 'assignment:write', learner);
      if (!ids.has(learner)) {
        throw new NotFound(told`${learner} was not given this assignment.`, 'not-assigned');
      }
    }
    return learners;
  }

  // Everybody whom the actor teaches. Who gave it changes it for later joiners too, and so
  // does who teaches all of them.
  private async everybody(
    tx: Transaction,
    actor: Actor,
    { id, assignedBy }: AssignmentEntity,
    { dueOn }: Change,
  ): Promise<readonly string[]> {
    const parameters: SqlValue[] = [];
    const permission = 'assignment:write';
    const column = 'learner_id';
    const condition = await this.people.scopeCondition(tx, actor, permission, column, parameters);
    const having = await this.assignments.learnersOf(tx, id, { condition, parameters });
    if (assignedBy === actor.personId || having.every((learner) => learner.isWithin)) {
      await (dueOn === undefined
        ? this.assignments.cancel(tx, id, instantText(this.clock.now()))
        : this.assignments.changeDue(tx, id, dueOn));
    }
    return having.filter((learner) => learner.isWithin).map((learner) => learner.id);
  }
}
