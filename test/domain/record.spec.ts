import { day, type IsoDay } from '../../src/domain/day.js';
import { KNOWN_AHEAD_DAYS, lastDayFor, type FactKind } from '../../src/domain/fact.js';
import {
  entriesOf,
  entryOf,
  fold,
  hoursRow,
  inOrder,
  isAfter,
  supposing,
  withEntry,
  withoutEntry,
  type Entry,
  type RowKey,
} from '../../src/domain/record.js';
import { ledger, type Ledger } from './support/ledger.js';

const seqs = (row: readonly Entry[] | undefined) => (row ?? []).map((entry) => entry.seq);

describe('every fact has its row', () => {
  test.each<[RowKey, Ledger]>([
    ['employment', ledger().hired('2026-01-05')],
    ['employment', ledger().rehired('2026-01-05')],
    ['employment', ledger().transferred('2026-01-05', {})],
    ['employment', ledger().separated('2026-01-05')],
    ['leave', ledger().onLeave('2026-01-05')],
    ['path/P', ledger().enrolled('2026-01-05')],
    ['path/P', ledger().withdrawn('2026-01-05')],
    ['path/P', ledger().moved('2026-01-05', 2)],
    ['advancement/P', ledger().asked('S1', '2026-01-05')],
    ['advancement/P', ledger().advanced('S1', '2026-01-05')],
    ['advancement/P', ledger().notAdvanced('S1', '2026-01-05')],
    ['waivers/P', ledger().waived('S1/HAZ', '2026-01-05')],
    ['assignment/7', ledger().assigned('7', '2026-01-05', { kind: 'task', code: 'tidy up' })],
    [
      'assignment/7',
      ledger().with('assignment-changed', '7', '2026-01-05', { dueOn: null, reason: 'late' }),
    ],
    ['assignment/7', ledger().with('assignment-cancelled', '7', '2026-01-05', { reason: 'done' })],
    ['assignment/7', ledger().with('task-completed', '7', '2026-01-05', {})],
    ['course/HAZ', ledger().completed('HAZ', '2026-01-05')],
    ['course/HAZ', ledger().attested('HAZ', '2026-01-05')],
    ['course/HAZ', ledger().retrain('HAZ', '2026-01-05', '2026-02-05')],
    [
      'course/HAZ',
      ledger().with('quiz-attempted', 'HAZ', '2026-01-05', {
        module: '01',
        version: 1,
        attempt: 'a',
        score: 90,
        passed: true,
      }),
    ],
    ['skill/B1', ledger().seen('B1', '2026-01-05')],
    ['hours/shadowing/2026-01', ledger().hours('shadowing', '2026-01-05', 8)],
    ['credential/BLS', ledger().card('BLS', '2026-01-05')],
    ['credential/BLS', ledger().with('credential-verified', 'BLS', '2026-01-05', { fact: 1 })],
    ['credential/BLS', ledger().revoked('BLS', '2026-01-05')],
    ['credential/BLS', ledger().feePaid('BLS', '2026-01-05')],
    ['credential/BLS', ledger().credits('BLS', '2026-01-05', 1)],
  ])('%s', (key, told) => {
    expect([...told.record.keys()]).toEqual([key]);
  });

  test('an answer about hours stands where the hours stand, not in the month of its own', () => {
    const told = ledger()
      .hours('shadowing', '2026-01-30', 8)
      .approved('2026-02-02')
      .declined('2026-03-02');

    expect(seqs(told.record.get('hours/shadowing/2026-01'))).toEqual([1, 2, 3]);
    expect(told.record.size).toBe(1);
    expect(hoursRow('shadowing', day('2026-01-30'))).toBe('hours/shadowing/2026-01');
  });

  test('a return stands with its leave', () => {
    const told = ledger().onLeave('2026-01-05').backOn('2026-02-02');
    expect(seqs(told.record.get('leave'))).toEqual([1, 2]);
  });
});

