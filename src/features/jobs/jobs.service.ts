import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import type { Actor } from '../../domain/permission.js';
import { Forbidden, NotFound } from '../../domain/refusal.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { JobEntity } from './job.entity.js';
import { JobRepository } from './job.repository.js';

/** What a feature does for learners of a job. It must leave nothing but what `tx` wrote. */
export interface JobWork<Input, Result> {
  readonly empty: Result;
  /** For some, in their order; `so` is what came of those before, and goes on in the answer. */
  forLearners(
    tx: Transaction,
    input: Input,
    learnerIds: readonly string[],
    so: Result,
  ): Promise<Result>;
}

/** A job as the API shows it. */
export interface JobView {
  readonly id: string;
  readonly state: JobEntity['state'];
  readonly done: number;
  readonly total: number;
  readonly result?: unknown;
  readonly error?: string;
}

// Small enough that on SQLite, where a batch holds the only writer, others don't notice.
const BATCH = 20;
const LEASE_MS = 60_000;
const WATCH_MS = 2_000;

/**
 * Work on many learners, in batches. Each batch and its progress are one transaction, so
 * a job that was cut off goes on where it was and does nobody twice.
 */
@Injectable()
export class JobsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly works = new Map<string, JobWork<never, unknown>>();
  private readonly running = new Map<string, Promise<void>>();
  private stopping = false;
  private watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobRepository,
    private readonly ledger: LedgerService,
  ) {}

  /** Says how jobs of a kind are done; at the start of the application, once for each kind. */
  register<Input, Result>(kind: string, work: JobWork<Input, Result>): void {
    this.works.set(kind, work);
  }

  /** Writes a job down, within the transaction of the command that asks for it. Start it after that with `run`, or let it be taken up soon. */
  async add(
    tx: Transaction,
    kind: string,
    input: unknown,
    learners: readonly string[],
    startedBy: string,
  ): Promise<string> {
    const id = uuid();
    await this.jobs.add(tx, {
      id,
      kind,
      state: 'waiting',
      input,
      learners: [...learners],
      done: 0,
      result: this.works.get(kind)!.empty,
      error: null,
      startedBy,
      startedAt: instantText(this.clock.now()),
      leasedUntil: null,
    });
    return id;
  }

  /** Runs a job in the background; answers when it is finished, or after `patience` milliseconds. */
  async run(id: string, patience: number): Promise<JobView> {
    const isFinished = new AbortController();
    const finished = this.start(id).finally(() => isFinished.abort());
    await Promise.race([finished, this.clock.wait(patience, isFinished.signal)]);
    return this.view((await this.jobs.find(this.database.reader, id))!);
  }

  /** A job of one's own; an administrator sees everybody's. */
  async find(actor: Actor, id: string): Promise<JobView> {
    const job = await this.jobs.find(this.database.reader, id);
    if (!job) throw new NotFound('There is no such job.', 'no-such-job');
    const isAdministrator = actor.grants.some((grant) => grant.role === 'administrator');
    if (job.startedBy !== actor.personId && !isAdministrator) {
      throw new Forbidden('This job was started by somebody else.');
    }
    return this.view(job);
  }

  onApplicationBootstrap(): void {
    this.watch = setInterval(() => void this.takeUp(), WATCH_MS).unref();
  }

  // The batch that is under way is finished; the rest goes on after the next start.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.watch);
    await Promise.allSettled(this.running.values());
  }

  /** Starts what nobody does: jobs added without `run`, and those of a process that died. */
  private async takeUp(): Promise<void> {
    try {
      const now = instantText(this.clock.now());
      const abandoned = await this.jobs.abandoned(this.database.reader, now);
      // What was found while the application began to stop is left for the next start.
      if (this.stopping) return;
      await Promise.all(abandoned.map((id) => this.start(id)));
    } catch (error) {
      this.logger.warn(`Jobs could not be taken up: ${String(error)}`);
    }
  }

  private start(id: string): Promise<void> {
    const known = this.running.get(id);
    if (known) return known;
    const work = this.work(id).finally(() => this.running.delete(id));
    this.running.set(id, work);
    return work;
  }

  private async work(id: string): Promise<void> {
    const isOurs = await this.database.transaction((tx) => {
      const now = instantText(this.clock.now());
      return this.jobs.claim(tx, id, now, this.lease());
    });
    if (!isOurs) return;
    try {
      const job = (await this.jobs.find(this.database.reader, id))!;
      while (!this.stopping && (await this.batch(job)));
    } catch (error) {
      this.logger.error(`Job ${id} failed: ${String(error)}`);
      const message = error instanceof Error ? error.message : String(error);
      await this.database.transaction((tx) => this.jobs.fail(tx, id, message));
      return;
    }
    if (this.stopping) await this.release(id);
  }

  /** Does the next learners; answers whether there are more. */
  private batch({ id, kind, input, learners }: JobEntity): Promise<boolean> {
    const work = this.works.get(kind)!;
    const doNext = async (tx: Transaction) => {
      const reached = await this.jobs.heldProgress(tx, id);
      const next = learners.slice(reached.done, reached.done + BATCH);
      // They may be written to without a pause: their ledgers are waited for.
      await this.ledger.hold(tx, next);
      const result = await work.forLearners(tx, input as never, next, reached.result);
      const done = reached.done + next.length;
      const isLast = done >= learners.length;
      await this.jobs.progress(tx, id, {
        done,
        result,
        state: isLast ? 'done' : 'running',
        leasedUntil: isLast ? null : this.lease(),
      });
      return !isLast;
    };
    return this.database.transaction(doNext, { snapshot: false });
  }

  private async release(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { state, done, result } = await this.jobs.heldProgress(tx, id);
      if (state !== 'running') return;
      await this.jobs.progress(tx, id, { done, result, state: 'waiting', leasedUntil: null });
    });
  }

  private lease(): string {
    return instantText(new Date(this.clock.now().getTime() + LEASE_MS));
  }

  private view({ id, state, done, learners, result, error }: JobEntity): JobView {
    return {
      id,
      state,
      done,
      total: learners.length,
      ...(state === 'done' ? { result } : {}),
      ...(error === null ? {} : { error }),
    };
  }
}
