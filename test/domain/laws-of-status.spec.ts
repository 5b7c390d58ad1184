import type { IsoDay } from '../../src/domain/day.js';
import type { CourseLeaf, Requirement } from '../../src/domain/requirement.js';
import { isMet, isOutOfDate, STATUSES, totalOf, type Status } from '../../src/domain/status.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, momentOn, statusOn } from './support/look.js';
import {
  all,
  any,
  asking,
  attestation,
  course,
  courseOf,
  credential,
  hours,
  published,
  skill,
  within,
} from './support/path.js';

const yearly = { recurs: [{ every: { months: 12 } }] };
const locked = { locks: [{ needs: 'INF' }] };

describe('Law 2: Three layers', () => {
  const path = asking(course('INF', within(60)), course('VIT', { ...locked, ...within(60) }));

  test('what was completed though it was locked is met: reality wins', () => {
    expect(historyOf(ana.completed('VIT', '2026-01-20'), path, 'VIT')).toEqual([
      '2026-01-05 locked',
      '2026-01-20 satisfied',
    ]);
  });

  test('what was completed after its due date is met', () => {
    expect(statusOn(ana.completed('INF', '2026-06-01'), path, 'INF', '2026-06-01')).toBe(
      'satisfied',
    );
  });

  test('a locked prerequisite that is met opens what needs it', () => {
    const chain = asking(
      course('A'),
      course('B', { locks: [{ needs: 'A' }] }),
      course('C', { locks: [{ needs: 'B' }] }),
    );
    expect(statusOn(ana.completed('B', '2026-01-20'), chain, 'C', '2026-01-20')).toBe(
      'not-started',
    );
  });

  test('due dates that hang on each other come from met, so they cannot loop', () => {
    const circle = asking(
      course('A', { ...within(10, { node: 'B' }), notice: 0 }),
      course('B', { ...within(10, { node: 'A' }), notice: 0 }),
    );
    const told = ana.completed('A', '2026-01-20');

    expect(dueOn(told, circle, 'B', '2026-01-20')).toBe('2026-01-30');
    expect(historyOf(told, circle, 'A')).toEqual([
      '2026-01-05 not-started',
      '2026-01-20 satisfied',
    ]);
  });
});

