import type { Transaction } from '../../database/transaction.js';
import type { LedgerChange } from './ledger-change.js';

/** One prepared statement for each row: without a network between, nothing is faster. */
export async function writeToSqlite(tx: Transaction, change: LedgerChange): Promise<void> {
  const { learnerId, facts, rows, intervals, head } = change;
  for (const fact of facts) {
    await tx.execute(ADD_FACT, [
      learnerId,
      fact.seq,
      fact.id,
      fact.kind,
      fact.version,
      fact.subject,
      fact.occurredOn,
      fact.recordedAt,
      fact.recordedBy,
      fact.payload,
      fact.salt,
      fact.payloadHash,
      fact.hash,
    ]);
  }
  for (const { rowKey, entries, waiting, waitingSince } of rows.kept) {
    await tx.execute(KEEP_ROW, [learnerId, rowKey, entries, waiting, waitingSince]);
  }
  for (const rowKey of rows.gone) await tx.execute(DROP_ROW, [learnerId, rowKey]);
  for (const { path, requirement, fromOn } of intervals.gone) {
    await tx.execute(DROP_INTERVAL, [learnerId, path, requirement, fromOn]);
  }
  for (const { path, requirement, fromOn, toOn, level, status, dueOn, reason } of intervals.kept) {
    const values = [learnerId, path, requirement, fromOn, toOn, level, status, dueOn, reason];
    await tx.execute(KEEP_INTERVAL, values);
  }
  await tx.execute(SET_HEAD, [learnerId, head.lastSeq, head.headHash, head.recordedAt]);
}

const ADD_FACT = `
  insert into ledger
    (learner_id, seq, id, kind, version, subject, occurred_on,
     recorded_at, recorded_by, payload, salt, payload_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const KEEP_ROW = `
  insert into record_row (learner_id, row_key, entries, waiting, waiting_since)
  values ($1, $2, $3, $4, $5)
  on conflict (learner_id, row_key) do update set
    entries = excluded.entries, waiting = excluded.waiting, waiting_since = excluded.waiting_since`;

const DROP_ROW = 'delete from record_row where learner_id = $1 and row_key = $2';

const KEEP_INTERVAL = `
  insert into interval
    (learner_id, path, requirement, from_on, to_on, level, status, due_on, reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (learner_id, path, requirement, from_on) do update set
    to_on = excluded.to_on, level = excluded.level, status = excluded.status,
    due_on = excluded.due_on, reason = excluded.reason`;

const DROP_INTERVAL = `
  delete from interval
  where learner_id = $1 and path = $2 and requirement = $3 and from_on = $4`;

const SET_HEAD = `
  insert into ledger_head (learner_id, last_seq, head_hash, recorded_at) values ($1, $2, $3, $4)
  on conflict (learner_id) do update set
    last_seq = excluded.last_seq, head_hash = excluded.head_hash,
    recorded_at = excluded.recorded_at`;
