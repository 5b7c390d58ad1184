import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { versionOn } from '../../domain/enrollment.js';
import type { NewFact } from '../../domain/fact.js';
import { supposing } from '../../domain/record.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { evaluatePath } from '../../domain/timeline.js';
import { treeOf } from '../../domain/tree.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import type { PublishedDefinitions } from '../catalog/published-definitions.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { EnrollmentsService } from './enrollments.service.js';
import { LearnerViews } from './learner-view.js';
import { moveDifferences } from './move-differences.js';

/** What a move changes for a learner. */
export type MovePreview = Awaited<ReturnType<MoveEnrollment['preview']>>;

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
    const { definitions } = this.catalog;
    const { today, moved, changes } = await this.look(tx, actor, learnerId, path, ask, definitions);
    if (!dryRun) {
      await this.ledger.append(tx, learnerId, [moved], { recordedBy: actor.personId, today });
    }
    return { ...changes, dryRun };
  }

  /** What the move would change by definitions that may yet have to be published. */
  async preview(
    actor: Actor,
    learnerId: string,
    path: string,
    { version, definitions }: { version: number; definitions: PublishedDefinitions },
  ) {
    const { reader } = this.database;
    const ask = { version, reason: 'Preview' };
    const { changes } = await this.look(reader, actor, learnerId, path, ask, definitions);
    return changes;
  }

  /** The fact that moves a learner, and what it changes by some definitions. */
  private async look(
    reader: Reader,
    actor: Actor,
    learnerId: string,
    path: string,
    { version, reason }: { version: number; reason: string },
    definitions: PublishedDefinitions,
  ) {
    const learner = await this.people.permit(reader, actor, 'enrollment:move', learnerId);
    const view = await this.views.of(reader, learner);
    const { today } = learner;
    const span = this.enrollments.mustBeEnrolled(view, path, today);
    const from = versionOn(span, today);
    refuseUnless(
      decide(
        from === version && {
          code: 'same-version',
          text: `The learner is on version ${from} already.`,
        },
      ),
      { conflict: true },
    );

    const to = definitions.published('path', path, version);

    const moved: NewFact = {
      kind: 'moved',
      subject: path,
      occurredOn: today,
      payload: { from, version, reason },
    };
    const before = view.evaluations.find((each) => each.path === path)!;
    const after = evaluatePath(supposing(view.record, [moved]), path, definitions);
    return {
      today,
      moved,
      changes: {
        ...{ path, from, to: version },
        progress: {
          before: standingOn(before, today)?.progress ?? null,
          after: standingOn(after, today)?.progress ?? null,
        },
        ...moveDifferences(
          { evaluation: before, tree: treeOf(this.catalog.definitions.path(path, from)) },
          { evaluation: after, tree: treeOf(to.definition) },
          today,
        ),
      },
    };
  }
}
