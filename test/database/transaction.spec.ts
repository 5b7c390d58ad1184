import { DatabaseClosed } from '../../src/database/database.js';
import { inList } from '../../src/database/in-list.js';
import { isDuplicate } from '../../src/database/sql-error.js';
import type { Transaction } from '../../src/database/transaction.js';
import { TransactionEnded } from '../../src/database/unit-of-work.js';
import { describeOnBothDatabases } from '../support/on-both-databases.js';
import { Account, account, createAccounts } from './account.entity.js';

describeOnBothDatabases('a unit of work', (context) => {
  beforeAll(() => createAccounts(context.database));
  beforeEach(() => context.database.transaction((tx) => tx.execute('delete from account')));

  const add = (id: string, balance = 0) =>
    context.database.transaction((tx) => tx.insert(Account, account(id, balance)));
  const balanceOf = async (id: string) =>
    (await context.database.reader.findOne(Account, { where: { id } }))?.balance;
  const ids = async () => {
    const rows = await context.database.reader.find(Account, { order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  };

  test('answers with what its work returned, and its rows are there to read', async () => {
    const answer = await context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana', 5));
      return 'done';
    });

    expect(answer).toBe('done');
    expect(await balanceOf('ana')).toBe(5);
  });

  test('reads what it wrote itself', async () => {
    await context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana', 5));
      const [row] = await tx.query<{ balance: number }>(
        'select balance from account where id = $1',
        ['ana'],
      );
      expect(row).toEqual({ balance: 5 });
      expect(await tx.exists(Account, { where: { id: 'ana' } })).toBe(true);
      expect(await tx.count(Account)).toBe(1);
    });
  });

  test('keeps nothing when its work throws', async () => {
    const failing = context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana'));
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    expect(await ids()).toEqual([]);
  });

  test('fails alone: those beside it are kept', async () => {
    const outcomes = await Promise.allSettled([
      add('ana'),
      context.database.transaction(async (tx) => {
        await tx.insert(Account, account('ben'));
        throw new Error('no');
      }),
      add('cho'),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual(['ana', 'cho']);
  });

  test('fails when one of its statements failed, even if the error was caught', async () => {
    await add('ana', 3);
    const careless = context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ben'));
      await tx.insert(Account, account('ana')).catch(() => undefined);
    });

    await expect(careless).rejects.toThrow(/UNIQUE constraint|duplicate key/);
    expect(await ids()).toEqual(['ana']);
  });

  test('refuses every statement after one that failed', async () => {
    await add('ana');
    const stubborn = context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana')).catch(() => undefined);
      await tx.insert(Account, account('ben'));
    });

    await expect(stubborn).rejects.toThrow(/UNIQUE constraint|duplicate key/);
    expect(await ids()).toEqual(['ana']);
  });

  test('is not seen by readers before it is committed', async () => {
    await context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana'));
      expect(await ids()).toEqual([]);
    });
    expect(await ids()).toEqual(['ana']);
  });

  test('loses no change when forty read, add and write at once', async () => {
    await add('ana', 0);
    const increment = () =>
      context.database.transaction(async (tx) => {
        const row = await tx.findOne(Account, { where: { id: 'ana' } });
        await tx.update(Account, { id: 'ana' }, { balance: row!.balance + 1 });
      });

    await Promise.all(Array.from({ length: 40 }, increment));

    expect(await balanceOf('ana')).toBe(40);
  });

  test('is refused what it did not await, once it has ended', async () => {
    let leftover: Transaction | undefined;
    await context.database.transaction(async (tx) => {
      leftover = tx;
      await tx.insert(Account, account('ana'));
    });

    await expect(leftover!.insert(Account, account('late'))).rejects.toThrow(TransactionEnded);
    await expect(leftover!.query('select 1 as one')).rejects.toThrow(TransactionEnded);
    expect(await ids()).toEqual(['ana']);
  });

  test('is rolled back when it ends with a statement still running', async () => {
    let leftover: Promise<void> | undefined;
    const hasty = context.database.transaction(async (tx) => {
      await tx.insert(Account, account('ana'));
      leftover = tx.insert(Account, account('late'));
    });

    await expect(hasty).rejects.toThrow(TransactionEnded);
    await leftover;
    await add('next');
    expect(await ids()).toEqual(['next']);
  });

  test('may not begin or end transactions by itself', async () => {
    const selfish = context.database.transaction((tx) => tx.execute(' COMMIT'));
    await expect(selfish).rejects.toThrow(/database\.transaction/);
  });

  test('tells how many rows it changed', async () => {
    await add('ana', 1);
    await add('ben', 1);
    await context.database.transaction(async (tx) => {
      expect(await tx.execute('update account set balance = $1', [7])).toBe(2);
      expect(
        await tx.execute('update account set balance = 8 where id = $1 returning id', ['ana']),
      ).toBe(1);
      expect(await tx.update(Account, { id: 'nobody' }, { balance: 1 })).toBe(0);
      await tx.upsert(Account, [account('ana', 2), account('cho', 3)], ['id']);
      expect(await tx.delete(Account, { id: 'ben' })).toBe(1);
    });
    expect(await ids()).toEqual(['ana', 'cho']);
    expect(await balanceOf('ana')).toBe(2);
  });

  test('tells a duplicate from other failures', async () => {
    await add('ana');
    const again = await add('ana').catch((error: unknown) => error);
    const negative = await add('ben', -1).catch((error: unknown) => error);

    expect([isDuplicate(again), isDuplicate(negative)]).toEqual([true, false]);
  });

  test('readers can not write', async () => {
    const writing = context.database.reader.query(
      `insert into account (id, balance, is_open) values ('ana', 0, 1) returning id`,
    );
    await expect(writing).rejects.toThrow(/read.?only/i);
  });
});

