import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';
import type { Dialect, Transaction } from '../transaction.js';

/** The ledger, which is never changed, and what is made from it: head, record, intervals. */
export const ledger: Migration = {
  name: '0003-ledger',
  async up(tx) {
    for (const statement of tables(tx.dialect)) await tx.execute(statement);
    await (tx.dialect === 'postgres' ? guardOnPostgres(tx) : guardOnSqlite(tx));
  },
};

function tables(dialect: Dialect): readonly string[] {
  const text = textType(dialect);
  const clustered = dialect === 'sqlite' ? 'without rowid' : '';
  return [
    `create table ledger (
       learner_id ${text} not null,
       seq integer not null,
       id ${text} not null,
       kind ${text} not null,
       version integer not null,
       subject ${text} not null,
       occurred_on ${text} not null,
       recorded_at ${text} not null,
       recorded_by ${text} not null,
       payload ${text},
       salt ${text},
       payload_hash ${text} not null,
       hash ${text} not null,
       constraint ledger_pkey primary key (learner_id, seq)
     ) ${clustered}`,
    `create index ledger_voids on ledger (learner_id, seq) where kind = 'voided'`,
    `create table ledger_head (
       learner_id ${text} not null,
       last_seq integer not null,
       head_hash ${text} not null,
       recorded_at ${text} not null,
       constraint ledger_head_pkey primary key (learner_id)
     ) ${clustered}`,
    `create table record_row (
       learner_id ${text} not null,
       row_key ${text} not null,
       entries ${text} not null,
       constraint record_row_pkey primary key (learner_id, row_key)
     ) ${clustered}`,
    `create table interval (
       learner_id ${text} not null,
       path ${text} not null,
       requirement ${text} not null,
       from_on ${text} not null,
       to_on ${text} not null,
       level ${text} not null,
       status ${text} not null,
       due_on ${text},
       reason ${text} not null,
       constraint interval_pkey primary key (learner_id, path, requirement, from_on)
     ) ${clustered}`,
    // Measured over 1.8 million rows: on SQLite days must come last, on PostgreSQL first.
    dialect === 'sqlite'
      ? 'create index interval_for_reports on interval (path, requirement, status, to_on, from_on)'
      : `create index interval_for_reports on interval (to_on, from_on)
           include (status, path, requirement, level, learner_id)`,
  ];
}

const FIXED = [
  'learner_id',
  'seq',
  'id',
  'kind',
  'version',
  'subject',
  'occurred_on',
  'recorded_at',
  'recorded_by',
  'payload_hash',
  'hash',
];

/** An update that only sets payload and salt to null: its retention has passed. */
const IS_ERASURE = [
  'new.payload is null and new.salt is null',
  ...FIXED.map((column) => `new.${column} = old.${column}`),
].join(' and ');

async function guardOnSqlite(tx: Transaction): Promise<void> {
  await tx.execute(`
    create trigger ledger_refuses_update before update on ledger when not (${IS_ERASURE})
    begin
      select raise(abort, 'The ledger is never changed.');
    end`);
  await tx.execute(`
    create trigger ledger_refuses_delete before delete on ledger
    begin
      select raise(abort, 'The ledger is never changed.');
    end`);
}

async function guardOnPostgres(tx: Transaction): Promise<void> {
  await tx.execute(`
    create function refuse_ledger_change() returns trigger language plpgsql as $body$
    begin
      raise exception 'The ledger is never changed.';
    end $body$`);
  await tx.execute(`
    create trigger ledger_refuses_update before update on ledger
    for each row when (not (${IS_ERASURE})) execute function refuse_ledger_change()`);
  await tx.execute(`
    create trigger ledger_refuses_delete before delete or truncate on ledger
    for each statement execute function refuse_ledger_change()`);
}
