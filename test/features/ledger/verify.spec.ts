import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportHeads, readHeads } from '../../../src/features/ledger/exported-heads.js';
import { verifyLedger } from '../../../src/features/ledger/verify-ledger.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { completed, Office, tamper } from './office.js';

describeOnBothDatabases('the ledger is never changed', (context) => {
  test.each([
    ['an update', `update ledger set subject = 'BLS' where learner_id = $1 and seq = 4`],
    [
      'an update of what is null-able',
      `update ledger set payload = '{}' where learner_id = $1 and seq = 4`,
    ],
    [
      'an erasure of the payload alone',
      `update ledger set payload = null where learner_id = $1 and seq = 4`,
    ],
    [
      'an erasure that changes something beside it',
      `update ledger set payload = null, salt = null, occurred_on = '2020-01-01'
       where learner_id = $1 and seq = 4`,
    ],
    ['a removal', 'delete from ledger where learner_id = $1 and seq = 4'],
  ])('the database refuses %s', async (_, sql) => {
    const office = new Office(context.database);
    const ana = await office.newLearner();
    await office.append(ana, completed('2026-01-05', 'ANA', '01'));
    const change = context.database.transaction((tx) => tx.execute(sql, [ana]));
    await expect(change).rejects.toThrow('The ledger is never changed');
    const [newest] = await office.ledger.facts(context.database.reader, ana, { limit: 1 });
    expect(newest).toMatchObject({ seq: 4, subject: 'ANA', payload: { module: '01' } });
  });

  test('but a payload whose retention has passed may be erased, and the chain still verifies', async () => {
    const office = new Office(context.database);
    const ana = await office.newLearner();
    await office.append(ana, completed('2026-01-05', 'ANA', '01'));
    await context.database.transaction((tx) =>
      tx.execute(
        'update ledger set payload = null, salt = null where learner_id = $1 and seq = 4',
        [ana],
      ),
    );
    const report = await verifyLedger(context.database.reader, {
      learnerId: ana,
    });
    expect(report).toEqual({ facts: 4, learners: 1, erased: 1, faults: [] });
    expect(await office.ledger.fact(context.database.reader, ana, 4)).toMatchObject({
      payload: null,
    });
  });
});

describeOnBothDatabases('verifying ledgers', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-heads-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const verified = (learnerId?: string, heads?: string) =>
    verifyLedger(context.database.reader, {
      learnerId,
      against: heads === undefined ? undefined : readHeads(heads),
    });

  /** Six facts, of which the fourth and later are completions. */
  async function six(): Promise<string> {
    const office = new Office(context.database);
    const ana = await office.newLearner();
    for (const module of ['01', '02'])
      await office.append(ana, completed('2026-01-05', 'ANA', module));
    await office.append(ana, completed('2026-01-05', 'HIP', '01'));
    return ana;
  }

  test('finds nothing wrong with what was only appended', async () => {
    const ana = await six();
    expect(await verified(ana)).toEqual({ facts: 6, learners: 1, erased: 0, faults: [] });
    expect((await verified()).faults).toEqual([]);
  });

  test.each<[string, string, number, string]>([
    [
      'a changed payload',
      `update ledger set payload = '{"module":"99","version":1}' where learner_id = $1 and seq = 4`,
      4,
      'payload',
    ],
    [
      'half an erasure',
      `update ledger set salt = null where learner_id = $1 and seq = 4`,
      4,
      'half',
    ],
    [
      'a changed day',
      `update ledger set occurred_on = '2020-01-01' where learner_id = $1 and seq = 5`,
      5,
      'changed',
    ],
    [
      'a changed recorder',
      `update ledger set recorded_by = 'nobody' where learner_id = $1 and seq = 2`,
      2,
      'changed',
    ],
    [
      'a changed hash',
      `update ledger set hash = payload_hash where learner_id = $1 and seq = 5`,
      5,
      'changed',
    ],
    [
      'a payload hash that was changed with its payload',
      `update ledger set payload_hash = hash where learner_id = $1 and seq = 5`,
      5,
      'changed',
    ],
    [
      'a removed row',
      'delete from ledger where learner_id = $1 and seq = 3',
      3,
      'row 3 is missing',
    ],
    [
      'a removed first row',
      'delete from ledger where learner_id = $1 and seq = 1',
      1,
      'row 1 is missing',
    ],
    ['a cut tail', 'delete from ledger where learner_id = $1 and seq > 4', 5, 'row 5 is missing'],
    [
      'a whole ledger that is gone',
      'delete from ledger where learner_id = $1',
      1,
      'all rows are missing',
    ],
    [
      'a row that was moved to another place',
      'update ledger set seq = 7 where learner_id = $1 and seq = 6',
      6,
      'row 6 is missing',
    ],
    ['a missing head', 'delete from ledger_head where learner_id = $1', 6, 'no head'],
  ])('notices %s, and names the first bad row', async (_, sql, seq, what) => {
    const ana = await six();
    await tamper(context.database, sql, [ana]);
    const { faults } = await verified(ana);
    expect(faults).toEqual([
      { learnerId: ana, seq, what: expect.stringContaining(what) as string },
    ]);
    expect((await verified()).faults).toContainEqual(faults[0]);
  });

  describe('against exported heads', () => {
    test('notices a tail that was cut together with its head', async () => {
      const ana = await six();
      const heads = join(folder, `${ana}.heads`);
      await exportHeads(context.database.reader, heads);
      await tamper(context.database, 'delete from ledger where learner_id = $1 and seq > 4', [ana]);
      await tamper(
        context.database,
        `update ledger_head set last_seq = 4,
           head_hash = (select hash from ledger where ledger.learner_id = $1 and seq = 4)
         where learner_id = $1`,
        [ana],
      );
      expect((await verified(ana)).faults).toEqual([]);
      expect((await verified(ana, heads)).faults).toEqual([
        { learnerId: ana, seq: 5, what: 'row 5 is missing: the exported head was at 6' },
      ]);
    });

    test('notices a ledger that was written anew with hashes that fit', async () => {
      const office = new Office(context.database);
      const ana = await six();
      const heads = join(folder, `${ana}.heads`);
      await exportHeads(context.database.reader, heads);
      await tamper(context.database, 'delete from ledger where learner_id = $1', [ana]);
      for (const table of ['ledger_head', 'record_row', 'interval']) {
        await tamper(context.database, `delete from ${table} where learner_id = $1`, [ana]);
      }
      expect((await verified(ana, heads)).faults).toMatchObject([{ learnerId: ana, seq: 1 }]);

      for (let i = 0; i < 7; i++) await office.append(ana, completed('2026-01-05', 'ANA', '01'));
      expect((await verified(ana)).faults).toEqual([]);
      expect((await verified(ana, heads)).faults).toEqual([
        { learnerId: ana, seq: 6, what: 'differs from the exported head' },
      ]);
    });

    test('finds nothing wrong with what was appended since', async () => {
      const office = new Office(context.database);
      const ana = await six();
      const heads = join(folder, `${ana}.heads`);
      await exportHeads(context.database.reader, heads);
      await office.append(ana, completed('2026-01-06', 'HIP', '02'));
      expect((await verified(ana, heads)).faults).toEqual([]);
    });
  });
});
