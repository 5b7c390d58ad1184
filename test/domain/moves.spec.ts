import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import {
  enrollmentByRule,
  enrollmentOn,
  enrollmentsIn,
  pathsOf,
  versionOn,
} from '../../src/domain/enrollment.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf, standing } from './support/look.js';
import {
  course,
  credential,
  hours,
  otherPath,
  pathOf,
  published,
  stage,
  within,
} from './support/path.js';

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

describe('Enrolments', () => {
  const spans = (told: Ledger) =>
    enrollmentsIn(told.record, 'P').map(({ from, to, versions }) => [
      from - day('2026-01-01'),
      Number.isFinite(to) ? to - day('2026-01-01') : 'open',
      versions.map(({ version }) => version),
    ]);

  test.each<[string, Ledger, unknown]>([
    ['none', ledger(), []],
    ['one that lasts', ledger().enrolled('2026-01-05'), [[4, 'open', [1]]]],
    [
      'one that was withdrawn: its day is no longer enrolled',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11'),
      [[4, 10, [1]]],
    ],
    [
      'a new one ends the one before',
      ledger().enrolled('2026-01-05').enrolled('2026-01-11', 'P', 2),
      [
        [4, 10, [1]],
        [10, 'open', [2]],
      ],
    ],
    [
      'a move keeps the enrolment',
      ledger().enrolled('2026-01-05').moved('2026-01-11', 2),
      [[4, 'open', [1, 2]]],
    ],
    ['a move without an enrolment is none', ledger().moved('2026-01-11', 2), []],
    [
      'a withdrawal after a withdrawal changes nothing',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11').withdrawn('2026-01-20'),
      [[4, 10, [1]]],
    ],
    [
      'a move after the withdrawal changes nothing',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11').moved('2026-01-20', 2),
      [[4, 10, [1]]],
    ],
  ])('%s', (_, told, expected) => {
    expect(spans(told)).toEqual(expected);
  });

  test('the one in force on a day, and the version that held', () => {
    const { record } = ledger()
      .enrolled('2026-01-05')
      .moved('2026-01-11', 3)
      .withdrawn('2026-02-02');

    expect(enrollmentOn(record, 'P', day('2026-01-04'))).toBeNull();
    expect(versionOn(enrollmentOn(record, 'P', day('2026-01-10'))!, day('2026-01-10'))).toBe(1);
    expect(versionOn(enrollmentOn(record, 'P', day('2026-01-11'))!, day('2026-01-11'))).toBe(3);
    expect(enrollmentOn(record, 'P', day('2026-02-02'))).toBeNull();
  });

  test('the paths that somebody is or was enrolled in', () => {
    const told = ledger().enrolled('2026-01-05', 'CAREER').enrolled('2026-01-05', 'COMPLIANCE');
    expect(pathsOf(told.record)).toEqual(['CAREER', 'COMPLIANCE']);
  });
});

