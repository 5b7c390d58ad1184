import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { type Settings, settingsWith } from '../../src/config/settings.js';
import { migrations } from '../../src/database/migrations/all-migrations.js';
import { openDatabase } from '../../src/database/open-database.js';
import type { Dialect } from '../../src/database/transaction.js';

/** Any number, the same in all: one worker makes the template while the others wait. */
const TEMPLATE_LOCK = 7_326_402;

/** An empty, migrated database that nobody else uses, as settings that lead to it. */
export interface TestDatabase {
  readonly dialect: Dialect;
  readonly settings: Settings;
  /** Removes it, when what used it has been closed. */
  remove(): Promise<void>;
}

/** A fresh database; `changes` are settings for it. */
export function freshDatabase(
  dialect: Dialect,
  changes: Partial<Settings> = {},
): Promise<TestDatabase> {
  return dialect === 'sqlite' ? freshSqlite(changes) : freshPostgres(changes);
}

async function freshSqlite(changes: Partial<Settings>): Promise<TestDatabase> {
  const { dataDir, remove } = await freshFolder();
  const settings = settingsWith({ ...changes, dataDir });
  await migrated(settings);
  return { dialect: 'sqlite', settings, remove };
}

async function freshPostgres(changes: Partial<Settings>): Promise<TestDatabase> {
  const name = `preceptor_test_${randomBytes(8).toString('hex')}`;
  const template = await madeTemplate();
  await onServer((client) => client.query(`create database ${name} template ${template}`));

  const folder = await freshFolder();
  const settings = settingsWith({
    ...changes,
    dataDir: folder.dataDir,
    databaseUrl: urlOf(name),
  });
  return {
    dialect: 'postgres',
    settings,
    async remove() {
      await onServer((client) => client.query(`drop database ${name} with (force)`));
      await folder.remove();
    },
  };
}

async function freshFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'preceptor-test-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function migrated(settings: Settings): Promise<void> {
  const database = await openDatabase(settings, []);
  await database.migrate(migrations);
  await database.close();
}

/** A migrated database to copy from, made once for these migrations; answers its name. */
async function madeTemplate(): Promise<string> {
  const name = `preceptor_template_${await hashOfMigrations()}`;
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;

    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    await migrated(settingsWith({ databaseUrl: urlOf(unfinished) }));
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function hashOfMigrations(): Promise<string> {
  const folder = fileURLToPath(new URL('../../src/database/migrations/', import.meta.url));
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort())
    hash.update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('Jest starts PostgreSQL; run the tests with `npm run jest`.');
  return url;
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
