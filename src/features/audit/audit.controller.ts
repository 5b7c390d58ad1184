import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Database } from '../../database/database.js';
import { ApiController } from '../../http/api-controller.js';
import { Needs } from '../../http/needs.js';
import { decodeCursor, type Page, pageOf } from '../../http/paging.js';
import type { AuditEntry } from './audit.entity.js';
import type { AuditPosition } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { AuditPageDto, ListAuditQuery } from './list-audit.dto.js';

@ApiController('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  /** What administrators did, and who signed in, the newest first. */
  @Get()
  @Needs('audit:read')
  @ApiOkResponse({ type: AuditPageDto })
  async list(@Query() query: ListAuditQuery): Promise<Page<AuditEntry>> {
    const { action, by, subject, limit, cursor } = query;
    const list = `audit?${JSON.stringify([action, by, subject])}`;
    const rows = await this.audit.newest(
      this.database.reader,
      { action, by, subject },
      (decodeCursor(list, cursor) as AuditPosition | undefined) ?? null,
      limit + 1,
    );
    return pageOf(list, rows, limit, (row) => [row.recordedAt, row.subject, row.seq]);
  }
}
