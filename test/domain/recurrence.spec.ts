import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import { earliestTerm, goodThrough, goodThroughCycles } from '../../src/domain/recurrence.js';
import type { IntervalRecurrence, Recurrence } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, statusOn } from './support/look.js';
import { asking, course } from './support/path.js';

const months = (n: number) => ({ months: n });

describe('Law 9: Recurrence', () => {
  const yearly: Recurrence = { every: { months: 12 } };
  const onPolicy: Recurrence = { on: 'new-policy-version', within: { days: 30 } };

  test.each<[string, readonly Recurrence[], Ledger, readonly string[]]>([
    [
      'from completion: so many months, through the same day',
      [yearly],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2027-02-08 expiring', '2027-03-11 overdue'],
    ],
    [
      'the newest completion counts, though it came early',
      [yearly],
      ana.completed('BBP', '2026-03-10').completed('BBP', '2026-06-01'),
      ['2026-03-10 satisfied', '2027-05-02 expiring', '2027-06-02 overdue'],
    ],
    [
      'the newest completion counts, though it came late',
      [yearly],
      ana.completed('BBP', '2026-03-10').completed('BBP', '2027-04-01'),
      [
        '2026-03-10 satisfied',
        '2027-02-08 expiring',
        '2027-03-11 overdue',
        '2027-04-01 satisfied',
        '2028-03-02 expiring',
        '2028-04-02 overdue',
      ],
    ],
    [
      'to the end of the month: the months are added first',
      [{ ...yearly, until: 'end-of-month' }],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2027-03-01 expiring', '2027-04-01 overdue'],
    ],
    [
      'by the calendar year: done in 2026, good through 2027',
      [{ ...yearly, until: 'end-of-year' }],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2027-12-01 expiring', '2028-01-01 overdue'],
    ],
    [
      'a window and a grace of its own',
      [{ ...yearly, window: 60, grace: 14 }],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2027-01-09 expiring', '2027-03-11 in-grace', '2027-03-25 overdue'],
    ],
    [
      'of several rules the earliest end wins',
      [yearly, { every: { days: 90 } }],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2026-05-09 expiring', '2026-06-09 overdue'],
    ],
    [
      'of equal ends the wider window and the shorter grace hold',
      [
        { ...yearly, window: 10, grace: 20 },
        { ...yearly, window: 60, grace: 5 },
      ],
      ana.completed('BBP', '2026-03-10'),
      ['2026-03-10 satisfied', '2027-01-09 expiring', '2027-03-11 in-grace', '2027-03-16 overdue'],
    ],
    [
      'a new policy opens the window at once and ends what came before it',
      [yearly, onPolicy],
      ana.completed('BBP', '2026-03-10').retrain('BBP', '2026-06-01', '2026-07-01'),
      ['2026-03-10 satisfied', '2026-06-01 expiring', '2026-07-02 overdue'],
    ],
    [
      'who trains again after the call is good by the interval',
      [yearly, onPolicy],
      ana
        .completed('BBP', '2026-03-10')
        .retrain('BBP', '2026-06-01', '2026-07-01')
        .completed('BBP', '2026-06-15'),
      [
        '2026-03-10 satisfied',
        '2026-06-01 expiring',
        '2026-06-15 satisfied',
        '2027-05-16 expiring',
        '2027-06-16 overdue',
      ],
    ],
    [
      'who trained on the day of the call need not again',
      [yearly, onPolicy],
      ana.completed('BBP', '2026-06-01').retrain('BBP', '2026-06-01', '2026-07-01'),
      ['2026-06-01 satisfied', '2027-05-02 expiring', '2027-06-02 overdue'],
    ],
    [
      'who has completed its version already need not again, however early',
      [yearly, onPolicy],
      ana.completed('BBP', '2026-03-10', 2).retrain('BBP', '2026-06-01', '2026-07-01', 2),
      ['2026-03-10 satisfied', '2027-02-08 expiring', '2027-03-11 overdue'],
    ],
    [
      'a call with a later end than the interval changes nothing but the earlier end',
      [yearly, onPolicy],
      ana.completed('BBP', '2026-03-10').retrain('BBP', '2027-03-01', '2027-03-31'),
      ['2026-03-10 satisfied', '2027-02-08 expiring', '2027-03-11 overdue'],
    ],
  ])('%s', (_, recurs, told, expected) => {
    const [, ...history] = historyOf(told, asking(course('BBP', { recurs })), 'BBP');
    expect(history).toEqual(expected);
  });

  test('a requirement that does not recur on policies is not touched by a call', () => {
    const told = ana.completed('BBP', '2026-03-10').retrain('BBP', '2026-06-01', '2026-07-01');
    const path = asking(course('BBP', { recurs: [yearly] }));

    expect(statusOn(told, path, 'BBP', '2026-07-02')).toBe('satisfied');
  });

  describe('by a common cycle', () => {
    const recurs: Recurrence[] = [
      { every: { months: 12 }, from: 'cycle', start: '2025-07-01', window: 60 },
    ];

    test.each<[string, Ledger, IsoDay, IsoDay]>([
      [
        'it covers the cycle of its day',
        ana.completed('BBP', '2026-03-10'),
        '2026-03-10',
        '2026-06-30',
      ],
      [
        'the last day of a cycle covers it',
        ana.completed('BBP', '2026-06-30'),
        '2026-06-30',
        '2026-06-30',
      ],
      [
        'the first day covers the new one',
        ana.completed('BBP', '2026-07-01'),
        '2026-07-01',
        '2027-06-30',
      ],
      [
        'a second one before the window opens changes nothing',
        ana.completed('BBP', '2026-03-10').completed('BBP', '2026-04-30'),
        '2026-04-30',
        '2026-06-30',
      ],
      [
        'a second one in the window covers the next cycle',
        ana.completed('BBP', '2026-03-10').completed('BBP', '2026-05-01'),
        '2026-05-01',
        '2027-06-30',
      ],
      [
        'the first one in the window covers only its own cycle',
        ana.completed('BBP', '2026-05-01'),
        '2026-05-01',
        '2026-06-30',
      ],
      [
        'a third one in the window has nothing left to cover',
        ana
          .completed('BBP', '2026-03-10')
          .completed('BBP', '2026-05-01')
          .completed('BBP', '2026-05-02'),
        '2026-05-02',
        '2027-06-30',
      ],
      [
        'cycles reach back before the first',
        ledger().hired('2025-01-06').enrolled('2025-01-06').completed('BBP', '2025-06-30'),
        '2025-06-30',
        '2025-06-30',
      ],
    ])('%s', (_, told, on, expected) => {
      expect(dueOn(told, asking(course('BBP', { recurs })), 'BBP', on)).toBe(expected);
    });
  });
});

