import type { Migration } from '../migrate.js';

/**
 * What presses: due, running out, out of date or paused. Lists of people and forecasts ask
 * for these few intervals by their days, over everybody. On PostgreSQL
 * `interval_for_reports`, which begins with days, answers the same.
 *
 * Status comes first: with the days first SQLite, which knows nothing of how they spread,
 * reads the whole table instead (measured over 10,000 people: 170 ms in place of 9).
 */
export const pressingIntervals: Migration = {
  name: '0020-pressing-intervals',
  async up(tx) {
    if (tx.dialect !== 'sqlite') return;
    await tx.execute(
      `create index interval_pressing on interval (status, from_on, to_on, learner_id)
         where level = 'requirement'
           and status in ('due', 'expiring', 'in-grace', 'overdue', 'expired', 'paused')`,
    );
  },
};
