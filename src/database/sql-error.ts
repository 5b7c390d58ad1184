/** What the drivers tell of a failed statement; TypeORM wraps it as `driverError`. */
interface DriverError {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly driverError?: DriverError;
}

/** The database's own code: `40001`, `23505`, `SQLITE_BUSY`, …; undefined for other errors. */
export function sqlCode(error: unknown): string | undefined {
  const { code } = driverError(error);
  return typeof code === 'string' ? code : undefined;
}

/** The constraint that PostgreSQL names. */
export function constraintOf(error: unknown): string | undefined {
  const { constraint } = driverError(error);
  return typeof constraint === 'string' ? constraint : undefined;
}

/** Whether the unit met another that wrote to the same rows: done again, it may get through. */
export function isConflict(error: unknown): boolean {
  const code = sqlCode(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Whether a row with the same key was there already. */
export function isDuplicate(error: unknown): boolean {
  const code = sqlCode(error);
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

function driverError(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  const thrown: DriverError = error;
  return thrown.driverError ?? thrown;
}
