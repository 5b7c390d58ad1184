import type { IsoDay } from '../../src/domain/day.js';
import type { CredentialDefinition } from '../../src/domain/requirement.js';
import * as office from './support/credentials.js';
import { ledger, type Ledger } from './support/ledger.js';
import { dueOn, historyOf } from './support/look.js';
import { asking, card, credential } from './support/path.js';

const months = (n: number) => ({ months: n });

describe('The credentials of the office', () => {
  const begun = ledger().hired('2020-01-06').enrolled('2020-01-06');

  test.each<[string, CredentialDefinition, (told: Ledger) => Ledger, readonly string[]]>([
    [
      'BLS: two years, to the end of the month of issue',
      office.BLS,
      (told) => told.card('BLS', '2026-01-31'),
      ['2026-01-31 satisfied', '2028-01-01 expiring', '2028-02-01 expired'],
    ],
    [
      'BLS: issued on February 29, through the end of February',
      office.BLS,
      (told) => told.card('BLS', '2024-02-29'),
      ['2024-02-29 satisfied', '2026-01-29 expiring', '2026-03-01 expired'],
    ],
    [
      'BLS: issued on the 1st is good as long as issued on the 31st',
      office.BLS,
      (told) => told.card('BLS', '2026-01-01'),
      ['2026-01-01 satisfied', '2028-01-01 expiring', '2028-02-01 expired'],
    ],
    [
      'BLS: a course taken early begins two years of its own',
      office.BLS,
      (told) => told.card('BLS', '2026-01-31').card('BLS', '2027-06-15'),
      ['2026-01-31 satisfied', '2029-05-31 expiring', '2029-07-01 expired'],
    ],
    [
      'BLS: a course taken late is good from its day',
      office.BLS,
      (told) => told.card('BLS', '2026-01-31').card('BLS', '2028-02-10'),
      [
        '2026-01-31 satisfied',
        '2028-01-01 expiring',
        '2028-02-01 expired',
        '2028-02-10 satisfied',
        '2030-01-29 expiring',
        '2030-03-01 expired',
      ],
    ],
    [
      'CMA (AAMA): 60 months from the end of the month',
      office.CMA,
      (told) => told.card('CMA (AAMA)', '2026-03-10'),
      ['2026-03-10 satisfied', '2031-03-01 expiring', '2031-04-01 expired'],
    ],
    [
      'CMA (AAMA): certified on the 31st',
      office.CMA,
      (told) => told.card('CMA (AAMA)', '2026-01-31'),
      ['2026-01-31 satisfied', '2031-01-01 expiring', '2031-02-01 expired'],
    ],
    [
      'CMA (AAMA): certified in a leap February',
      office.CMA,
      (told) => told.card('CMA (AAMA)', '2024-02-10'),
      ['2024-02-10 satisfied', '2029-01-29 expiring', '2029-03-01 expired'],
    ],
    [
      'CMA (AAMA): recertified early, counted from the new month',
      office.CMA,
      (told) => told.card('CMA (AAMA)', '2021-03-10').card('CMA (AAMA)', '2025-11-05'),
      ['2021-03-10 satisfied', '2030-10-31 expiring', '2030-12-01 expired'],
    ],
    [
      'CMA (AAMA): not usable while it is not current, though the exam may bring it back',
      office.CMA,
      (told) => told.card('CMA (AAMA)', '2020-03-10').card('CMA (AAMA)', '2025-06-02'),
      [
        '2020-03-10 satisfied',
        '2025-03-01 expiring',
        '2025-04-01 expired',
        '2025-06-02 satisfied',
        '2030-05-31 expiring',
        '2030-07-01 expired',
      ],
    ],
    [
      'RMA: three years of its own, kept up by a fee each year',
      office.RMA,
      (told) =>
        told.card('RMA', '2023-05-10').feePaid('RMA', '2024-05-01').feePaid('RMA', '2025-04-28'),
      [
        '2023-05-10 satisfied',
        '2024-04-10 expiring',
        '2024-05-01 satisfied',
        '2025-04-01 expiring',
        '2025-04-28 satisfied',
        '2026-03-29 expiring',
        '2026-04-29 expired',
      ],
    ],
    [
      'RMA: without the fee it runs out after a year',
      office.RMA,
      (told) => told.card('RMA', '2023-05-10'),
      ['2023-05-10 satisfied', '2024-04-10 expiring', '2024-05-11 expired'],
    ],
    [
      'RMA: a fee paid late brings it back on its day',
      office.RMA,
      (told) => told.card('RMA', '2023-05-10').feePaid('RMA', '2024-06-03'),
      [
        '2023-05-10 satisfied',
        '2024-04-10 expiring',
        '2024-05-11 expired',
        '2024-06-03 satisfied',
        '2025-05-04 expiring',
        '2025-06-04 expired',
      ],
    ],
    [
      'RMA: no fee lengthens the three years',
      office.RMA,
      (told) =>
        told
          .card('RMA', '2023-05-10')
          .feePaid('RMA', '2024-05-01')
          .feePaid('RMA', '2025-05-01')
          .feePaid('RMA', '2026-05-01'),
      [
        '2023-05-10 satisfied',
        '2024-04-10 expiring',
        '2024-05-01 satisfied',
        '2025-04-01 expiring',
        '2025-05-01 satisfied',
        '2026-04-01 expiring',
        '2026-05-11 expired',
      ],
    ],
    ...[office.CCMA, office.CMAA, office.CBCS, office.CEHRS].map(
      (nha): [string, CredentialDefinition, (told: Ledger) => Ledger, readonly string[]] => [
        `${nha.code}: two years from its issue`,
        nha,
        (told) => told.card(nha.code, '2024-02-29'),
        ['2024-02-29 satisfied', '2026-01-29 expiring', '2026-03-01 expired'],
      ],
    ),
    [
      'CCMA: the card itself may say until when',
      office.CCMA,
      (told) => told.card('CCMA', '2026-01-05', { expiresOn: '2027-12-31' }),
      ['2026-01-05 satisfied', '2027-12-01 expiring', '2028-01-01 expired'],
    ],
    [
      'NHA provisional: twelve months, and a second one renews nothing',
      office.PROVISIONAL,
      (told) => told.card('CCMA-P', '2026-01-31').card('CCMA-P', '2027-01-05'),
      ['2026-01-31 satisfied', '2027-01-01 expiring', '2027-02-01 expired'],
    ],
    [
      'NCMA: every year',
      office.NCMA,
      (told) => told.card('NCMA', '2026-05-31'),
      ['2026-05-31 satisfied', '2027-05-01 expiring', '2027-06-01 expired'],
    ],
    ...[office.CPC, office.CPB, office.CPPM].map(
      (aapc): [string, CredentialDefinition, (told: Ledger) => Ledger, readonly string[]] => [
        `${aapc.code}: two years, to the end of the month of membership`,
        aapc,
        (told) => told.card(aapc.code, '2026-05-10', { membershipOn: '2026-02-20' }),
        ['2026-05-10 satisfied', '2028-01-30 expiring', '2028-03-01 expired'],
      ],
    ),
    [
      'CPC: the month of issue, where no membership is known',
      office.CPC,
      (told) => told.card('CPC', '2026-05-10'),
      ['2026-05-10 satisfied', '2028-05-01 expiring', '2028-06-01 expired'],
    ],
    [
      'CPC-A: never by date',
      office.CPC_A,
      (told) => told.card('CPC-A', '2020-05-10'),
      ['2020-05-10 satisfied'],
    ],
    [
      'CPC-A: ended by its proof, the CPC',
      office.CPC_A,
      (told) => told.card('CPC-A', '2024-05-10').card('CPC', '2026-02-02'),
      ['2024-05-10 satisfied', '2026-02-02 expired'],
    ],
    [
      'CPC-A: a CPC that came without an apprenticeship ends nothing',
      office.CPC_A,
      (told) => told.card('CPC', '2026-02-02'),
      [],
    ],
    [
      'RHDS: three years, to the end of the month',
      office.RHDS,
      (told) => told.card('RHDS', '2025-11-05'),
      ['2025-11-05 satisfied', '2028-10-31 expiring', '2028-12-01 expired'],
    ],
    [
      'RHDS: ends on the day that the CHDS is passed',
      office.RHDS,
      (told) => told.card('RHDS', '2025-11-05').card('CHDS', '2027-03-15'),
      ['2025-11-05 satisfied', '2027-03-15 expired'],
    ],
    [
      'CHDS: begins a cycle of its own with that',
      office.CHDS,
      (told) => told.card('RHDS', '2025-11-05').card('CHDS', '2027-03-15'),
      ['2027-03-15 satisfied', '2030-03-01 expiring', '2030-04-01 expired'],
    ],
    [
      'CMM: two years from its issue; late is decertified',
      office.CMM,
      (told) => told.card('CMM', '2026-04-30'),
      ['2026-04-30 satisfied', '2028-03-31 expiring', '2028-05-01 expired'],
    ],
    [
      'CMPE: to the end of the common three years, whenever somebody joined',
      office.CMPE,
      (told) => told.card('CMPE', '2026-08-10'),
      ['2026-08-10 satisfied', '2027-10-02 expiring', '2028-01-01 expired'],
    ],
    [
      'CMPE: renewed in the window, the next three years',
      office.CMPE,
      (told) => told.card('CMPE', '2026-08-10').card('CMPE', '2027-11-15'),
      [
        '2026-08-10 satisfied',
        '2027-10-02 expiring',
        '2027-11-15 satisfied',
        '2030-10-02 expiring',
        '2031-01-01 expired',
      ],
    ],
    [
      'CMPE: renewed before the window opens, no longer than before',
      office.CMPE,
      (told) => told.card('CMPE', '2026-08-10').card('CMPE', '2027-10-01'),
      ['2026-08-10 satisfied', '2027-10-02 expiring', '2028-01-01 expired'],
    ],
    [
      'CMPE: renewed late, the cycle of that day',
      office.CMPE,
      (told) => told.card('CMPE', '2026-08-10').card('CMPE', '2028-01-20'),
      [
        '2026-08-10 satisfied',
        '2027-10-02 expiring',
        '2028-01-01 expired',
        '2028-01-20 satisfied',
        '2030-10-02 expiring',
        '2031-01-01 expired',
      ],
    ],
    [
      'CMOM: by the calendar year',
      office.CMOM,
      (told) => told.card('CMOM', '2026-12-31'),
      ['2026-12-31 expiring', '2027-01-01 expired'],
    ],
    [
      'CMOM: renewed in December for the next year',
      office.CMOM,
      (told) => told.card('CMOM', '2026-06-01').card('CMOM', '2026-12-15'),
      [
        '2026-06-01 satisfied',
        '2026-11-01 expiring',
        '2026-12-15 satisfied',
        '2027-11-01 expiring',
        '2028-01-01 expired',
      ],
    ],
    [
      'a diploma is held for ever',
      card({ code: 'MA-DIPLOMA', kind: 'education' }),
      (told) => told.card('MA-DIPLOMA', '2020-02-03'),
      ['2020-02-03 satisfied'],
    ],
    [
      'what the issuer revokes has expired on that day',
      office.CCMA,
      (told) => told.card('CCMA', '2026-01-05').revoked('CCMA', '2026-06-01'),
      ['2026-01-05 satisfied', '2026-06-01 expired'],
    ],
    [
      'until a newer card',
      office.CCMA,
      (told) =>
        told.card('CCMA', '2026-01-05').revoked('CCMA', '2026-06-01').card('CCMA', '2026-09-01'),
      [
        '2026-01-05 satisfied',
        '2026-06-01 expired',
        '2026-09-01 satisfied',
        '2028-08-02 expiring',
        '2028-09-02 expired',
      ],
    ],
  ])('%s', (_, definition, happened, expected) => {
    const path = asking(credential(definition));
    const [before, ...history] = historyOf(happened(begun), path, definition.code);
    expect(before).toBe('2020-01-06 not-started');
    expect(history).toEqual(expected);
  });
});

