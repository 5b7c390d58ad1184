import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { readerOptions, writerOptions } from './data-source-options.js';
import type { Database } from './database.js';
import { PostgresDatabase } from './postgres-database.js';
import { SqliteDatabase } from './sqlite-database.js';

type Entities = MixedList<Function | string | EntitySchema>;

/** The database of the settings, for programs without Nest. Not migrated yet; `close()` it. */
export async function openDatabase(settings: Settings, entities: Entities): Promise<Database> {
  const writer = new DataSource({ ...writerOptions(settings), entities });
  await writer.initialize();
  return databaseOver(writer, settings);
}

/** Adds to the initialised connection that writes those that read. */
export async function databaseOver(writer: DataSource, settings: Settings): Promise<Database> {
  const { entities } = writer.options;
  async function reading(url?: string): Promise<DataSource> {
    const options = { ...readerOptions(settings, url), entities: entities ?? [] };
    return new DataSource(options).initialize();
  }

  if (!settings.databaseUrl) return new SqliteDatabase(writer, await reading());
  const { databaseReplicaUrl } = settings;
  return new PostgresDatabase(
    writer,
    await reading(),
    ...(databaseReplicaUrl ? [await reading(databaseReplicaUrl)] : []),
  );
}