describeOnBothDatabases('values', (context) => {
  beforeAll(() => createAccounts(context.database));

  const full: Account = {
    id: 'é ß "quoted" \u{1F600}',
    balance: 12,
    isOpen: false,
    openedOn: '2026-02-28',
    seenAt: '2026-11-23T09:30:00.000Z',
    notes: { tags: ['a', "b'c"] },
  };

  test('come back as they were stored, by entity and by SQL', async () => {
    await context.database.transaction((tx) => tx.insert(Account, full));
    const { reader } = context.database;

    expect(await reader.findOne(Account, { where: { isOpen: false } })).toEqual(full);
    expect(await reader.query('select * from account where is_open = $1', [false])).toEqual([
      {
        id: full.id,
        balance: 12,
        is_open: 0,
        opened_on: '2026-02-28',
        seen_at: '2026-11-23T09:30:00.000Z',
        notes: '{"tags":["a","b\'c"]}',
      },
    ]);
  });

  test('a parameter may be used twice and out of order', async () => {
    const rows = await context.database.reader.query(
      'select id from account where balance = $2 and (id = $1 or id = $1)',
      [full.id, 12],
    );
    expect(rows).toEqual([{ id: full.id }]);
  });

  test('counts and sums are numbers', async () => {
    const rows = await context.database.reader.query(
      'select count(*) as count, sum(balance) as sum from account',
    );
    expect(rows).toEqual([{ count: 1, sum: 12 }]);
  });

  test('a list of any length can be asked for', async () => {
    const { reader } = context.database;
    for (const wanted of [[full.id], ['x', full.id, 'y'], Array<string>(1000).fill(full.id)]) {
      const list = inList(wanted, 2);
      const rows = await reader.query(
        `select id from account where balance = $1 and id in ${list.sql}`,
        [12, ...list.parameters],
      );
      expect(rows).toEqual([{ id: full.id }]);
    }
    expect(await reader.query(`select id from account where id in ${inList([]).sql}`)).toEqual([]);
  });

  test('what the databases would store differently is refused', async () => {
    const date = new Date(0) as unknown as string;
    for (const value of [date, undefined as unknown as string, Number.NaN]) {
      const asked = context.database.transaction((tx) => tx.query('select $1 as value', [value]));
      await expect(asked).rejects.toThrow(TypeError);
    }
  });
});

describeOnBothDatabases('closing', (context) => {
  beforeAll(() => createAccounts(context.database));

  test('finishes what was accepted and refuses more', async () => {
    const { database } = context;
    const accepted = Array.from({ length: 100 }, (_, index) =>
      database.transaction((tx) => tx.insert(Account, account(`a${index}`))),
    );
    const closed = database.close();

    await expect(database.transaction(async () => undefined)).rejects.toThrow(DatabaseClosed);
    await Promise.all(accepted);
    await closed;

    await context.reopen();
    expect(await context.database.reader.count(Account)).toBe(100);
  });
});
