import type { Transaction } from '../../database/transaction.js';
import type { LedgerChange } from './ledger-change.js';

/**
 * Everything in one statement, because each costs a journey to the server. Its rows travel
 * as JSON, so that the text of the statement is the same for any number of them.
 */
export async function writeToPostgres(tx: Transaction, change: LedgerChange): Promise<void> {
  const { learnerId, facts, rows, intervals, head } = change;
  const kept = intervals.kept.map((row) => ({
    ...{ path: row.path, requirement: row.requirement, from_on: row.fromOn, to_on: row.toOn },
    ...{ level: row.level, status: row.status, due_on: row.dueOn, reason: row.reason },
  }));
  const gone = intervals.gone.map((row) => ({
    ...{ path: row.path, requirement: row.requirement, from_on: row.fromOn },
  }));
  await tx.execute(WRITE_ALL, [
    learnerId,
    JSON.stringify(
      facts.map((fact) => ({
        ...{ seq: fact.seq, id: fact.id, kind: fact.kind, version: fact.version },
        ...{ subject: fact.subject, occurred_on: fact.occurredOn, recorded_at: fact.recordedAt },
        ...{ recorded_by: fact.recordedBy, payload: fact.payload, salt: fact.salt },
        ...{ payload_hash: fact.payloadHash, hash: fact.hash },
      })),
    ),
    JSON.stringify(
      rows.kept.map(({ rowKey, entries, waiting, waitingSince }) => ({
        ...{ row_key: rowKey, entries, waiting, waiting_since: waitingSince },
      })),
    ),
    JSON.stringify(rows.gone),
    JSON.stringify(kept),
    JSON.stringify(gone),
    head.lastSeq,
    head.headHash,
    head.recordedAt,
  ]);
}

const WRITE_ALL = `
  with
    added as (
      insert into ledger
        (learner_id, seq, id, kind, version, subject, occurred_on,
         recorded_at, recorded_by, payload, salt, payload_hash, hash)
      select $1::text, * from json_to_recordset($2::json) as fact
        (seq integer, id text, kind text, version integer, subject text, occurred_on text,
         recorded_at text, recorded_by text, payload text, salt text, payload_hash text, hash text)
    ),
    rows_kept as (
      insert into record_row (learner_id, row_key, entries, waiting, waiting_since)
      select $1::text, * from json_to_recordset($3::json) as kept
        (row_key text, entries text, waiting integer, waiting_since text)
      on conflict (learner_id, row_key) do update set
        entries = excluded.entries, waiting = excluded.waiting,
        waiting_since = excluded.waiting_since
    ),
    rows_gone as (
      delete from record_row
      where learner_id = $1::text and row_key in (select json_array_elements_text($4::json))
    ),
    intervals_kept as (
      insert into interval
        (learner_id, path, requirement, from_on, to_on, level, status, due_on, reason)
      select $1::text, * from json_to_recordset($5::json) as kept
        (path text, requirement text, from_on text, to_on text,
         level text, status text, due_on text, reason text)
      on conflict (learner_id, path, requirement, from_on) do update set
        to_on = excluded.to_on, level = excluded.level, status = excluded.status,
        due_on = excluded.due_on, reason = excluded.reason
    ),
    intervals_gone as (
      delete from interval
      using json_to_recordset($6::json) as gone (path text, requirement text, from_on text)
      where interval.learner_id = $1::text and interval.path = gone.path
        and interval.requirement = gone.requirement and interval.from_on = gone.from_on
    )
  insert into ledger_head (learner_id, last_seq, head_hash, recorded_at)
  values ($1::text, $7::integer, $8::text, $9::text)
  on conflict (learner_id) do update set
    last_seq = excluded.last_seq, head_hash = excluded.head_hash,
    recorded_at = excluded.recorded_at`;
