import type { IsoDay } from '../../src/domain/day.js';
import type { CourseLeaf } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, momentOn } from './support/look.js';
import { asking, course, credential, within } from './support/path.js';

describe('Law 4: Due', () => {
  const exposed = { appliesTo: { exposures: ['blood'] } };

  test.each<[string, Ledger, Partial<CourseLeaf>, IsoDay, IsoDay | null]>([
    ['so many days after the hire', ana, within(14), '2026-01-05', '2026-01-19'],
    [
      'so many months after the hire, in a shorter month its last day',
      ledger().hired('2026-01-31').enrolled('2026-02-01'),
      { dueIn: { after: 'hire', within: { months: 1 } } },
      '2026-02-01',
      '2026-02-28',
    ],
    [
      'after the enrolment, however long ago the hire was',
      ledger().hired('2024-01-08').enrolled('2026-01-05'),
      within(14, 'enrollment'),
      '2026-01-05',
      '2026-01-19',
    ],
    [
      'after the hire of the present employment, not of an earlier one',
      ledger()
        .hired('2024-01-08')
        .separated('2025-01-31')
        .rehired('2026-01-05')
        .enrolled('2026-01-05'),
      within(14),
      '2026-01-05',
      '2026-01-19',
    ],
    [
      'after the start of the present position',
      ana.transferred('2026-03-02', { position: 'lead' }),
      within(14, 'position'),
      '2026-03-02',
      '2026-03-16',
    ],
    [
      'a move to another site in the same position starts nothing anew',
      ana.transferred('2026-03-02', { site: 'NORTH' }),
      within(14, 'position'),
      '2026-03-02',
      '2026-01-19',
    ],
    [
      'after the first day of the exposure that it is about',
      ana
        .transferred('2026-02-02', { exposures: ['x-ray'] })
        .transferred('2026-03-02', { exposures: ['x-ray', 'blood'] }),
      { ...exposed, ...within(0, 'exposure') },
      '2026-03-02',
      '2026-03-02',
    ],
    [
      'after the first day of any exposure, where it names none',
      ana
        .transferred('2026-02-02', { exposures: ['x-ray'] })
        .transferred('2026-03-02', { exposures: ['blood'] }),
      within(10, 'exposure'),
      '2026-03-02',
      '2026-02-12',
    ],
    [
      'after the day on which it began to apply, where the anchor is earlier',
      ana.transferred('2026-03-02', { exposures: ['blood'] }),
      { ...exposed, ...within(14) },
      '2026-03-02',
      '2026-03-16',
    ],
    [
      'after the present run, where it did not apply for a while',
      ledger()
        .hired('2026-01-05', { post: { exposures: ['blood'] } })
        .enrolled('2026-01-05')
        .transferred('2026-02-02', {})
        .transferred('2026-04-06', { exposures: ['blood'] }),
      { ...exposed, ...within(14) },
      '2026-04-06',
      '2026-04-20',
    ],
    [
      'after the first day of a requirement that begins to apply to all',
      ana,
      { since: '2026-05-01', ...within(14) },
      '2026-05-01',
      '2026-05-15',
    ],
    [
      'an anchor is not known before its day',
      ana.transferred('2026-03-02', { exposures: ['blood'] }),
      within(14, 'exposure'),
      '2026-03-01',
      null,
    ],
  ])('%s', (_, told, terms, on, expected) => {
    expect(dueOn(told, asking(course('HAZ', terms)), 'HAZ', on)).toBe(expected);
  });

  describe('after another node', () => {
    const path = asking(
      course('INF', { recurs: [{ every: { months: 2 } }] }),
      course('HAZ', { ...within(14, { node: 'INF' }), notice: 7 }),
    );

    test.each<[string, Ledger, readonly string[]]>([
      ['it has no due date until that node is met', ana, ['2026-01-05 not-started']],
      [
        'its clock runs from the first day on which that was met',
        ana.completed('INF', '2026-02-02'),
        ['2026-01-05 not-started', '2026-02-09 due', '2026-02-17 overdue'],
      ],
      [
        'a lapse and a repetition of that node start nothing anew',
        ana.completed('INF', '2026-02-02').completed('INF', '2026-06-01'),
        ['2026-01-05 not-started', '2026-02-09 due', '2026-02-17 overdue'],
      ],
      [
        'what was met before the enrolment counts from the enrolment',
        ledger().hired('2025-01-06').completed('INF', '2026-01-02').enrolled('2026-01-05'),
        ['2026-01-05 not-started', '2026-01-12 due', '2026-01-20 overdue'],
      ],
      [
        'a waiver of that node meets it too',
        ana.waived('INF', '2026-02-02'),
        ['2026-01-05 not-started', '2026-02-09 due', '2026-02-17 overdue'],
      ],
    ])('%s', (_, told, expected) => {
      expect(historyOf(told, path, 'HAZ')).toEqual(expected);
    });

    test('that this person need not meet it starts no clock', () => {
      const asks = asking(
        course('INF', { appliesTo: { positions: ['lead'] } }),
        course('HAZ', within(14, { node: 'INF' })),
      );
      expect(dueOn(ana, asks, 'HAZ', '2026-06-01')).toBeNull();
    });
  });

  test.each<[string, Ledger, Partial<CourseLeaf>, readonly string[]]>([
    [
      'the due date is the last good day: overdue is the day after',
      ana,
      within(60),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'a definition may have a notice of its own',
      ana,
      { ...within(60), notice: 7 },
      ['2026-01-05 not-started', '2026-02-27 due', '2026-03-07 overdue'],
    ],
    [
      'what was done late is met from then on',
      ana.completed('HAZ', '2026-03-09'),
      within(60),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue', '2026-03-09 satisfied'],
    ],
    [
      'lapsed training was due on its last good day, whatever its first due date',
      ana.completed('HAZ', '2026-02-02'),
      { ...within(60), recurs: [{ every: { months: 6 } }] },
      [
        '2026-01-05 not-started',
        '2026-02-02 satisfied',
        '2026-07-03 expiring',
        '2026-08-03 overdue',
      ],
    ],
  ])('%s', (_, told, terms, expected) => {
    expect(historyOf(told, asking(course('HAZ', terms)), 'HAZ')).toEqual(expected);
  });
});

