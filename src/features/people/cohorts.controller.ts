import { Body, Get, Param, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { Needs } from '../../http/needs.js';
import { AddCohortDto, SetMembersDto } from './add-cohort.dto.js';
import { CohortDto, CohortsPageDto } from './cohort.dto.js';
import { CohortsService } from './cohorts.service.js';

@ApiController('cohorts')
export class CohortsController {
  constructor(private readonly cohorts: CohortsService) {}

  /** The cohorts that the caller may see. */
  @Get()
  @Needs('cohorts:read')
  async list(@CurrentActor() actor: Actor): Promise<CohortsPageDto> {
    return { items: await this.cohorts.list(actor), nextCursor: null };
  }

  /** Adds a cohort. */
  @Post()
  @Needs('cohorts:edit')
  add(@CurrentActor() actor: Actor, @Body() cohort: AddCohortDto): Promise<CohortDto> {
    const { code, name, site = null } = cohort;
    return this.cohorts.add(actor, { code, name, site });
  }

  /** One cohort, with its members. */
  @Get(':code')
  @Needs('cohorts:read')
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<CohortDto> {
    return this.cohorts.one(actor, code);
  }

  /** Makes these the members; who isn't named leaves. */
  @Put(':code/members')
  @Needs('cohorts:edit')
  setMembers(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { learners }: SetMembersDto,
  ): Promise<CohortDto> {
    return this.cohorts.setMembers(actor, code, learners);
  }
}
