import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import type { Day } from '../../domain/day.js';
import type { LearnerRecord } from '../../domain/record.js';
import { mergeNextSteps, nextStepsOn, type NextStep } from '../../domain/next-steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { LedgerService } from '../ledger/ledger.service.js';

/** All that is known of a learner: the record, and the timelines of every path and assignment. */
export interface LearnerView {
  /** Their id, and the day that it is at their site. */
  readonly learner: { readonly id: string; readonly today: Day };
  readonly record: LearnerRecord;
  readonly evaluations: readonly PathEvaluation[];
}

/** Looks at learners: within a transaction through it, else through the committed reader. */
@Injectable()
export class LearnerViews {
  constructor(private readonly ledger: LedgerService) {}

  /** `learner` as `PeopleService` gives them: their id, and the day that it is there. */
  async of(reader: Reader, learner: { id: string; today: Day }): Promise<LearnerView> {
    const record = await this.ledger.record(reader, learner.id);
    return { learner, record, evaluations: this.ledger.evaluationsOf(record) };
  }
}

/** What a learner does next, on all paths and assignments. */
export function nextStepsOf(view: LearnerView): readonly NextStep[] {
  return mergeNextSteps(
    view.evaluations.map((evaluation) => nextStepsOn(evaluation, view.learner.today)),
  );
}
