import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { addDays, dayAt, isoDay } from '../../domain/day.js';
import { enrollmentsIn, versionOn } from '../../domain/enrollment.js';
import { type Actor, requireMay } from '../../domain/permission.js';
import { Forbidden, NotFound, Refusal } from '../../domain/refusal.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { JobsService, type JobView, type JobWork } from '../jobs/jobs.service.js';
import { PeopleService } from '../people/people.service.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { MoveEnrollment, type MovePreview } from './move-enrollment.js';

/** Somebody on a version of a path. */
export interface OnPath {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** What moving a learner would change; null for whom nobody can move today. */
export interface PreviewedMove {
  readonly learner: OnPath;
  readonly move: MovePreview | null;
}

interface MoveAsk {
  readonly path: string;
  readonly version: number;
  readonly reason: string;
  readonly actor: Actor;
}

interface Moved {
  readonly moved: number;
  /** Who had gone or been moved meanwhile. */
  readonly skipped: number;
}

const MOVE_LEARNERS = 'move-learners';
/** How long the answer waits, so that a small office sees it done. */
const PATIENCE_MS = 1500;

/** Moves everybody who is on an older version of a path to the newest, as a job. */
@Injectable()
export class MoveLearners implements JobWork<MoveAsk, Moved> {
  readonly empty: Moved = { moved: 0, skipped: 0 };

  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentRepository,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly mover: MoveEnrollment,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {
    jobs.register(MOVE_LEARNERS, this);
  }

  /** Those on an older version than the newest, by name. */
  async behind(path: string): Promise<readonly OnPath[]> {
    const newest = this.catalog.published('path', path).version;
    return (await this.learnersOn(path)).filter(({ version }) => version < newest);
  }

  /** Those enrolled in a path, by name. */
  async learnersOn(path: string): Promise<readonly OnPath[]> {
    const { reader } = this.database;
    // The earliest day that it may be at any site.
    const today = isoDay(addDays(dayAt(this.clock.now(), 'UTC'), -1));
    const found: { id: string; version: number }[] = [];
    for (const each of await this.enrollments.entriesOnPathAfter(reader, path, today)) {
      const span = enrollmentsIn(new Map([[`path/${path}`, each.entries]]), path).at(-1);
      if (span) found.push({ id: each.learnerId, version: versionOn(span, span.to) });
    }
    const names = await this.people.names(
      reader,
      found.map(({ id }) => id),
    );
    return found
      .map(({ id, version }) => ({ id, version, name: names.get(id) ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /**
   * What moving each of some learners to the newest version changes for them: by what is
   * published, or by definitions that will be. Nothing is written.
   */
  async previews(
    actor: Actor,
    path: string,
    learners: readonly OnPath[],
    definitions = this.catalog.definitions,
  ): Promise<readonly PreviewedMove[]> {
    const { version } = definitions.published('path', path);
    const moves: PreviewedMove[] = [];
    for (const learner of learners) {
      const move = await this.mover
        .preview(actor, learner.id, path, { version, definitions })
        .catch(noneIfPassed);
      moves.push({ learner, move });
    }
    return moves;
  }

  /** Begins to move all of them. */
  async start(actor: Actor, path: string, reason: string): Promise<JobView> {
    const { version } = this.catalog.published('path', path);
    const learners = (await this.behind(path)).map(({ id }) => id);
    const id = await this.database.transaction(async (tx) => {
      requireMay(actor, 'enrollment:move', {}, await this.people.todayFor(tx, actor.personId));
      const { personId, grants } = actor;
      const ask: MoveAsk = { path, version, reason, actor: { personId, grants } };
      return this.jobs.add(tx, MOVE_LEARNERS, ask, learners, personId);
    });
    return this.jobs.run(id, PATIENCE_MS);
  }

  async forLearners(
    tx: Transaction,
    ask: MoveAsk,
    learnerIds: readonly string[],
    so: Moved,
  ): Promise<Moved> {
    let { moved, skipped } = so;
    for (const id of learnerIds) {
      if (await this.isMoved(tx, ask, id)) moved += 1;
      else skipped += 1;
    }
    return { ...so, moved, skipped };
  }

  /** Moves one learner, unless there is a reason not to. */
  private async isMoved(tx: Transaction, ask: MoveAsk, id: string): Promise<boolean> {
    try {
      await this.mover.moveIn(tx, ask.actor, id, ask.path, ask, false);
      return true;
    } catch (error) {
      noneIfPassed(error);
      return false;
    }
  }
}

/** Who left, comes later or was moved meanwhile is passed over. */
function noneIfPassed(error: unknown): null {
  const isPassed =
    error instanceof Refusal || error instanceof NotFound || error instanceof Forbidden;
  if (!isPassed) throw error;
  return null;
}
