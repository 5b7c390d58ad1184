import type { IsoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { isMet, isOutOfDate, type Status, STATUSES, totalOf } from '../../src/domain/status.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf, momentOn, statusOn } from './support/look.js';
import {
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
