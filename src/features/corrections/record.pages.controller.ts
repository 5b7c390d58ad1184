import { Get, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { FACT_KINDS, type FactKind } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import { PageQuery } from '../../http/paging.js';
import { EmptyIsAbsent } from '../../http/validation.js';
import type { Viewer } from '../../ui/viewer.js';
import { HistoryDesk } from './history-desk.js';
import { RecordDesk } from './record-desk.js';
import { RecordPage } from './record.pages.js';

/** What the history on a page is asked to show; everything where the kind is left empty. */
export class HistoryPageQuery extends PageQuery {
  override limit: number = 25;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(FACT_KINDS)
  kind?: FactKind;
}

/** One's own record, in a browser. */
@PageController('record')
export class RecordPagesController {
  constructor(
    private readonly desk: RecordDesk,
    private readonly history: HistoryDesk,
  ) {}

  @Get()
  @Needs('learner:read')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: HistoryPageQuery },
      show: async (page, filters) =>
        RecordPage({
          ...{ viewer, filters },
          record: await this.desk.of(actor, viewer.id),
          history: {
            page: await this.history.page(actor, viewer.id, page),
            url: '/record',
            kind: page.kind,
          },
        }),
    });
  }
}