describe('a card past its date', () => {
  const cycles = (grace?: number) => [
    { every: months(24), ...(grace === undefined ? {} : { grace }) },
  ];
  const issued = ledger().hired('2024-01-08').enrolled('2024-01-08').card('BLS', '2024-02-05');

  test.each<[string, Parameters<typeof credential>, IsoDay]>([
    ['is expired on the day after, unless told', [{ code: 'BLS', cycles: cycles() }], '2026-02-06'],
    [
      'is accepted as long as its issuer says',
      [{ code: 'BLS', cycles: cycles(), grace: 30 }],
      '2026-03-08',
    ],
    [
      'of one cycle as long as that cycle says',
      [{ code: 'BLS', cycles: cycles(10), grace: 30 }],
      '2026-02-16',
    ],
    [
      'is accepted by a path as long as the path says',
      [{ code: 'BLS', cycles: cycles(10), grace: 30 }, { grace: 5 }],
      '2026-02-11',
    ],
    [
      'which may be not at all',
      [{ code: 'BLS', cycles: cycles(10), grace: 30 }, { grace: 0 }],
      '2026-02-06',
    ],
  ])('%s', (_, terms, expiredFrom) => {
    expect(historyOf(issued, asking(credential(...terms)), 'BLS').at(-1)).toBe(
      `${expiredFrom} expired`,
    );
  });

  test('one that names its own last good day has the grace and the window of its issuer', () => {
    const path = asking(credential({ code: 'BLS', cycles: cycles(), grace: 10, window: 60 }));
    const told = ledger()
      .hired('2024-01-08')
      .enrolled('2024-01-08')
      .card('BLS', '2024-02-05', { expiresOn: '2025-03-31' });

    expect(historyOf(told, path, 'BLS').slice(1)).toEqual([
      '2024-02-05 satisfied',
      '2025-01-30 expiring',
      '2025-04-01 in-grace',
      '2025-04-11 expired',
    ]);
  });

  test.each<[string, Ledger]>([
    ['by the issuer', issued.revoked('BLS', '2026-06-01')],
    ['by another credential', issued.card('NEW', '2026-06-01')],
  ])('one that had run out keeps its day when it is ended %s', (_, told) => {
    const path = asking(credential({ code: 'BLS', cycles: cycles(), replacedBy: ['NEW'] }));

    expect(historyOf(told, path, 'BLS').at(-1)).toBe('2026-02-06 expired');
    expect(dueOn(told, path, 'BLS', '2026-06-01')).toBe('2026-02-05');
  });

  test('one that was never held before tracking is not held against anybody when it is replaced', () => {
    const path = asking(credential({ code: 'BLS', cycles: cycles(), replacedBy: ['NEW'] }));
    const told = ledger()
      .hired('2020-01-06', { trackedFrom: '2026-01-05' })
      .enrolled('2020-01-06')
      .card('BLS', '2020-02-03')
      .card('NEW', '2026-06-01');

    expect(historyOf(told, path, 'BLS')).toEqual(['2026-01-05 not-started']);
  });
});