describe('The day from which somebody is tracked', () => {
  const yearly = asking(course('BBP', { ...within(60), recurs: [{ every: { months: 12 } }] }));

  test.each<[string, Ledger, readonly string[]]>([
    [
      'there is no record before it, and due dates run from it',
      tracked(),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'what ran out before it counts as never held',
      tracked('2024-06-03'),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'what ran out on the day before it, too',
      tracked('2025-01-04'),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'what is still good on it lapses afterwards like anything else',
      tracked('2025-01-05'),
      ['2026-01-05 expiring', '2026-01-06 overdue'],
    ],
    [
      'a day before the enrolment leaves nothing out',
      ledger().hired('2026-01-05', { trackedFrom: '2025-06-02' }).enrolled('2026-01-05'),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'who was rehired is tracked from the day that the rehire says',
      ledger()
        .hired('2020-01-06', { trackedFrom: '2020-01-06' })
        .separated('2022-01-31')
        .rehired('2025-11-03', { trackedFrom: '2026-01-05' })
        .enrolled('2025-11-03'),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
  ])('%s', (_, told, expected) => {
    expect(historyOf(told, yearly, 'BBP')).toEqual(expected);
  });

  test('a card that ran out before it was never held', () => {
    const path = asking(credential({ code: 'BLS', cycles: [{ every: { months: 24 } }] }));
    const told = tracked().card('BLS', '2023-05-01');

    expect(momentOn(told, path, 'BLS', '2026-01-05')).toMatchObject({ status: 'not-started' });
  });
});

/** Somebody hired in 2020 and tracked from 2026-01-05, who completed BBP on a day if one is given. */
function tracked(completed?: IsoDay): Ledger {
  const told = ledger().hired('2020-01-06', { trackedFrom: '2026-01-05' }).enrolled('2020-01-06');
  return completed ? told.completed('BBP', completed) : told;
}
