import { SettingsError } from './settings.js';

const NO_ANSWER =
  'The database of DATABASE_URL does not answer. Is it running, and is the address right?';

/** What an operator can do about each way in which the surroundings keep a server from starting. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Something listens there already, maybe Preceptor in another terminal. Stop it, or set PORT to another number.',
  EADDRNOTAVAIL: 'HOST names no address of this computer.',
  ECONNREFUSED: NO_ANSWER,
  SQLITE_CANTOPEN: 'DATA_DIR must name a folder in which files may be made.',
  SQLITE_READONLY: 'The files in DATA_DIR may not be written.',
  SQLITE_NOTADB: 'preceptor.sqlite in DATA_DIR is no database of Preceptor. Name another folder.',
  '28P01': 'DATABASE_URL has a user or a password that the database does not take.',
  '28000': 'DATABASE_URL has a user or a password that the database does not take.',
  '3D000': 'DATABASE_URL names a database that is not there. Create it first, empty.',
};

const BY_CALL: Readonly<Record<string, string>> = {
  listen: 'This port may not be used by you. Set PORT to another number, over 1023.',
  mkdir: 'DATA_DIR must name a folder in which files may be made.',
  connect: NO_ANSWER,
  getaddrinfo: 'HOST or DATABASE_URL names a computer that is not known.',
};

/**
 * Says in a few lines why a server did not start, where whoever starts it can put that right.
 * Null for a failure of our own, which is better told with everything that is known of it.
 */
export function whyNotStarted(error: unknown): string | null {
  if (error instanceof SettingsError) return error.message;
  if (!(error instanceof Error)) return null;
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const remedy = REMEDIES[code] ?? BY_CALL[syscall];
  if (remedy === undefined) return null;
  return `Preceptor could not start: ${detailsOf(error)}.\n${remedy}`;
}

/** Tries at several addresses fail as one error that says nothing itself. */
function detailsOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map((each) => (each instanceof Error ? each.message : '')).join('; ');
}
