import { v7 as uuidV7 } from 'uuid';
import type { Database } from '../../../src/database/database.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { addDays } from '../../../src/domain/day.js';
import type { Refusal } from '../../../src/domain/refusal.js';
import { verifyLedger } from '../../../src/features/ledger/verify-ledger.js';
import { RebuildLedger } from '../../../src/features/ledger/rebuild-ledger.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import {
  BY,
  completed,
  DEFINITIONS,
  enrolled,
  fact,
  hired,
  isoOf,
  Office,
  TODAY,
} from './office.js';

const APPENDS = 40;

// On SQLite a second process would be refused the file's lock for long: there the queue of
// one process is what keeps appends apart. On PostgreSQL two processes really meet.
describeOnBothDatabases('many who append for one learner at once', (context) => {
  let offices: Office[];
  let second: Database | undefined;
  beforeAll(async () => {
    if (context.dialect === 'postgres') second = await openDatabase(context.settings, []);
    offices = [context.database, second ?? context.database].map((each) => new Office(each));
  });
  afterAll(() => second?.close());

  const officeOf = (i: number) => offices[i % offices.length]!;

  /** The seqs of a ledger, once everything about it has been proven. */
  async function provenSeqs(learner: string): Promise<number[]> {
    const [office] = offices as [Office];
    const { reader } = context.database;
    const stored = await office.freshLedger().facts(reader, learner, { afterSeq: 0 });
    const instants = stored.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...instants].sort());
    expect((await verifyLedger(reader, { learnerId: learner })).faults).toEqual([]);
    const rebuild = new RebuildLedger(context.database, office.repository, DEFINITIONS);
    expect(await rebuild.run({ dryRun: true })).toMatchObject({ rows: 0, intervals: 0, heads: 0 });
    return stored.map(({ seq }) => seq);
  }

  const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

  test('keep every fact, numbered without a gap, in one chain', async () => {
    const ana = await officeOf(0).newLearner();
    const added = await Promise.all(
      Array.from({ length: APPENDS }, (_, i) =>
        officeOf(i).append(
          ana,
          completed(isoOf(addDays(TODAY, -i)), i % 3 === 0 ? 'ANA' : 'HIP', i % 2 ? '01' : '02'),
        ),
      ),
    );
    const seqs = added.flatMap(({ facts }) => facts.map(({ seq }) => seq)).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: APPENDS }, (_, i) => i + 4));
    expect(await provenSeqs(ana)).toEqual(upTo(APPENDS + 3));
  });

  test('may be the first of a learner, each in a ledger that there is not yet', async () => {
    const nobody = uuidV7();
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        officeOf(i).append(nobody, enrolled('2026-01-01', 'BASICS')),
      ),
    );
    expect(await provenSeqs(nobody)).toEqual(upTo(12));
  });

  test('see what the others have appended before they decide', async () => {
    const ana = await officeOf(0).newLearner();
    await officeOf(0).append(ana, completed('2026-01-05', 'ANA', '01'));
    const withdrawals = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) => {
        const office = officeOf(i);
        return office.database.transaction((tx) =>
          office.ledger.voidFact(tx, ana, { fact: 4, reason: 'twice' }, BY),
        );
      }),
    );
    const codes = withdrawals.map((each) =>
      each.status === 'fulfilled' ? 'withdrawn' : (each.reason as Refusal).code,
    );
    expect(codes.sort()).toEqual([...Array<string>(5).fill('already-voided'), 'withdrawn']);
    expect(await provenSeqs(ana)).toEqual(upTo(5));
  });

  test('never remember a record that another process has gone beyond', async () => {
    const ana = uuidV7();
    const [one, other] = [officeOf(0), officeOf(1)];
    await one.append(ana, hired('2026-01-01'), enrolled('2026-01-01', 'BASICS'));
    await one.ledger.record(context.database.reader, ana);
    await other.append(ana, fact('2026-02-01', 'separated', 'employment', { reason: 'x' }));
    const record = await one.ledger.record(context.database.reader, ana);
    expect(record.get('employment')).toHaveLength(2);
    await one.append(ana, completed('2026-01-20', 'ANA', '01'));
    expect(await provenSeqs(ana)).toEqual(upTo(4));
  });
});
