import { Body, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { LeavesService } from './leaves.service.js';
import { RequireRetrainingDto } from './require-retraining.dto.js';
import { RetrainingService } from './retraining.service.js';
import { EndLeaveDto, RecordLeaveDto, WaiveRequirementDto } from './waive-requirement.dto.js';
import { WaiversService } from './waivers.service.js';

@ApiController('learners/:id')
export class WaiversController {
  constructor(
    private readonly waivers: WaiversService,
    private readonly leaves: LeavesService,
    private readonly retraining: RetrainingService,
  ) {}

  /** Waive a requirement, with a reason and an end. */
  @Post('waivers')
  @Needs('waiver:grant')
  waive(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: WaiveRequirementDto,
  ) {
    return this.waivers.waive(actor, learner, body);
  }

  /** Require a course again that was done, because what it teaches changed. */
  @Post('retrainings')
  @Needs('retraining:require')
  repeat(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: RequireRetrainingDto,
  ) {
    return this.retraining.require(actor, learner, body);
  }

  /** Record a leave of absence. */
  @Post('leaves')
  @Needs('leave:record')
  start(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: RecordLeaveDto) {
    return this.leaves.start(actor, learner, body);
  }

  /** Record the first day back from a leave; `fact` is the seq of the leave. */
  @Post('leaves/:fact/return')
  @HttpCode(200)
  @Needs('leave:record')
  end(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('fact', SeqPipe) fact: number,
    @Body() body: EndLeaveDto,
  ) {
    return this.leaves.end(actor, learner, fact, body.on);
  }
}
