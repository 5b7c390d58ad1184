import { Body, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CosignaturesService } from './cosignatures.service.js';
import { HoursService } from './hours.service.js';
import { ApproveHoursDto, LogHoursDto } from './log-hours.dto.js';
import { ObservationsService } from './observations.service.js';
import { ObserveSkillDto } from './observe-skill.dto.js';

@ApiController('learners/:id')
export class SkillsController {
  constructor(
    private readonly observations: ObservationsService,
    private readonly cosignatures: CosignaturesService,
    private readonly hours: HoursService,
  ) {}

  /** Record a performance of a skill that was seen. */
  @Post('observations')
  @Needs('observation:record')
  observe(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: ObserveSkillDto,
  ) {
    return this.observations.observe(actor, learner, body);
  }

  /**
   * Co-sign an observation that waits for it, as a licensed clinician: from then on it counts.
   * `fact` is its seq or its id.
   */
  @Post('observations/:fact/cosignature')
  @Needs('observation:cosign')
  cosign(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Param('fact') fact: string) {
    return this.cosignatures.cosign(actor, learner, fact);
  }

  /** Log hours on the job. */
  @Post('hours')
  @Needs('hours:log')
  log(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: LogHoursDto) {
    return this.hours.log(actor, learner, body);
  }

  /** Approve or decline logged hours; `fact` is the seq or the id of the log. */
  @Post('hours/:fact/approval')
  @HttpCode(200)
  @Needs('hours:approve')
  answer(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('fact') fact: string,
    @Body() body: ApproveHoursDto,
  ) {
    return this.hours.answer(actor, learner, fact, body);
  }
}
