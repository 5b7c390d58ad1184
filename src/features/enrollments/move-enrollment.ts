import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { versionOn } from '../../domain/enrollment.js';
import type { NewFact } from '../../domain/fact.js';
import { supposing } from '../../domain/record.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { evaluatePath } from '../../domain/timeline.js';
import { treeOf } from '../../domain/tree.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { EnrollmentsService } from './enrollments.service.js';
import { LearnerViews } from './learner-view.js';
import { moveDifferences } from './move-differences.js';

/** Moves a learner to another version of their path, after a preview of what that changes. */
@Injectable()
export class MoveEnrollment {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly enrollments: EnrollmentsService,
    private readonly views: LearnerViews,
  ) {}

  /** With `dryRun` nothing is written; the answer is the same. */
  move(
    actor: Actor,
    learnerId: string,
    path: string,
    ask: { version: number; reason: string },
    dryRun: boolean,
  ) {
    return this.database.transaction((tx) => this.moveIn(tx, actor, learnerId, path, ask, dryRun));
  }

  /** The same within somebody else's transaction: many learners are moved by a job. */
  async moveIn(
    tx: Transaction,
    actor: Actor,
    learnerId: string,
    path: string,
    ask: { version: number; reason: string },
    dryRun: boolean,
  ) {
    const learner = await this.people.permit(tx, actor, 'enrollment:move', learnerId);
    const view = await this.views.of(tx, learner);
    const { record } = view;
    const { today } = learner;
    const span = this.enrollments.mustBeEnrolled(view, path, today);
    const from = versionOn(span, today);
    refuseUnless(
      decide(
        from === ask.version && {
          code: 'same-version',
          text: `The learner is on version ${from} already.`,
        },
      ),
      { conflict: true },
    );
    this.catalog.published('path', path, ask.version);

    const moved: NewFact = {
      kind: 'moved',
      subject: path,
      occurredOn: today,
      payload: { from, version: ask.version, reason: ask.reason },
    };
    const before = view.evaluations.find((each) => each.path === path)!;
    const supposed = supposing(record, [moved]);
    const after = evaluatePath(supposed, path, this.catalog.definitions);
    const tree = (version: number) => treeOf(this.catalog.definitions.path(path, version));
    if (!dryRun) {
      await this.ledger.append(tx, learnerId, [moved], { recordedBy: actor.personId, today });
    }
    return {
      path,
      from,
      to: ask.version,
      dryRun,
      progress: {
        before: standingOn(before, today)?.progress ?? null,
        after: standingOn(after, today)?.progress ?? null,
      },
      ...moveDifferences(
        { evaluation: before, tree: tree(from) },
        { evaluation: after, tree: tree(ask.version) },
        today,
      ),
    };
  }
}
