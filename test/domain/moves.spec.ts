import type { IsoDay } from '../../src/domain/day.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf, standing } from './support/look.js';
import { course, hours, pathOf, published, stage, within } from './support/path.js';

describe('Law 12: Moves', () => {
  const asks = published([
    pathOf([
      stage('S1', [
        course('OLD'),
        course('INF'),
        course('VIT', { locks: [{ needs: 'OLD' }] }),
        course('BBP', within(60, 'enrollment')),
        course('PHA', { ...within(20, { node: 'INF' }), notice: 0 }),
      ]),
    ]),
    pathOf(
      [
        stage('S1', [
          course('NEW'),
          course('INF'),
          course('VIT', { locks: [{ needs: 'INF' }] }),
          course('BBP', within(90, 'enrollment')),
          course('PHA', { ...within(50, { node: 'INF' }), notice: 0 }),
        ]),
      ],
      { version: 2 },
    ),
  ]);
  const moved = ana.moved('2026-03-02', 2);

  test.each<[string, Ledger, string, readonly string[]]>([
    [
      'what the new version drops ends on the day of the move',
      moved,
      'OLD',
      ['2026-01-05 not-started', '2026-03-02 none'],
    ],
    ['what it adds begins on that day', moved, 'NEW', ['2026-03-02 not-started']],
    [
      'what was done long before counts with its own date',
      ledger()
        .hired('2024-01-08')
        .completed('NEW', '2024-02-05')
        .enrolled('2026-01-05')
        .moved('2026-03-02', 2),
      'NEW',
      ['2026-03-02 satisfied'],
    ],
    [
      'the old version holds before that day: its lock, then the other',
      moved.completed('INF', '2026-02-02'),
      'VIT',
      ['2026-01-05 locked', '2026-03-02 not-started'],
    ],
    [
      'a lock that opened before the move is locked again where the new one is not open',
      moved.completed('OLD', '2026-02-02'),
      'VIT',
      ['2026-01-05 locked', '2026-02-02 not-started', '2026-03-02 locked'],
    ],
    [
      'latches of the new version count from the enrolment, not from the move',
      ana.completed('INF', '2026-02-02').moved('2026-03-02', 2),
      'VIT',
      ['2026-01-05 locked', '2026-03-02 not-started'],
    ],
    [
      'a due date after the enrolment still counts from the enrolment',
      moved,
      'BBP',
      [
        '2026-01-05 not-started',
        '2026-02-04 due',
        '2026-03-02 not-started',
        '2026-03-06 due',
        '2026-04-06 overdue',
      ],
    ],
    [
      'a due date after another node counts from its day, be it before the move',
      moved.completed('INF', '2026-02-02'),
      'PHA',
      [
        '2026-01-05 not-started',
        '2026-02-22 due',
        '2026-02-23 overdue',
        '2026-03-02 not-started',
        '2026-03-24 due',
        '2026-03-25 overdue',
      ],
    ],
    [
      'a move back is a move like any other',
      moved.moved('2026-04-01', 1, 2),
      'NEW',
      ['2026-03-02 not-started', '2026-04-01 none'],
    ],
    [
      'of two moves on one day the later holds',
      moved.moved('2026-03-02', 1, 2),
      'OLD',
      ['2026-01-05 not-started'],
    ],
    [
      'a new enrolment stands on its own version',
      ana.withdrawn('2026-02-02').enrolled('2026-03-02', 'P', 2),
      'NEW',
      ['2026-03-02 not-started'],
    ],
  ])('%s', (_, told, key, expected) => {
    expect(historyOf(told, asks, key)).toEqual(expected);
  });

  test.each<[IsoDay, number]>([
    ['2026-03-01', 1],
    ['2026-03-02', 2],
  ])('the standing on %s is that of version %d', (on, version) => {
    expect(standing(moved, asks, on).path.version).toBe(version);
  });

  describe('prior learning: hours count from the day that the requirement says', () => {
    const worked = ledger()
      .hired('2025-01-06')
      .hours('shadowing', '2025-02-03', 8)
      .approved('2025-02-04')
      .enrolled('2026-01-05')
      .hours('shadowing', '2026-02-02', 8)
      .approved('2026-02-09');
    const from = (countsFrom?: Parameters<typeof hours>[2]) =>
      pathOf([stage('S1', [hours('shadowing', 16, countsFrom), course('INF')])]);

    test.each<[string, Parameters<typeof hours>[2], Ledger, readonly string[]]>([
      ['ever, unless told', undefined, worked, ['2026-01-05 in-progress', '2026-02-09 satisfied']],
      ['the hire', 'hire', worked, ['2026-01-05 in-progress', '2026-02-09 satisfied']],
      ['the enrolment', 'enrollment', worked, ['2026-01-05 not-started', '2026-02-09 in-progress']],
      [
        'the hire of the present employment',
        'hire',
        worked
          .separated('2026-03-31')
          .rehired('2026-06-01')
          .hours('shadowing', '2026-06-02', 8)
          .approved('2026-06-03'),
        [
          '2026-01-05 in-progress',
          '2026-02-09 satisfied',
          '2026-04-01 none',
          '2026-06-01 satisfied',
        ],
      ],
      [
        'another node, once that is met',
        { node: 'INF' },
        worked
          .completed('INF', '2026-02-03')
          .hours('shadowing', '2026-02-04', 8)
          .approved('2026-02-10'),
        ['2026-01-05 not-started', '2026-02-10 in-progress'],
      ],
    ])('%s', (_, countsFrom, told, expected) => {
      expect(historyOf(told, from(countsFrom), 'shadowing')).toEqual(expected);
    });
  });
});
