import { join } from 'node:path';
import type { Database as SqliteHandle } from 'better-sqlite3';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { SnakeNames } from './snake-names.js';

/** How long to wait for a lock while opening, in milliseconds; the queue waits without blocking. */
const OPEN_TIMEOUT = 5000;
const POOL_SIZE = { writer: 16, reader: 8 };

const namingStrategy = new SnakeNames();

export function sqliteFile(settings: Settings): string {
  return join(settings.dataDir, 'preceptor.sqlite');
}

/** The connection that writes, and the one that Nest knows. */
export function writerOptions(settings: Settings): DataSourceOptions {
  if (settings.databaseUrl) return postgres(settings.databaseUrl, { max: POOL_SIZE.writer });
  return {
    type: 'better-sqlite3',
    database: sqliteFile(settings),
    timeout: OPEN_TIMEOUT,
    statementCacheSize: 500,
    namingStrategy,
    prepareDatabase: prepareSqliteWriter,
  };
}

/** The connection that reads only: what writes through it is refused by the database. */
export function readerOptions(settings: Settings, url = settings.databaseUrl): DataSourceOptions {
  if (url) {
    return postgres(url, {
      max: POOL_SIZE.reader,
      options: '-c default_transaction_read_only=on',
    });
  }
  return {
    type: 'better-sqlite3',
    database: sqliteFile(settings),
    readonly: true,
    fileMustExist: true,
    timeout: OPEN_TIMEOUT,
    statementCacheSize: 500,
    namingStrategy,
  };
}

function prepareSqliteWriter(handle: SqliteHandle): void {
  handle.pragma('journal_mode = WAL');
  // At every open: a WAL database is FULL when new but NORMAL when opened again, and with
  // NORMAL a power cut takes back what was answered.
  handle.pragma('synchronous = FULL');
  // macOS only: its fsync leaves the data in the disk's cache.
  handle.pragma('fullfsync = ON');
}

function postgres(url: string, pool: pg.PoolConfig): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    namingStrategy,
    installExtensions: false,
    applicationName: 'preceptor',
    extra: { ...pool, types: { getTypeParser } },
  };
}

const { INT8, NUMERIC } = pg.types.builtins;

// count(*) and sum() would else be text on PostgreSQL and numbers on SQLite.
function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  return type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format);
}
