import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { isDuplicate } from '../../src/database/sql-error.js';
import type { Transaction } from '../../src/database/transaction.js';
import { freshDatabase, type TestDatabase } from '../support/databases.js';

describe('units that meet on PostgreSQL', () => {
  let fresh: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase('postgres');
    database = await openDatabase(fresh.settings, []);
    await database.transaction(async (tx) => {
      await tx.execute(
        'create table counter (id text not null primary key, value integer not null)',
      );
      await tx.execute(`create table entry (
        ledger text not null, seq integer not null,
        constraint entry_pkey primary key (ledger, seq))`);
      await tx.execute(`insert into counter (id, value) values ('a', 0), ('b', 0)`);
    });
  });
  afterAll(async () => {
    await database.close();
    await fresh.remove();
  });

  const valueOf = async (tx: Pick<Transaction, 'query'>, id: string) => {
    const [row] = await tx.query<{ value: number }>('select value from counter where id = $1', [
      id,
    ]);
    return row!.value;
  };
  const set = (tx: Transaction, id: string, value: number) =>
    tx.execute('update counter set value = $2 where id = $1', [id, value]);

  test('the one that would overwrite the other starts again, and sees its change', async () => {
    const seen: number[] = [];
    await database.transaction(async (tx) => {
      const value = await valueOf(tx, 'a');
      seen.push(value);
      if (seen.length === 1) await database.transaction((other) => set(other, 'a', 10));
      await set(tx, 'a', value + 1);
    });

    expect(seen).toEqual([0, 10]);
    expect(await valueOf(database.reader, 'a')).toBe(11);
  });

  test('one of two that wait for each other starts again, and both are kept', async () => {
    const bothHoldOne = barrier(2);
    let attempts = 0;
    const move = (from: string, to: string) =>
      database.transaction(async (tx) => {
        attempts++;
        await tx.execute('update counter set value = value - 1 where id = $1', [from]);
        await bothHoldOne();
        await tx.execute('update counter set value = value + 1 where id = $1', [to]);
      });
    const before = [await valueOf(database.reader, 'a'), await valueOf(database.reader, 'b')];

    await Promise.all([move('a', 'b'), move('b', 'a')]);

    expect(attempts).toBeGreaterThan(2);
    expect([await valueOf(database.reader, 'a'), await valueOf(database.reader, 'b')]).toEqual(
      before,
    );
  });

  const append = async (tx: Transaction, ledger: string, beforeInsert: () => Promise<void>) => {
    const [head] = await tx.query<{ seq: number }>(
      'select coalesce(max(seq), 0) as seq from entry where ledger = $1',
      [ledger],
    );
    await beforeInsert();
    await tx.execute('insert into entry (ledger, seq) values ($1, $2)', [ledger, head!.seq + 1]);
  };

  test('two that took the same number: the later is refused where nobody said otherwise', async () => {
    const bothHaveRead = barrier(2);
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => database.transaction((tx) => append(tx, 'strict', bothHaveRead))),
    );

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(isDuplicate(refused[0]!.reason)).toBe(true);
  });

  test('two that took the same number: the later takes the next where that was asked for', async () => {
    database.retryOnDuplicateOf('entry_pkey');
    const bothHaveRead = barrier(2);
    await Promise.all(
      [1, 2].map(() => database.transaction((tx) => append(tx, 'ana', bothHaveRead))),
    );

    const rows = await database.reader.query(
      `select seq from entry where ledger = 'ana' order by seq`,
    );
    expect(rows).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  test('an error that starting again would not mend is given at once', async () => {
    let attempts = 0;
    const failing = database.transaction(async (tx) => {
      attempts++;
      await tx.query('select * from no_such_table');
    });

    await expect(failing).rejects.toThrow(/no_such_table/);
    expect(attempts).toBe(1);
  });

  test('a connection that breaks fails its unit only', async () => {
    const broken = database.transaction(async (tx) => {
      await set(tx, 'a', 99);
      const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.transaction((other) =>
        other.query('select pg_terminate_backend($1)', [me!.pid]),
      );
      await set(tx, 'a', 100);
    });

    await expect(broken).rejects.toThrow(/terminat|connection/i);
    expect(await valueOf(database.reader, 'a')).toBe(11);
    await database.transaction((tx) => set(tx, 'a', 12));
    expect(await valueOf(database.reader, 'a')).toBe(12);
  });
});

/** Holds its callers until so many have come; later ones pass. */
function barrier(parties: number): () => Promise<void> {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    if (++come === parties) open();
    return opened;
  };
}
