import { day, type IsoDay } from '../../src/domain/day.js';
import type { CourseLeaf, Recurrence } from '../../src/domain/requirement.js';
import { at } from '../../src/domain/steps.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, evaluate, historyOf, momentOn, statusOn } from './support/look.js';
import {
  any,
  approval,
  asking,
  attestation,
  course,
  credential,
  experience,
  hours,
  pathOf,
  published,
  skill,
  stage,
  within,
} from './support/path.js';

describe('Law 1: Hindsight', () => {
  const requirements = [
    course('HAZ', { recurs: [{ every: { months: 12 } }], ...within(60), onLeave: 'moves' }),
    course('VIT', { locks: [{ needs: 'HAZ' }], appliesTo: { positions: ['MA'] } }),
    attestation('HIP', { recurs: [{ on: 'new-policy-version', within: { days: 30 } }] }),
    skill('B1'),
    hours('shadowing', 8, { node: 'HAZ' }),
    credential({ code: 'RMA', cycles: [{ every: { months: 12 }, keptBy: 'fee' }] }),
    experience(6),
    course('REC', within(200, 'enrollment')),
    any('EXTRA', 1, [course('SCR'), course('CLM')], within(90, 'position')),
    approval(),
  ];
  const definitions = published([
    pathOf([stage('S1', requirements)]),
    pathOf([stage('S1', requirements.slice(0, 3))], { version: 2 }),
  ]);
  const before = ana
    .hours('shadowing', '2026-03-02', 8)
    .card('RMA', '2026-02-02')
    .attested('HIP', '2026-02-02')
    .seen('B1', '2026-02-03');

  test.each<[string, (told: Ledger, on: IsoDay) => Ledger]>([
    ['a completed course', (told, on) => told.completed('HAZ', on)],
    ['an attestation', (told, on) => told.attested('HIP', on)],
    ['an observation', (told, on) => told.seen('B1', on)],
    ['an unsafe outcome', (told, on) => told.unsafe('B1', on)],
    ['an approval of hours worked earlier', (told, on) => told.completed('HAZ', on).approved(on)],
    ['a new card', (told, on) => told.card('RMA', on)],
    ['a revoked card', (told, on) => told.revoked('RMA', on)],
    ['a paid fee', (told, on) => told.feePaid('RMA', on)],
    ['a waiver', (told, on) => told.waived('S1', on)],
    ['a leave of absence', (told, on) => told.onLeave(on)],
    ['a new position', (told, on) => told.transferred(on, { position: 'front desk' })],
    ['the last day of work', (told, on) => told.separated(on)],
    ['a withdrawal', (told, on) => told.withdrawn(on)],
    ['a new enrolment', (told, on) => told.enrolled(on)],
    ['a move to a new version', (told, on) => told.moved(on, 2)],
    ['a call to train again', (told, on) => told.retrain('HIP', on, '2026-07-01')],
    ['an advancement', (told, on) => told.advanced('S1', on)],
  ])('%s changes no day before its own, and something after', (_, happens) => {
    const after = happens(before, '2026-06-01');

    expect(changesBetween(before, after, '2026-01-01', '2026-05-31')).toEqual([]);
    expect(changesBetween(before, after, '2026-06-01', '2027-12-31')).not.toEqual([]);
  });

  test('a withdrawn fact changes no day before that of its target', () => {
    const completed = before.completed('HAZ', '2026-04-01');
    const voided = completed.voided();

    expect(changesBetween(completed, voided, '2026-01-01', '2026-03-31')).toEqual([]);
    expect(statusOn(completed, definitions, 'HAZ', '2026-04-01')).toBe('satisfied');
    expect(statusOn(voided, definitions, 'HAZ', '2026-04-01')).toBe('overdue');
  });

  test('what is told late counts from the day on which it happened', () => {
    const told = ana.completed('SCR', '2026-05-04').completed('HAZ', '2026-02-10');

    expect(historyOf(told, definitions, 'HAZ').slice(0, 2)).toEqual([
      '2026-01-05 not-started',
      '2026-02-04 due',
    ]);
    expect(statusOn(told, definitions, 'HAZ', '2026-02-10')).toBe('satisfied');
  });

  /** The days and nodes between two days on which one ledger shows something else than another. */
  function changesBetween(a: Ledger, b: Ledger, from: IsoDay, to: IsoDay): readonly string[] {
    const changes: string[] = [];
    const others = evaluate(b, definitions).nodes;
    for (const [key, { timeline }] of evaluate(a, definitions).nodes) {
      for (let on = day(from); on <= day(to); on++) {
        const was = JSON.stringify(at(timeline, on));
        if (was !== JSON.stringify(at(others.get(key)!.timeline, on))) changes.push(`${key} ${on}`);
      }
    }
    return changes;
  }
});

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
