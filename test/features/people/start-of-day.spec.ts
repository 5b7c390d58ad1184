import { day } from '../../../src/domain/day.js';
import { startOfDay } from '../../../src/features/people/start-of-day.js';

describe('the instant at which a day begins', () => {
  test.each([
    ['UTC', '2026-03-10', '2026-03-10T00:00:00.000Z'],
    ['west of it', '2026-03-10', '2026-03-10T05:00:00.000Z', 'America/Chicago'],
    ['east of it', '2026-03-10', '2026-03-09T10:00:00.000Z', 'Pacific/Kiritimati'],
    ['half an hour off', '2026-03-10', '2026-03-09T18:30:00.000Z', 'Asia/Kolkata'],
    ['before the clocks go forward', '2026-03-08', '2026-03-08T06:00:00.000Z', 'America/Chicago'],
    ['after the clocks went forward', '2026-03-09', '2026-03-09T05:00:00.000Z', 'America/Chicago'],
    ['where midnight is skipped', '2026-04-24', '2026-04-23T22:00:00.000Z', 'Africa/Cairo'],
    ['as far west as it goes', '2026-03-10', '2026-03-10T12:00:00.000Z', 'Etc/GMT+12'],
  ])('%s', (_, on, instant, timeZone = 'UTC') => {
    expect(startOfDay(day(on), timeZone).toISOString()).toBe(instant);
  });
});
