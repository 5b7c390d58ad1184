import type { QueryResult } from 'pg';
import { bound, failed, refuseTransactionControl, type Statements } from './statements.js';
import type { SqlValue } from './transaction.js';

/** A pg client or pool. */
export interface PostgresConnection {
  query(query: { name?: string; text: string; values: unknown[] }): Promise<QueryResult>;
}

/**
 * Runs SQL on a PostgreSQL connection, or on whichever of a pool is free.
 *
 * `prepared` statements are parsed once a connection, and planned for any values after a
 * few times: half the work of a small one. What reports ask is planned for its own values.
 */
export function postgresStatements(
  connection: PostgresConnection,
  { prepared = true } = {},
): Statements {
  async function send(sql: string, parameters: readonly SqlValue[]): Promise<QueryResult> {
    refuseTransactionControl(sql);
    const values = parameters.map(sent);
    // What has no values, such as a migration's, is not asked twice.
    const name = prepared && values.length > 0 ? nameOf(sql) : undefined;
    try {
      return await connection.query({ ...(name !== undefined && { name }), text: sql, values });
    } catch (error) {
      throw failed(sql, error);
    }
  }

  return {
    async all<Row extends object>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
      return (await send(sql, parameters)).rows as Row[];
    },
    async run(sql: string, parameters: readonly SqlValue[]): Promise<number> {
      return (await send(sql, parameters)).rowCount ?? 0;
    },
  };
}

/** Each connection keeps what it has prepared for as long as it lives: so many at most. */
const MOST_PREPARED = 500;
const names = new Map<string, string>();

/** Under which name a statement is prepared; undefined once there are too many. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `preceptor_${names.size}`;
  names.set(sql, name);
  return name;
}

// pg knows bytes as Buffer only.
function sent(value: SqlValue): unknown {
  const plain = bound(value);
  return plain instanceof Uint8Array ? Buffer.from(plain) : plain;
}
