import { Injectable } from '@nestjs/common';
import type { InstantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { RowKey } from '../../domain/record.js';
import { IntervalRow } from './interval.entity.js';
import { BEFORE_THE_FIRST } from './ledger-chain.js';
import type { KeptRow, LedgerChange } from './ledger-change.js';
import { COLUMNS, headOf, rowOf, type HeadRow, type LedgerColumns } from './ledger-columns.js';
import type { LedgerHead } from './ledger-head.entity.js';
import type { LedgerRow } from './ledger-row.entity.js';
import { writeToPostgres } from './write-to-postgres.js';
import { writeToSqlite } from './write-to-sqlite.js';

export interface FactFilter {
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly limit?: number | undefined;
  readonly beforeSeq?: number | undefined;
  readonly afterSeq?: number | undefined;
}

/** A row of the record as it is stored. */
export interface StoredRow {
  readonly rowKey: RowKey;
  readonly entries: string;
}

/** The ledger's statements: SQL by hand, since they run at every append. */
@Injectable()
export class LedgerRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('ledger_pkey');
    database.retryOnDuplicateOf('ledger_head_pkey');
  }

  /**
   * The end of a learner's ledger, which nobody else appends to until the transaction ends.
   * Who has no ledger gets one, for there must be a row to lock.
   */
  async lockHead(tx: Transaction, learnerId: string): Promise<LedgerHead> {
    if (tx.dialect === 'sqlite') return (await this.head(tx, learnerId)) ?? noFacts(learnerId);
    const [head] = await tx.query<HeadRow>(`${HEAD} for update`, [learnerId]);
    if (head) return headOf(learnerId, head);
    const none = noFacts(learnerId);
    await tx.execute(
      `insert into ledger_head (learner_id, last_seq, head_hash, recorded_at)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [learnerId, none.lastSeq, none.headHash, none.recordedAt],
    );
    const [locked] = await tx.query<HeadRow>(`${HEAD} for update`, [learnerId]);
    return locked ? headOf(learnerId, locked) : none;
  }

  /**
   * The ends of several ledgers, locked in one order for everybody, so that no two wait for
   * each other. On SQLite nobody else writes meanwhile. Who has no ledger is left out.
   */
  async lockHeads(tx: Transaction, learnerIds: readonly string[]): Promise<LedgerHead[]> {
    if (learnerIds.length === 0) return [];
    const list = inList(learnerIds, 1);
    const found = await tx.query<HeadRow & { learner_id: string }>(
      `select learner_id, last_seq, head_hash, recorded_at from ledger_head
       where learner_id in ${list.sql}
       order by learner_id ${tx.dialect === 'sqlite' ? '' : 'for update'}`,
      list.parameters,
    );
    return found.map((head) => headOf(head.learner_id, head));
  }

  async head(reader: Reader, learnerId: string): Promise<LedgerHead | null> {
    const [head] = await reader.query<HeadRow>(HEAD, [learnerId]);
    return head ? headOf(learnerId, head) : null;
  }

  /** All rows of the record, with the head that they belong to: read as one, so that they agree. */
  async rowsWithHead(
    reader: Reader,
    learnerId: string,
  ): Promise<{ headHash: string; rows: StoredRow[] } | null> {
    const found = await reader.query<{
      head_hash: string;
      row_key: string | null;
      entries: string | null;
    }>(ROWS_WITH_HEAD, [learnerId]);
    const [first] = found;
    if (!first) return null;
    const rows = found.flatMap(({ row_key, entries }) =>
      row_key === null || entries === null ? [] : [{ rowKey: row_key, entries }],
    );
    return { headHash: first.head_hash, rows };
  }

  /** Some rows of the record, and those of employment and of every path and assignment. */
  async rowsFor(reader: Reader, learnerId: string, keys: readonly RowKey[]): Promise<StoredRow[]> {
    const list = inList(keys, 2);
    const found = await reader.query<{ row_key: string; entries: string }>(
      `select row_key, entries from record_row
       where learner_id = $1
         and (row_key in ${list.sql} or row_key = 'employment'
           or (row_key >= 'path/' and row_key < 'path0')
           or (row_key >= 'assignment/' and row_key < 'assignment0'))`,
      [learnerId, ...list.parameters],
    );
    return found.map(({ row_key, entries }) => ({ rowKey: row_key, entries }));
  }

  /** All rows of the record, as they are kept. */
  async rows(reader: Reader, learnerId: string): Promise<KeptRow[]> {
    const found = await reader.query<RecordColumns>(
      `select row_key, entries, waiting, waiting_since from record_row
       where learner_id = $1 order by row_key`,
      [learnerId],
    );
    return found.map(({ row_key, entries, waiting, waiting_since }) => ({
      ...{ rowKey: row_key, entries },
      ...{ waiting, waitingSince: waiting_since },
    }));
  }

  /** The stored intervals of one path, or of some of its nodes, or of all paths. */
  async intervals(
    reader: Reader,
    learnerId: string,
    path?: string,
    nodes?: readonly string[],
  ): Promise<IntervalRow[]> {
    const list = nodes && inList(nodes, 3);
    const found = await reader.query<IntervalColumns>(
      `select path, requirement, from_on, to_on, level, status, due_on, reason from interval
       where learner_id = $1 ${path === undefined ? '' : 'and path = $2'}
         ${list ? `and requirement in ${list.sql}` : ''}
       order by path, requirement, from_on`,
      [learnerId, ...(path === undefined ? [] : [path]), ...(list?.parameters ?? [])],
    );
    return found.map((row) => ({
      ...{ learnerId, path: row.path, requirement: row.requirement },
      ...{ fromOn: row.from_on, toOn: row.to_on, level: row.level, status: row.status },
      ...{ dueOn: row.due_on, reason: row.reason },
    }));
  }

  async write(tx: Transaction, change: LedgerChange): Promise<void> {
    await (tx.dialect === 'sqlite' ? writeToSqlite(tx, change) : writeToPostgres(tx, change));
  }

  /** Facts by filter: the newest first, or the oldest first after a seq. */
  async facts(reader: Reader, learnerId: string, filter: FactFilter): Promise<LedgerRow[]> {
    const parameters: SqlValue[] = [learnerId];
    const conditions = [
      ['kind =', filter.kind],
      ['subject =', filter.subject],
      ['seq <', filter.beforeSeq],
      ['seq >', filter.afterSeq],
    ].flatMap(([condition, value]) =>
      value === undefined ? [] : [`and ${condition} $${parameters.push(value)}`],
    );
    const order = filter.afterSeq === undefined ? 'desc' : 'asc';
    const limit = filter.limit === undefined ? '' : `limit $${parameters.push(filter.limit)}`;
    return this.ledgerRows(
      reader,
      `where learner_id = $1 ${conditions.join(' ')} order by seq ${order} ${limit}`,
      parameters,
    );
  }

  factsAt(reader: Reader, learnerId: string, seqs: readonly number[]): Promise<LedgerRow[]> {
    const list = inList(seqs, 2);
    const where = `where learner_id = $1 and seq in ${list.sql}`;
    return this.ledgerRows(reader, where, [learnerId, ...list.parameters]);
  }

  factsKnownAt(reader: Reader, learnerId: string, instant: InstantText): Promise<LedgerRow[]> {
    const where = 'where learner_id = $1 and recorded_at <= $2 order by seq';
    return this.ledgerRows(reader, where, [learnerId, instant]);
  }

  allFacts(reader: Reader, learnerId: string): Promise<LedgerRow[]> {
    return this.ledgerRows(reader, 'where learner_id = $1 order by seq', [learnerId]);
  }

  /** Which fact withdrew which, both by seq. */
  async voids(reader: Reader, learnerId: string): Promise<ReadonlyMap<number, number>> {
    const found = await reader.query<{ seq: number; payload: string | null }>(
      `select seq, payload from ledger where learner_id = $1 and kind = 'voided'`,
      [learnerId],
    );
    return new Map(
      found.flatMap(({ seq, payload }) =>
        payload === null ? [] : [[(JSON.parse(payload) as { fact: number }).fact, seq]],
      ),
    );
  }

  private async ledgerRows(
    reader: Reader,
    where: string,
    parameters: readonly SqlValue[],
  ): Promise<LedgerRow[]> {
    const sql = `select ${COLUMNS.join(', ')} from ledger ${where}`;
    return (await reader.query<LedgerColumns>(sql, parameters)).map(rowOf);
  }
}

const HEAD = 'select last_seq, head_hash, recorded_at from ledger_head where learner_id = $1';

const ROWS_WITH_HEAD = `
  select head_hash, row_key, entries
  from ledger_head left join record_row on record_row.learner_id = ledger_head.learner_id
  where ledger_head.learner_id = $1`;

interface RecordColumns {
  readonly row_key: string;
  readonly entries: string;
  readonly waiting: number;
  readonly waiting_since: IsoDay | null;
}

interface IntervalColumns {
  readonly path: string;
  readonly requirement: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly level: string;
  readonly status: string;
  readonly due_on: string | null;
  readonly reason: string;
}

function noFacts(learnerId: string): LedgerHead {
  return { learnerId, lastSeq: 0, headHash: BEFORE_THE_FIRST, recordedAt: '' };
}
