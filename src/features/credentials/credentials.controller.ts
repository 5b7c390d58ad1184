import { Body, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CredentialsService } from './credentials.service.js';
import { RecordCredentialDto, RecordCreditDto } from './record-credential.dto.js';

@ApiController('learners/:id')
export class CredentialsController {
  constructor(private readonly credentials: CredentialsService) {}

  /** Record a credential: education, certification, licence or card. */
  @Post('credentials')
  @Needs('credential:record')
  record(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: RecordCredentialDto,
  ) {
    return this.credentials.record(actor, learner, body);
  }

  /** Say that a recorded credential was checked with its issuer; `fact` is the seq or the id of its record. */
  @Post('credentials/:fact/verification')
  @Needs('credential:verify')
  verify(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Param('fact') fact: string) {
    return this.credentials.verify(actor, learner, fact);
  }

  /** Record continuing-education credits. */
  @Post('credits')
  @Needs('credit:record')
  earn(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: RecordCreditDto) {
    return this.credentials.earn(actor, learner, body);
  }
}
