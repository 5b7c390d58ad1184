import type { CourseLeaf } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, statusOn } from './support/look.js';
import { asking, course, credential, within } from './support/path.js';

describe('Law 5: Leave', () => {
  const running = ['2026-01-05 not-started', '2026-02-04 due'];

  test.each<[string, Ledger, CourseLeaf['onLeave'], readonly string[]]>([
    [
      'a leave with a known end moves the due date by its days',
      ana.onLeave('2026-02-10', '2026-02-19'),
      undefined,
      [...running, '2026-02-10 paused', '2026-02-20 due', '2026-03-17 overdue'],
    ],
    [
      'an open leave moves it once somebody is back',
      ana.onLeave('2026-02-10').backOn('2026-03-02'),
      'moves',
      [...running, '2026-02-10 paused', '2026-03-02 due', '2026-03-27 overdue'],
    ],
    [
      'an open leave pauses for as long as it lasts',
      ana.onLeave('2026-02-10'),
      'moves',
      [...running, '2026-02-10 paused'],
    ],
    [
      'who is back early gets only the days that they were away',
      ana.onLeave('2026-02-10', '2026-02-19').backOn('2026-02-15'),
      'moves',
      [...running, '2026-02-10 paused', '2026-02-15 due', '2026-03-12 overdue'],
    ],
    [
      'a return recorded later than planned does not lengthen a leave that was over',
      ana.onLeave('2026-02-10', '2026-02-19').backOn('2026-03-02'),
      'moves',
      [...running, '2026-02-10 paused', '2026-02-20 due', '2026-03-17 overdue'],
    ],
    [
      'two leaves move it twice',
      ana.onLeave('2026-02-10', '2026-02-19').onLeave('2026-03-10', '2026-03-14'),
      'moves',
      [
        ...running,
        '2026-02-10 paused',
        '2026-02-20 due',
        '2026-03-10 paused',
        '2026-03-15 due',
        '2026-03-22 overdue',
      ],
    ],
    [
      'a leave that begins on the due date still moves it',
      ana.onLeave('2026-03-06', '2026-03-06'),
      'moves',
      [...running, '2026-03-06 paused', '2026-03-07 due', '2026-03-08 overdue'],
    ],
    [
      'a leave that begins after it moves nothing, yet nobody is overdue while away',
      ana.onLeave('2026-03-07', '2026-03-20'),
      'moves',
      [...running, '2026-03-07 paused', '2026-03-21 overdue'],
    ],
    [
      'due-on-return: due on the first day back',
      ana.onLeave('2026-02-20', '2026-03-15'),
      'due-on-return',
      [...running, '2026-02-20 paused', '2026-03-16 due', '2026-03-17 overdue'],
    ],
    [
      'due-on-return: a leave that is over before the due date changes nothing',
      ana.onLeave('2026-02-10', '2026-02-19'),
      'due-on-return',
      [...running, '2026-02-10 paused', '2026-02-20 due', '2026-03-07 overdue'],
    ],
    [
      'unaffected: the clock runs on, and overdue on leave too',
      ana.onLeave('2026-02-20', '2026-03-15'),
      'unaffected',
      [...running, '2026-03-07 overdue'],
    ],
  ])('%s', (_, told, onLeave, expected) => {
    const terms = onLeave ? { onLeave } : {};
    expect(historyOf(told, asking(course('HAZ', { ...within(60), ...terms })), 'HAZ')).toEqual(
      expected,
    );
  });

  test('only the days since the clock began are given back', () => {
    const told = ledger()
      .hired('2026-01-05')
      .onLeave('2026-02-10', '2026-02-19')
      .enrolled('2026-02-15');
    const path = asking(course('HAZ', within(60, 'enrollment')));

    expect(dueOn(told, path, 'HAZ', '2026-02-20')).toBe('2026-04-21');
  });

  test('nobody knows the due date while a leave is open', () => {
    const told = ana.onLeave('2026-02-10');
    const path = asking(course('HAZ', within(60)));

    expect(dueOn(told, path, 'HAZ', '2026-02-09')).toBe('2026-03-06');
    expect(dueOn(told, path, 'HAZ', '2026-02-10')).toBeNull();
  });

  describe('and what must be done again', () => {
    const yearly = { recurs: [{ every: { months: 12 } }] };
    const done = ledger().hired('2026-01-05').completed('HAZ', '2026-02-02').enrolled('2026-02-02');

    test.each<[string, Ledger, CourseLeaf['onLeave'], readonly string[]]>([
      [
        'a leave does not move it unless the requirement says so',
        done.onLeave('2027-01-01', '2027-02-28'),
        undefined,
        ['2026-02-02 satisfied', '2027-01-03 expiring', '2027-02-03 overdue'],
      ],
      [
        'moves: its last good day and its window come later',
        done.onLeave('2027-01-01', '2027-01-31'),
        'moves',
        ['2026-02-02 satisfied', '2027-02-03 expiring', '2027-03-06 overdue'],
      ],
      [
        'moves: a leave after its last good day pauses what has lapsed',
        done.onLeave('2027-02-10', '2027-02-28'),
        'moves',
        [
          '2026-02-02 satisfied',
          '2027-01-03 expiring',
          '2027-02-03 overdue',
          '2027-02-10 paused',
          '2027-03-01 overdue',
        ],
      ],
      [
        'due-on-return: a last good day within a leave becomes the first day back',
        done.onLeave('2027-01-05', '2027-02-20'),
        'due-on-return',
        [
          '2026-02-02 satisfied',
          '2027-01-03 expiring',
          '2027-01-05 satisfied',
          '2027-01-22 expiring',
          '2027-02-22 overdue',
        ],
      ],
      [
        'unaffected: it lapses on leave',
        done.onLeave('2027-01-01', '2027-02-28'),
        'unaffected',
        ['2026-02-02 satisfied', '2027-01-03 expiring', '2027-02-03 overdue'],
      ],
    ])('%s', (_, told, onLeave, expected) => {
      const terms = onLeave ? { ...yearly, onLeave } : yearly;
      expect(historyOf(told, asking(course('HAZ', terms)), 'HAZ')).toEqual(expected);
    });

    test('what is completed during a leave lapses like anything else', () => {
      const told = ana.onLeave('2026-01-12').completed('HAZ', '2026-02-02');

      expect(historyOf(told, asking(course('HAZ', yearly)), 'HAZ')).toEqual([
        '2026-01-05 not-started',
        '2026-01-12 paused',
        '2026-02-02 satisfied',
        '2027-01-03 expiring',
        '2027-02-03 overdue',
      ]);
    });

    test('a card expires on leave, whatever the path says of leaves', () => {
      const bls = credential(
        { code: 'BLS', cycles: [{ every: { months: 24 } }] },
        { onLeave: 'moves' },
      );
      const told = ana.card('BLS', '2026-02-02').onLeave('2028-01-03');

      expect(statusOn(told, asking(bls), 'BLS', '2028-02-02')).toBe('expiring');
      expect(statusOn(told, asking(bls), 'BLS', '2028-02-03')).toBe('expired');
    });
  });
});
