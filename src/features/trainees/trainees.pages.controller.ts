import { Get, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import type { Viewer } from '../../ui/viewer.js';
import { BoardQuery } from './board.dto.js';
import { BoardPage } from './board.pages.js';
import { TraineesBoard } from './trainees-board.js';

/** The board of whom somebody teaches, in a browser. */
@PageController('trainees')
export class TraineesPagesController {
  constructor(private readonly board: TraineesBoard) {}

  @Get()
  @Needs('report:read')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: BoardQuery },
      show: async (ask, filters) =>
        BoardPage({ viewer, query: ask, filters, board: await this.board.look(actor, ask) }),
    });
  }
}
