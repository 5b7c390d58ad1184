import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import { bound, refuseTransactionControl, type Statements } from './statements.js';
import type { SqlValue } from './transaction.js';

const KEPT_STATEMENTS = 500;

/**
 * Runs SQL on the driver's own handle and keeps what it prepared, which for the ledger's
 * hot statements costs half of what TypeORM's `manager.query` does. TypeORM's transaction
 * on the same connection covers it.
 */
export function sqliteStatements(handle: SqliteHandle): Statements {
  const kept = new Map<string, Statement>();

  function prepared(sql: string): Statement {
    let statement = kept.get(sql);
    if (!statement) {
      refuseTransactionControl(sql);
      statement = handle.prepare(sql);
      kept.set(sql, statement);
      if (kept.size > KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '');
    }
    return statement;
  }

  return {
    async all<Row extends object>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
      const statement = prepared(sql);
      if (!statement.reader) {
        run(statement, parameters);
        return [];
      }
      return (
        parameters.length === 0 ? statement.all() : statement.all(byName(parameters))
      ) as Row[];
    },

    async run(sql: string, parameters: readonly SqlValue[]): Promise<number> {
      const statement = prepared(sql);
      if (!statement.reader) return run(statement, parameters);
      // With RETURNING, the driver wants the rows fetched.
      return (await this.all(sql, parameters)).length;
    },
  };
}

function run(statement: Statement, parameters: readonly SqlValue[]): number {
  return parameters.length === 0
    ? statement.run().changes
    : statement.run(byName(parameters)).changes;
}

// To SQLite, `$1` is a parameter named "1".
function byName(parameters: readonly SqlValue[]): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [index, value] of parameters.entries()) named[index + 1] = bound(value);
  return named;
}
