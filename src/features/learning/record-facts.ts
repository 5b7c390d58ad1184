import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { changesBetween, type StatusChange } from '../../domain/changes.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { factView } from '../enrollments/fact.view.js';
import { LearnerViews, nextStepsOf, type LearnerView } from '../enrollments/learner-view.js';
import { nextStepView } from '../enrollments/standing.view.js';
import { LedgerService } from '../ledger/ledger.service.js';

/** Appends facts, and answers with all that they changed today and what is next. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
  ) {}

  /** `view` is the learner as they were before, within the same transaction. */
  async record(tx: Transaction, view: LearnerView, facts: readonly NewFact[], actor: Actor) {
    const { id, today } = view.learner;
    const appended = await this.ledger.append(tx, id, facts, {
      recordedBy: actor.personId,
      today,
    });
    const after = await this.views.of(tx, view.learner);
    return {
      fact: factView(appended.facts.at(-1)!),
      changes: changesOf(view, after),
      nextSteps: nextStepsOf(after).map(nextStepView),
    };
  }
}

/** Every node whose status today differs, on all paths and assignments. */
export function changesOf(before: LearnerView, after: LearnerView): readonly StatusChange[] {
  return after.evaluations.flatMap((evaluation) => {
    const earlier = before.evaluations.find((each) => each.path === evaluation.path);
    return earlier && earlier.nodes !== evaluation.nodes
      ? changesBetween(earlier, evaluation, after.learner.today)
      : [];
  });
}
