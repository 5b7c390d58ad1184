import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { assignmentIn, assignmentsOf, evaluateAssignment } from '../../domain/assignment.js';
import { add, addDays, day, isoDay, type Day } from '../../domain/day.js';
import { enrollmentOn } from '../../domain/enrollment.js';
import type { AssignmentTarget, NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { supposing, type LearnerRecord } from '../../domain/record.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { durationOf } from '../../http/validation.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { EnrollmentsService } from '../enrollments/enrollments.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { JobsService, type JobView, type JobWork } from '../jobs/jobs.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import type { AssignDto } from './assign.dto.js';
import type { AssignmentEntity, Audience } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';

/** What came of an assignment so far. */
export interface Assigned {
  readonly assigned: number;
  readonly skipped: readonly Skipped[];
}

export interface Skipped {
  readonly learner: { readonly id: string; readonly name: string };
  readonly code: 'already-completed' | 'already-assigned' | 'assignment-cancelled' | 'not-employed';
  readonly reason: string;
}

interface AssignInput {
  readonly assignment: string;
  readonly by: string;
}

/** How long a caller waits for a large assignment before it is answered with its job. */
const PATIENCE_MS = 10_000;

/** Gives coursework to people, a cohort, or everybody who fits. */
@Injectable()
export class AssignCoursework implements JobWork<AssignInput, Assigned> {
  readonly empty: Assigned = { assigned: 0, skipped: [] };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly enrollments: EnrollmentsService,
    private readonly views: LearnerViews,
    private readonly jobs: JobsService,
    private readonly assignments: AssignmentRepository,
  ) {
    jobs.register('assign', this);
  }

  /** Answers what was assigned; or, where that takes long, the job that goes on. */
  async assign(actor: Actor, ask: AssignDto) {
    const { assignment, job } = await this.database.transaction(async (tx) => {
      const today = await this.people.todayFor(tx, actor.personId);
      const audience = audienceOf(ask);
      const assignment: AssignmentEntity = {
        id: uuid(),
        ...this.targetOf(ask),
        audience,
        ...dueOf(ask, today),
        repeat: ask.repeat ?? false,
        laterJoiners: ask.laterJoiners ?? false,
        note: ask.note ?? null,
        assignedBy: actor.personId,
        assignedOn: isoDay(today),
        assignedAt: instantText(this.clock.now()),
        cancelledAt: null,
      };
      const learners = await this.learnersOf(tx, actor, audience);
      if (learners.length === 0 && !assignment.laterJoiners) throw nobody();
      await this.assignments.add(tx, assignment);
      const input: AssignInput = { assignment: assignment.id, by: actor.personId };
      const job = await this.jobs.add(tx, 'assign', input, learners, actor.personId);
      return { assignment, job };
    });
    const view: JobView = await this.jobs.run(job, PATIENCE_MS);
    const { id, title, dueIn, assignedOn } = assignment;
    const dueOn = dueFor(assignment, day(assignedOn));
    return view.state === 'done'
      ? { id, title, dueOn, dueIn, ...(view.result as Assigned) }
      : { id, title, dueOn, dueIn, job: view.id, state: view.state };
  }

  /** One learner of the job. */
  async forLearner(
    tx: Transaction,
    input: AssignInput,
    learnerId: string,
    so: Assigned,
  ): Promise<Assigned> {
    const assignment = (await this.assignments.held(tx, input.assignment))!;
    const learner = await this.people.learner(tx, learnerId);
    const skipped = await this.giveTo(tx, assignment, learner, input.by);
    return skipped
      ? { ...so, skipped: [...so.skipped, skipped] }
      : { ...so, assigned: so.assigned + 1 };
  }

  /** Gives an assignment to one learner, unless there is a reason not to: that is the answer then. */
  async giveTo(
    tx: Transaction,
    assignment: AssignmentEntity,
    learner: Learner,
    by: string,
  ): Promise<Skipped | null> {
    const skip = (code: Skipped['code'], reason: string): Skipped => ({
      learner: { id: learner.id, name: learner.name },
      code,
      reason,
    });
    if (assignment.cancelledAt !== null) {
      return skip('assignment-cancelled', 'The assignment was cancelled meanwhile.');
    }
    if (!learner.isEmployed) return skip('not-employed', `${learner.name} doesn't work here now.`);
    const record = await this.ledger.record(tx, learner.id);
    const fact = assignedFact(assignment, learner.today);
    if (this.hasOpen(record, assignment, learner.today)) {
      return skip('already-assigned', `${learner.name} has this to do already.`);
    }
    if (!assignment.repeat && this.isFinished(record, fact, learner.today)) {
      return skip('already-completed', `${learner.name} has completed this, and it is still good.`);
    }
    if (!(await this.assignments.give(tx, assignment.id, learner.id))) {
      return skip('already-assigned', `${learner.name} has this to do already.`);
    }
    const { target } = assignment;
    const { today } = learner;
    if (target.kind === 'path' && !enrollmentOn(record, target.code, today)) {
      const view = await this.views.of(tx, learner);
      await this.enrollments.enrollIn(tx, view, target.code, today, by);
    }
    await this.ledger.append(tx, learner.id, [fact], { recordedBy: by, today });
    return null;
  }

  private targetOf(ask: AssignDto): { title: string; target: AssignmentTarget } {
    const given = (['course', 'path', 'skill', 'task'] as const).filter(
      (kind) => ask[kind] !== undefined,
    );
    const [kind] = given;
    if (given.length !== 1 || kind === undefined) {
      throw new InvalidInput([
        {
          field: 'course',
          message: 'give one of course, path, skill and task: what is to be done',
        },
      ]);
    }
    const code = ask[kind]!;
    if (kind === 'task') return { title: code, target: { kind, code } };
    const found = this.catalog.find(kind, code);
    if (!found) throw new NotFound(`There is no ${kind} ${code}.`, `no-such-${kind}`);
    const { title, version } = found;
    return { title, target: { kind, code, version } };
  }

  private async learnersOf(tx: Transaction, actor: Actor, audience: Audience): Promise<string[]> {
    const { learners, ...filter } = audience;
    if (learners) {
      for (const id of new Set(learners))
        await this.people.permit(tx, actor, 'assignment:write', id);
      return [...new Set(learners)].sort();
    }
    return this.visible(tx, actor, await this.people.matching(tx, filter));
  }

  // Who fits but isn't the actor's to teach is left out, as from every list of theirs.
  private async visible(reader: Reader, actor: Actor, ids: readonly string[]): Promise<string[]> {
    const parameters: SqlValue[] = [];
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      'assignment:write',
      'id',
      parameters,
    );
    const mine = await this.assignments.peopleWithin(reader, { condition, parameters });
    return ids.filter((id) => mine.has(id)).sort();
  }

  private hasOpen(record: LearnerRecord, { target }: AssignmentEntity, today: Day): boolean {
    return assignmentsOf(record).some((id) => {
      const known = assignmentIn(record, id);
      if (!known || known.cancelledOn <= today) return false;
      if (known.target.kind !== target.kind || known.target.code !== target.code) return false;
      const { timeline } = evaluateAssignment(record, id, this.catalog.definitions).nodes.get(id)!;
      const moment = at(timeline, today);
      return moment !== null && !isMet(moment.status);
    });
  }

  // A course that has to be renewed somewhere isn't finished, however often it was completed.
  private isFinished(record: LearnerRecord, fact: NewFact, today: Day): boolean {
    const supposed = supposing(record, [fact]);
    const evaluation = evaluateAssignment(supposed, fact.subject, this.catalog.definitions);
    const moment = at(evaluation.nodes.get(fact.subject)!.timeline, today);
    if (moment === null || !isMet(moment.status)) return false;
    return !this.ledger.evaluationsOf(record).some((each) => wants(each, fact, today));
  }
}