describe('good through: so long after the day that it counts from, then rounded', () => {
  test.each<[string, IntervalRecurrence, IsoDay, IsoDay]>([
    ['the same day, a year later', { every: months(12) }, '2026-03-10', '2027-03-10'],
    [
      'issued on the 31st, the last day of a shorter month',
      { every: months(1) },
      '2026-03-31',
      '2026-04-30',
    ],
    [
      'issued on the 31st, the last day of February',
      { every: months(13) },
      '2026-01-31',
      '2027-02-28',
    ],
    [
      'issued on February 29, February 28 of a common year',
      { every: months(12) },
      '2024-02-29',
      '2025-02-28',
    ],
    [
      'issued on February 29, February 29 of the next leap year',
      { every: months(48) },
      '2024-02-29',
      '2028-02-29',
    ],
    ['so many days', { every: { days: 90 } }, '2026-03-10', '2026-06-08'],
    [
      'to the end of the month, the months added first',
      { every: months(24), until: 'end-of-month' },
      '2026-01-31',
      '2028-01-31',
    ],
    [
      'to the end of a month that is longer',
      { every: months(1), until: 'end-of-month' },
      '2026-02-28',
      '2026-03-31',
    ],
    [
      'to the end of a leap February',
      { every: months(24), until: 'end-of-month' },
      '2026-02-03',
      '2028-02-29',
    ],
    [
      'to the end of the year',
      { every: months(12), until: 'end-of-year' },
      '2026-01-01',
      '2027-12-31',
    ],
    [
      'done on the last day of a year, to the end of the next',
      { every: months(12), until: 'end-of-year' },
      '2026-12-31',
      '2027-12-31',
    ],
    [
      'from the end of the month of issue',
      { every: months(60), from: 'end-of-issue-month' },
      '2026-03-01',
      '2031-03-31',
    ],
    [
      'from the end of the month: its last day itself',
      { every: months(60), from: 'end-of-issue-month' },
      '2026-03-31',
      '2031-03-31',
    ],
    [
      'from the end of a short month to the same day of a long one',
      { every: months(1), from: 'end-of-issue-month' },
      '2026-04-10',
      '2026-05-30',
    ],
    [
      'by membership month: to its end, where nothing else is known the month of issue',
      { every: months(24), from: 'membership-month' },
      '2026-05-10',
      '2028-05-31',
    ],
  ])('%s', (_, rule, on, expected) => {
    expect(isoDay(goodThrough(day(on), rule))).toBe(expected);
  });

  test('by membership month: counted from the membership, not from the issue', () => {
    const rule: IntervalRecurrence = { every: months(24), from: 'membership-month' };
    expect(isoDay(goodThrough(day('2026-05-10'), rule, day('2026-02-20')))).toBe('2028-02-29');
  });
});

