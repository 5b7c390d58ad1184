import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { versionOn } from '../../domain/enrollment.js';
import type { NewFact } from '../../domain/fact.js';
import { supposing } from '../../domain/record.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import { evaluatePath, type PathEvaluation } from '../../domain/timeline.js';
import { treeOf } from '../../domain/tree.js';
import type { Day } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { EnrollmentsService } from './enrollments.service.js';
import { LearnerViews } from './learner-view.js';

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
    const trees = [from, ask.version].map((version) =>
      treeOf(this.catalog.definitions.path(path, version)),
    );
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
      ...differences(before, after, trees as [Trees, Trees], today),
    };
  }
}

type Trees = ReturnType<typeof treeOf>;

/** What a move adds, drops and carries over, and what stands differently on that day. */
function differences(
  before: PathEvaluation,
  after: PathEvaluation,
  [oldTree, newTree]: [Trees, Trees],
  on: Day,
) {
  const named = (tree: Trees) => (key: string) => ({
    requirement: key,
    title: tree.nodes.get(key)!.title,
  });
  const statusIn = (evaluation: PathEvaluation, key: string) => {
    const node = evaluation.nodes.get(key);
    return node ? (at(node.timeline, on)?.status ?? null) : null;
  };
  const kept = [...newTree.nodes.keys()].filter((key) => oldTree.nodes.has(key));
  return {
    adds: [...newTree.nodes.keys()].filter((key) => !oldTree.nodes.has(key)).map(named(newTree)),
    drops: [...oldTree.nodes.keys()].filter((key) => !newTree.nodes.has(key)).map(named(oldTree)),
    // Whatever was done before counts, also where the old version didn't ask for it.
    carriesOver: [...newTree.nodes.keys()]
      .filter((key) => newTree.nodes.get(key)!.children.length === 0)
      .filter((key) => {
        const status = statusIn(after, key);
        return status !== null && status !== 'not-applicable' && isMet(status);
      })
      .map(named(newTree)),
    changes: kept
      .map((key) => ({
        ...named(newTree)(key),
        from: statusIn(before, key),
        to: statusIn(after, key),
      }))
      .filter((change) => change.from !== change.to),
  };
}