function wants(evaluation: PathEvaluation, fact: NewFact, today: Day): boolean {
  if (fact.kind !== 'assigned' || fact.payload.target.kind !== 'course') return false;
  const { code } = fact.payload.target;
  return evaluation.pieces.some((piece) =>
    [...piece.situation.tree.nodes.values()].some((node) => {
      if (node.asks.kind !== 'course' || node.asks.course !== code) return false;
      const moment = at(evaluation.nodes.get(node.key)!.timeline, today);
      return moment !== null && (!isMet(moment.status) || moment.status === 'expiring');
    }),
  );
}

function assignedFact(assignment: AssignmentEntity, today: Day): NewFact {
  const { id, target, title, repeat, note } = assignment;
  return {
    kind: 'assigned',
    subject: id,
    occurredOn: today,
    payload: {
      target,
      title,
      dueOn: dueFor(assignment, today),
      // Who completed it before, but has to again, starts anew.
      repeat,
      ...(note === null ? {} : { note }),
    },
  };
}

// Whoever comes later has as long as the others had.
function dueFor({ dueOn, dueIn, assignedOn }: AssignmentEntity, today: Day): string | null {
  if (dueIn !== null) return isoDay(add(today, durationOf(dueIn)));
  if (dueOn === null || day(dueOn) >= today) return dueOn;
  return isoDay(addDays(today, day(dueOn) - day(assignedOn)));
}

function dueOf(ask: AssignDto, today: Day): { dueOn: string | null; dueIn: string | null } {
  if (ask.dueOn !== undefined && ask.dueIn !== undefined) {
    throw new InvalidInput([{ field: 'dueIn', message: 'give either dueOn or dueIn' }]);
  }
  if (ask.dueOn !== undefined && day(ask.dueOn) < today) throw dueInPast(ask.dueOn);
  return { dueOn: ask.dueOn ?? null, dueIn: ask.dueIn ?? null };
}

/** A due date has to be ahead. */
export function dueInPast(dueOn: string): Refusal {
  return new Refusal([
    { code: 'due-in-past', text: `${dueOn} has passed: choose today or a later day.` },
  ]);
}

function nobody(): Refusal {
  return new Refusal([
    { code: 'nobody-to-assign', text: 'Nobody whom you teach fits this: choose other people.' },
  ]);
}

function audienceOf(ask: AssignDto): Audience {
  const { learners, cohort, site, position, exposure } = ask;
  const fitting = { cohort, site, position, exposure };
  const given = Object.fromEntries(
    Object.entries(fitting).filter(([, value]) => value !== undefined),
  );
  const isFitting = Object.keys(given).length > 0;
  if (learners === undefined && !isFitting) {
    throw new InvalidInput([
      { field: 'learners', message: 'say for whom: learners, cohort, site, position or exposure' },
    ]);
  }
  if (learners !== undefined && isFitting) {
    throw new InvalidInput([
      { field: 'learners', message: 'give either learners, or what they have in common' },
    ]);
  }
  return learners ? { learners } : given;
}
