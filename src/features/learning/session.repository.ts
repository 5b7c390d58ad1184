import { Injectable } from '@nestjs/common';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { AttendanceEntity, SessionEntity } from './session.entity.js';

@Injectable()
export class SessionRepository {
  async add(tx: Transaction, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  find(reader: Reader, id: string): Promise<SessionEntity | null> {
    return reader.findOne(SessionEntity, { where: { id } });
  }

  /** The newest first, those within the caller's scope, from after a position on. */
  async list(
    reader: Reader,
    filter: { site?: string; course?: string; sites: readonly string[] | 'all' },
    after: readonly SqlValue[] | undefined,
    limit: number,
  ): Promise<SessionEntity[]> {
    const parameters: SqlValue[] = [];
    const given = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions = ['1 = 1'];
    if (filter.site !== undefined) conditions.push(`site = ${given(filter.site)}`);
    if (filter.course !== undefined) conditions.push(`course = ${given(filter.course)}`);
    if (filter.sites !== 'all') {
      const sites = filter.sites.map((site) => given(site)).join(', ');
      conditions.push(filter.sites.length === 0 ? '1 = 0' : `site in (${sites})`);
    }
    if (after) conditions.push(`(held_on, id) < (${given(after[0]!)}, ${given(after[1]!)})`);
    const rows = await reader.query<{ id: string }>(
      `select id from session where ${conditions.join(' and ')} order by held_on desc, id desc limit ${given(limit)}`,
      parameters,
    );
    const found = await Promise.all(rows.map((row) => this.find(reader, row.id)));
    return found.filter((session) => session !== null);
  }

  /** Locks the session against a void that runs at the same time. */
  async lock(tx: Transaction, id: string): Promise<void> {
    await tx.execute('update session set recorded_by = recorded_by where id = $1', [id]);
  }

  async void(tx: Transaction, id: string, voidedAt: string, voidReason: string): Promise<void> {
    await tx.update(SessionEntity, { id }, { voidedAt, voidReason });
  }

  async addAttendance(tx: Transaction, attendance: AttendanceEntity): Promise<void> {
    await tx.insert(AttendanceEntity, attendance);
  }

  attendance(reader: Reader, sessionId: string): Promise<AttendanceEntity[]> {
    return reader.find(AttendanceEntity, { where: { sessionId }, order: { learnerId: 'ASC' } });
  }
}
