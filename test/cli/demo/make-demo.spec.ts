import { FIRST_SITE, SITES } from '../../../src/cli/demo/cast.js';
import { duringStory, isStale } from '../../../src/cli/demo/make-demo.js';
import { dayAt, isoDay } from '../../../src/domain/day.js';

const ZONES = [FIRST_SITE, ...SITES].map(({ timeZone }) => timeZone);
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour, 5));

test.each(hours)('at %i h UTC each day of the story is one day at every site', (hour) => {
  const now = at(hour);
  const daysOf = (ago: number) => [
    ...new Set(ZONES.map((zone) => isoDay(dayAt(duringStory(now, ago), zone)))),
  ];
  const today = isoDay(dayAt(now, 'America/Los_Angeles'));
  expect(daysOf(0)).toEqual([today]);
  expect(daysOf(1)).toHaveLength(1);
  expect(daysOf(1)[0]! < today).toBe(true);
  expect(+duringStory(now, 0)).toBeLessThanOrEqual(+now);
});

test('a demo is shown on the day that it was made, and not on the next', () => {
  // Midnight in California is 8 h UTC.
  expect(isStale(at(9), at(23))).toBe(false);
  expect(isStale(at(2), at(7))).toBe(false);
  expect(isStale(at(7), at(9))).toBe(true);
});
