import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sqliteFile } from '../../src/database/data-source-options.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { freshDatabase, type TestDatabase } from '../support/databases.js';

describe('the queue of SQLite', () => {
  let fresh: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    fresh = await freshDatabase('sqlite');
    database = await openDatabase(fresh.settings, []);
    await database.transaction((tx) => tx.execute('create table note (text text not null)'));
  });
  afterEach(async () => {
    await database.close();
    await fresh.remove();
  });

  const write = (text: string) =>
    database.transaction((tx) => tx.execute('insert into note (text) values ($1)', [text]));
  const notes = async () => {
    const rows = await database.reader.query<{ text: string }>(
      'select text from note order by rowid',
    );
    return rows.map(({ text }) => text);
  };

  test('runs units in the order in which they came, one after the other', async () => {
    const steps: string[] = [];
    const unit = (name: string) =>
      database.transaction(async (tx) => {
        steps.push(`${name} begins`);
        await tx.query('select 1 as one');
        await nextTurn();
        steps.push(`${name} ends`);
      });

    await Promise.all([unit('first'), unit('second'), unit('third')]);

    expect(steps).toEqual(
      ['first', 'second', 'third'].flatMap((n) => [`${n} begins`, `${n} ends`]),
    );
  });

  test('keeps the order of many groups', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => `${index}`);
    await Promise.all(texts.map(write));
    expect(await notes()).toEqual(texts);
  });

  test('answers nobody before the group is committed', async () => {
    const seenWhenAnswered: string[][] = [];
    await Promise.all(
      ['a', 'b', 'c'].map(async (text) => {
        await write(text);
        seenWhenAnswered.push(await notes());
      }),
    );
    expect(seenWhenAnswered).toEqual([0, 1, 2].map(() => ['a', 'b', 'c']));
  });

  test('rejects every caller of a group that could not be committed, and goes on', async () => {
    await database.transaction(async (tx) => {
      await tx.execute('create table parent (id integer primary key)');
      await tx.execute(`create table child (
        parent integer not null references parent deferrable initially deferred)`);
    });

    const outcomes = await Promise.allSettled([
      write('before'),
      // Is refused by COMMIT only.
      database.transaction((tx) => tx.execute('insert into child (parent) values (1)')),
      write('after'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await notes()).toEqual([]);

    await write('next');
    expect(await notes()).toEqual(['next']);
  });

  test('rejects the group when SQLite rolled it back by itself, and goes on', async () => {
    const outcomes = await Promise.allSettled([
      write('before'),
      database.transaction(async (tx) => {
        await tx.execute('create unique index note_text on note (text)');
        await tx.execute(`insert into note (text) values ('same')`);
        await tx.execute(`insert or rollback into note (text) values ('same')`);
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    await write('next');
    expect(await notes()).toEqual(['next']);
  });

  test('flushes every commit to the disk, after opening it again too', async () => {
    for (let opened = 0; opened < 2; opened++) {
      await database.transaction(async (tx) => {
        expect(await tx.query('pragma synchronous')).toEqual([{ synchronous: 2 }]);
        expect(await tx.query('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
        expect(await tx.query('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
      });
      await database.close();
      database = await openDatabase(fresh.settings, []);
    }
  });

  test('waits, without stopping the process, while another process writes', async () => {
    const other = new Sqlite(sqliteFile(fresh.settings));
    other.exec(`begin immediate; insert into note (text) values ('theirs')`);

    let answered = false;
    const waiting = write('ours').then(() => (answered = true));
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(answered).toBe(false);

    other.exec('commit');
    other.close();
    await waiting;
    expect(await notes()).toEqual(['theirs', 'ours']);
  });
});

describe('a process that is killed', () => {
  test('has kept, whole, every write that was answered', async () => {
    const fresh = await freshDatabase('sqlite');
    const prepared = await openDatabase(fresh.settings, []);
    await prepared.transaction((tx) =>
      tx.execute(`create table pair (
        number integer not null, half text not null, primary key (number, half))`),
    );
    await prepared.close();

    let first = 0;
    for (const answers of [1, 7, 60, 333, 1000]) {
      const answered = await killAfter(answers, fresh.settings.dataDir, first);
      expect(answered.length).toBeGreaterThanOrEqual(answers);

      const database = await openDatabase(fresh.settings, []);
      const pairs = await database.reader.query<{ number: number; halves: number }>(
        'select number, count(*) as halves from pair group by number',
      );
      await database.close();

      const kept = new Map(pairs.map(({ number, halves }) => [number, halves]));
      expect(answered.filter((number) => kept.get(number) !== 2)).toEqual([]);
      expect([...kept.values()].filter((halves) => halves !== 2)).toEqual([]);
      first = Math.max(...kept.keys()) + 1;
    }
    await fresh.remove();
  });
});

/** Starts the writer, kills it when it has printed so many answers, and gives what it printed. */
async function killAfter(answers: number, dataDir: string, first: number): Promise<number[]> {
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      ...['--import', here('../support/typescript-loader.mjs')],
      ...[here('write-until-killed.ts'), dataDir, `${first}`],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const answered: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answered.push(Number(line));
    if (answered.length === answers) child.kill('SIGKILL');
  }
  return answered;
}
