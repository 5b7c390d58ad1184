import { RebuildLedger } from '../../../src/features/ledger/rebuild-ledger.js';
import { verifyLedger } from '../../../src/features/ledger/verify-ledger.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { completed, DEFINITIONS, Office, tamper } from './office.js';

describeOnBothDatabases('rebuilding what is made from the ledgers', (context) => {
  const rebuild = (office: Office) =>
    new RebuildLedger(context.database, office.repository, DEFINITIONS);

  const kept = async (office: Office, learner: string) => ({
    rows: await office.repository.rows(context.database.reader, learner),
    intervals: await office.intervals(learner),
    head: await office.repository.head(context.database.reader, learner),
  });

  test('finds nothing to write where all is as it should be', async () => {
    const office = new Office(context.database);
    for (let i = 0; i < 3; i++) await office.newLearner();
    expect(await rebuild(office).run()).toMatchObject({ rows: 0, intervals: 0, heads: 0 });
  });

  test.each([
    [
      'a row that is gone',
      `delete from record_row where learner_id = $1 and row_key = 'course/ANA'`,
    ],
    [
      'a row that says something else',
      `update record_row set entries = '[]' where learner_id = $1`,
    ],
    [
      'a row that nothing speaks for',
      `insert into record_row (learner_id, row_key, entries) values ($1, 'course/ZZZ', '[]')`,
    ],
    [
      'a row in which nothing waits, though it says so',
      `update record_row set waiting = 2, waiting_since = '2026-01-05' where learner_id = $1`,
    ],
    ['intervals that are gone', 'delete from interval where learner_id = $1'],
    [
      'intervals that say something else',
      `update interval set status = 'waived' where learner_id = $1`,
    ],
    [
      'intervals of a path that they are not in',
      `update interval set path = 'X' where learner_id = $1`,
    ],
    ['a head that is gone', 'delete from ledger_head where learner_id = $1'],
    ['a head that lags', 'update ledger_head set last_seq = 2 where learner_id = $1'],
  ])('puts right: %s', async (_, sql) => {
    const office = new Office(context.database);
    const ana = await office.newLearner();
    await office.append(
      ana,
      completed('2026-01-05', 'ANA', '01'),
      completed('2026-01-05', 'ANA', '02'),
    );
    const before = await kept(office, ana);
    await tamper(context.database, sql, [ana]);
    expect(await kept(office, ana)).not.toEqual(before);

    const looked = await rebuild(office).run({ dryRun: true });
    expect(looked.rows + looked.intervals + looked.heads).toBeGreaterThan(0);
    expect(await rebuild(office).run()).toEqual(looked);
    expect(await kept(office, ana)).toEqual(before);
    expect(await rebuild(office).run()).toMatchObject({ rows: 0, intervals: 0, heads: 0 });
    expect((await verifyLedger(context.database.reader)).faults).toEqual([]);
  });

  test('makes nothing of a ledger that is not whole, and names it', async () => {
    const office = new Office(context.database);
    const [ana, ben] = [await office.newLearner(), await office.newLearner()];
    const before = await kept(office, ana);
    await tamper(
      context.database,
      `update ledger set payload = '{"version":2}' where learner_id = $1 and seq = 2`,
      [ana],
    );
    await tamper(context.database, 'delete from interval where learner_id = $1', [ben]);
    const { faults, intervals } = await rebuild(office).run();
    expect(faults).toEqual([{ learnerId: ana, seq: 2, what: 'its payload was changed' }]);
    expect(intervals).toBeGreaterThan(0);
    expect(await kept(office, ana)).toEqual(before);
  });

  test('can be gone on with where it was stopped', async () => {
    const office = new Office(context.database);
    for (let i = 0; i < 45; i++) await office.newLearner();
    await tamper(context.database, 'delete from interval where 1 = $1', [1]);

    const batches: string[] = [];
    const stopped = rebuild(office).run({
      onProgress(_, last) {
        batches.push(last);
        if (batches.length === 2) throw new Error('stopped');
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
    const rest = await rebuild(office).run({ after: batches[0] });
    expect(rest.learners).toBeGreaterThanOrEqual(25);
    expect(await rebuild(office).run()).toMatchObject({ rows: 0, intervals: 0, heads: 0 });
  });
});
