import { curriculumIn } from '../../src/curriculum/read-curriculum.js';
import { readinessIn } from '../../src/domain/credits.js';
import { addDays, day, isoDay, type IsoDay } from '../../src/domain/day.js';
import type { CredentialDefinition } from '../../src/domain/requirement.js';
import { ledger, type Ledger } from '../domain/support/ledger.js';
import { historyOf } from '../domain/support/look.js';
import { asking, credential } from '../domain/support/path.js';

/*
 * What the files in courses/credentials say, read as the server reads them: until when a
 * card of each issuer is good, and what its continuing education asks for.
 */

let definitions: ReadonlyMap<string, CredentialDefinition>;

beforeAll(async () => {
  const read = curriculumIn('courses');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  definitions = new Map(read.curriculum.credentials.map((each) => [each.code, each]));
});

const definitionOf = (code: string): CredentialDefinition => definitions.get(code)!;

describe('the last good day', () => {
  const begun = ledger().hired('2015-01-05').enrolled('2015-01-05');

  function lastGoodDay(code: string, told: Ledger): string {
    const last = historyOf(told, asking(credential(definitionOf(code))), code).at(-1)!;
    const [from, status] = last.split(' ') as [IsoDay, string];
    return status === 'expired' ? isoDay(addDays(day(from), -1)) : 'never ends';
  }

  const paying = (told: Ledger, code: string, ...days: readonly IsoDay[]) =>
    days.reduce((all, on) => all.feePaid(code, on), told);
  const member = (code: string, ...paid: readonly IsoDay[]) =>
    paying(begun.card(code, '2024-05-10', { membershipOn: '2024-02-20' }), code, ...paid);

  const TABLE: readonly (readonly [code: string, what: string, told: Ledger, good: string])[] = [
    ['BLS', 'two years, to the end of the month', begun.card('BLS', '2026-01-15'), '2028-01-31'],
    ['BLS', 'issued on February 29', begun.card('BLS', '2024-02-29'), '2026-02-28'],
    [
      'BLS',
      'renewed early, two years from then',
      begun.card('BLS', '2026-01-15').card('BLS', '2027-06-15'),
      '2029-06-30',
    ],
    ['CMA', '60 months from the end of the month', begun.card('CMA', '2026-03-10'), '2031-03-31'],
    ['CMA', 'in a leap February', begun.card('CMA', '2024-02-10'), '2029-02-28'],
    ['RMA', 'a year, without the fee', begun.card('RMA', '2023-05-10'), '2024-05-10'],
    [
      'RMA',
      'three years, with the fees',
      paying(begun.card('RMA', '2023-05-10'), 'RMA', '2024-05-01', '2025-05-01', '2026-05-01'),
      '2026-05-10',
    ],
    ...['CCMA', 'CMAA', 'CBCS', 'CEHRS'].map(
      (code) =>
        [code, 'two years from the issue', begun.card(code, '2024-02-29'), '2026-02-28'] as const,
    ),
    [
      'NHA-PROVISIONAL',
      'twelve months, and a second one renews nothing',
      begun.card('NHA-PROVISIONAL', '2026-01-31').card('NHA-PROVISIONAL', '2027-01-05'),
      '2027-01-31',
    ],
    ['NCMA', 'a year', begun.card('NCMA', '2026-05-31'), '2027-05-31'],
    ...['CPC', 'CPB', 'CPPM'].flatMap((code) => [
      [code, 'a membership year, without the fee', member(code), '2025-02-28'] as const,
      [
        code,
        'two years by membership month, with it',
        member(code, '2025-02-01', '2026-02-01'),
        '2026-02-28',
      ] as const,
    ]),
    ['CPC-A', 'no date ends it', begun.card('CPC-A', '2016-05-10'), 'never ends'],
    [
      'CPC-A',
      'its proof does: the CPC',
      begun.card('CPC-A', '2024-05-10').card('CPC', '2026-02-02'),
      '2026-02-01',
    ],
    [
      'RHDS',
      'three years, to the end of the month',
      begun.card('RHDS', '2025-11-05'),
      '2028-11-30',
    ],
    [
      'RHDS',
      'the CHDS ends it',
      begun.card('RHDS', '2025-11-05').card('CHDS', '2027-03-15'),
      '2027-03-14',
    ],
    [
      'CHDS',
      'a cycle of its own',
      begun.card('RHDS', '2025-11-05').card('CHDS', '2027-03-15'),
      '2030-03-31',
    ],
    ['CMM', 'two years from the issue', begun.card('CMM', '2026-04-30'), '2028-04-30'],
    ['CMPE', 'the common three years', begun.card('CMPE', '2026-08-10'), '2027-12-31'],
    [
      'CMPE',
      'renewed in the window, the next three',
      begun.card('CMPE', '2026-08-10').card('CMPE', '2027-11-15'),
      '2030-12-31',
    ],
    [
      'CMOM',
      'by the calendar year: of 2026, through 2027',
      begun.card('CMOM', '2026-06-01'),
      '2027-12-31',
    ],
    [
      'XRAY-PERMIT',
      'what stands on it',
      begun.card('XRAY-PERMIT', '2026-01-05', { expiresOn: '2027-12-31' }),
      '2027-12-31',
    ],
    [
      'SCRIBE',
      'what stands on it',
      begun.card('SCRIBE', '2026-01-05', { expiresOn: '2028-06-30' }),
      '2028-06-30',
    ],
    ['BLS-ARC', 'two years, to the day', begun.card('BLS-ARC', '2026-01-15'), '2028-01-15'],
    ...['FIT-TEST', 'VIOLENCE-PREVENTION'].map(
      (code) => [code, 'a year', begun.card(code, '2026-01-15'), '2027-01-15'] as const,
    ),
    ...['RN', 'LPN', 'PA', 'NP', 'PHYSICIAN'].map(
      (code) =>
        [
          code,
          'what stands on it',
          begun.card(code, '2026-01-05', { expiresOn: '2028-06-30' }),
          '2028-06-30',
        ] as const,
    ),
    ...[
      ...['HS', 'AWARD', 'MA-PROGRAM', 'MA-APPRENTICESHIP', 'ASSOCIATE', 'BACHELOR'],
      ...['RESP-CLEARANCE', 'NONDISCRIMINATION'],
    ].map((code) => [code, 'held for ever', begun.card(code, '2015-06-01'), 'never ends'] as const),
  ];

  test.each(TABLE)('%s: %s', (code, _, told, good) => {
    expect(lastGoodDay(code, told)).toBe(good);
  });

  test('is tried of every credential', () => {
    expect([...new Set(TABLE.map(([code]) => code))].sort()).toEqual(
      [...definitions.keys()].sort(),
    );
  });
});

