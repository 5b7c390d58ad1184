import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { LearnerId } from '../../http/learner-id.js';
import { DryRunQuery } from '../../http/dry-run.js';
import { Needs } from '../../http/needs.js';
import { EnrollDto } from './enroll.dto.js';
import { EnrollmentsService } from './enrollments.service.js';
import { MoveEnrollmentDto } from './move-enrollment.dto.js';
import { MoveEnrollment } from './move-enrollment.js';
import { StandingQuery, TimelineQuery } from './standing.dto.js';
import { StandingsService } from './standings.service.js';
import { WithdrawDto } from './withdraw.dto.js';

@ApiController('learners/:id')
export class EnrollmentsController {
  constructor(
    private readonly enrollments: EnrollmentsService,
    private readonly mover: MoveEnrollment,
    private readonly standings: StandingsService,
  ) {}

  /** Enrol in a learning path. */
  @Post('enrollments')
  @Needs('enrollment:write')
  enroll(@CurrentActor() actor: Actor, @LearnerId() learner: string, @Body() body: EnrollDto) {
    return this.enrollments.enroll(actor, learner, body);
  }

  /** Every enrolment of a learner, the newest first. */
  @Get('enrollments')
  @Needs('learner:read')
  list(@CurrentActor() actor: Actor, @LearnerId() learner: string) {
    return this.enrollments.list(actor, learner);
  }

  /** End an enrolment. */
  @Post('enrollments/:path/withdrawal')
  @Needs('enrollment:withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('path') path: string,
    @Body() body: WithdrawDto,
  ) {
    return this.enrollments.withdraw(actor, learner, path, body);
  }

  /** Move to another version of the path; `dryRun` previews what that changes. */
  @Post('enrollments/:path/move')
  @HttpCode(200)
  @Needs('enrollment:move')
  move(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('path') path: string,
    @Body() body: MoveEnrollmentDto,
    @Query() { dryRun = false }: DryRunQuery,
  ) {
    return this.mover.move(actor, learner, path, body, dryRun);
  }

  /** What holds on a day, why, and what is next. */
  @Get('standing')
  @Needs('learner:read')
  standing(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Query() query: StandingQuery,
  ) {
    return this.standings.standing(actor, learner, query);
  }

  /** The status of requirements on every day, past and future. */
  @Get('timeline')
  @Needs('learner:read')
  timeline(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Query() query: TimelineQuery,
  ) {
    return this.standings.timeline(actor, learner, query);
  }
}
