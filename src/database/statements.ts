import { QueryFailedError } from 'typeorm';
import type { SqlValue } from './transaction.js';

/** Runs SQL text on one connection or pool; each database has its own. */
export interface Statements {
  all<Row extends object>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]>;
  /** How many rows the statement changed. */
  run(sql: string, parameters: readonly SqlValue[]): Promise<number>;
}

const TRANSACTION_CONTROL = /^\s*(begin|start|commit|end|rollback|abort|savepoint|release)\b/i;

/**
 * Throws for SQL that would begin or end a transaction: that is the door's business,
 * and a `COMMIT` here would keep half of somebody else's work.
 */
export function refuseTransactionControl(sql: string): void {
  if (TRANSACTION_CONTROL.test(sql)) {
    throw new Error(`Use database.transaction instead of "${sql.trim()}".`);
  }
}

/**
 * The value as both drivers take it. Throws TypeError for what they would store
 * differently (a `Date`, `undefined`, an object, NaN).
 */
export function bound(value: SqlValue): string | number | bigint | null | Uint8Array {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return value;
  const given = (value as unknown) instanceof Date ? 'a Date' : typeof value;
  throw new TypeError(`A statement can't be given ${given}; give it text or a number.`);
}

/**
 * What a failed statement gives, the same as from TypeORM. The values stay out of it,
 * because errors are logged and values are about people.
 */
export function failed(sql: string, error: unknown): unknown {
  return error instanceof TypeError ? error : new QueryFailedError(sql, [], error as Error);
}
