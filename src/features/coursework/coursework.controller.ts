import { Body, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { IdPipe } from '../../http/id.pipe.js';
import { DryRunQuery } from '../../http/dry-run.js';
import { Needs } from '../../http/needs.js';
import { AssignCoursework } from './assign-coursework.js';
import {
  AssignDto,
  CancelAssignmentDto,
  ChangeAssignmentDto,
  CompleteTaskDto,
  ListAssignmentsQuery,
} from './assign.dto.js';
import { ChangeAssignments } from './change-assignments.js';
import { AssignmentsService } from './assignments.service.js';

@ApiController('assignments')
export class CourseworkController {
  constructor(
    private readonly coursework: AssignCoursework,
    private readonly changes: ChangeAssignments,
    private readonly assignments: AssignmentsService,
  ) {}

  /**
   * Assign a course, path, skill or task. 202 with a job where that takes longer than 10 seconds.
   * `dryRun=true` answers 200 with who would get it and who would be skipped and why, and writes nothing.
   */
  @Post()
  @Needs('assignment:write')
  async assign(
    @CurrentActor() actor: Actor,
    @Body() body: AssignDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { dryRun = false }: DryRunQuery,
  ) {
    if (dryRun) {
      void reply.status(200);
      return this.coursework.preview(actor, body);
    }
    const answer = await this.coursework.assign(actor, body);
    if ('job' in answer) void reply.status(202);
    return answer;
  }

  /** Assignments, the newest first. */
  @Get()
  @Needs('assignment:read')
  list(@CurrentActor() actor: Actor, @Query() query: ListAssignmentsQuery) {
    return this.assignments.list(actor, query);
  }

  /** An assignment with each learner's status. */
  @Get(':assignment')
  @Needs('assignment:read')
  find(@CurrentActor() actor: Actor, @Param('assignment', IdPipe) assignment: string) {
    return this.assignments.find(actor, assignment);
  }

  /** Change the due date, for everybody whom you teach or some; for many it answers as assigning does. */
  @Post(':assignment/change')
  @HttpCode(200)
  @Needs('assignment:write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('assignment', IdPipe) assignment: string,
    @Body() body: ChangeAssignmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.changes.change(actor, assignment, body);
    if ('job' in answer) void reply.status(202);
    return answer;
  }

  /** Take it back, from everybody whom you teach or some; for many it answers as assigning does. */
  @Post(':assignment/cancellation')
  @HttpCode(200)
  @Needs('assignment:write')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('assignment', IdPipe) assignment: string,
    @Body() body: CancelAssignmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.changes.cancel(actor, assignment, body);
    if ('job' in answer) void reply.status(202);
    return answer;
  }

  /** Mark an assigned task done. */
  @Post(':assignment/completion')
  @HttpCode(200)
  @Needs('task:complete')
  complete(
    @CurrentActor() actor: Actor,
    @Param('assignment', IdPipe) assignment: string,
    @Body() body: CompleteTaskDto,
  ) {
    return this.assignments.completeTask(actor, assignment, body);
  }
}
