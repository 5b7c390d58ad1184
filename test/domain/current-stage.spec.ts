import { isoDayOrNull, type IsoDay } from '../../src/domain/day.js';
import { ana, type Ledger } from './support/ledger.js';
import { standing } from './support/look.js';
import { approval, course, pathOf, stage } from './support/path.js';

const yearly = { recurs: [{ every: { months: 12 } }] };

/** Three stages, of which all but the last ask for a promotion. HIPAA is for a year. */
const LADDER = pathOf([
  stage('S0', [course('HIP', yearly), approval({ key: 'S0/ok' })]),
  stage('S1', [course('VIT'), approval({ key: 'S1/ok' })]),
  stage('S2', [course('MGT')]),
]);
const WITHOUT_PROMOTIONS = pathOf([
  stage('S0', [course('HIP', yearly)]),
  stage('S1', [course('VIT')]),
]);

const trained = ana.completed('HIP', '2026-02-02');
const assistant = trained.advanced('S0', '2026-02-03');
const specialist = assistant.completed('VIT', '2026-03-02').advanced('S1', '2026-03-03');

describe('the stage that somebody is in', () => {
  test.each<[string, Ledger, IsoDay, string]>([
    ['is the first at the start', ana, '2026-02-03', 'S0'],
    ['stays where all is met but the promotion', trained, '2026-02-03', 'S0'],
    ['stays on the day before the promotion', assistant, '2026-02-02', 'S0'],
    ['is the next from the promotion on', assistant, '2026-02-03', 'S1'],
    ['is no earlier one because training has run out', assistant, '2027-02-10', 'S1'],
    [
      'is the first again when the promotion was withdrawn',
      trained.advanced('S0', '2026-02-03').voided(),
      '2026-02-04',
      'S0',
    ],
    [
      'is after the highest promotion, as of somebody hired from outside',
      ana.completed('VIT', '2026-02-02').advanced('S1', '2026-02-03'),
      '2026-02-03',
      'S2',
    ],
    ['is the last once all is met', specialist.completed('MGT', '2026-04-01'), '2026-04-01', 'S2'],
    [
      'is the last though an earlier one has lapsed',
      specialist.completed('MGT', '2026-04-01'),
      '2027-02-10',
      'S2',
    ],
    ['counts a waived approval', trained.waived('S0/ok', '2026-02-03'), '2026-02-03', 'S1'],
  ])('%s', (_, told, on, code) => {
    expect(standing(told, LADDER, on).stage.code).toBe(code);
  });

  test('of a path without promotions is the first that is not met', () => {
    const told = ana.completed('HIP', '2026-02-02');
    expect(standing(told, WITHOUT_PROMOTIONS, '2026-02-02').stage.code).toBe('S1');
    expect(standing(told, WITHOUT_PROMOTIONS, '2027-02-10').stage.code).toBe('S0');
  });

  test('still asks for what has run out in an earlier one, and for nothing undated there', () => {
    const next = (told: Ledger, on: IsoDay) =>
      standing(told, LADDER, on).nextSteps.map(({ requirement }) => requirement);
    expect(next(specialist, '2027-02-10')).toEqual(['HIP', 'MGT']);
    const withdrawn = ana.advanced('S0', '2026-02-03');
    expect(next(withdrawn, '2026-02-03')).toEqual(['VIT']);
  });
});

describe('a stage was passed', () => {
  const passed = (told: Ledger, on: IsoDay) =>
    standing(told, LADDER, on).stages.map(({ passedOn }) => passedOn);
  const [first, second] = ['2026-02-03', '2026-03-03'] as const;

  test.each<[string, Ledger, readonly (IsoDay | null)[]]>([
    ['on no day before its promotion', trained, [null, null, null]],
    ['on the day of its promotion', assistant, [first, null, null]],
    ['each on its own day', specialist, [first, second, null]],
    [
      'with a later one, where it has no promotion of its own',
      ana.advanced('S1', second),
      [second, second, null],
    ],
  ])('%s', (_, told, days) => {
    expect(passed(told, '2027-02-10').map(isoDayOrNull)).toEqual(days);
  });
});