describe('continuing education', () => {
  const none = [day('2024-01-01'), day('2025-12-31')] as const;

  test.each<[string, number, string, Readonly<Record<string, number>>]>([
    ['CMA', 60, 'point', { administrative: 10, clinical: 10, general: 10, 'by AAMA': 30 }],
    ['RMA', 30, 'CCP point', {}],
    ['CCMA', 10, 'credit', {}],
    ['CMAA', 10, 'credit', {}],
    ['CBCS', 10, 'credit', {}],
    ['CEHRS', 10, 'credit', {}],
    ['NCMA', 14, 'clock hour', {}],
    ['CPC', 36, 'CEU', {}],
    ['CPB', 36, 'CEU', {}],
    ['CPC-A', 36, 'CEU', {}],
    ['CPPM', 36, 'CEU', { practiceManagement: 16 }],
    [
      'RHDS',
      20,
      'CEC',
      { clinicalMedicine: 6, technologyTools: 6, professionalDevelopment: 4, medicolegal: 2 },
    ],
    ['CHDS', 30, 'CEC', { core: 24 }],
    ['CMM', 24, 'CEU', { approved: 12, recognized: 12 }],
    // 30 of MGMA, of which 12 live.
    ['CMPE', 50, 'hour', { MGMA: 18, live: 12 }],
    ['CMOM', 12, 'CEU', { core: 9 }],
  ])('%s asks for %d', (code, need, unit, minimums) => {
    const rule = definitionOf(code).continuingEducation!;
    const asked = readinessIn(rule, [], ...none);
    const needed = [
      ...Object.entries(asked.byCategory),
      ...Object.entries(asked.byApprover).map(([name, each]) => [`by ${name}`, each] as const),
    ].map(([name, each]) => [name, each.need]);
    expect([asked.need, asked.unit, Object.fromEntries(needed)]).toEqual([need, unit, minimums]);
  });

  test.each([
    [1, 36],
    [2, 40],
    [3, 44],
    [4, 48],
    [5, 52],
    [6, 52],
  ])('of %d certifications of AAPC: %d', (held, need) => {
    for (const code of ['CPC', 'CPB', 'CPPM', 'CPC-A']) {
      const rule = definitionOf(code).continuingEducation!;
      expect(readinessIn(rule, [], ...none, held).need).toBe(need);
    }
  });
});
