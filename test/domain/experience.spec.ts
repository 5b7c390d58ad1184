import { day, isoDayOrNull, type IsoDay } from '../../src/domain/day.js';
import { employmentOf } from '../../src/domain/employment.js';
import { experienceIn, monthsBy } from '../../src/domain/experience.js';
import { ledger, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { asking, experience } from './support/path.js';

const hired = ledger().hired('2026-01-05');
const reached = (told: Ledger, months: number, positions?: readonly string[]) =>
  isoDayOrNull(experienceIn(employmentOf(told.record), months, positions).reachedOn);

describe('experience: months in one of some positions', () => {
  test.each<[string, Ledger, readonly string[] | undefined, IsoDay | null]>([
    ['so many months after the first day', hired, undefined, '2026-07-05'],
    ['of a short month its last day', ledger().hired('2025-08-31'), undefined, '2026-02-28'],
    [
      'in the position that counts, from its first day',
      hired.transferred('2026-03-02', { position: 'lead' }),
      ['lead'],
      '2026-09-02',
    ],
    ['never in a position that was not held', hired, ['lead'], null],
    [
      'in any of several, over the change from one to the other',
      hired.transferred('2026-03-02', { position: 'lead' }),
      ['MA', 'lead'],
      '2026-07-05',
    ],
    [
      'a change of site breaks nothing',
      hired.transferred('2026-03-02', { site: 'NORTH' }),
      ['MA'],
      '2026-07-05',
    ],
    [
      'on leave, experience goes on',
      hired.onLeave('2026-02-02', '2026-04-30'),
      undefined,
      '2026-07-05',
    ],
    [
      'a run that ends on the day before is too short',
      hired.separated('2026-07-04'),
      undefined,
      null,
    ],
    [
      'one that lasts through the day is not',
      hired.separated('2026-07-05'),
      undefined,
      '2026-07-05',
    ],
    [
      'an earlier run moves the start of the present one back by its days',
      // 2026-01-05 through 02-03 are 30 days, so six months count from 2026-05-02.
      hired.separated('2026-02-03').rehired('2026-06-01'),
      undefined,
      '2026-11-02',
    ],
    [
      'an earlier run that was almost enough makes the new one meet it soon',
      // 180 days before 2026-08-03 is 2026-02-04.
      hired.separated('2026-07-03').rehired('2026-08-03'),
      undefined,
      '2026-08-04',
    ],
    [
      'an original hire moves the start of the first run back',
      ledger().hired('2026-01-05', { originalHireOn: '2025-10-05' }),
      undefined,
      '2026-04-05',
    ],
    [
      'as if the post of the hire had been held since',
      ledger().hired('2026-01-05', { originalHireOn: '2025-10-05' }),
      ['MA'],
      '2026-04-05',
    ],
    [
      'which is long enough on the day of the hire',
      ledger().hired('2026-01-05', { originalHireOn: '2019-10-07' }),
      undefined,
      '2026-01-05',
    ],
    [
      'a position that came later is not that old',
      ledger()
        .hired('2026-01-05', { originalHireOn: '2019-10-07' })
        .transferred('2026-03-02', { position: 'lead' }),
      ['lead'],
      '2026-09-02',
    ],
  ])('%s', (_, told, positions, expected) => {
    expect(reached(told, 6, positions)).toBe(expected);
  });

  test.each<[string, Ledger, readonly string[]]>([
    [
      'it is under way from the first day, and met on the day',
      hired.enrolled('2026-01-05'),
      ['2026-01-05 in-progress', '2026-07-05 satisfied'],
    ],
    [
      'once reached it stays',
      hired.enrolled('2026-01-05').transferred('2026-09-01', { position: 'billing' }),
      ['2026-01-05 in-progress', '2026-07-05 satisfied'],
    ],
    [
      'not reached, what counts already stays, too',
      hired.enrolled('2026-01-05').transferred('2026-03-02', { position: 'billing' }),
      ['2026-01-05 in-progress'],
    ],
    [
      'before the first day in the position, nothing counts',
      ledger()
        .hired('2026-01-05', { post: { position: 'billing' } })
        .enrolled('2026-01-05')
        .transferred('2026-03-02', { position: 'MA' }),
      ['2026-01-05 not-started', '2026-03-02 in-progress', '2026-09-02 satisfied'],
    ],
  ])('on a path: %s', (_, told, expected) => {
    expect(historyOf(told, asking(experience(6, ['MA'])), 'EXP')).toEqual(expected);
  });
});

describe('whole months of experience by a day', () => {
  test.each<[string, Ledger, IsoDay, number]>([
    ['none on the first day', hired, '2026-01-05', 0],
    ['none before it', hired, '2025-12-01', 0],
    ['none on the day before a month is over', hired, '2026-02-04', 0],
    ['one on the same day of the next month', hired, '2026-02-05', 1],
    ['twelve after a year', hired, '2027-01-05', 12],
    ['eleven on the day before', hired, '2027-01-04', 11],
    ['no more after the last day of work', hired.separated('2026-03-31'), '2027-01-05', 2],
    [
      'an earlier run counts with its days',
      hired.separated('2026-02-03').rehired('2026-06-01'),
      '2026-06-02',
      1,
    ],
    [
      'an original hire counts',
      ledger().hired('2026-01-05', { originalHireOn: '2025-01-05' }),
      '2026-01-05',
      12,
    ],
  ])('%s', (_, told, on, expected) => {
    expect(monthsBy(employmentOf(told.record), day(on))).toBe(expected);
  });
});
