import type { Migration } from '../migrate.js';

/**
 * What presses: due, running out, out of date or paused. Lists of people and forecasts ask
 * for these few intervals by their days, over everybody. On PostgreSQL
 * `interval_for_reports`, which begins with days, answers the same.
 */
export const pressingIntervals: Migration = {
  name: '0020-pressing-intervals',
  async up(tx) {
    if (tx.dialect !== 'sqlite') return;
    await tx.execute(
      `create index interval_pressing on interval (from_on, to_on, learner_id, status)
         where level = 'requirement'
           and status in ('due', 'expiring', 'in-grace', 'overdue', 'expired', 'paused')`,
    );
  },
};