describe('Enrolment by rule', () => {
  const rule = pathOf([], { code: 'BBP', enrolls: { exposures: ['blood'] }, version: 3 });
  const exposed = { exposures: ['blood'] };
  const enrolled = (told: Ledger, on: IsoDay = '2026-06-01', path = rule) =>
    enrollmentByRule(told.record, path, day(on)).map(
      ({ subject, occurredOn, payload }) =>
        `${subject} ${isoDay(occurredOn)} ${JSON.stringify(payload)}`,
    );
  const from = (on: IsoDay) => [`BBP ${on} {"version":3,"byRule":true}`];
  const hired = ledger().hired('2026-01-05');

  test.each<[string, Ledger, readonly string[]]>([
    ['of nobody whom the rule does not concern', hired, []],
    [
      'from the hire, where the post comes under it',
      ledger().hired('2026-01-05', { post: exposed }),
      from('2026-01-05'),
    ],
    [
      'from the transfer that brought them under it',
      hired.transferred('2026-03-02', exposed),
      from('2026-03-02'),
    ],
    [
      'from a transfer that is known ahead',
      hired.transferred('2026-07-06', exposed),
      from('2026-07-06'),
    ],
    [
      'of nobody who is enrolled',
      hired.transferred('2026-03-02', exposed).enrolled('2026-03-02', 'BBP', 2),
      [],
    ],
    [
      'of nobody whom a manager withdrew since',
      hired
        .transferred('2026-03-02', exposed)
        .enrolled('2026-03-02', 'BBP', 2)
        .withdrawn('2026-04-01', 'BBP'),
      [],
    ],
    [
      'anew, of who came under it anew',
      hired
        .transferred('2026-02-02', exposed)
        .enrolled('2026-02-02', 'BBP', 2)
        .withdrawn('2026-03-02', 'BBP')
        .transferred('2026-03-02', {})
        .transferred('2026-05-04', exposed),
      from('2026-05-04'),
    ],
    [
      'of nobody who has left',
      ledger().hired('2026-01-05', { post: exposed }).separated('2026-03-31'),
      [],
    ],
  ])('%s', (_, told, expected) => {
    expect(enrolled(told)).toEqual(expected);
  });

  test('a rule without conditions concerns everybody who is employed', () => {
    const everybody = pathOf([], { code: 'BBP', enrolls: {}, version: 3 });
    expect(enrolled(hired, '2026-06-01', everybody)).toEqual(from('2026-01-05'));
  });

  test('a path without a rule enrols nobody', () => {
    expect(enrolled(hired, '2026-06-01', pathOf([], { code: 'BBP' }))).toEqual([]);
  });
});

describe('A path that asks for another path', () => {
  const bls = credential({ code: 'BLS', grace: 10 });
  const other = (version: number, ...asks: Parameters<typeof stage>[1]) =>
    pathOf([stage('C', asks)], { code: 'COMPLIANCE', title: 'Compliance', version });
  const asks = published([
    pathOf([
      stage('S1', [otherPath('COMPLIANCE'), course('VIT', { locks: [{ needs: 'COMPLIANCE' }] })]),
    ]),
    other(1, course('HAZ'), bls),
    other(2, course('HAZ')),
    pathOf([stage('S1', [otherPath('COMPLIANCE', 2)])], { version: 2 }),
  ]);
  const card = { expiresOn: '2026-06-10' };

  test.each<[string, Ledger, readonly string[]]>([
    [
      'shows how secure that path is',
      ana.completed('HAZ', '2026-02-02').card('BLS', '2026-02-09', card),
      [
        '2026-01-05 not-started',
        '2026-02-02 in-progress',
        '2026-02-09 satisfied',
        '2026-05-11 expiring',
        '2026-06-11 in-grace',
        '2026-06-21 in-progress',
      ],
    ],
    [
      'for who is enrolled there, it is the version of that enrolment',
      ana.completed('HAZ', '2026-02-02').enrolled('2026-03-02', 'COMPLIANCE', 2),
      ['2026-01-05 not-started', '2026-02-02 in-progress', '2026-03-02 satisfied'],
    ],
    [
      'after a withdrawal it is the pinned one again',
      ana
        .completed('HAZ', '2026-02-02')
        .enrolled('2026-03-02', 'COMPLIANCE', 2)
        .withdrawn('2026-04-01', 'COMPLIANCE'),
      [
        '2026-01-05 not-started',
        '2026-02-02 in-progress',
        '2026-03-02 satisfied',
        '2026-04-01 in-progress',
      ],
    ],
  ])('%s', (_, told, expected) => {
    expect(historyOf(told, asks, 'COMPLIANCE')).toEqual(expected);
  });

  test('it opens what needs it', () => {
    const told = ana.completed('HAZ', '2026-02-02').card('BLS', '2026-02-09');
    expect(historyOf(told, asks, 'VIT')).toEqual(['2026-01-05 locked', '2026-02-09 not-started']);
  });
});
