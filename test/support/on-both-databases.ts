import { getMetadataArgsStorage } from 'typeorm';
import type { Settings } from '../../src/config/settings.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import type { Dialect } from '../../src/database/transaction.js';
import { freshDatabase, type TestDatabase } from './databases.js';

/** What a test gets; its parts exist once the tests run, so read them inside the tests. */
export interface DatabaseContext {
  readonly dialect: Dialect;
  readonly database: Database;
  readonly settings: Settings;
  /** Closes the database and opens it again, as a restart would. */
  reopen(): Promise<void>;
}

/**
 * Runs the tests twice, each time on one fresh, migrated database for the whole block:
 * SQLite in a temporary file, and PostgreSQL. It knows every entity that the spec file
 * imports, directly or not.
 */
export function describeOnBothDatabases(
  name: string,
  tests: (context: DatabaseContext) => void,
): void {
  describe.each<Dialect>(['sqlite', 'postgres'])(`${name} (%s)`, (dialect) => {
    let fresh: TestDatabase;
    let database: Database;

    beforeAll(async () => {
      fresh = await freshDatabase(dialect);
      database = await openDatabase(fresh.settings, entitiesSeen());
    });
    afterAll(async () => {
      await database?.close();
      await fresh?.remove();
    });

    tests({
      dialect,
      get database() {
        return database;
      },
      get settings() {
        return fresh.settings;
      },
      async reopen() {
        await database.close();
        database = await openDatabase(fresh.settings, entitiesSeen());
      },
    });
  });
}

function entitiesSeen(): Function[] {
  return getMetadataArgsStorage().tables.flatMap(({ target }) =>
    typeof target === 'function' ? [target] : [],
  );
}
