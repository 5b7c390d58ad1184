import { day, type IsoDay } from '../../src/domain/day.js';
import { readinessIn } from '../../src/domain/credits.js';
import { entriesOf } from '../../src/domain/record.js';
import type { CredentialDefinition } from '../../src/domain/requirement.js';
import * as office from './support/credentials.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { statusOn } from './support/look.js';
import { asking, card, credential } from './support/path.js';

/** The cycle after 2024-03-31, through 2026-03-31. */
function readiness(definition: CredentialDefinition, told: Ledger, held?: number) {
  const earned = entriesOf(told.record, `credential/${definition.code}`, 'credits-earned');
  const rule = definition.continuingEducation!;
  return readinessIn(rule, earned, day('2024-03-31'), day('2026-03-31'), held);
}

describe('Law 11: Credits', () => {
  const plain = card({ code: 'X', continuingEducation: { need: 20, unit: 'CEU' } });
  const on = (...days: readonly IsoDay[]) =>
    days.reduce((told, each) => told.credits('X', each, 5), ledger());

  test.each<[string, Ledger, number, number]>([
    ['nothing is earned yet', on(), 0, 20],
    ['what was earned in the cycle counts', on('2024-06-03', '2025-06-02'), 10, 10],
    [
      'what was earned on the day of the previous expiry belongs to the cycle before',
      on('2024-03-31'),
      0,
      20,
    ],
    ['the day after is the first of the cycle', on('2024-04-01'), 5, 15],
    ['the last good day still counts', on('2026-03-31'), 5, 15],
    ['the day after it no longer does', on('2026-04-01'), 0, 20],
    [
      'a surplus is told, and nothing is short',
      on('2024-06-03', '2024-07-01', '2025-06-02', '2025-07-01', '2025-08-01'),
      25,
      0,
    ],
    [
      'a credit that was withdrawn was never earned',
      on('2024-06-03', '2025-06-02').voided(),
      5,
      15,
    ],
    [
      'a credit for another credential does not count',
      ledger().credits('Y', '2025-06-02', 20),
      0,
      20,
    ],
  ])('%s', (_, told, earned, short) => {
    expect(readiness(plain, told)).toMatchObject({ earned, short, need: 20, unit: 'CEU' });
  });

  test('one course may serve several credentials, as a credit of each', () => {
    const told = ledger().credits('X', '2025-06-02', 5).credits('CCMA', '2025-06-02', 5);

    expect(readiness(plain, told).earned).toBe(5);
    expect(readiness(office.CCMA, told).earned).toBe(5);
  });

  test('credits renew nothing: only the new card of the issuer does', () => {
    const path = asking(credential(office.NCMA));
    const told = ana.card('NCMA', '2026-01-05').credits('NCMA', '2026-06-01', 100);

    expect(statusOn(told, path, 'NCMA', '2027-01-06')).toBe('expired');
    expect(statusOn(told.card('NCMA', '2027-01-06'), path, 'NCMA', '2027-01-06')).toBe('satisfied');
  });

  describe('by category', () => {
    const cma = (...credits: readonly (readonly [string, number])[]) =>
      credits.reduce(
        (told, [category, amount]) => told.credits('CMA (AAMA)', '2025-06-02', amount, category),
        ledger(),
      );

    test.each<[string, Ledger, number]>([
      [
        'every category has a minimum, the rest is free',
        cma(['administrative', 10], ['clinical', 10], ['general', 40]),
        0,
      ],
      [
        'enough in all, and too little of one',
        cma(['administrative', 4], ['clinical', 10], ['general', 46]),
        6,
      ],
      ['enough in all, and nothing of two', cma(['general', 60]), 20],
      [
        'too little in all, more than what the minimums lack',
        cma(['administrative', 10], ['clinical', 5]),
        45,
      ],
      ['of no category that has a minimum', cma(['other', 60]), 30],
    ])('CMA (AAMA): %s', (_, told, short) => {
      expect(readiness(office.CMA, told).short).toBe(short);
    });

    test('each tells what it needs and what is earned', () => {
      const { byCategory } = readiness(office.CMA, cma(['administrative', 4], ['general', 12]));
      expect(byCategory).toEqual({
        administrative: { need: 10, earned: 4 },
        clinical: { need: 10, earned: 0 },
        general: { need: 10, earned: 12 },
      });
    });

    const { RMA, CCMA, NCMA, RHDS, CHDS, CMM, CMPE, CMOM, CPPM } = office;
    test.each<[string, CredentialDefinition, readonly (readonly [string, number])[], number]>([
      ['RMA: thirty points of any kind', RMA, [['general', 30]], 0],
      ['CCMA: ten credits', CCMA, [['general', 9]], 1],
      ['NCMA: fourteen hours', NCMA, [['general', 10]], 4],
      [
        'RHDS: twenty, two of them free',
        RHDS,
        [
          ['clinicalMedicine', 8],
          ['technologyTools', 6],
          ['professionalDevelopment', 4],
          ['medicolegal', 2],
        ],
        0,
      ],
      [
        'RHDS: a medicolegal credit is missing',
        RHDS,
        [
          ['clinicalMedicine', 9],
          ['technologyTools', 6],
          ['professionalDevelopment', 4],
          ['medicolegal', 1],
        ],
        1,
      ],
      [
        'CHDS: thirty, twenty-four of the core',
        CHDS,
        [
          ['core', 20],
          ['general', 10],
        ],
        4,
      ],
      ['CMM: twelve approved and twelve recognised', CMM, [['approved', 24]], 12],
      [
        'CMPE: fifty, thirty of MGMA',
        CMPE,
        [
          ['MGMA', 30],
          ['general', 19],
        ],
        1,
      ],
      [
        'CMOM: twelve, nine of the core',
        CMOM,
        [
          ['core', 8],
          ['other', 4],
        ],
        1,
      ],
      [
        'CPPM: sixteen in practice management',
        CPPM,
        [
          ['practice management', 10],
          ['general', 26],
        ],
        6,
      ],
    ])('%s', (_, definition, credits, short) => {
      const told = credits.reduce(
        (all, [category, amount]) => all.credits(definition.code, '2025-06-02', amount, category),
        ledger(),
      );
      expect(readiness(definition, told).short).toBe(short);
    });
  });

  describe('by who approved it, whatever the category', () => {
    const rule = { need: 60, unit: 'point', min: { clinical: 10 }, approved: { AAMA: 30 } };
    const points = (...credits: readonly (readonly [number, string, string?])[]) =>
      credits.reduce(
        (told, [amount, category, by]) => told.credits('X', '2025-06-02', amount, category, by),
        ledger(),
      );

    test.each<[string, Ledger, number]>([
      ['nothing is earned yet', points(), 60],
      [
        'enough in all, of the category and approved',
        points([30, 'clinical', 'AAMA'], [30, 'general']),
        0,
      ],
      [
        'enough in all, and too little approved',
        points([20, 'clinical', 'AAMA'], [40, 'general']),
        10,
      ],
      [
        'enough approved, and too little in all',
        points([30, 'clinical', 'AAMA'], [25, 'general']),
        5,
      ],
      ['approved by somebody else', points([10, 'clinical', 'AAPC'], [50, 'general', 'AAPC']), 30],
      ['approved by nobody', points([10, 'clinical'], [50, 'general']), 30],
      ['all approved, and nothing of the category', points([60, 'general', 'AAMA']), 10],
      [
        'too little approved and of the category: the same points may serve both',
        points([6, 'clinical'], [54, 'general', 'AAMA'], [5, 'general']),
        4,
      ],
      [
        'one point of each is missing, and more in all',
        points([9, 'clinical', 'AAMA'], [20, 'general', 'AAMA']),
        31,
      ],
    ])('%s', (_, told, short) => {
      const definition = card({ code: 'X', continuingEducation: rule });
      expect(readiness(definition, told).short).toBe(short);
    });

    test('tells what it needs and what is earned', () => {
      const definition = card({ code: 'X', continuingEducation: rule });
      const told = points([12, 'clinical', 'AAMA'], [5, 'general', 'AAMA'], [9, 'general']);
      expect(readiness(definition, told)).toMatchObject({
        earned: 26,
        byCategory: { clinical: { need: 10, earned: 12 } },
        byApprover: { AAMA: { need: 30, earned: 17 } },
      });
    });
  });

  describe('AAPC asks by how many of its certifications are held', () => {
    test.each<[number, number]>([
      [1, 36],
      [2, 40],
      [3, 44],
      [4, 48],
      [5, 52],
      [7, 52],
    ])('of %d, %d', (held, need) => {
      expect(readiness(office.CPC, ledger(), held).need).toBe(need);
    });

    test('of one, where nothing is said', () => {
      expect(readiness(office.CPC, ledger()).need).toBe(36);
    });
  });
});
