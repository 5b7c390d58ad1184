import { resolve } from 'node:path';
import { inspect } from 'node:util';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const POSTGRES_URL = /^postgres(ql)?:\/\/\S+$/;
const NOT_POSTGRES = { message: 'must be a URL like postgres://user:password@host:5432/name' };

/** The sign-ins of a demo clinic, to be shown where people sign in. */
export interface DemoSignIns {
  readonly who: readonly string[];
  readonly password: string;
}

/** What it costs to hash a password with argon2id. */
export interface HashingCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/**
 * Everything that can be set from outside, checked once at the start. None is required.
 *
 * Printing it (`console.log`, a log line, JSON) hides what is secret.
 */
export class Settings {
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be a port, 0 to 65535' })
  @Max(65_535, { message: 'must be a port, 0 to 65535' })
  readonly port: number = 3000;

  @IsNotEmpty({ message: 'must name an address to listen on, like 127.0.0.1' })
  readonly host: string = '127.0.0.1';

  /** The folder of the SQLite file, evidence files and backups; absolute. */
  @IsNotEmpty({ message: 'must name a folder' })
  readonly dataDir: string = resolve('data');

  /** Set: PostgreSQL there. Not set: SQLite in `dataDir`. */
  @IsOptional()
  @Matches(POSTGRES_URL, NOT_POSTGRES)
  readonly databaseUrl?: string;

  /** A streaming replica of `databaseUrl` that reports read from. */
  @IsOptional()
  @Matches(POSTGRES_URL, NOT_POSTGRES)
  readonly databaseReplicaUrl?: string;

  /** The curriculum, as files; absolute. */
  @IsNotEmpty({ message: 'must name a folder' })
  readonly coursesDir: string = resolve('courses');

  /** With `adminPassword`: the administrator to create on a database without people. */
  @IsOptional()
  @IsEmail({}, { message: 'must be an email address' })
  readonly adminEmail?: string;

  @IsOptional()
  @MinLength(12, { message: 'must have at least 12 characters' })
  readonly adminPassword?: string;

  /** Where people reach this server: in links, mail and certificates. No slash at the end. */
  @Matches(/^https?:\/\/[^\s/]+(\/\S*)?$/, {
    message: 'must be a URL like https://training.example.org',
  })
  readonly publicUrl: string = 'http://127.0.0.1:3000';

  /** Where mail is handed over, like smtp://user:password@mail.example.org:587. Without it none is sent. */
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'must be a URL like smtp://user:password@host:587' })
  readonly mailUrl?: string;

  /** With `mailUrl`: whom mail comes from. */
  @IsOptional()
  @IsEmail({}, { message: 'must be an email address' })
  readonly mailFrom?: string;

  /** Set by the demo command, never from outside: whom one can sign in as. */
  @IsOptional()
  readonly demo?: DemoSignIns;

  /** Never set from outside: OWASP's least for argon2id, which takes some 30 ms. */
  readonly hashing: HashingCost = { memoryKiB: 19_456, passes: 2 };

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  readonly logLevel: LogLevel = 'info';

  toJSON(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this).map(([name, value]) => [name, SECRET.has(name) ? '(hidden)' : value]),
    );
  }

  [inspect.custom](): Record<string, unknown> {
    return this.toJSON();
  }
}

type SettingName = Exclude<keyof Settings, 'toJSON' | 'demo' | 'hashing' | typeof inspect.custom>;

const SECRET = new Set<string>(['databaseUrl', 'databaseReplicaUrl', 'adminPassword', 'mailUrl']);

const VARIABLES: Readonly<Record<SettingName, string>> = {
  port: 'PORT',
  host: 'HOST',
  dataDir: 'DATA_DIR',
  databaseUrl: 'DATABASE_URL',
  databaseReplicaUrl: 'DATABASE_REPLICA_URL',
  coursesDir: 'COURSES_DIR',
  adminEmail: 'ADMIN_EMAIL',
  adminPassword: 'ADMIN_PASSWORD',
  publicUrl: 'PUBLIC_URL',
  mailUrl: 'MAIL_URL',
  mailFrom: 'MAIL_FROM',
  logLevel: 'LOG_LEVEL',
};

/** Each variable with the value that holds, for people to read; what is secret is hidden. */
export function environmentOf(settings: Settings): readonly (readonly [string, string])[] {
  const shown = settings.toJSON();
  return Object.entries(VARIABLES).map(([name, variable]) => {
    const value = shown[name];
    return [variable, value === undefined ? 'not set' : `${value as string | number}`];
  });
}

/** Some settings are wrong. `problems` names each variable and what it must be, without its value. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as not set.
 * Throws SettingsError with everything that is wrong at once.
 */
export function readSettings(environment: Readonly<NodeJS.ProcessEnv>): Settings {
  const values: Partial<Record<SettingName, string | number>> = {};
  for (const name of Object.keys(VARIABLES) as SettingName[]) {
    const value = environment[VARIABLES[name]]?.trim();
    if (value) values[name] = read(name, value);
  }
  return settingsWith(values as Partial<Settings>);
}

function read(name: SettingName, value: string): string | number {
  if (name === 'port') return Number(value);
  return name === 'dataDir' || name === 'coursesDir' ? resolve(value) : value;
}

/**
 * The defaults with some settings changed, checked alike: for tests and commands.
 * Throws SettingsError.
 */
export function settingsWith(changes: Partial<Settings>): Settings {
  const defaults = new Settings();
  const settings = Object.assign(defaults, changes, {
    publicUrl: (changes.publicUrl ?? whereItListens(changes)).replace(/\/+$/, ''),
  });

  const problems = [...invalid(settings), ...unpaired(settings)];
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

function whereItListens({ host = '127.0.0.1', port = 3000 }: Partial<Settings>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function invalid(settings: Settings): string[] {
  return validateSync(settings).map(({ property, constraints }) => {
    const [message] = Object.values(constraints ?? {});
    return `${VARIABLES[property as SettingName]} ${message ?? 'is not valid'}`;
  });
}

function unpaired(settings: Settings): string[] {
  const problems: string[] = [];
  if (settings.adminEmail && !settings.adminPassword) {
    problems.push('ADMIN_PASSWORD must be given with ADMIN_EMAIL');
  }
  if (settings.adminPassword && !settings.adminEmail) {
    problems.push('ADMIN_EMAIL must be given with ADMIN_PASSWORD');
  }
  if (settings.mailUrl && !settings.mailFrom) {
    problems.push('MAIL_FROM must be given with MAIL_URL');
  }
  if (settings.databaseReplicaUrl && !settings.databaseUrl) {
    problems.push('DATABASE_URL must be given with DATABASE_REPLICA_URL');
  }
  return problems;
}

/** Adds what a `.env` file in the working folder sets; a variable that is already set stays. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
