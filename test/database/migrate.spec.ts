import type { Migration } from '../../src/database/migrate.js';
import { migrations } from '../../src/database/migrations/all-migrations.js';
import { openDatabase } from '../../src/database/open-database.js';
import { describeOnBothDatabases } from '../support/on-both-databases.js';

const step = (name: string, ...statements: string[]): Migration => ({
  name,
  async up(tx) {
    for (const statement of statements) await tx.execute(statement);
  },
});
const shelf = step('9001-shelf', 'create table shelf (id integer not null primary key)');
const book = step(
  '9002-book',
  `create table book (
    id integer not null primary key,
    shelf integer not null references shelf on delete cascade
  )`,
);

describeOnBothDatabases('migrations', (context) => {
  const applied = async () => {
    const rows = await context.database.reader.query<{ name: string }>(
      `select name from migration where name like '9%' order by name`,
    );
    return rows.map(({ name }) => name);
  };

  test('note what waits in the rows of a record from before that was known', async () => {
    const { database } = context;
    const log = (seq: number) => ({
      kind: 'hours-logged',
      on: 20500,
      seq,
      payload: { minutes: 60 },
    });
    const rows = [
      ['hours/shadowing/2026-02', [log(1), log(2)]],
      ['course/ANA', [{ kind: 'module-completed', on: 20500, seq: 3, payload: {} }]],
    ] as const;
    await database.transaction(async (tx) => {
      for (const [key, entries] of rows) {
        await tx.execute(
          `insert into record_row (learner_id, row_key, entries) values ('x', $1, $2)`,
          [key, JSON.stringify(entries)],
        );
      }
      await tx.execute('drop index record_row_waiting');
      await tx.execute('alter table record_row drop column waiting');
      await tx.execute('alter table record_row drop column waiting_since');
      await tx.execute(`delete from migration where name = '0028-waiting-rows'`);
    });
    await database.migrate(migrations);
    const found = 'select row_key, waiting, waiting_since from record_row order by row_key';
    expect(await database.reader.query(found)).toEqual([
      { row_key: 'course/ANA', waiting: 0, waiting_since: null },
      { row_key: 'hours/shadowing/2026-02', waiting: 2, waiting_since: '2026-02-16' },
    ]);
  });

  test('keep nothing when one of them fails', async () => {
    const broken = step('9002-broken', 'create table no good');

    await expect(context.database.migrate([...migrations, shelf, broken])).rejects.toThrow(
      /syntax/,
    );
    expect(await applied()).toEqual([]);
    await expect(context.database.reader.query('select * from shelf')).rejects.toThrow(
      /no such table|does not exist/,
    );
  });

  test('must be listed in their order', async () => {
    await expect(context.database.migrate([...migrations, book, shelf])).rejects.toThrow(
      /9002-book must come before 9001-shelf|9001-shelf must come before 9002-book/,
    );
  });

  test('run once, also when two processes start together', async () => {
    const other = await openDatabase(context.settings, []);
    await Promise.all(
      [context.database, other].map((database) => database.migrate([...migrations, shelf, book])),
    );
    await context.database.migrate([...migrations, shelf, book]);
    await other.close();

    expect(await applied()).toEqual(['9001-shelf', '9002-book']);
  });

  test('may rebuild a table that others refer to', async () => {
    const { database } = context;
    await database.transaction(async (tx) => {
      await tx.execute('insert into shelf (id) values (1)');
      await tx.execute('insert into book (id, shelf) values (1, 1)');
    });
    const rebuild =
      context.dialect === 'postgres'
        ? step('9003-labels', 'alter table shelf add column label integer')
        : step(
            '9003-labels',
            'create table shelf_new (id integer not null primary key, label integer)',
            'insert into shelf_new (id) select id from shelf',
            'drop table shelf',
            'alter table shelf_new rename to shelf',
          );
    await database.migrate([...migrations, shelf, book, rebuild]);

    expect(await database.reader.query('select id, label from shelf')).toEqual([
      { id: 1, label: null },
    ]);
    expect(await database.reader.query('select id from book')).toEqual([{ id: 1 }]);
    const orphan = database.transaction((tx) =>
      tx.execute('insert into book (id, shelf) values (2, 2)'),
    );
    await expect(orphan).rejects.toThrow(/foreign key/i);
  });

  test('refuse a database that a newer version has used', async () => {
    await expect(context.database.migrate(migrations)).rejects.toThrow(/newer version.*9001-shelf/);
  });
});