describe('Law 3: Locks latch', () => {
  const inf = course('INF', yearly);
  const vit = (terms: Partial<CourseLeaf> = locked) => course('VIT', terms);
  const whileMet = { locks: [{ needs: 'INF', while: 'met' }] } as const;

  test.each<[string, readonly Requirement[], Ledger, readonly string[]]>([
    [
      'a node is locked until its prerequisite is met',
      [inf, vit()],
      ana.completed('INF', '2026-02-02'),
      ['2026-01-05 locked', '2026-02-02 not-started'],
    ],
    [
      'it stays open when the prerequisite lapses',
      [inf, vit()],
      ledger().hired('2026-01-05').completed('INF', '2026-01-05').enrolled('2026-01-05'),
      ['2026-01-05 not-started'],
    ],
    [
      'while: met locks again on the day of the lapse, and opens with the repetition',
      [inf, vit(whileMet)],
      ana.completed('INF', '2026-02-02').completed('INF', '2027-03-01'),
      [
        '2026-01-05 locked',
        '2026-02-02 not-started',
        '2027-02-03 locked',
        '2027-03-01 not-started',
        '2028-03-02 locked',
      ],
    ],
    [
      'what is met stays met when its prerequisite lapses',
      [inf, vit(whileMet)],
      ana.completed('INF', '2026-02-02').completed('VIT', '2026-02-03'),
      ['2026-01-05 locked', '2026-02-02 not-started', '2026-02-03 satisfied'],
    ],
    [
      'a prerequisite that is merely not applicable opens nothing',
      [course('INF', { appliesTo: { positions: ['lead'] } }), vit()],
      ana,
      ['2026-01-05 locked'],
    ],
    [
      'a waived prerequisite opens',
      [inf, vit()],
      ana.waived('INF', '2026-02-02', '2026-03-01'),
      ['2026-01-05 locked', '2026-02-02 not-started'],
    ],
    [
      'what was met only before the enrolment does not open',
      [inf, vit()],
      ledger().hired('2024-01-08').completed('INF', '2024-02-05').enrolled('2026-01-05'),
      ['2026-01-05 locked'],
    ],
    [
      'a lock on a group locks what stands in it',
      [inf, all('G', [vit({})], locked)],
      ana.completed('INF', '2026-02-02'),
      ['2026-01-05 locked', '2026-02-02 not-started'],
    ],
    [
      'a lock on a whole group opens when all of it is met',
      [all('G', [inf, course('HAZ')]), vit({ locks: [{ needs: 'G' }] })],
      ana.completed('INF', '2026-02-02').completed('HAZ', '2026-03-02'),
      ['2026-01-05 locked', '2026-03-02 not-started'],
    ],
    [
      'of two locks both must be open',
      [inf, course('HAZ'), vit({ locks: [{ needs: 'INF' }, { needs: 'HAZ' }] })],
      ana.completed('INF', '2026-02-02').completed('HAZ', '2026-03-02'),
      ['2026-01-05 locked', '2026-03-02 not-started'],
    ],
    [
      'a new enrolment latches anew',
      [inf, vit()],
      ana.completed('INF', '2026-02-02').enrolled('2027-06-01'),
      ['2026-01-05 locked', '2026-02-02 not-started', '2027-06-01 locked'],
    ],
  ])('%s', (_, requirements, told, expected) => {
    expect(historyOf(told, asking(...requirements), 'VIT')).toEqual(expected);
  });

  test('the reason names everything that is still needed, once', () => {
    const path = asking(
      course('INF', { title: 'Infection control' }),
      course('HAZ', { title: 'Hazards' }),
      all('G', [vit({ locks: [{ needs: 'INF' }, { needs: 'HAZ' }] })], locked),
    );
    expect(momentOn(ana, path, 'VIT', '2026-01-05')).toMatchObject({
      reason: 'Needs Infection control, Hazards.',
    });
  });

  describe('the prerequisites of a course are locks', () => {
    const needing = vit({ prerequisites: ['INF'] });

    test.each<[string, readonly Requirement[], Ledger, readonly string[]]>([
      [
        'opened by its node in this path',
        [inf, needing],
        ana.completed('INF', '2026-02-02'),
        ['2026-01-05 locked', '2026-02-02 not-started'],
      ],
      [
        'so by a waiver of that node too',
        [inf, needing],
        ana.waived('INF', '2026-02-02'),
        ['2026-01-05 locked', '2026-02-02 not-started'],
      ],
      [
        'else by the first time that the course was complete',
        [needing],
        ana.completed('INF', '2026-02-02'),
        ['2026-01-05 locked', '2026-02-02 not-started'],
      ],
      [
        'be that before the enrolment',
        [needing],
        ledger().hired('2024-01-08').completed('INF', '2024-02-05').enrolled('2026-01-05'),
        ['2026-01-05 not-started'],
      ],
      [
        'though a changed policy asks for it again',
        [needing],
        ledger()
          .hired('2024-01-08')
          .completed('INF', '2024-02-05')
          .retrain('INF', '2025-01-06', '2025-02-03')
          .enrolled('2026-01-05'),
        ['2026-01-05 not-started'],
      ],
    ])('%s', (_, requirements, told, expected) => {
      expect(historyOf(told, asking(...requirements), 'VIT')).toEqual(expected);
    });

    test('a course that is only begun opens nothing', () => {
      const asks = published([asking(needing)], [courseOf('INF', ['01', '02'])]);
      const told = ana.module('INF', '01', '2026-02-02');
      expect(statusOn(told, asks, 'VIT', '2026-02-02')).toBe('locked');
    });
  });
});

