import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { DryRunQuery } from '../../http/dry-run.js';
import { Needs } from '../../http/needs.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { CorrectionsService } from './corrections.service.js';
import { HistoryService } from './history.service.js';
import { ListFactsQuery, VoidFactDto, VoidFactsDto } from './void-facts.dto.js';

@ApiController('learners/:id/facts')
export class CorrectionsController {
  constructor(
    private readonly history: HistoryService,
    private readonly corrections: CorrectionsService,
  ) {}

  /** A learner's facts, the newest first; what was withdrawn says by which fact. */
  @Get()
  @Needs('learner:read')
  list(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Query() query: ListFactsQuery) {
    return this.history.list(actor, learner, query);
  }

  /** Withdraw many facts at once, and record them for the right learner; `dryRun` previews. */
  @Post('void')
  @HttpCode(200)
  @Needs('fact:void')
  voidMany(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: VoidFactsDto,
    @Query() { dryRun = false }: DryRunQuery,
  ) {
    return this.corrections.voidMany(actor, learner, body, dryRun);
  }

  /** Withdraw one fact. */
  @Post(':fact/void')
  @Needs('fact:void')
  void(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('fact', SeqPipe) fact: number,
    @Body() body: VoidFactDto,
  ) {
    return this.corrections.void(actor, learner, fact, body.reason);
  }
}
