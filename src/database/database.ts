import type { Migration } from './migrate.js';
import type { Dialect, Reader, Transaction } from './transaction.js';

/** The database is being closed and takes no more work. */
export class DatabaseClosed extends Error {
  constructor() {
    super('The database is closed.');
    this.name = 'DatabaseClosed';
  }
}

export interface UnitOptions {
  /**
   * Whether the unit reads one state of the data throughout; default true. Without, each
   * statement reads what is committed by then: for a unit that first waits for locks on many
   * rows. With a snapshot it would start again whenever one of them was changed meanwhile,
   * without end where they change all the time. Such a unit decides on what it has locked.
   */
  readonly snapshot?: boolean;
}

/** The only door to the data. SQLite and PostgreSQL behave alike behind it. */
export abstract class Database {
  abstract readonly dialect: Dialect;

  /** Reads what is committed. Inside a unit of work read through its transaction instead. */
  abstract readonly reader: Reader;

  /** As `reader`, from the replica where there is one: reports, which may lag by moments. */
  abstract readonly reports: Reader;

  /**
   * Does all of `work` or nothing of it, and answers when it is on the disk.
   *
   * Two units never lose each other's changes: on SQLite they run one after the other,
   * on PostgreSQL at once, and one that met another starts again. So `work` may run more
   * than once: it changes nothing but the database, and awaits nothing else (no mail,
   * files, hashing, and no other `transaction`, which on SQLite would wait for itself).
   *
   * Rejects with what `work` threw, with the error of a statement that failed (caught or
   * not), with TransactionEnded when something in it was not awaited, and with
   * DatabaseClosed.
   */
  abstract transaction<T>(work: (tx: Transaction) => Promise<T>, options?: UnitOptions): Promise<T>;

  /**
   * Names a unique constraint whose violation only means that two units met, such as a
   * ledger's (learner, sequence): the unit then starts again and sees the other's row.
   */
  abstract retryOnDuplicateOf(constraint: string): void;

  /**
   * Applies what is missing of `migrations`, all or none. Processes that start together
   * take turns. Throws when the database was made by a newer version.
   */
  abstract migrate(migrations: readonly Migration[]): Promise<void>;

  /** Finishes the work that was accepted, refuses more, and closes the connections. */
  abstract close(): Promise<void>;
}
