import { Get, Param } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { JobsService } from './jobs.service.js';

@ApiController('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** How far a job has come, and its result when it is done. */
  @Get(':job')
  @Needs('jobs:read')
  find(@CurrentActor() actor: Actor, @Param('job', IdPipe) job: string) {
    return this.jobs.find(actor, job);
  }
}
