import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Settings, settingsWith } from '../../src/config/settings.js';
import type { Dialect } from '../../src/database/transaction.js';
import { onServer, urlOf } from './postgres-server.js';
import { type Content, postgresTemplate, sqliteTemplate } from './templates.js';

/** A database that nobody else uses, as settings that lead to it. */
export interface TestDatabase {
  readonly dialect: Dialect;
  readonly settings: Settings;
  /** Removes it, when what used it has been closed. */
  remove(): Promise<void>;
}

/** A fresh database, by default empty but for its tables; `changes` are settings for it. */
export async function freshDatabase(
  dialect: Dialect,
  changes: Partial<Settings> = {},
  content: Content = 'migrated',
): Promise<TestDatabase> {
  const { dataDir, remove } = await freshFolder();
  if (dialect === 'sqlite') {
    await copyFile(await sqliteTemplate(content), join(dataDir, 'preceptor.sqlite'));
    return { dialect, settings: settingsWith({ ...changes, dataDir }), remove };
  }

  const name = `preceptor_test_${randomBytes(8).toString('hex')}`;
  const template = await postgresTemplate(content);
  await onServer((client) => client.query(`create database ${name} template ${template}`));
  return {
    dialect,
    settings: settingsWith({ ...changes, dataDir, databaseUrl: urlOf(name) }),
    async remove() {
      await onServer((client) => client.query(`drop database ${name} with (force)`));
      await remove();
    },
  };
}

async function freshFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'preceptor-test-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}