describe('the fold', () => {
  test('orders a row by the day that things happened, then as they were recorded', () => {
    const told = ledger()
      .completed('HAZ', '2026-03-02')
      .completed('HAZ', '2026-01-05')
      .completed('HAZ', '2026-03-02')
      .completed('HAZ', '2026-02-02');

    expect(seqs(told.record.get('course/HAZ'))).toEqual([2, 4, 1, 3]);
  });

  test('does not depend on the order in which facts are read', () => {
    const told = ledger().completed('HAZ', '2026-03-02').completed('HAZ', '2026-01-05').voided(1);
    expect(fold(told.facts.toReversed())).toEqual(told.record);
  });

  test('leaves out what was withdrawn, and keeps nothing of the withdrawal', () => {
    const told = ledger().completed('HAZ', '2026-03-02').completed('BBP', '2026-03-02').voided(1);
    expect([...told.record.keys()]).toEqual(['course/BBP']);
  });

  test('keeps all days of a row, so that a renewal overwrites nothing', () => {
    const told = ledger().card('BLS', '2024-01-05').card('BLS', '2026-01-05');
    expect(seqs(told.record.get('credential/BLS'))).toEqual([1, 2]);
  });

  test('a row can be asked for some kinds of entries', () => {
    const told = ledger()
      .card('BLS', '2026-01-05')
      .feePaid('BLS', '2026-01-06')
      .revoked('BLS', '2026-01-07');

    expect(
      seqs(entriesOf(told.record, 'credential/BLS', 'fee-paid', 'credential-revoked')),
    ).toEqual([2, 3]);
    expect(entriesOf(told.record, 'credential/CMA', 'fee-paid')).toEqual([]);
  });
});

describe('one more fact is one more insert', () => {
  const days: IsoDay[] = ['2026-02-02', '2026-01-05', '2026-02-02', '2026-01-20'];
  const facts = days.reduce((told, on) => told.completed('HAZ', on), ledger()).facts;

  test('a row grown entry by entry is the row that the fold makes', () => {
    const grown = facts.reduce<readonly Entry[]>((row, fact) => withEntry(row, entryOf(fact)), []);
    expect(grown).toEqual(fold(facts).get('course/HAZ'));
  });

  test('a void is one removal', () => {
    const row = fold(facts).get('course/HAZ')!;

    expect(seqs(withoutEntry(row, 3))).toEqual([2, 4, 1]);
    expect(withoutEntry(row, 99)).toBe(row);
  });

  test('a row is never changed in place', () => {
    const row = fold(facts.slice(0, 3)).get('course/HAZ')!;
    withEntry(row, entryOf(facts[3]!));
    expect(seqs(row)).toEqual([2, 1, 3]);
  });

  test('a preview supposes facts and leaves the record as it is', () => {
    const { record } = ledger().completed('HAZ', '2026-02-02');
    const [{ seq: _, ...supposed }] = ledger().completed('HAZ', '2026-01-05').facts as [
      (typeof facts)[0],
    ];

    expect(
      supposing(record, [supposed])
        .get('course/HAZ')!
        .map(({ on }) => on),
    ).toEqual([day('2026-01-05'), day('2026-02-02')]);
    expect(record.get('course/HAZ')).toHaveLength(1);
  });
});

describe('the order of a row', () => {
  const place = (on: IsoDay, seq: number) => ({ on: day(on), seq });

  test.each<[string, ReturnType<typeof place>, ReturnType<typeof place>, number]>([
    [
      'an earlier day comes first, though recorded later',
      place('2026-01-05', 9),
      place('2026-01-06', 1),
      -1,
    ],
    ['of one day, what was recorded first', place('2026-01-05', 1), place('2026-01-05', 2), -1],
    ['a thing is at its own place', place('2026-01-05', 1), place('2026-01-05', 1), 0],
  ])('%s', (_, a, b, expected) => {
    expect(Math.sign(inOrder(a, b))).toBe(expected);
    expect(isAfter(b, a)).toBe(expected < 0);
  });

  test('everything comes after no place', () => {
    expect(isAfter(place('2026-01-05', 1), undefined)).toBe(true);
  });
});

describe('how far ahead a fact may be dated', () => {
  const today = day('2026-01-05');

  test.each<FactKind>([
    'hired',
    'rehired',
    'transferred',
    'separated',
    'leave-started',
    'leave-ended',
    // By rule only: it follows from a hire or transfer that is known ahead.
    'enrolled',
  ])('%s may be known 180 days ahead', (kind) => {
    expect(lastDayFor(kind, today)).toBe(today + KNOWN_AHEAD_DAYS);
  });

  test.each<FactKind>([
    'module-completed',
    'skill-observed',
    'credential-recorded',
    'withdrawn',
    'waived',
    'voided',
  ])('%s must have happened', (kind) => {
    expect(lastDayFor(kind, today)).toBe(today);
  });
});
