import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import { assignmentIn, assignmentsOf, evaluateAssignment } from '../../domain/assignment.js';
import { add, addDays, day, isoDay, type Day } from '../../domain/day.js';
import { enrollmentOn } from '../../domain/enrollment.js';
import type { NewFact } from '../../domain/fact.js';
import { supposing, type LearnerRecord } from '../../domain/record.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import { durationOf } from '../../http/validation.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { EnrollmentsService } from '../enrollments/enrollments.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { Learner } from '../people/people.service.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Somebody who does not get an assignment, and why. */
export interface Skipped {
  readonly learner: { readonly id: string; readonly name: string };
  readonly code: 'already-completed' | 'already-assigned' | 'assignment-cancelled' | 'not-employed';
  readonly reason: string;
}

/** Gives one assignment to one learner, or says why not. */
@Injectable()
export class GiveAssignment {
  constructor(
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly enrollments: EnrollmentsService,
    private readonly views: LearnerViews,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** Why a learner would not get it; null where they would. Writes nothing. */
  async whyNot(
    reader: Reader,
    assignment: AssignmentEntity,
    learner: Learner,
  ): Promise<Skipped | null> {
    const skip = skipOf(learner);
    if (assignment.cancelledAt !== null) {
      return skip('assignment-cancelled', 'The assignment was cancelled meanwhile.');
    }
    if (!learner.isEmployed)
      return skip('not-employed', told`${learner.name} doesn't work here now.`);
    const record = await this.ledger.record(reader, learner.id);
    if (this.hasOpen(record, assignment, learner.today)) return hasAlready(learner);
    const fact = assignedFact(assignment, learner.today);
    if (!assignment.repeat && this.isFinished(record, fact, learner.today)) {
      return skip(
        'already-completed',
        told`${learner.name} has completed this, and it is still good.`,
      );
    }
    return null;
  }

  /** Gives an assignment to one learner, unless there is a reason not to: that is the answer then. */
  async giveTo(
    tx: Transaction,
    assignment: AssignmentEntity,
    learner: Learner,
    by: string,
  ): Promise<Skipped | null> {
    const skipped = await this.whyNot(tx, assignment, learner);
    if (skipped) return skipped;
    if (!(await this.assignments.give(tx, assignment.id, learner.id))) return hasAlready(learner);
    const { target } = assignment;
    const { today } = learner;
    const record = await this.ledger.record(tx, learner.id);
    if (target.kind === 'path' && !enrollmentOn(record, target.code, today)) {
      const view = await this.views.of(tx, learner);
      await this.enrollments.enrollIn(tx, view, target.code, today, by);
    }
    const fact = assignedFact(assignment, today);
    await this.ledger.append(tx, learner.id, [fact], { recordedBy: by, today });
    return null;
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

function skipOf({ id, name }: Learner) {
  return (code: Skipped['code'], reason: string): Skipped => ({
    learner: { id, name },
    code,
    reason,
  });
}

function hasAlready(learner: Learner): Skipped {
  return skipOf(learner)('already-assigned', told`${learner.name} has this to do already.`);
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
export function dueFor(
  { dueOn, dueIn, assignedOn }: Pick<AssignmentEntity, 'dueOn' | 'dueIn' | 'assignedOn'>,
  today: Day,
): string | null {
  if (dueIn !== null) return isoDay(add(today, durationOf(dueIn)));
  if (dueOn === null || day(dueOn) >= today) return dueOn;
  return isoDay(addDays(today, day(dueOn) - day(assignedOn)));
}
