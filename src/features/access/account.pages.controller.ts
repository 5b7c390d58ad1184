import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { told } from '../../domain/told.js';
import { pageAt } from '../../http/page-at.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { endSession } from '../../http/cookies.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { languageName } from '../../ui/words.js';
import { AccountPage } from './account.pages.js';
import { BearerToken } from './bearer.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordDto } from './change-password.dto.js';
import { ChooseLanguage } from '../people/choose-language.js';
import { ChooseLanguageDto } from './choose-language.dto.js';

import { MeService } from './me.service.js';
import { TokensService } from './tokens.service.js';

/** One's own account, in a browser. */
@PageController('account')
export class AccountPagesController {
  constructor(
    private readonly myself: MeService,
    private readonly passwords: ChangePassword,
    private readonly tokens: TokensService,
    private readonly languages: ChooseLanguage,
  ) {}

  @Get()
  @Needs()
  show(@CurrentViewer() viewer: Viewer): Promise<string> {
    return this.page(viewer, emptyForm());
  }

  @Post('password')
  @Needs('password:change-own')
  @SignInLimit()
  changePassword(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @BearerToken() token: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangePasswordDto,
      read: given,
      again: (form) => this.page(viewer, form),
      act: async (change) => {
        await this.passwords.change(actor, actor.personId, change, token);
        return seeOther(
          '/account',
          'Your password is changed. Every other computer and phone was signed out.',
        );
      },
    });
  }

  /** From a course, too: then `back` says where to go on reading. */
  @Post('language')
  @Needs()
  chooseLanguage(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChooseLanguageDto,
      read: ({ language }) => ({ language }),
      again: (form) => this.page(viewer, form),
      act: async ({ language }, { back }) => {
        await this.languages.choose(actor, language);
        return seeOther(
          typeof back === 'string' ? pageAt(back) : '/account',
          `Courses come in ${languageName(language)} now, where there is a translation.`,
        );
      },
    });
  }

  @Post('sign-out-everywhere')
  @Needs()
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.tokens.endAll(actor.personId, actor.personId);
    endSession(reply);
    return seeOther('/sign-in');
  }

  private async page(viewer: Viewer, form: FormState): Promise<string> {
    const me = await this.myself.me(viewer.id);
    return AccountPage({
      viewer,
      form,
      signsInAs: me.email ?? me.employeeNumber ?? 'nothing yet',
      position: me.position,
      languages: this.languages.offered(),
      roles: me.roles.map(({ role, site, cohort }) => ({
        role,
        where: site ? told`at ${site}` : cohort ? `of the group ${cohort}` : 'everywhere',
      })),
    });
  }
}
