import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import { bound, failed, refuseTransactionControl, type Statements } from './statements.js';
import type { SqlValue } from './transaction.js';

const KEPT_STATEMENTS = 500;

/**
 * Runs SQL on the driver's own handle and keeps what it prepared: the least that a hot
 * statement can cost. TypeORM's transaction on the same connection covers it.
 */
export function sqliteStatements(handle: SqliteHandle): Statements {
  const kept = new Map<string, Statement>();

  function prepared(sql: string): Statement {
    let statement = kept.get(sql);
    if (!statement) {
      statement = handle.prepare(sql);
      kept.set(sql, statement);
      if (kept.size > KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '');
    }
    return statement;
  }

  async function attempt<T>(sql: string, use: (statement: Statement) => T): Promise<T> {
    // Once is enough: what is kept has passed it.
    if (!kept.has(sql)) refuseTransactionControl(sql);
    try {
      return use(prepared(sql));
    } catch (error) {
      throw failed(sql, error);
    }
  }

  return {
    all: <Row extends object>(sql: string, parameters: readonly SqlValue[]) =>
      attempt(sql, (statement) => {
        if (statement.reader) return rows(statement, parameters) as Row[];
        run(statement, parameters);
        return [];
      }),
    run: (sql: string, parameters: readonly SqlValue[]) =>
      attempt(sql, (statement) =>
        // With RETURNING, the driver wants the rows fetched.
        statement.reader ? rows(statement, parameters).length : run(statement, parameters),
      ),
  };
}

function rows(statement: Statement, parameters: readonly SqlValue[]): unknown[] {
  return parameters.length === 0 ? statement.all() : statement.all(byName(parameters));
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
