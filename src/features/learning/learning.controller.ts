import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { IdPipe } from '../../http/id.pipe.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { LanguageQuery } from '../catalog/catalog.dto.js';
import { AnswerAttemptDto, StartAttemptDto } from './attempt.dto.js';
import { AttemptsService } from './attempts.service.js';
import { AttestDto } from './attest.dto.js';
import { AttestationsService } from './attestations.service.js';
import { CompleteModuleDto } from './complete-module.dto.js';
import { CompletionsService } from './completions.service.js';

@ApiController('learners/:id')
export class LearningController {
  constructor(
    private readonly completions: CompletionsService,
    private readonly attempts: AttemptsService,
    private readonly attestations: AttestationsService,
  ) {}

  /** Mark a module complete, or record for somebody that it was. */
  @Post('completions')
  @Needs('completion:mark-own', 'completion:record')
  complete(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Body() body: CompleteModuleDto,
  ) {
    return this.completions.complete(actor, learner, body);
  }

  /** Begin a quiz: draws its questions. */
  @Post('attempts')
  @Needs('attempt:own')
  start(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: StartAttemptDto) {
    return this.attempts.start(actor, learner, body);
  }

  /** An attempt: its questions and, once it is graded, how each was answered and why. */
  @Get('attempts/:attempt')
  @Needs('attempt:own')
  attempt(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('attempt', IdPipe) attempt: string,
    @Query() { language }: LanguageQuery,
  ) {
    return this.attempts.find(actor, learner, attempt, language);
  }

  /** Answer a quiz: grades it once, and completes its module when passed. */
  @Post('attempts/:attempt/answers')
  @HttpCode(200)
  @Needs('attempt:own')
  answer(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('attempt', IdPipe) attempt: string,
    @Body() body: AnswerAttemptDto,
  ) {
    return this.attempts.answer(actor, learner, attempt, body.answers, body.language);
  }

  /** Attest with one's own name. */
  @Post('attestations')
  @Needs('attestation:own')
  attest(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: AttestDto) {
    return this.attestations.attest(actor, learner, body);
  }
}
