import {
  add,
  addDays,
  addMonths,
  ALWAYS,
  day,
  dayAt,
  earlier,
  endOfMonth,
  endOfYear,
  isIsoDay,
  isoDay,
  isoDayOrNull,
  later,
  monthOf,
  NEVER,
  type IsoDay,
} from '../../src/domain/day.js';

describe('a day of the calendar', () => {
  test('is a whole number of days, which text names', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(day('2026-11-23') - day('2026-11-22')).toBe(1);
    expect(isoDay(day('2026-11-23'))).toBe('2026-11-23');
  });

  test.each([
    '1600-02-29',
    '1899-12-31',
    '1969-12-31',
    '1970-01-01',
    '2000-02-29',
    '2024-02-29',
    '2099-12-31',
  ])('reads %s and writes it back', (iso) => {
    expect(isoDay(day(iso))).toBe(iso);
  });

  test.each([
    ['a day that no calendar has', '2026-02-30'],
    ['February 29 of a common year', '2025-02-29'],
    ['February 29 of a century that is no leap year', '2100-02-29'],
    ['a month that is none', '2026-13-01'],
    ['a day zero', '2026-01-00'],
    ['a day without zeros', '2026-1-5'],
    ['a moment', '2026-01-05T00:00:00Z'],
    ['a day with something before it', ' 2026-01-05'],
    ['nothing', ''],
    ['words', 'tomorrow'],
  ])('refuses %s', (_, text) => {
    expect(() => day(text)).toThrow(RangeError);
    expect(isIsoDay(text)).toBe(false);
  });

  test('what is no text is no day', () => {
    expect([20_000, null, undefined, {}].map(isIsoDay)).toEqual([false, false, false, false]);
    expect(isIsoDay('2024-02-29')).toBe(true);
  });

  test('the days before and after all others have no text', () => {
    expect([isoDayOrNull(ALWAYS), isoDayOrNull(NEVER), isoDayOrNull(null)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(isoDayOrNull(day('2026-01-05'))).toBe('2026-01-05');
    expect(() => isoDay(NEVER)).toThrow(RangeError);
  });
});

describe('so many months later', () => {
  test.each<[string, IsoDay, number, IsoDay]>([
    ['the same day of that month', '2026-03-10', 1, '2026-04-10'],
    ['the last day of a shorter month', '2026-01-31', 1, '2026-02-28'],
    ['the last day of a leap February', '2024-01-31', 1, '2024-02-29'],
    ['February 29 to a common year', '2024-02-29', 12, '2025-02-28'],
    ['February 28 stays the 28th', '2023-02-28', 12, '2024-02-28'],
    ['the 30th stays the 30th', '2026-04-30', 1, '2026-05-30'],
    ['over the end of a year', '2026-12-15', 2, '2027-02-15'],
    ['December to December', '2026-12-31', 12, '2027-12-31'],
    ['none', '2026-12-31', 0, '2026-12-31'],
    ['back', '2026-03-31', -1, '2026-02-28'],
    ['back over the beginning of a year', '2026-01-15', -13, '2024-12-15'],
  ])('%s', (_, from, months, expected) => {
    expect(isoDay(addMonths(day(from), months))).toBe(expected);
  });
});

describe('days are counted over months, years and the change of clocks', () => {
  test.each<[IsoDay, number, IsoDay]>([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-11-01', 1, '2026-11-02'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %d is %s', (from, days, expected) => {
    expect(isoDay(addDays(day(from), days))).toBe(expected);
    expect(isoDay(add(day(from), { days }))).toBe(expected);
  });

  test('a duration is of days or of months', () => {
    expect(isoDay(add(day('2026-01-31'), { months: 1 }))).toBe('2026-02-28');
    expect(isoDay(add(day('2026-01-31'), { days: 31 }))).toBe('2026-03-03');
  });
});

describe('ends', () => {
  test.each<[IsoDay, IsoDay]>([
    ['2026-02-01', '2026-02-28'],
    ['2024-02-01', '2024-02-29'],
    ['2026-04-30', '2026-04-30'],
    ['2026-12-05', '2026-12-31'],
  ])('the month of %s ends on %s', (of, end) => {
    expect(isoDay(endOfMonth(day(of)))).toBe(end);
  });

  test('a year ends on December 31', () => {
    expect(isoDay(endOfYear(day('2026-01-01')))).toBe('2026-12-31');
    expect(isoDay(endOfYear(day('2026-12-31')))).toBe('2026-12-31');
  });

  test('a month has a name', () => {
    expect(monthOf(day('2026-02-28'))).toBe('2026-02');
  });

  test('of two days one is later', () => {
    const [first, second] = [day('2026-01-05'), day('2026-01-06')];
    expect([later(first, second), later(second, first), later(ALWAYS, first)]).toEqual([
      second,
      second,
      first,
    ]);
    expect([earlier(first, second), earlier(second, first), earlier(NEVER, first)]).toEqual([
      first,
      first,
      first,
    ]);
  });
});

describe('which day it is depends on where', () => {
  test.each<[string, string, string, IsoDay]>([
    [
      'in the evening of Chicago it is tomorrow in London',
      '2026-11-24T03:30:00Z',
      'America/Chicago',
      '2026-11-23',
    ],
    ['which it is there at the same moment', '2026-11-24T03:30:00Z', 'Europe/London', '2026-11-24'],
    ['midnight begins the day', '2026-11-23T06:00:00Z', 'America/Chicago', '2026-11-23'],
    [
      'a moment before, it is the day before',
      '2026-11-23T05:59:59.999Z',
      'America/Chicago',
      '2026-11-22',
    ],
    ['in summer an hour earlier', '2026-07-01T05:00:00Z', 'America/Chicago', '2026-07-01'],
    ['on the day that clocks go forward', '2026-03-08T07:59:00Z', 'America/Chicago', '2026-03-08'],
    ['in Hawaii', '2026-01-01T09:59:00Z', 'Pacific/Honolulu', '2025-12-31'],
    ['in Nepal a quarter past', '2026-11-23T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-23'],
    ['and a moment later the next day', '2026-11-23T18:15:00Z', 'Asia/Kathmandu', '2026-11-24'],
    ['which it was not before', '2026-11-23T18:14:59.999Z', 'Asia/Kathmandu', '2026-11-23'],
    ['at universal time', '2026-01-01T00:00:00Z', 'UTC', '2026-01-01'],
  ])('%s', (_, instant, timeZone, expected) => {
    expect(isoDay(dayAt(new Date(instant), timeZone))).toBe(expected);
  });

  test('a time zone that is none is refused', () => {
    expect(() => dayAt(new Date(0), 'America/Nowhere')).toThrow(RangeError);
  });
});
