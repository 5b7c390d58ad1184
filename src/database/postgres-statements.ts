import type { QueryResult } from 'pg';
import { bound, failed, refuseTransactionControl, type Statements } from './statements.js';
import type { SqlValue } from './transaction.js';

/** A pg client or pool. */
export interface PostgresConnection {
  query(sql: string, parameters: unknown[]): Promise<QueryResult>;
}

/** Runs SQL on a PostgreSQL connection, or on whichever of a pool is free. */
export function postgresStatements(connection: PostgresConnection): Statements {
  async function send(sql: string, parameters: readonly SqlValue[]): Promise<QueryResult> {
    refuseTransactionControl(sql);
    const values = parameters.map(sent);
    try {
      return await connection.query(sql, values);
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

// pg knows bytes as Buffer only.
function sent(value: SqlValue): unknown {
  const plain = bound(value);
  return plain instanceof Uint8Array ? Buffer.from(plain) : plain;
}
