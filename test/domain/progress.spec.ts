import { day, type IsoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { ana, type Ledger } from './support/ledger.js';
import { evaluate, requirementOn } from './support/look.js';
import {
  all,
  any,
  asking,
  course,
  courseOf,
  credits,
  experience,
  hours,
  pathOf,
  published,
  skill,
  stage,
} from './support/path.js';

const forOthers = { appliesTo: { positions: ['lead'] } };
const ON: IsoDay = '2026-03-02';

describe('progress is the share of weight that is met', () => {
  const three = [course('A'), course('B'), course('C')];
  const did = (...codes: readonly string[]) =>
    codes.reduce((told, code) => told.completed(code, '2026-02-02'), ana);

  test.each<[string, readonly Requirement[], Ledger, number]>([
    ['nothing yet', three, ana, 0],
    ['one of three, rounded down', three, did('A'), 33],
    ['two of three, rounded down', three, did('A', 'B'), 66],
    ['everything', three, did('A', 'B', 'C'), 100],
    ['a leaf may weigh more', [course('A', { weight: 3 }), course('B')], did('A'), 75],
    ['what need not be met weighs nothing', [course('A'), course('B', forOthers)], did('A'), 100],
    [
      'what is not required weighs nothing',
      [course('A'), course('B', { required: false })],
      did('A'),
      100,
    ],
    [
      'what is not required adds nothing',
      [course('A'), course('B', { required: false })],
      did('B'),
      0,
    ],
    [
      'something begun is not met',
      [skill('B1', { observations: { count: 2 } })],
      ana.seen('B1', '2026-02-02'),
      0,
    ],
    [
      'waived is full',
      [course('A'), all('G', [course('B'), course('C')])],
      ana.waived('G', '2026-02-02'),
      66,
    ],
    [
      'a group may weigh what it says',
      [course('A'), all('G', [course('B'), course('C')], { weight: 1 })],
      did('B'),
      25,
    ],
    [
      'a choice weighs its one heaviest branch',
      [course('A'), any('G', 1, [course('B', { weight: 3 }), course('C')])],
      did('A'),
      25,
    ],
    [
      'a choice is filled by its best branch',
      [any('G', 1, [all('H', three), all('I', [course('D'), course('E')])])],
      did('A', 'D'),
      50,
    ],
    ['a choice of two is filled by the mean of its best two', [any('G', 2, three)], did('A'), 50],
    [
      'a branch that weighs nothing is still whole once it is met',
      [any('G', 2, [course('A', { weight: 0 }), course('B')])],
      did('A'),
      50,
    ],
    [
      'met, a choice is full though its branch was the lighter one',
      [any('G', 1, [course('B', { weight: 3 }), course('C')])],
      did('C'),
      100,
    ],
    [
      'a choice keeps its weight when a branch does not apply',
      [course('A'), any('G', 2, [course('B'), course('C', forOthers)])],
      did('A'),
      33,
    ],
    [
      'and needs only the branches that are left to be full',
      [course('A'), any('G', 2, [course('B'), course('C', forOthers)])],
      did('B'),
      66,
    ],
    [
      'credits fill by what is earned of what is needed',
      [credits('G', 4, [course('A', { credits: 1 }), course('B', { credits: 3 })])],
      did('A'),
      25,
    ],
    [
      'credits of another category fill nothing',
      [
        credits(
          'G',
          4,
          [course('A', { credits: 1, category: 'x' }), course('B', { credits: 4, category: 'y' })],
          { ofCategory: 'y' },
        ),
      ],
      did('A'),
      0,
    ],
    [
      'more credits than needed are not more than full',
      [course('A'), credits('G', 2, [course('B', { credits: 9 })])],
      did('B'),
      50,
    ],
  ])('%s', (_, requirements, told, expected) => {
    expect(percentOn(told, requirements, ON)).toBe(expected);
  });

  test('completing something never lowers it', () => {
    const requirements = [
      any('G', 1, [all('H', three), course('D', { weight: 5 })]),
      credits('K', 3, [course('E', { credits: 2 }), course('F', { credits: 2 })]),
    ];
    const codes = ['A', 'D', 'B', 'E', 'C', 'F'];
    const percents = codes.map((_, i) =>
      percentOn(did(...codes.slice(0, i + 1)), requirements, ON),
    );
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });

  test('a lapse lowers it on the day after the last good day', () => {
    const yearly = [course('A', { recurs: [{ every: { months: 12 } }] }), course('B')];
    const percents = ['2027-02-02', '2027-02-03'].map((on) => percentOn(did('A', 'B'), yearly, on));
    expect(percents).toEqual([100, 50]);
  });

  test('where nothing applies, nothing is left', () => {
    expect(percentOn(ana, [course('A', forOthers)], ON)).toBe(100);
  });

  test('what is done is told to a tenth', () => {
    const progress = evaluate(did('A'), asking(any('G', 1, [all('H', three)], { weight: 1 })));
    expect(progress.progressOn(day(ON))).toMatchObject({ done: 0.3, total: 1, percent: 33 });
  });

  test('outside employment there is none', () => {
    expect(evaluate(ana, asking(...three)).progressOn(day('2026-01-04'))).toBeNull();
  });

  function percentOn(told: Ledger, requirements: readonly Requirement[], on: IsoDay): number {
    return evaluate(told, asking(...requirements)).progressOn(day(on))!.percent;
  }
});

describe('how far one requirement has come, in the unit that people count it in', () => {
  const age = { adult: 'Adult', child: 'Child' };
  const asks = published(
    [
      pathOf([
        stage('S1', [
          course('VIT'),
          skill('B1', { observations: { count: 3 }, variants: age }),
          hours('shadowing', 16),
          experience(6),
          all('G', [
            course('A'),
            course('B'),
            course('C', forOthers),
            course('D', { required: false }),
          ]),
          any('ANY', 2, [course('A'), course('B'), course('E')]),
          credits(
            'K',
            3,
            [
              course('A', { credits: 2, category: 'x' }),
              course('B', { credits: 2, category: 'y' }),
            ],
            {
              ofCategory: 'y',
            },
          ),
        ]),
      ]),
    ],
    [courseOf('VIT', ['01', '02', '03'])],
  );

  test.each<[string, string, Ledger, IsoDay, string]>([
    [
      'modules of the round under way',
      'VIT',
      ana.module('VIT', '01', '2026-02-02').module('VIT', '03', '2026-02-03'),
      ON,
      '2 of 3 modules',
    ],
    [
      'a complete course has them all',
      'VIT',
      ['01', '02', '03'].reduce((told, code) => told.module('VIT', code, '2026-02-02'), ana),
      ON,
      '3 of 3 modules',
    ],
    [
      'observations, over all variants',
      'B1',
      ana
        .seen('B1', '2026-02-02', { variant: 'adult', times: 2 })
        .seen('B1', '2026-02-03', { variant: 'child' }),
      ON,
      '3 of 6 observations',
    ],
    [
      'more than enough of one variant counts once',
      'B1',
      ana.seen('B1', '2026-02-02', { variant: 'adult', times: 9 }),
      ON,
      '3 of 6 observations',
    ],
    [
      'a performance that needs practice counts for nothing',
      'B1',
      ana.seen('B1', '2026-02-02', { variant: 'adult', outcome: 'needs-practice' }),
      ON,
      '0 of 6 observations',
    ],
    [
      'whole hours that are approved',
      'shadowing',
      ana.hours('shadowing', '2026-02-02', 7.5).approved('2026-02-03'),
      ON,
      '7 of 16 hours',
    ],
    [
      'hours that nobody approved are none',
      'shadowing',
      ana.hours('shadowing', '2026-02-02', 8),
      ON,
      '0 of 16 hours',
    ],
    [
      'no more hours than are needed',
      'shadowing',
      ana.hours('shadowing', '2026-02-02', 40).approved('2026-02-03'),
      ON,
      '16 of 16 hours',
    ],
    [
      'whole months, from the day after that many have passed',
      'EXP',
      ana,
      '2026-03-04',
      '1 of 6 months',
    ],
    ['a month is complete on the same day of the next', 'EXP', ana, '2026-03-05', '2 of 6 months'],
    ['no more months than are needed', 'EXP', ana, '2027-03-05', '6 of 6 months'],
    [
      'the children of a group that it requires and that apply',
      'G',
      ana.completed('A', '2026-02-02'),
      ON,
      '1 of 2 requirements',
    ],
    [
      'as many branches as a choice needs',
      'ANY',
      ana.completed('A', '2026-02-02'),
      ON,
      '1 of 2 requirements',
    ],
    [
      'credits of the category that counts',
      'K',
      ana.completed('A', '2026-02-02'),
      ON,
      '0 of 3 credits',
    ],
    ['credits that are earned', 'K', ana.completed('B', '2026-02-02'), ON, '2 of 3 credits'],
  ])('%s', (_, key, told, on, expected) => {
    const { done, needed, unit } = requirementOn(told, asks, key, on).progress;
    expect(`${done} of ${needed} ${unit}`).toBe(expected);
  });
});
