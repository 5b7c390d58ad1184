import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { Post } from '../../domain/fact.js';
import { employmentOf } from '../../domain/employment.js';
import { at } from '../../domain/steps.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { PostChanges, type PostChanged } from '../people/post-changes.js';
import type { Audience } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';
import { GiveAssignment } from './give-assignment.js';

/** Gives open assignments to whoever comes to fit them, in the transaction that makes them fit. */
@Injectable()
export class AssignToLaterJoiners {
  constructor(
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly giving: GiveAssignment,
    private readonly assignments: AssignmentRepository,
    postChanges: PostChanges,
  ) {
    postChanges.handle((tx, event) => this.assign(tx, event));
  }

  private async assign(
    tx: Transaction,
    { learnerId, recordedBy, today }: PostChanged,
  ): Promise<void> {
    const open = await this.assignments.openToLaterJoiners(tx);
    if (open.length === 0) return;
    const learner = await this.people.learner(tx, learnerId);
    const post = at(employmentOf(await this.ledger.record(tx, learnerId)).post, today);
    if (!post) return;
    for (const assignment of open) {
      if (!isFor(assignment.audience, learner, post)) continue;
      await this.giving.giveTo(tx, assignment, learner, recordedBy);
    }
  }
}

/** Whether an assignment for all who fit is for this learner. */
function isFor(audience: Audience, learner: Learner, post: Post): boolean {
  const { learners, cohort, site, position, exposure } = audience;
  return (
    learners === undefined &&
    (cohort === undefined || learner.cohorts.includes(cohort)) &&
    (site === undefined || post.site === site) &&
    (position === undefined || post.position === position) &&
    (exposure === undefined || post.exposures.includes(exposure))
  );
}