describe('Statuses: the first line that holds gives the status of a leaf', () => {
  const bls = (terms = {}) =>
    credential({ code: 'BLS', cycles: [{ every: { months: 24 }, grace: 30 }] }, terms);
  const lapsed = credential({ code: 'BLS', cycles: [{ every: { months: 1 } }] });
  const issued = ledger().hired('2024-01-08').card('BLS', '2024-02-05').enrolled('2024-02-05');
  const away = ana.onLeave('2026-01-12');
  const overdue = within(5);
  const forLeads = { appliesTo: { positions: ['lead'] } };

  test.each<[Status, string, Requirement, Ledger, IsoDay]>([
    [
      'not-applicable',
      'of what is complete, waived and overdue',
      course('BLS', { ...forLeads, ...overdue }),
      ana.completed('BLS', '2026-01-06').waived('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    ['satisfied', 'before its window opens', bls(), issued, '2026-01-05'],
    [
      'satisfied',
      'though it is waived, locked, overdue and on leave',
      course('BLS', { ...locked, ...overdue }),
      away.completed('BLS', '2026-01-20').waived('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    ['expiring', 'from the first day of the window', bls(), issued, '2026-01-06'],
    ['expiring', 'through the last good day', bls(), issued, '2026-02-05'],
    ['expiring', 'though it is waived', bls(), issued.waived('BLS', '2024-03-04'), '2026-02-05'],
    ['in-grace', 'on the day after', bls(), issued, '2026-02-06'],
    ['in-grace', 'through the last day of grace', bls(), issued, '2026-03-07'],
    ['waived', 'before expired', bls(), issued.waived('BLS', '2024-03-04'), '2026-03-08'],
    [
      'waived',
      'of what is overdue, locked and on leave',
      course('BLS', { ...locked, ...overdue }),
      away.waived('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    ['expired', 'after the last day of grace', bls(), issued, '2026-03-08'],
    ['expired', 'on leave too', lapsed, away.card('BLS', '2026-01-06'), '2026-02-07'],
    [
      'paused',
      'though it is overdue, locked and begun',
      skill('BLS', { observations: { count: 2 } }, { ...locked, ...overdue }),
      away.seen('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    ['paused', 'of a card that was never held', credential({ code: 'BLS' }), away, '2026-02-02'],
    ['overdue', 'though it is locked', course('BLS', { ...locked, ...overdue }), ana, '2026-01-11'],
    [
      'overdue',
      'on leave, where that changes nothing for it',
      course('BLS', { ...overdue, onLeave: 'unaffected' }),
      away,
      '2026-02-02',
    ],
    [
      'overdue',
      'of training that had to be repeated, on leave too',
      course('BLS', yearly),
      ledger()
        .hired('2025-01-06')
        .completed('BLS', '2025-01-06')
        .enrolled('2025-01-06')
        .onLeave('2026-01-02'),
      '2026-01-07',
    ],
    ['locked', 'on its due date', course('BLS', { ...locked, ...overdue }), ana, '2026-01-10'],
    [
      'locked',
      'though something counts already',
      skill('BLS', { observations: { count: 2 } }, locked),
      ana.seen('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    [
      'due',
      'through its due date, though something counts already',
      skill('BLS', { observations: { count: 2 } }, overdue),
      ana.seen('BLS', '2026-01-06'),
      '2026-01-10',
    ],
    ['due', 'from the first day of the notice', course('BLS', within(60)), ana, '2026-02-04'],
    ['not-started', 'on the day before the notice', course('BLS', within(60)), ana, '2026-02-03'],
    [
      'in-progress',
      'where something counts already',
      skill('BLS', { observations: { count: 2 } }),
      ana.seen('BLS', '2026-01-06'),
      '2026-02-02',
    ],
    [
      'in-progress',
      'where a performance needs practice',
      skill('BLS'),
      ana.seen('BLS', '2026-01-06', { outcome: 'needs-practice' }),
      '2026-02-02',
    ],
    [
      'in-progress',
      'where some hours are approved',
      { ...hours('shadowing', 16), key: 'BLS' },
      ana.hours('shadowing', '2026-01-06', 8).approved('2026-01-07'),
      '2026-02-02',
    ],
    [
      'not-started',
      'where hours only wait for approval',
      { ...hours('shadowing', 16), key: 'BLS' },
      ana.hours('shadowing', '2026-01-06', 8),
      '2026-02-02',
    ],
    ['not-started', 'where nothing happened', course('BLS'), ana, '2026-02-02'],
  ])('%s: %s', (expected, _, requirement, told, on) => {
    expect(statusOn(told, asking(requirement, course('INF')), 'BLS', on)).toBe(expected);
  });

  test.each<[string, Requirement, Ledger, IsoDay, string]>([
    ['not applicable', course('BLS', forLeads), ana, '2026-02-02', 'Not required for this post.'],
    [
      'done for good',
      course('BLS'),
      ana.completed('BLS', '2026-01-06'),
      '2026-02-02',
      'Completed on 2026-01-06.',
    ],
    [
      'good for a while',
      bls(),
      issued,
      '2025-01-06',
      'Issued on 2024-02-05, good through 2026-02-05.',
    ],
    [
      'in grace',
      bls(),
      issued,
      '2026-02-06',
      'Issued on 2024-02-05, good through 2026-02-05; still accepted.',
    ],
    [
      'signed off',
      skill('BLS'),
      ana.seen('BLS', '2026-01-06'),
      '2026-02-02',
      'Signed off on 2026-01-06.',
    ],
    ['waived', course('BLS'), ana.waived('BLS', '2026-01-06'), '2026-02-02', 'Waived.'],
    ['expired', bls(), issued, '2026-03-08', 'Ran out on 2026-02-05.'],
    ['paused', course('BLS'), away, '2026-02-02', 'On leave of absence.'],
    ['overdue', course('BLS', overdue), ana, '2026-02-02', 'Was due on 2026-01-10.'],
    [
      'lapsed',
      course('BLS', yearly),
      ana.completed('BLS', '2026-01-06'),
      '2027-02-01',
      'Had to be done again by 2027-01-06.',
    ],
    ['locked', course('BLS', locked), ana, '2026-02-02', 'Needs INF.'],
    ['due', course('BLS', overdue), ana, '2026-01-10', 'Due on 2026-01-10.'],
  ])('the reason says why: %s', (_, requirement, told, on, reason) => {
    expect(momentOn(told, asking(requirement, course('INF')), 'BLS', on)).toMatchObject({ reason });
  });

  test('counts as met', () => {
    expect(STATUSES.filter(isMet)).toEqual([
      'not-applicable',
      'satisfied',
      'expiring',
      'in-grace',
      'waived',
    ]);
  });

  test('only what is overdue or expired is out of date', () => {
    expect(STATUSES.filter(isOutOfDate)).toEqual(['expired', 'overdue']);
  });

  test.each<[Status, ReturnType<typeof totalOf>]>([
    ['not-applicable', null],
    ['satisfied', 'met'],
    ['expiring', 'met'],
    ['in-grace', 'met'],
    ['waived', 'met'],
    ['expired', 'outOfDate'],
    ['paused', 'onLeave'],
    ['overdue', 'outOfDate'],
    ['locked', 'notYetDue'],
    ['due', 'notYetDue'],
    ['in-progress', 'notYetDue'],
    ['not-started', 'notYetDue'],
  ])('%s is counted as %s in totals', (status, total) => {
    expect(totalOf(status)).toBe(total);
  });
});

describe('Waivers', () => {
  const bbp = course('BBP', within(60));

  test.each<[string, Requirement, Ledger, string, readonly string[]]>([
    [
      'hold from their day on',
      bbp,
      ana.waived('BBP', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'end on the day that they name: the day before is the last',
      bbp,
      ana.waived('BBP', '2026-02-10', '2026-04-01'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived', '2026-04-01 overdue'],
    ],
    [
      'may be renewed before they end',
      bbp,
      ana.waived('BBP', '2026-01-05', '2026-04-01').waived('BBP', '2026-03-02', '2026-05-01'),
      'BBP',
      ['2026-01-05 waived', '2026-05-01 overdue'],
    ],
    [
      'of a group cover what stands in it',
      all('G', [bbp]),
      ana.waived('G', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'of a stage cover what stands in it',
      all('G', [bbp]),
      ana.waived('S1', '2026-01-05'),
      'BBP',
      ['2026-01-05 waived'],
    ],
    [
      'of one child leave the others as they are',
      all('G', [bbp, course('HAZ')]),
      ana.waived('HAZ', '2026-01-05'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'of an unmet group show on the group',
      all('G', [bbp, course('HAZ')]),
      ana.waived('G', '2026-02-10'),
      'G',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'of a choice need no branch',
      any('G', 1, [bbp, course('HAZ')]),
      ana.waived('G', '2026-01-05'),
      'G',
      ['2026-01-05 waived'],
    ],
    [
      'do not hide what is done',
      bbp,
      ana.waived('BBP', '2026-01-05').completed('BBP', '2026-02-10'),
      'BBP',
      ['2026-01-05 waived', '2026-02-10 satisfied'],
    ],
    [
      'cover what lapses while they hold',
      course('BBP', yearly),
      ana.completed('BBP', '2026-01-05').waived('BBP', '2026-06-01'),
      'BBP',
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 waived'],
    ],
    [
      'that were withdrawn never held',
      bbp,
      ana.waived('BBP', '2026-02-10').voided(),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'that ended before they began never held',
      bbp,
      ana.waived('BBP', '2026-02-10', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
  ])('%s', (_, requirement, told, key, expected) => {
    expect(historyOf(told, asking(requirement), key)).toEqual(expected);
  });

  test('of another path cover nothing here', () => {
    const payload = {
      requirement: 'BBP',
      kind: 'exemption',
      reason: 'knows it',
      until: null,
    } as const;
    const told = ana.with('waived', 'OTHER', '2026-01-05', payload);
    expect(statusOn(told, asking(bbp), 'BBP', '2026-01-05')).toBe('not-started');
  });
});

describe('A course, an attestation and their versions', () => {
  const asks = published(
    [
      asking(
        course('HIP'),
        attestation('HIP', { key: 'SIGN' }),
        attestation('HIP', { key: 'NEW', minVersion: 2 }),
      ),
    ],
    [
      {
        ...courseOf('HIP', ['01', '02']),
        modules: [module('01', 'attestation'), module('02', 'lesson')],
      },
    ],
  );

  test.each<[string, string, Ledger, Status]>([
    [
      'an attestation alone does not complete its course',
      'HIP',
      ana.attested('HIP', '2026-01-06'),
      'in-progress',
    ],
    [
      'it completes its module',
      'HIP',
      ana.attested('HIP', '2026-01-06').module('HIP', '02', '2026-01-07'),
      'satisfied',
    ],
    [
      'it is met without the rest of its course',
      'SIGN',
      ana.attested('HIP', '2026-01-06'),
      'satisfied',
    ],
    ['a lesson is no attestation', 'SIGN', ana.module('HIP', '02', '2026-01-06'), 'not-started'],
    [
      'a mark in the attestation module is none either',
      'SIGN',
      ana.module('HIP', '01', '2026-01-06'),
      'not-started',
    ],
    [
      'a signature on paper is, where it was recorded with its evidence',
      'SIGN',
      ana.with('module-completed', 'HIP', '2026-01-06', {
        module: '01',
        version: 1,
        evidence: 'file-1',
      }),
      'satisfied',
    ],
    [
      'of an older version it does not count where a newer is asked for',
      'NEW',
      ana.attested('HIP', '2026-01-06'),
      'not-started',
    ],
    ['of a newer version it does', 'NEW', ana.attested('HIP', '2026-01-06', 3), 'satisfied'],
  ])('%s', (_, key, told, expected) => {
    const both = { ...asks, course: (code: string) => asks.course(code) };
    expect(statusOn(told, both, key, '2026-02-02')).toBe(expected);
  });

  function module(code: string, kind: 'attestation' | 'lesson') {
    return { code, kind, title: code, minutes: 10 } as const;
  }
});

describe('Without enrolment or employment there is no timeline', () => {
  const path = asking(course('HAZ'));

  test.each<[string, Ledger, readonly string[]]>([
    [
      'before the hire',
      ledger().enrolled('2026-01-05').hired('2026-02-02'),
      ['2026-02-02 not-started'],
    ],
    [
      'before the enrolment',
      ledger().hired('2026-01-05').enrolled('2026-02-02'),
      ['2026-02-02 not-started'],
    ],
    [
      'after the last day of work',
      ana.separated('2026-03-31'),
      ['2026-01-05 not-started', '2026-04-01 none'],
    ],
    [
      'from the day of withdrawal',
      ana.withdrawn('2026-03-31'),
      ['2026-01-05 not-started', '2026-03-31 none'],
    ],
    [
      'between two employments',
      ana.separated('2026-03-31').rehired('2026-06-01'),
      ['2026-01-05 not-started', '2026-04-01 none', '2026-06-01 not-started'],
    ],
    [
      'between two enrolments',
      ana.withdrawn('2026-03-31').enrolled('2026-06-01'),
      ['2026-01-05 not-started', '2026-03-31 none', '2026-06-01 not-started'],
    ],
    ['an enrolment that was withdrawn on its day never was', ana.withdrawn('2026-01-05'), []],
  ])('%s', (_, told, expected) => {
    expect(historyOf(told, path, 'HAZ')).toEqual(expected);
  });
});
