import { day, isoDayOrNull, type Day, type IsoDay } from '../../src/domain/day.js';
import { employmentOf, exposureStarts, positionStarts } from '../../src/domain/employment.js';
import { at, type Steps } from '../../src/domain/steps.js';
import { ledger, type Ledger } from './support/ledger.js';

const hired = ledger().hired('2026-01-05');
const on = (steps: Steps<Day | null>, when: IsoDay) => isoDayOrNull(at(steps, day(when)));

describe('the post of a day', () => {
  test.each<[string, Ledger, IsoDay, string | null]>([
    ['none before the hire', hired, '2026-01-04', null],
    ['from the day of the hire', hired, '2026-01-05', 'MA at MAIN'],
    [
      'until the day of a transfer',
      hired.transferred('2026-03-02', { site: 'NORTH' }),
      '2026-03-01',
      'MA at MAIN',
    ],
    [
      'the new one from then on',
      hired.transferred('2026-03-02', { site: 'NORTH' }),
      '2026-03-02',
      'MA at NORTH',
    ],
    [
      'of two transfers on one day, the later',
      hired
        .transferred('2026-03-02', { site: 'NORTH' })
        .transferred('2026-03-02', { site: 'SOUTH' }),
      '2026-03-02',
      'MA at SOUTH',
    ],
    [
      'the day of separation is the last day of work',
      hired.separated('2026-03-31'),
      '2026-03-31',
      'MA at MAIN',
    ],
    ['none on the day after', hired.separated('2026-03-31'), '2026-04-01', null],
    [
      'a transfer after the last day is none',
      hired.separated('2026-03-31').transferred('2026-04-06', { site: 'NORTH' }),
      '2026-04-06',
      null,
    ],
    [
      'a transfer before any hire is none',
      ledger().transferred('2026-01-05', {}),
      '2026-01-05',
      null,
    ],
    [
      'a separation before any hire is none',
      ledger().separated('2026-01-02').hired('2026-01-05'),
      '2026-01-05',
      'MA at MAIN',
    ],
    [
      'rehired, the new post',
      hired.separated('2026-03-31').rehired('2026-06-01', { post: { position: 'lead' } }),
      '2026-06-01',
      'lead at MAIN',
    ],
    [
      'rehired on the next day, without a day between',
      hired.separated('2026-03-31').rehired('2026-04-01'),
      '2026-04-01',
      'MA at MAIN',
    ],
    [
      'a hire told twice is one employment',
      hired.hired('2026-02-02', { post: { site: 'NORTH' } }),
      '2026-02-02',
      'MA at NORTH',
    ],
    [
      'separated again after a rehire',
      hired.separated('2026-03-31').rehired('2026-06-01').separated('2026-06-30'),
      '2026-07-01',
      null,
    ],
    [
      'a separation that was withdrawn never was',
      hired.separated('2026-03-31').voided(),
      '2026-04-01',
      'MA at MAIN',
    ],
  ])('%s', (_, told, when, expected) => {
    const post = at(employmentOf(told.record).post, day(when));
    expect(post && `${post.position} at ${post.site}`).toBe(expected);
  });
});

