import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { CommittedReader } from './committed-reader.js';
import { Database, DatabaseClosed, type UnitOptions } from './database.js';
import { applyMissing, type Migration, MIGRATION_TABLE } from './migrate.js';
import { type PostgresConnection, postgresStatements } from './postgres-statements.js';
import { constraintOf, isConflict, sqlCode } from './sql-error.js';
import type { Reader, Transaction } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

const DUPLICATE = '23505';

type IsolationLevel = 'REPEATABLE READ' | 'READ COMMITTED';

/** For how long a unit that keeps meeting others is started again, in milliseconds. */
const PATIENCE = 30_000;
/** The longest pause before the next attempt, in milliseconds. */
const LONGEST_PAUSE = 250;
/** Names the advisory lock under which migrations run. */
const MIGRATION_LOCK = 7_326_401;

/**
 * PostgreSQL: units run at once, each on a connection of its own.
 *
 * At REPEATABLE READ a unit reads one state of the data throughout, and where it would
 * overwrite what another has committed meanwhile it fails with 40001 and starts again, so
 * no change is lost. What rests on rows that it only read needs a lock or a constraint.
 * A unit without a snapshot runs at READ COMMITTED.
 */
export class PostgresDatabase extends Database {
  readonly dialect = 'postgres';
  readonly reader: Reader;
  readonly reports: Reader;

  private readonly running = new Set<Promise<unknown>>();
  private readonly retried = new Set<string>();
  private closing = false;

  /** The data sources are initialised; `replica` is where reports read, if it differs. */
  constructor(
    private readonly writer: DataSource,
    private readonly committed: DataSource,
    private readonly replica: DataSource = committed,
  ) {
    super();
    this.reader = readerOf(committed);
    this.reports = readerOf(replica, { prepared: false });
  }

  transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    { snapshot = true }: UnitOptions = {},
  ): Promise<T> {
    if (this.closing) return Promise.reject(new DatabaseClosed());
    const running = this.untilDone(work, snapshot ? 'REPEATABLE READ' : 'READ COMMITTED');
    const settled: Promise<unknown> = running.then(
      () => this.running.delete(settled),
      () => this.running.delete(settled),
    );
    this.running.add(settled);
    return running;
  }

  retryOnDuplicateOf(constraint: string): void {
    this.retried.add(constraint);
  }

  async migrate(migrations: readonly Migration[]): Promise<void> {
    const runner = this.writer.createQueryRunner();
    // Held by the session, not the transaction: what that reads must be as of after the wait.
    await runner.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      await this.transaction(async (tx) => {
        await tx.execute(MIGRATION_TABLE);
        await applyMissing(tx, migrations);
      });
    } finally {
      await runner.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`);
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await Promise.allSettled(this.running);
    for (const source of new Set([this.replica, this.committed, this.writer])) {
      if (source.isInitialized) await source.destroy();
    }
  }

  private async untilDone<T>(
    work: (tx: Transaction) => Promise<T>,
    isolation: IsolationLevel,
  ): Promise<T> {
    const until = performance.now() + PATIENCE;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(work, isolation);
      if (outcome.kept) return outcome.value;
      if (!this.hasMetAnother(outcome.failure) || performance.now() > until) throw outcome.error;
      // Random, or those that met once would meet again.
      await pause(Math.random() * Math.min(LONGEST_PAUSE, 5 * 2 ** attempt));
    }
  }

  private async attempt<T>(
    work: (tx: Transaction) => Promise<T>,
    isolation: IsolationLevel,
  ): Promise<{ kept: true; value: T } | { kept: false; error: unknown; failure: unknown }> {
    const runner = this.writer.createQueryRunner();
    let unit: UnitOfWork | undefined;
    try {
      const connection = (await runner.connect()) as PostgresConnection;
      // TypeORM would send the level as a statement of its own.
      await runner.query(`start transaction isolation level ${isolation}`);
      unit = new UnitOfWork('postgres', runner.manager, postgresStatements(connection));
      const value = await work(unit);
      await unit.end();
      await runner.query('commit');
      return { kept: true, value };
    } catch (error) {
      if (unit) await abandoned(unit, runner);
      // The work may have wrapped what its statement failed with.
      return { kept: false, error, failure: unit?.failure ?? error };
    } finally {
      await runner.release();
    }
  }

  private hasMetAnother(error: unknown): boolean {
    if (isConflict(error)) return true;
    if (sqlCode(error) !== DUPLICATE) return false;
    // A distributed PostgreSQL adds the number of the shard to the name.
    const constraint = constraintOf(error)?.replace(/_\d{5,}$/, '');
    return constraint !== undefined && this.retried.has(constraint);
  }
}

function readerOf(dataSource: DataSource, how?: { prepared: boolean }): Reader {
  const { master } = dataSource.driver as unknown as { master: Pool };
  return new CommittedReader('postgres', dataSource.manager, postgresStatements(master, how));
}

/** Shuts a unit that failed, and takes back what it did. Why it failed is known already. */
async function abandoned(unit: UnitOfWork, runner: QueryRunner): Promise<void> {
  try {
    await unit.end();
  } catch {
    // The first error is the one to report.
  }
  try {
    await runner.query('rollback');
  } catch {
    // PostgreSQL rolls back by itself when the connection is gone.
  }
}
