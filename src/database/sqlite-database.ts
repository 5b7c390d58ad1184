import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';
import { CommittedReader } from './committed-reader.js';
import { Database, DatabaseClosed } from './database.js';
import { applyMissing, type Migration, MIGRATION_TABLE } from './migrate.js';
import { sqlCode } from './sql-error.js';
import { sqliteStatements } from './sqlite-statements.js';
import type { Statements } from './statements.js';
import type { Reader, Transaction } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

/** Measured: larger groups save little and let the first wait longer. */
const LARGEST_GROUP = 64;
/** After so many milliseconds of a group, what came in meanwhile is read, and other requests answered. */
const LONGEST_TURN = 10;
/** For how long another process may hold the file, in milliseconds. */
const PATIENCE = 30_000;
/** A unit that takes longer, in milliseconds, waits for something that it must not. */
const UNIT_LIMIT = 60_000;

interface Waiting {
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { kept: true; value: unknown } | { kept: false; error: unknown };

/**
 * SQLite behind one queue. TypeORM gives every caller the same connection, so a second
 * BEGIN, or a plain `save()`, would land inside somebody else's transaction and vanish
 * with it (typeorm #1884).
 *
 * What waits is committed as a group: one transaction, a savepoint for each unit so that
 * a failing one rolls back alone, and one flush to the disk for all of them. Nobody is
 * answered before that, not even with a refusal: it may rest on what another unit of the
 * group wrote.
 */
export class SqliteDatabase extends Database {
  readonly dialect = 'sqlite';
  readonly reader: Reader;
  readonly reports: Reader;

  private readonly handle: SqliteHandle;
  private readonly runner: QueryRunner;
  private readonly statements: Statements;
  private readonly takeLock: Statement;
  private readonly mark: Statement;
  private readonly keep: Statement;
  private readonly undo: Statement;

  private waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;
  private closing = false;

  /** Both data sources are initialised, `committed` opened read-only on the same file. */
  constructor(
    private readonly writer: DataSource,
    private readonly committed: DataSource,
  ) {
    super();
    this.handle = handleOf(writer);
    this.handle.exec(MIGRATION_TABLE);
    // From here on a lock is waited for in `begin`, where waiting does not stop the process.
    this.handle.pragma('busy_timeout = 5');
    this.runner = writer.createQueryRunner();
    this.statements = sqliteStatements(this.handle);
    // Changes nothing, but takes the write lock. TypeORM sends a plain BEGIN, and a
    // transaction that reads before it writes can't wait for the lock any more.
    this.takeLock = this.handle.prepare('delete from migration where 0');
    this.mark = this.handle.prepare('savepoint unit');
    this.keep = this.handle.prepare('release unit');
    this.undo = this.handle.prepare('rollback to unit');

    const read = sqliteStatements(handleOf(committed));
    this.reader = new CommittedReader('sqlite', committed.manager, read);
    this.reports = this.reader;
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.closing) return Promise.reject(new DatabaseClosed());
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Nothing to do: units run one after the other, so none meets another. */
  retryOnDuplicateOf(): void {}

  async migrate(migrations: readonly Migration[]): Promise<void> {
    // Rebuilding a table drops the old one, which would delete the rows that refer to it.
    // Inside a transaction the switch has no effect.
    this.handle.pragma('foreign_keys = OFF');
    try {
      await this.transaction(async (tx) => {
        await applyMissing(tx, migrations);
        const [broken] = await tx.query('pragma foreign_key_check');
        if (broken) throw new Error(`A migration broke a reference: ${JSON.stringify(broken)}`);
      });
    } finally {
      this.handle.pragma('foreign_keys = ON');
    }
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.draining;
    if (this.committed.isInitialized) await this.committed.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      // Lets the requests that came in together join one group.
      await nextTurn();
      await this.commitGroup(this.waiting.splice(0, LARGEST_GROUP));
    }
    this.draining = undefined;
  }

  private async commitGroup(group: readonly Waiting[]): Promise<void> {
    const outcomes: Outcome[] = [];
    try {
      await this.begin();
      let since = performance.now();
      for (const { work } of group) {
        if (performance.now() - since > LONGEST_TURN) {
          await nextTurn();
          since = performance.now();
        }
        outcomes.push(await this.runUnit(work));
      }
      if (outcomes.some(({ kept }) => kept)) await this.runner.commitTransaction();
      else await this.runner.rollbackTransaction();
    } catch (error) {
      await this.abandon();
      for (const { reject } of group) reject(error);
      return;
    }
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]!;
      if (outcome.kept) resolve(outcome.value as never);
      else reject(outcome.error);
    }
  }

  private async begin(): Promise<void> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      await this.runner.startTransaction();
      try {
        this.takeLock.run();
        return;
      } catch (error) {
        const isBusy = sqlCode(error)?.startsWith('SQLITE_BUSY') ?? false;
        if (!isBusy || performance.now() > until) throw error;
        await this.runner.rollbackTransaction();
        await pause(5 + Math.random() * 20);
      }
    }
  }

  /** Throws only when the group as a whole is lost. */
  private async runUnit(work: Waiting['work']): Promise<Outcome> {
    this.mark.run();
    const unit = new UnitOfWork('sqlite', this.runner.manager, this.statements);
    let outcome: Outcome;
    try {
      outcome = { kept: true, value: await withinLimit(work(unit)) };
    } catch (error) {
      outcome = { kept: false, error };
    }
    try {
      await unit.end();
    } catch (error) {
      if (outcome.kept) outcome = { kept: false, error };
    }
    // A full disk makes SQLite roll everything back by itself: these then throw.
    if (!outcome.kept) this.undo.run();
    this.keep.run();
    return outcome;
  }

  /** Rolls the group back, also where COMMIT failed or SQLite has done so by itself. */
  private async abandon(): Promise<void> {
    try {
      // TypeORM still counts a transaction, so it must have one to roll back.
      if (!this.handle.inTransaction) this.handle.exec('begin');
      await this.runner.rollbackTransaction();
    } catch {
      // The connection is gone: the callers are told why by the error that came first.
    }
  }
}

/** The driver's own connection. */
function handleOf(dataSource: DataSource): SqliteHandle {
  const driver = dataSource.driver as unknown as { databaseConnection: SqliteHandle };
  return driver.databaseConnection;
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(
          `A transaction took more than ${UNIT_LIMIT / 1000} s. It may await nothing but its own ` +
            'statements, and above all no other database.transaction, which waits for this one.',
        ),
      );
    }, UNIT_LIMIT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