describe('a card that is kept up by a fee', () => {
  const begun = ledger().hired('2020-01-06').enrolled('2020-01-06');
  const byMembership = { every: months(12), from: 'membership-month', keptBy: 'fee' } as const;
  const byYear = { every: months(12), from: 'cycle', start: '2025-01-01', keptBy: 'fee' } as const;
  const joined = begun.card('CPC', '2026-05-10', { membershipOn: '2026-02-20' });
  const passed = begun.card('CPC', '2026-05-10');

  test.each<[string, typeof byMembership | typeof byYear, Ledger, readonly string[]]>([
    [
      'by membership year: through the month in which it began',
      byMembership,
      joined,
      ['2026-05-10 satisfied', '2027-01-29 expiring', '2027-03-01 expired'],
    ],
    [
      'by membership year: paid in the window, a year more, however late in it',
      byMembership,
      joined.feePaid('CPC', '2027-02-28'),
      [
        '2026-05-10 satisfied',
        '2027-01-29 expiring',
        '2027-02-28 satisfied',
        '2028-01-30 expiring',
        '2028-03-01 expired',
      ],
    ],
    [
      'by membership year: paid before the window opens, nothing is paid twice',
      byMembership,
      joined.feePaid('CPC', '2027-01-28'),
      ['2026-05-10 satisfied', '2027-01-29 expiring', '2027-03-01 expired'],
    ],
    [
      'by membership year: paid late, only what is left of that year',
      byMembership,
      joined.feePaid('CPC', '2027-08-02'),
      [
        '2026-05-10 satisfied',
        '2027-01-29 expiring',
        '2027-03-01 expired',
        '2027-08-02 satisfied',
        '2028-01-30 expiring',
        '2028-03-01 expired',
      ],
    ],
    [
      'by the calendar year of all: through its end',
      byYear,
      passed,
      ['2026-05-10 satisfied', '2026-12-01 expiring', '2027-01-01 expired'],
    ],
    [
      'by the calendar year of all: paid in December for the next',
      byYear,
      passed.feePaid('CPC', '2026-12-10'),
      [
        '2026-05-10 satisfied',
        '2026-12-01 expiring',
        '2026-12-10 satisfied',
        '2027-12-01 expiring',
        '2028-01-01 expired',
      ],
    ],
    [
      'a fee paid before the card was issued keeps up nothing',
      byYear,
      begun.feePaid('CPC', '2026-01-10').card('CPC', '2026-05-10'),
      ['2026-05-10 satisfied', '2026-12-01 expiring', '2027-01-01 expired'],
    ],
  ])('%s', (_, cycle, told, expected) => {
    const path = asking(credential({ code: 'CPC', cycles: [cycle] }));
    expect(historyOf(told, path, 'CPC').slice(1)).toEqual(expected);
  });
});
