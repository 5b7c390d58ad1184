import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';

type Work<T> = (tx: Transaction) => Promise<T>;

/** Runs `work` through `run`, which is the door itself; it may put statements of its own before it. */
export type Around = <T>(work: Work<T>, run: (work: Work<T>) => Promise<T>) => Promise<T>;

/**
 * From now on every `database.transaction(work)` goes through `around`, called at once and
 * in the caller's own async context (on SQLite the queue runs the work in somebody else's).
 *
 * So the edge can add to a command's transaction what no service needs to know of, while
 * the database knows nothing of the edge.
 */
export function aroundEachTransaction(database: Database, around: Around): void {
  const run = database.transaction.bind(database);
  database.transaction = (work, options) => around(work, (inner) => run(inner, options));
}