describe('since when', () => {
  test.each<[string, Ledger, IsoDay, IsoDay | null]>([
    ['employed since the hire', hired, '2026-06-01', '2026-01-05'],
    ['not before it', hired, '2026-01-04', null],
    ['not after the last day', hired.separated('2026-03-31'), '2026-04-01', null],
    [
      'since the rehire',
      hired.separated('2026-03-31').rehired('2026-06-01'),
      '2026-07-01',
      '2026-06-01',
    ],
    ['a hire told twice changes nothing', hired.hired('2026-02-02'), '2026-06-01', '2026-01-05'],
  ])('%s', (_, told, when, expected) => {
    expect(on(employmentOf(told.record).hiredOn, when)).toBe(expected);
  });

  test.each<[string, Ledger, IsoDay, IsoDay | null]>([
    ['in the position of the hire', hired, '2026-06-01', '2026-01-05'],
    [
      'in a new position since its transfer',
      hired.transferred('2026-03-02', { position: 'lead' }),
      '2026-06-01',
      '2026-03-02',
    ],
    [
      'in the same position at another site, as before',
      hired.transferred('2026-03-02', { site: 'NORTH' }),
      '2026-06-01',
      '2026-01-05',
    ],
    [
      'back in the first position, since the return',
      hired.transferred('2026-03-02', { position: 'lead' }).transferred('2026-05-04', {}),
      '2026-06-01',
      '2026-05-04',
    ],
    [
      'in no position, since no day',
      hired.transferred('2026-03-02', { position: null }),
      '2026-06-01',
      null,
    ],
    ['without employment, since no day', hired.separated('2026-03-31'), '2026-06-01', null],
  ])('%s', (_, told, when, expected) => {
    expect(on(positionStarts(employmentOf(told.record)), when)).toBe(expected);
  });

  const exposed = hired
    .transferred('2026-02-02', { exposures: ['blood'] })
    .transferred('2026-04-06', { exposures: ['blood', 'x-ray'] });
  test.each<[string, Ledger, readonly string[] | undefined, IsoDay, IsoDay | null]>([
    ['exposed to one hazard', exposed, ['x-ray'], '2026-06-01', '2026-04-06'],
    ['exposed to any of two', exposed, ['x-ray', 'blood'], '2026-06-01', '2026-02-02'],
    ['exposed to anything', exposed, undefined, '2026-06-01', '2026-02-02'],
    ['not exposed to that', exposed, ['chemicals'], '2026-06-01', null],
    ['no longer exposed', exposed.transferred('2026-05-04', {}), ['blood'], '2026-06-01', null],
    [
      'exposed anew',
      exposed.transferred('2026-05-04', {}).transferred('2026-05-18', { exposures: ['blood'] }),
      ['blood'],
      '2026-06-01',
      '2026-05-18',
    ],
  ])('%s', (_, told, to, when, expected) => {
    expect(on(exposureStarts(employmentOf(told.record), to), when)).toBe(expected);
  });
});

describe('on leave', () => {
  const planned = hired.onLeave('2026-02-02', '2026-02-13');
  const open = hired.onLeave('2026-02-02');

  test.each<[string, Ledger, IsoDay, boolean]>([
    ['not on the day before', planned, '2026-02-01', false],
    ['from its first day', planned, '2026-02-02', true],
    ['through its last', planned, '2026-02-13', true],
    ['not on the day after', planned, '2026-02-14', false],
    ['for ever, where no end is known', open, '2030-01-01', true],
    ['through the day before the return', open.backOn('2026-03-02'), '2026-03-01', true],
    ['not on the first day back', open.backOn('2026-03-02'), '2026-03-02', false],
    ['back early', planned.backOn('2026-02-09'), '2026-02-09', false],
    [
      'a second leave',
      open.backOn('2026-03-02').onLeave('2026-05-04', '2026-05-08'),
      '2026-05-05',
      true,
    ],
    [
      'of two that overlap, until both are over',
      planned.onLeave('2026-02-09', '2026-02-20'),
      '2026-02-18',
      true,
    ],
    ['back on the day that it began, it never was', open.backOn('2026-02-02'), '2026-02-02', false],
  ])('%s', (_, told, when, expected) => {
    expect(at(employmentOf(told.record).onLeave, day(when))).toBe(expected);
  });

  test.each<[string, Ledger, IsoDay, readonly string[]]>([
    ['nobody knows it before its first day', planned, '2026-02-01', []],
    [
      'its planned end is known from its first day',
      planned,
      '2026-02-02',
      ['2026-02-02 to 2026-02-13'],
    ],
    ['an open one has no end', open.backOn('2026-03-02'), '2026-03-01', ['2026-02-02 to null']],
    [
      'its return is known from that day',
      open.backOn('2026-03-02'),
      '2026-03-02',
      ['2026-02-02 to 2026-03-01'],
    ],
    [
      'an early return too',
      planned.backOn('2026-02-09'),
      '2026-02-09',
      ['2026-02-02 to 2026-02-08'],
    ],
    [
      'they stay known when they are over',
      planned.onLeave('2026-05-04', '2026-05-08'),
      '2026-06-01',
      ['2026-02-02 to 2026-02-13', '2026-05-04 to 2026-05-08'],
    ],
  ])('as known on a day: %s', (_, told, when, expected) => {
    const leaves = at(employmentOf(told.record).leaves, day(when));
    expect(leaves.map(({ from, to }) => `${isoDayOrNull(from)} to ${isoDayOrNull(to)}`)).toEqual(
      expected,
    );
  });
});
