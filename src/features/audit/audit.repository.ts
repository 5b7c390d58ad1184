import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { AuditEntry } from './audit.entity.js';

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly by?: string | undefined;
  readonly subject?: string | undefined;
}

/** A place in the order of the newest first. */
export type AuditPosition = readonly [recordedAt: string, subject: string, seq: number];

@Injectable()
export class AuditRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('audit_pkey');
  }

  /** The newest entry of a subject. Of two units that follow the same one, one starts again. */
  async head(tx: Transaction, subject: string): Promise<Pick<AuditEntry, 'seq' | 'hash'> | null> {
    const [head] = await tx.query<{ seq: number; hash: string }>(
      'select seq, hash from audit where subject = $1 order by seq desc limit 1',
      [subject],
    );
    return head ?? null;
  }

  async add(tx: Transaction, entry: AuditEntry): Promise<void> {
    await tx.execute(
      `insert into audit (subject, seq, recorded_at, recorded_by, action, payload, hash)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[entry.subject, entry.seq, entry.recordedAt, entry.recordedBy, entry.action],
        ...[JSON.stringify(entry.payload), entry.hash],
      ],
    );
  }

  /** The newest first, from after a position in that order. */
  async newest(
    reader: Reader,
    filter: AuditFilter,
    after: AuditPosition | null,
    limit: number,
  ): Promise<AuditEntry[]> {
    const parameters: SqlValue[] = [];
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions = (
      [
        ['action', filter.action],
        ['recorded_by', filter.by],
        ['subject', filter.subject],
      ] as const
    ).flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${place(value)}`]));
    if (after) {
      conditions.push(`(recorded_at, subject, seq) < (${after.map(place).join(', ')})`);
    }
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    const rows = await reader.query<AuditRow>(
      `select seq, recorded_at, recorded_by, action, subject, payload, hash
         from audit ${where}
        order by recorded_at desc, subject desc, seq desc limit ${place(limit)}`,
      parameters,
    );
    return rows.map(entryOf);
  }

  all(reader: Reader): Promise<AuditEntry[]> {
    return reader.find(AuditEntry, { order: { subject: 'ASC', seq: 'ASC' } });
  }
}

interface AuditRow {
  readonly seq: number;
  readonly recorded_at: string;
  readonly recorded_by: string | null;
  readonly action: string;
  readonly subject: string;
  readonly payload: string;
  readonly hash: string;
}

function entryOf(row: AuditRow): AuditEntry {
  return {
    seq: row.seq,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    action: row.action,
    subject: row.subject,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    hash: row.hash,
  };
}
