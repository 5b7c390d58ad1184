import { Body, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, Public } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { SecretAnswer } from '../../http/idempotency.interceptor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { BearerToken } from './bearer.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordDto } from './change-password.dto.js';
import { ChooseLanguage } from '../people/choose-language.js';
import { ChooseLanguageDto } from './choose-language.dto.js';
import { EndSignIns } from './end-sign-ins.js';
import { MeDto } from './me.dto.js';
import { MeService } from './me.service.js';
import { SignedInDto, SignInDto, SlipDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';
import { SlipsService } from './slips.service.js';
import { TokensService } from './tokens.service.js';

@ApiController('tokens')
export class TokensController {
  constructor(
    private readonly signIns: SignInService,
    private readonly tokens: TokensService,
  ) {}

  /** Signs in, with a password or a one-time slip. The token is good for 30 days. */
  @Post()
  @Public()
  @SignInLimit()
  signIn(@Body() typed: SignInDto): Promise<SignedInDto> {
    return this.signIns.signIn(typed);
  }

  /** Signs out here. */
  @Delete('current')
  @HttpCode(204)
  @Needs()
  signOut(@CurrentActor() actor: Actor, @BearerToken() token: string): Promise<void> {
    return this.tokens.signOut(actor.personId, token);
  }

  /** Signs out everywhere. */
  @Delete()
  @HttpCode(204)
  @Needs()
  signOutEverywhere(@CurrentActor() actor: Actor): Promise<void> {
    return this.tokens.endAll(actor.personId, actor.personId);
  }
}

@ApiController('people')
export class AccessController {
  constructor(
    private readonly myself: MeService,
    private readonly slips: SlipsService,
    private readonly passwords: ChangePassword,
    private readonly signIns: EndSignIns,
    private readonly languages: ChooseLanguage,
  ) {}

  /** The caller, with roles and permissions. */
  @Get('me')
  @Needs()
  me(@CurrentActor() actor: Actor): Promise<MeDto> {
    return this.myself.me(actor.personId);
  }

  /** Chooses the language in which one reads courses. */
  @Put('me/language')
  @HttpCode(204)
  @Needs()
  language(@CurrentActor() actor: Actor, @Body() body: ChooseLanguageDto): Promise<void> {
    return this.languages.choose(actor, body.language);
  }

  /** A one-time code to sign in with, for who has no password. It is shown this once. */
  @Post(':id/sign-in-slip')
  @Needs('sign-in-slip:issue')
  @SecretAnswer()
  slip(@CurrentActor() actor: Actor, @LearnerId() id: string): Promise<SlipDto> {
    return this.slips.issue(actor, id);
  }

  /** One's own with the present one; anybody's as an administrator. Every other sign-in ends. */
  @Put(':id/password')
  @HttpCode(204)
  @Needs('password:change-own', 'password:set')
  @SignInLimit()
  password(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Body() change: ChangePasswordDto,
    @BearerToken() token: string,
  ): Promise<void> {
    return this.passwords.change(actor, id, change, token);
  }

  /** Ends every sign-in of a person, such as after a phone was lost. */
  @Delete(':id/tokens')
  @HttpCode(204)
  @Needs('sign-in:end')
  endSignIns(@CurrentActor() actor: Actor, @LearnerId() id: string): Promise<void> {
    return this.signIns.of(actor, id);
  }
}
