import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import type { AuditPosition } from '../audit/audit.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { ListAuditQuery } from '../audit/list-audit.dto.js';
import { PeopleService } from '../people/people.service.js';
import { isId } from '../../http/validation.js';

/** An entry of the audit log with the names of those in it. */
export interface NamedEntry {
  readonly action: string;
  readonly recordedAt: string;
  readonly by: string | null;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The audit log, for reading: people by name. */
@Injectable()
export class AuditDesk {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly people: PeopleService,
  ) {}

  async list(query: ListAuditQuery): Promise<{ items: NamedEntry[]; nextCursor: string | null }> {
    const { reader } = this.database;
    const { action, by, subject, limit, cursor } = query;
    const list = `audit-page?${JSON.stringify([action, by, subject])}`;
    const after = (decodeCursor(list, cursor) as AuditPosition | undefined) ?? null;
    const rows = await this.audit.newest(reader, { action, by, subject }, after, limit + 1);
    const page = pageOf(list, rows, limit, (row) => [row.recordedAt, row.subject, row.seq]);
    const ids = page.items.flatMap((row) => [row.recordedBy ?? '', row.subject]).filter(isId);
    const names = await this.people.names(reader, ids);
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((row) => ({
        action: row.action,
        recordedAt: row.recordedAt,
        by: row.recordedBy === null ? null : (names.get(row.recordedBy) ?? row.recordedBy),
        subject: names.get(row.subject) ?? row.subject,
        payload: row.payload,
      })),
    };
  }
}
