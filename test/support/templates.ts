import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Settings, settingsWith } from '../../src/config/settings.js';
import { migrations } from '../../src/database/migrations/all-migrations.js';
import { openDatabase } from '../../src/database/open-database.js';
import { onServer, urlOf } from './postgres-server.js';

/** Only the tables, or the curriculum of this repository too, published at the tests' usual time. */
export type Content = 'migrated' | 'published';

/** Any number, the same in all: one worker makes a template while the others wait. */
const TEMPLATE_LOCK = 7_326_402;

/** The file of a SQLite database to copy, made once in a run. */
export async function sqliteTemplate(content: Content): Promise<string> {
  const folder = join(process.env.TEST_TEMPLATES!, content);
  const file = join(folder, 'preceptor.sqlite');
  if (existsSync(file)) return file;
  await oneAtATime(async () => {
    if (existsSync(file)) return;
    const unfinished = `${folder}-unfinished`;
    await mkdir(unfinished);
    await fill(settingsWith({ dataDir: unfinished }), content);
    await rename(unfinished, folder);
  });
  return file;
}

/** The name of a PostgreSQL database to copy, made once for these sources. */
export async function postgresTemplate(content: Content): Promise<string> {
  const name = `preceptor_${content}_${await hashOfSources()}`;
  await oneAtATime(async (client) => {
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;

    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    await fill(settingsWith({ databaseUrl: urlOf(unfinished) }), content);
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

function oneAtATime(make: Parameters<typeof onServer<void>>[0]): Promise<void> {
  return onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await make(client);
  });
}

async function fill(settings: Settings, content: Content): Promise<void> {
  // Loaded when needed: most spec files find the template made.
  const { catalogOn } = await import('../features/catalog/catalog-on.js');
  const { CATALOG_ENTITIES } = await import('../../src/features/catalog/definitions.repository.js');
  const database = await openDatabase(settings, CATALOG_ENTITIES);
  await database.migrate(migrations);
  if (content === 'published') {
    await catalogOn(database, settings.coursesDir).catalog.start((message) => {
      throw new Error(message);
    });
  }
  await database.close();
}

let hashed: Promise<string> | undefined;

function hashOfSources(): Promise<string> {
  return (hashed ??= hashOf('src/database', 'src/curriculum', 'src/features/catalog', 'courses'));
}

async function hashOf(...folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
      hash.update(file).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
