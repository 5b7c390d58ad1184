import { Get, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { Needs } from '../../http/needs.js';
import { PendingAdvancementsQuery } from './advancement.dto.js';
import { PendingAdvancements } from './pending-advancements.js';

@ApiController('advancements')
export class PendingAdvancementsController {
  constructor(private readonly pending: PendingAdvancements) {}

  /** Who asks for a promotion and waits for an answer that the caller may give; the oldest first. */
  @Get()
  @Needs('advancement:decide')
  list(@CurrentActor() actor: Actor, @Query() query: PendingAdvancementsQuery) {
    return this.pending.list(actor, query);
  }
}
