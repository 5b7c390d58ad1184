import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { Needs } from '../../http/needs.js';
import { PoliciesService } from './policies.service.js';
import { PoliciesPageDto, PolicyDto, PolicyPreviewDto } from './policy.dto.js';
import { ChangePolicyDto, EndPolicyDto, WritePolicyDto } from './write-policy.dto.js';

@ApiController('policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  /** The house policies, each in its newest version. */
  @Get()
  @Needs('curriculum:read')
  async list(): Promise<PoliciesPageDto> {
    return { items: await this.policies.list(), nextCursor: null };
  }

  /** Publishes a policy: a course to read and sign, and a path that enrols whom it concerns. */
  @Post()
  @Needs('curriculum:publish')
  publish(@CurrentActor() actor: Actor, @Body() policy: WritePolicyDto): Promise<PolicyDto> {
    return this.policies.publish(policy, actor.personId);
  }

  /** Whom a policy would concern and how it will read; changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Needs('curriculum:publish')
  preview(@Body() policy: WritePolicyDto): Promise<PolicyPreviewDto> {
    return this.policies.preview(policy);
  }

  /** Every version of a policy, the newest first. */
  @Get(':code/versions')
  @Needs('curriculum:read')
  async versions(@Param('code') code: string): Promise<PoliciesPageDto> {
    return { items: await this.policies.versions(code), nextCursor: null };
  }

  /** The next version; who is on the one before is moved to it, and signs again where it says so. */
  @Post(':code/versions')
  @Needs('curriculum:publish')
  change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() policy: ChangePolicyDto,
  ): Promise<PolicyDto> {
    return this.policies.change(code, policy, actor.personId);
  }

  /** Ends a policy after a day. What was signed stays on record. */
  @Post(':code/end')
  @HttpCode(200)
  @Needs('curriculum:publish')
  end(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() end: EndPolicyDto,
  ): Promise<PolicyDto> {
    return this.policies.end(code, end, actor.personId);
  }
}
