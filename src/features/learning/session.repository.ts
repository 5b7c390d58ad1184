import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { inList } from '../../database/in-list.js';
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
    filter: {
      site?: string | undefined;
      course?: string | undefined;
      sites: readonly string[] | 'all';
    },
    after: readonly SqlValue[] | undefined,
    limit: number,
  ): Promise<SessionEntity[]> {
    const { site, course, sites } = filter;
    if (sites !== 'all' && site !== undefined && !sites.includes(site)) return [];
    const within = {
      ...(course === undefined ? {} : { course }),
      ...(site !== undefined ? { site } : sites === 'all' ? {} : { site: In([...sites]) }),
    };
    const [heldOn, id] = (after ?? []) as readonly string[];
    return reader.find(SessionEntity, {
      where:
        heldOn === undefined || id === undefined
          ? within
          : [
              { ...within, heldOn: LessThan(heldOn) },
              { ...within, heldOn, id: LessThan(id) },
            ],
      order: { heldOn: 'DESC', id: 'DESC' },
      take: limit,
    });
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

  /** Those that somebody recorded and that stand, of which nobody's attendance is known. */
  unattendedBy(
    reader: Reader,
    personId: string,
  ): Promise<{ id: string; course: string; heldOn: string }[]> {
    return reader.query(
      `select id, course, held_on as "heldOn" from session s
        where recorded_by = $1 and voided_at is null
          and not exists (select 1 from session_attendance a where a.session_id = s.id)
        order by held_on, id`,
      [personId],
    );
  }

  /** How many were recorded by each of these. */
  async attendanceCounts(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
    const { sql, parameters } = inList(ids);
    const rows = await reader.query<{ session_id: string; n: number }>(
      `select session_id, count(*) as n from session_attendance
       where session_id in ${sql} group by session_id`,
      parameters,
    );
    return new Map(rows.map(({ session_id, n }) => [session_id, n]));
  }

  attendance(reader: Reader, sessionId: string): Promise<AttendanceEntity[]> {
    return reader.find(AttendanceEntity, { where: { sessionId }, order: { learnerId: 'ASC' } });
  }
}
