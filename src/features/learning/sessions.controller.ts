import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import {
  AttendSessionDto,
  HoldSessionDto,
  ListSessionsQuery,
  VoidSessionDto,
} from './session.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiController('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Record that a live class was held. */
  @Post()
  @Needs('session:record')
  hold(@CurrentActor() actor: Actor, @Body() body: HoldSessionDto) {
    return this.sessions.hold(actor, body);
  }

  /** Record everybody who was there. */
  @Post(':session/attendance')
  @HttpCode(200)
  @Needs('session:record')
  attend(
    @CurrentActor() actor: Actor,
    @Param('session', IdPipe) session: string,
    @Body() body: AttendSessionDto,
  ) {
    return this.sessions.attend(actor, session, body.learners);
  }

  /** Withdraw what a session recorded, for everybody. */
  @Post(':session/void')
  @HttpCode(200)
  @Needs('session:record')
  void(
    @CurrentActor() actor: Actor,
    @Param('session', IdPipe) session: string,
    @Body() body: VoidSessionDto,
  ) {
    return this.sessions.void(actor, session, body.reason);
  }

  /** The classes that were held, the newest first. */
  @Get()
  @Needs('session:read')
  list(@CurrentActor() actor: Actor, @Query() query: ListSessionsQuery) {
    return this.sessions.list(actor, query);
  }
}
