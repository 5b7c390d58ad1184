import type { CourseLeaf, Requirement } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, momentOn, statusOn } from './support/look.js';
import { all, asking, course, courseOf, published, within } from './support/path.js';

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
