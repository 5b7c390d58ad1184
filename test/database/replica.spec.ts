import { settingsWith } from '../../src/config/settings.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { freshDatabase, type TestDatabase } from '../support/databases.js';

/*
 * Replication is PostgreSQL's own affair. To see who reads where, the "replica" here is
 * another database, which says something else.
 */
describe('with a replica', () => {
  let primary: TestDatabase;
  let replica: TestDatabase;
  let database: Database;
  const open = () =>
    openDatabase(
      settingsWith({
        databaseUrl: primary.settings.databaseUrl!,
        databaseReplicaUrl: replica.settings.databaseUrl!,
      }),
      [],
    );

  beforeAll(async () => {
    primary = await freshDatabase('postgres');
    replica = await freshDatabase('postgres');
    await name(primary, 'primary');
    await name(replica, 'replica');
    database = await open();
  });
  afterAll(async () => {
    await database?.close();
    await primary?.remove();
    await replica?.remove();
  });

  const NAME = 'select name from organisation';

  test('reports read there, and everything else does not', async () => {
    expect(await database.reports.query(NAME)).toEqual([{ name: 'replica' }]);
    expect(await database.reader.query(NAME)).toEqual([{ name: 'primary' }]);
    expect(await database.transaction((tx) => tx.query(NAME))).toEqual([{ name: 'primary' }]);
  });

  test('nothing is written there', async () => {
    await expect(
      database.reports.query(`update organisation set name = 'changed' returning name`),
    ).rejects.toThrow('read-only transaction');
    await database.transaction((tx) => tx.execute(`update organisation set name = 'changed'`));
    expect(await database.reports.query(NAME)).toEqual([{ name: 'replica' }]);
    expect(await database.reader.query(NAME)).toEqual([{ name: 'changed' }]);
  });

  test('it is closed with the rest', async () => {
    const another = await open();
    await another.close();
    await expect(another.reports.query(NAME)).rejects.toThrow();
  });
});

async function name(fresh: TestDatabase, text: string): Promise<void> {
  const database = await openDatabase(fresh.settings, []);
  await database.transaction((tx) =>
    tx.execute('insert into organisation (id, name) values (1, $1)', [text]),
  );
  await database.close();
}
