import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { AdvancementQuery, AskAdvancementDto, DecideAdvancementDto } from './advancement.dto.js';
import { AdvancementService } from './advancement.service.js';

@ApiController('learners/:id')
export class AdvancementController {
  constructor(private readonly advancement: AdvancementService) {}

  /** Where a learner is on the ladder, and what is left until the next stage. */
  @Get('advancement')
  @Needs('learner:read')
  find(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Query() query: AdvancementQuery,
  ) {
    return this.advancement.find(actor, learner, query.path);
  }

  /** Ask for the next stage. */
  @Post('advancements')
  @Needs('advancement:ask')
  ask(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: AskAdvancementDto) {
    return this.advancement.ask(actor, learner, body);
  }

  /** Approve or decline a request. */
  @Post('advancements/:advancement/decision')
  @HttpCode(200)
  @Needs('advancement:decide')
  decide(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('advancement') advancement: string,
    @Body() body: DecideAdvancementDto,
  ) {
    return this.advancement.decide(actor, learner, advancement, body);
  }
}
