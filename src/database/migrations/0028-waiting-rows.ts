import { isoDay } from '../../domain/day.js';
import type { Entry } from '../../domain/record.js';
import { waitingIn } from '../../domain/waiting.js';
import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';
import type { Transaction } from '../transaction.js';

/**
 * What of a record row waits for somebody's answer. Who answers asks for it over everybody:
 * with 10,000 people, reading each row of hours took 150 ms.
 */
export const waitingRows: Migration = {
  name: '0028-waiting-rows',
  async up(tx) {
    const statements = [
      'alter table record_row add column waiting integer not null default 0',
      `alter table record_row add column waiting_since ${textType(tx.dialect)}`,
      `create index record_row_waiting on record_row (waiting_since, learner_id, row_key, waiting)
         where waiting > 0`,
    ];
    for (const statement of statements) await tx.execute(statement);
    await noteWhatWaits(tx);
  },
};

/** Few at a time, because somebody's rows may be many. */
const BATCH = 1000;

async function noteWhatWaits(tx: Transaction): Promise<void> {
  for (let last = { learner_id: '', row_key: '' }; ;) {
    const rows = await tx.query<{ learner_id: string; row_key: string; entries: string }>(
      `select learner_id, row_key, entries from record_row
       where (learner_id, row_key) > ($1, $2)
       order by learner_id, row_key limit ${BATCH}`,
      [last.learner_id, last.row_key],
    );
    for (const { learner_id, row_key, entries } of rows) {
      const { count, since } = waitingIn(row_key, JSON.parse(entries) as Entry[]);
      if (since === null) continue;
      await tx.execute(
        `update record_row set waiting = $3, waiting_since = $4
         where learner_id = $1 and row_key = $2`,
        [learner_id, row_key, count, isoDay(since)],
      );
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end;
  }
}