describe('a cycle that is common to all', () => {
  const rule: IntervalRecurrence = {
    every: months(36),
    from: 'cycle',
    start: '2025-01-01',
    window: 90,
  };
  const ends = (...days: readonly IsoDay[]) => goodThroughCycles(days.map(day), rule).map(isoDay);

  test.each<[string, readonly IsoDay[], readonly IsoDay[]]>([
    [
      'its first day and its last are of the same cycle',
      ['2025-01-01', '2027-12-31'],
      ['2027-12-31', '2030-12-31'],
    ],
    ['a joiner is good to the end of the cycle, however short', ['2027-12-31'], ['2027-12-31']],
    ['the next begins on the day after', ['2028-01-01'], ['2030-12-31']],
    ['one before the first cycle is of the cycle before', ['2024-12-31'], ['2024-12-31']],
    [
      'on the day before the window opens the next is not covered',
      ['2025-02-03', '2027-10-01'],
      ['2027-12-31', '2027-12-31'],
    ],
    [
      'on the day that it opens the next is covered',
      ['2025-02-03', '2027-10-02'],
      ['2027-12-31', '2030-12-31'],
    ],
    [
      'a cycle left out is not made up for',
      ['2025-02-03', '2031-02-03'],
      ['2027-12-31', '2033-12-31'],
    ],
    [
      'a later one that changes nothing takes nothing away',
      ['2027-11-01', '2027-12-01', '2028-02-01'],
      ['2027-12-31', '2030-12-31', '2030-12-31'],
    ],
  ])('%s', (_, days, expected) => {
    expect(ends(...days)).toEqual(expected);
  });

  test('cycles of days are counted like those of months', () => {
    const weekly: IntervalRecurrence = {
      every: { days: 7 },
      from: 'cycle',
      start: '2026-01-05',
      window: 2,
    };
    expect(goodThroughCycles([day('2026-01-11'), day('2026-01-12')], weekly).map(isoDay)).toEqual([
      '2026-01-11',
      '2026-01-18',
    ]);
  });
});

describe('of several terms', () => {
  const term = (good: IsoDay, window: number, grace: number) => ({
    good: day(good),
    window,
    grace,
  });

  test.each<[string, Parameters<typeof earliestTerm>[0], ReturnType<typeof earliestTerm>]>([
    ['none is none: good for ever', [], null],
    [
      'the earlier end wins, with its own window and grace',
      [term('2027-01-31', 60, 5), term('2027-01-30', 10, 9)],
      term('2027-01-30', 10, 9),
    ],
    [
      'of equal ends the wider window and the shorter grace',
      [term('2027-01-31', 60, 9), term('2027-01-31', 90, 20)],
      term('2027-01-31', 90, 9),
    ],
  ])('%s', (_, terms, expected) => {
    expect(earliestTerm(terms)).toEqual(expected);
  });
});
