import { DatabaseClosed } from '../database/database.js';

/**
 * Whether an error says that the database can't be reached, rather than that a query is
 * wrong: the server is down, starting, stopping or full, or its connections are closed.
 * The caller may try again; nothing is wrong with what was asked.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    if (at instanceof DatabaseClosed) return true;
    if (UNAVAILABLE_MESSAGE.test(at.message)) return true;
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (UNAVAILABLE_CODE.test(code)) return true;
    // TypeORM wraps the driver's error; Node puts the refusals of each address in a list.
    at = 'driverError' in at ? at.driverError : at.cause;
  }
  return false;
}

// Sockets. PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutdown, start-up),
// 25006 (a standby), and 40 where the database's patience with units that meet ran out.
// SQLite's busy, locked, full and I/O errors.
const UNAVAILABLE_CODE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P0[123]|25006|40001|40P01|SQLITE_(BUSY|LOCKED|FULL|IOERR)\w*)$/;

// Neither pg's pool nor better-sqlite3 gives these a code.
const UNAVAILABLE_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after calling end|database connection is not open|Client has encountered a connection error/i;
