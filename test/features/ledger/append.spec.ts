import { v7 as uuidV7 } from 'uuid';
import { addDays, day } from '../../../src/domain/day.js';
import type { NewFact } from '../../../src/domain/fact.js';
import { Refusal } from '../../../src/domain/refusal.js';
import { at } from '../../../src/domain/steps.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { completed, enrolled, fact, hired, isoOf, Office, TODAY, voided } from './office.js';

/** What a refusal says, or nothing where the work succeeded. */
async function codesOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.reasons.map(({ code }) => code);
    throw error;
  }
}

describeOnBothDatabases('appending facts', (context) => {
  let office: Office;
  beforeAll(() => {
    office = new Office(context.database);
  });

  const factsOf = (learnerId: string) => office.ledger.facts(context.database.reader, learnerId);
  const statusOn = async (learnerId: string, path: string, key: string, on: string) => {
    const evaluation = await office.ledger.evaluation(context.database.reader, learnerId, path);
    return at(evaluation.nodes.get(key)!.timeline, day(on))?.status ?? null;
  };
  const storedOn = async (learnerId: string, requirement: string, on: string) =>
    (await office.intervals(learnerId)).find(
      (row) => row.requirement === requirement && row.fromOn <= on && on < row.toOn,
    )?.status ?? null;

  test('numbers facts without a gap and answers with what was written', async () => {
    const ana = await office.newLearner();
    const { facts } = await office.append(
      ana,
      completed('2026-03-01', 'ANA', '01'),
      completed('2026-03-02', 'ANA', '02'),
    );
    expect(facts.map(({ seq }) => seq)).toEqual([4, 5]);

    const stored = await factsOf(ana);
    expect(stored.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(stored.slice(0, 2).toReversed()).toEqual(
      facts.map((appended) => ({ ...appended, voidedBy: null })),
    );
  });

  test('no facts change nothing, and make no ledger', async () => {
    const nobody = uuidV7();
    expect(await office.append(nobody)).toEqual({ facts: [], changed: [] });
    expect(await office.repository.head(context.database.reader, nobody)).toBeNull();
    expect(await office.ledger.record(context.database.reader, nobody)).toEqual(new Map());
  });

  test('a refused fact takes the others of its append with it', async () => {
    const ana = await office.newLearner();
    const facts = [completed('2026-03-01', 'ANA', '01'), completed('2026-03-11', 'ANA', '02')];
    expect(await codesOf(office.append(ana, ...facts))).toEqual(['occurred-in-future']);
    expect(await factsOf(ana)).toHaveLength(3);
  });

  describe('the day of a fact', () => {
    const ahead = (days: number) => isoOf(addDays(TODAY, days));
    test.each<[string, NewFact, string[]]>([
      ['may be today', completed(ahead(0), 'ANA', '01'), []],
      ['may be long ago', completed('1999-12-31', 'ANA', '01'), []],
      ['may not be tomorrow', completed(ahead(1), 'ANA', '01'), ['occurred-in-future']],
      [
        'of a separation may be 180 days ahead',
        fact(ahead(180), 'separated', 'employment', { reason: 'x' }),
        [],
      ],
      [
        'of a separation may not be 181 days ahead',
        fact(ahead(181), 'separated', 'employment', { reason: 'x' }),
        ['occurred-in-future'],
      ],
    ])('%s', async (_, given, codes) => {
      const learner = await office.newLearner();
      expect(await codesOf(office.append(learner, given))).toEqual(codes);
    });

    test('every reason is given at once', async () => {
      const learner = await office.newLearner();
      const facts = [completed(ahead(1), 'ANA', '01'), completed(ahead(2), 'ANA', '02')];
      expect(await codesOf(office.append(learner, ...facts))).toHaveLength(2);
    });
  });

  describe('voids', () => {
    test('withdraw a fact, and are dated like it', async () => {
      const ana = await office.newLearner();
      await office.append(ana, completed('2026-01-05', 'ANA', '01'));
      const { facts } = await office.append(ana, voided(4));

      expect(facts[0]).toMatchObject({ seq: 5, subject: 'ANA', occurredOn: day('2026-01-05') });
      const stored = await factsOf(ana);
      expect(stored.find(({ seq }) => seq === 4)).toMatchObject({ voidedBy: 5 });
      expect(stored.find(({ seq }) => seq === 5)).toMatchObject({ voidedBy: null });
      expect((await office.ledger.record(context.database.reader, ana)).has('course/ANA')).toBe(
        false,
      );
      expect(await office.ledger.standingFacts(context.database.reader, ana, [3, 4])).toEqual([3]);
    });

    test('may withdraw what is known ahead only', async () => {
      const ana = await office.newLearner();
      const leaves = fact('2026-06-01', 'separated', 'employment', { reason: 'moves away' });
      await office.append(ana, leaves);
      expect(await codesOf(office.append(ana, voided(4)))).toEqual([]);
    });

    test.each<[string, NewFact[], string[]]>([
      ['of a fact that there is not', [voided(99)], ['no-such-fact']],
      ['of themselves', [voided(4)], ['no-such-fact']],
      ['of what was withdrawn', [voided(3), voided(3)], ['already-voided']],
      ['of a void', [voided(3), voided(4)], ['cannot-void-a-void']],
    ])('are refused: %s', async (_, facts, codes) => {
      const together = await office.newLearner();
      expect(await codesOf(office.append(together, ...facts))).toEqual(codes);

      const apart = await office.newLearner();
      const [last, ...before] = facts.toReversed();
      for (const given of before.toReversed()) await office.append(apart, given);
      expect(await codesOf(office.append(apart, last!))).toEqual(codes);
    });

    test('may name a fact of the same append', async () => {
      const ana = await office.newLearner();
      await office.append(ana, completed('2026-01-05', 'ANA', '01'), voided(4));
      expect((await office.ledger.record(context.database.reader, ana)).has('course/ANA')).toBe(
        false,
      );
    });

    test('of an enrolment take its timelines away', async () => {
      const ana = await office.newLearner();
      await office.append(ana, voided(2));
      expect((await office.intervals(ana)).some(({ path }) => path === 'BASICS')).toBe(false);
    });
  });

  describe('timelines', () => {
    test('of a path and what it is part of change with the last module, and only then', async () => {
      const ana = await office.newLearner();
      await office.append(ana, completed('2026-02-01', 'ANA', '01'));
      expect(await storedOn(ana, 'B1/M/ANA', '2026-02-01')).toBe('in-progress');

      const { changed } = await office.append(ana, completed('2026-02-20', 'ANA', '02'));
      expect(changed.map(({ requirement }) => requirement).sort()).toEqual([
        'B1',
        'B1/M/ANA',
        'BASICS',
        'C1/M/BASICS',
      ]);
      expect(await storedOn(ana, 'BASICS', '2026-02-19')).toBe('in-progress');
      expect(await storedOn(ana, 'BASICS', '2026-02-20')).toBe('satisfied');
      expect(await statusOn(ana, 'CLINIC', 'C1/M/BASICS', '2026-02-20')).toBe('satisfied');
    });

    test('stay as they are when a fact changes no evidence', async () => {
      const ana = await office.newLearner();
      await office.append(ana, completed('2026-02-01', 'ANA', '01'));
      const before = await office.intervals(ana);
      const attempt = { module: '02', version: 1, attempt: 'a', score: 60, passed: false };
      const { changed } = await office.append(
        ana,
        fact('2026-02-02', 'quiz-attempted', 'ANA', attempt),
      );
      expect(changed).toEqual([]);
      expect(await office.intervals(ana)).toEqual(before);
    });

    test('take a backdated fact in at its own day', async () => {
      const ana = await office.newLearner();
      await office.append(ana, completed('2026-02-01', 'ANA', '01'));
      await office.append(ana, completed('2026-02-20', 'ANA', '02'));
      await office.append(ana, voided(5), completed('2026-02-10', 'ANA', '02'));
      expect(await storedOn(ana, 'BASICS', '2026-02-10')).toBe('satisfied');
    });

    test('keep what an old version said before the day of a move', async () => {
      const ana = await office.newLearner();
      await office.append(
        ana,
        completed('2025-06-01', 'HIP', '01'),
        completed('2025-06-01', 'HIP', '02'),
      );
      const payload = { from: 1, version: 2, reason: 'the new clinic' };
      await office.append(ana, fact('2026-03-01', 'moved', 'CLINIC', payload));
      expect(await storedOn(ana, 'C2/M/OSH', '2026-02-28')).toBeNull();
      expect(await storedOn(ana, 'C2/M/OSH', '2026-03-01')).toBe('not-started');
      expect(await storedOn(ana, 'C1/M/VENI', '2026-02-28')).toBe('not-started');
      expect(await storedOn(ana, 'C1/M/VENI', '2026-03-01')).toBeNull();
    });

    test('of an assignment are stored under its own name', async () => {
      const ana = await office.newLearner();
      const task = uuidV7();
      const target = { kind: 'task', code: 'Read the fire plan' } as const;
      const asked = { target, title: 'Fire plan', dueOn: '2026-03-05' };
      await office.append(ana, fact('2026-03-01', 'assigned', task, asked));
      expect(await storedOn(ana, task, '2026-03-06')).toBe('overdue');
      await office.append(ana, fact('2026-03-08', 'task-completed', task, {}));
      expect(
        (await office.intervals(ana)).filter(({ path }) => path === `assignment/${task}`),
      ).toEqual([
        expect.objectContaining({ status: 'due', level: 'requirement', dueOn: '2026-03-05' }),
        expect.objectContaining({ status: 'overdue', fromOn: '2026-03-06', toOn: '2026-03-08' }),
        expect.objectContaining({ status: 'satisfied', toOn: '9999-12-31' }),
      ]);
    });

    // Each append by a ledger that remembers nothing, so that it reads only the rows that it must.
    describe('change with rows that are not their own', () => {
      const appendAnew = (learner: string, ...facts: NewFact[]) =>
        context.database.transaction((tx) =>
          office.freshLedger().append(tx, learner, facts, { recordedBy: 'p', today: TODAY }),
        );
      const both = (course: string, on: string) => [
        completed(on, course, '01'),
        completed(on, course, '02'),
      ];

      test('a course that its path names only as a prerequisite opens another', async () => {
        const ana = await office.newLearner();
        await appendAnew(ana, enrolled('2026-01-01', 'CODING'));
        expect(await storedOn(ana, 'D1/M/ICD', '2026-02-01')).toBe('locked');
        await appendAnew(ana, ...both('TRM', '2026-02-01'));
        expect(await storedOn(ana, 'D1/M/ICD', '2026-02-01')).toBe('not-started');
      });

      test('a certification ends the one that it replaces', async () => {
        const ana = await office.newLearner();
        await appendAnew(ana, enrolled('2026-01-01', 'CODING'));
        await appendAnew(ana, fact('2026-01-10', 'credential-recorded', 'CPC-A', {}));
        expect(await storedOn(ana, 'D1/M/CPC-A', '2026-02-01')).toBe('satisfied');
        await appendAnew(ana, fact('2026-02-01', 'credential-recorded', 'CPC', {}));
        expect(await storedOn(ana, 'D1/M/CPC-A', '2026-02-01')).toBe('expired');
      });

      test('a path counts in the version that the learner was moved to', async () => {
        const ana = await office.newLearner();
        const payload = { from: 1, version: 2, reason: 'new' };
        await appendAnew(ana, fact('2026-01-01', 'moved', 'BASICS', payload));
        await appendAnew(ana, ...both('EHR', '2026-02-01'));
        expect(await storedOn(ana, 'C1/M/BASICS', '2026-01-31')).toBe('not-started');
        expect(await storedOn(ana, 'C1/M/BASICS', '2026-02-01')).toBe('satisfied');
      });

      test('a module done before counts again for an assignment to repeat', async () => {
        const ana = await office.newLearner();
        const again = uuidV7();
        await appendAnew(ana, completed('2026-01-01', 'EHR', '01'));
        const target = { kind: 'course', code: 'EHR' } as const;
        const asked = { target, title: 'Records again', dueOn: null, repeat: true };
        await appendAnew(ana, fact('2026-02-01', 'assigned', again, asked));
        expect(await storedOn(ana, again, '2026-02-02')).toBe('not-started');
        await appendAnew(ana, completed('2026-02-02', 'EHR', '01'));
        expect(await storedOn(ana, again, '2026-02-02')).toBe('in-progress');
      });
    });

    test('end with employment', async () => {
      const ana = await office.newLearner();
      await office.append(ana, fact('2026-03-09', 'separated', 'employment', { reason: 'moved' }));
      expect(await storedOn(ana, 'BASICS', '2026-03-09')).toBe('not-started');
      expect(await storedOn(ana, 'BASICS', '2026-03-10')).toBeNull();
    });
  });

  describe('what was known then', () => {
    test('is folded from what had been recorded by that instant', async () => {
      office.clock.set('2026-03-10T09:00:00.000Z');
      const ana = await office.newLearner();
      office.clock.set('2026-03-10T10:00:00.000Z');
      await office.append(ana, completed('2026-02-01', 'ANA', '01'));
      office.clock.set('2026-03-10T11:00:00.000Z');
      await office.append(ana, voided(4));

      const knownAt = async (instant: string) =>
        (await office.ledger.recordKnownAt(context.database.reader, ana, instant)).get('course/ANA')
          ?.length ?? 0;
      expect(await knownAt('2026-03-10T09:59:59.999Z')).toBe(0);
      expect(await knownAt('2026-03-10T10:00:00.000Z')).toBe(1);
      expect(await knownAt('2026-03-10T11:00:00.000Z')).toBe(0);
    });

    test('never depends on a clock that was set back', async () => {
      office.clock.set('2026-03-10T12:00:00.000Z');
      const ana = await office.newLearner();
      office.clock.set('2026-03-10T08:00:00.000Z');
      await office.append(ana, completed('2026-02-01', 'ANA', '01'));
      const instants = (await factsOf(ana)).map(({ recordedAt }) => recordedAt);
      expect(instants).toEqual(Array(4).fill('2026-03-10T12:00:00.000Z'));
    });
  });

  test('a history can be asked for by kind, subject and place', async () => {
    const ana = uuidV7();
    await office.append(ana, hired('2025-01-01'), enrolled('2025-01-01', 'BASICS'));
    await office.append(
      ana,
      completed('2025-02-01', 'ANA', '01'),
      completed('2025-02-02', 'HIP', '01'),
    );
    const seqs = async (query: Parameters<Office['ledger']['facts']>[2]) =>
      (await office.ledger.facts(context.database.reader, ana, query)).map(({ seq }) => seq);
    expect(await seqs({ kind: 'module-completed' })).toEqual([4, 3]);
    expect(await seqs({ subject: 'ANA' })).toEqual([3]);
    expect(await seqs({ limit: 2 })).toEqual([4, 3]);
    expect(await seqs({ limit: 2, beforeSeq: 3 })).toEqual([2, 1]);
    expect(await seqs({ limit: 2, afterSeq: 1 })).toEqual([2, 3]);
    await expect(office.ledger.fact(context.database.reader, ana, 9)).rejects.toThrow('no entry 9');
  });

  test('a rolled back append is not remembered', async () => {
    const ana = await office.newLearner();
    const before = await office.ledger.record(context.database.reader, ana);
    const failing = context.database.transaction(async (tx) => {
      await office.ledger.append(tx, ana, [completed('2026-02-01', 'ANA', '01')], {
        recordedBy: 'p',
        today: TODAY,
      });
      throw new Error('the rest failed');
    });
    await expect(failing).rejects.toThrow('the rest failed');
    expect(await office.ledger.record(context.database.reader, ana)).toEqual(before);
    const { facts } = await office.append(ana, completed('2026-02-02', 'ANA', '01'));
    expect(facts.map(({ seq }) => seq)).toEqual([4]);
  });
});
