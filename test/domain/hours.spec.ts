import { day, type Day, type IsoDay } from '../../src/domain/day.js';
import { countedMinutes, minutesSince } from '../../src/domain/hours.js';
import { at, constant, steps } from '../../src/domain/steps.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { asking, hours } from './support/path.js';

const ever = constant<Day | null>(-Infinity as Day);

function hoursBy(told: Ledger, on: IsoDay, from = ever): number {
  return at(minutesSince(countedMinutes(told.record, 'shadowing'), from), day(on)) / 60;
}

describe('hours on the job', () => {
  const worked = ledger().hours('shadowing', '2026-02-02', 8);
  const approved = worked.approved('2026-02-09');

  test.each<[string, Ledger, IsoDay, number]>([
    ['count for nothing while nobody has approved them', worked, '2026-03-02', 0],
    ['do not count on the day before their approval', approved, '2026-02-08', 0],
    ['count from the day of their approval', approved, '2026-02-09', 8],
    [
      'approved before they were worked, they count from the work',
      worked.approved('2026-01-30'),
      '2026-02-01',
      0,
    ],
    ['and no earlier', worked.approved('2026-01-30'), '2026-02-02', 8],
    ['declined, they do not count', worked.declined('2026-02-09'), '2026-03-02', 0],
    [
      'the newest answer holds: declined after all',
      approved.declined('2026-02-16'),
      '2026-02-16',
      0,
    ],
    ['though they counted until then', approved.declined('2026-02-16'), '2026-02-15', 8],
    [
      'the newest answer holds: approved after all',
      worked.declined('2026-02-09').approved('2026-02-16'),
      '2026-02-16',
      8,
    ],
    ['approved twice they count once', approved.approved('2026-02-16'), '2026-03-02', 8],
    ['withdrawn hours count no more, whoever approved them', approved.voided(1), '2026-03-02', 0],
    ['a withdrawn approval leaves them waiting', approved.voided(2), '2026-03-02', 0],
    [
      'all months are added up',
      approved.hours('shadowing', '2026-03-30', 4.5).approved('2026-04-01'),
      '2026-04-01',
      12.5,
    ],
    [
      'of another activity they are other hours',
      ledger().hours('phones', '2026-02-02', 8).approved('2026-02-09'),
      '2026-03-02',
      0,
    ],
    [
      'of an activity with a longer name too',
      ledger().hours('shadowing-2', '2026-02-02', 8).approved('2026-02-09'),
      '2026-03-02',
      0,
    ],
  ])('%s', (_, told, on, expected) => {
    expect(hoursBy(told, on)).toBe(expected);
  });

  test('those worked before the day from which they count are left out', () => {
    const told = approved.hours('shadowing', '2026-03-02', 4).approved('2026-03-03');
    const from = (since: IsoDay) =>
      steps<Day | null>(null, [{ from: day('2026-01-05'), value: day(since) }]);

    expect(hoursBy(told, '2026-04-01', from('2026-02-02'))).toBe(12);
    expect(hoursBy(told, '2026-04-01', from('2026-02-03'))).toBe(4);
    expect(hoursBy(told, '2026-01-04', from('2026-02-03'))).toBe(0);
  });

  test('where the day from which they count changes, they are counted anew', () => {
    const told = approved.hours('shadowing', '2026-03-02', 4).approved('2026-03-03');
    const from = steps<Day | null>(day('2026-01-05'), [
      { from: day('2026-03-01'), value: null },
      { from: day('2026-03-02'), value: day('2026-03-02') },
    ]);

    expect(hoursBy(told, '2026-02-28', from)).toBe(8);
    expect(hoursBy(told, '2026-03-01', from)).toBe(0);
    expect(hoursBy(told, '2026-03-03', from)).toBe(4);
  });
});

describe('a requirement of hours', () => {
  test.each<[string, Ledger, readonly string[]]>([
    [
      'is under way from the first approved hours, and met when there are enough',
      ana
        .hours('shadowing', '2026-02-02', 8)
        .approved('2026-02-03')
        .hours('shadowing', '2026-02-09', 8)
        .approved('2026-02-10'),
      ['2026-01-05 not-started', '2026-02-03 in-progress', '2026-02-10 satisfied'],
    ],
    [
      'once met it never lapses, though hours are declined later',
      ana.hours('shadowing', '2026-02-02', 16).approved('2026-02-03').declined('2026-03-02'),
      ['2026-01-05 not-started', '2026-02-03 satisfied'],
    ],
    [
      'a minute short is short',
      ana
        .with('hours-logged', 'shadowing', '2026-02-02', { minutes: 16 * 60 - 1 })
        .approved('2026-02-03'),
      ['2026-01-05 not-started', '2026-02-03 in-progress'],
    ],
  ])('%s', (_, told, expected) => {
    expect(historyOf(told, asking(hours('shadowing', 16)), 'shadowing')).toEqual(expected);
  });
});
