import { Body, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../http/actor.js';
import { keepSession } from '../../http/cookies.js';
import { PageController, type SeeOther, seeOther } from '../../http/page.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { given, submitted, type Typed } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { likelyTimeZone, STATES, timeZoneOptions } from '../../ui/places.js';
import { FIRST_SITE } from '../people/sites.service.js';
import { SetUpClosedPage, SetUpPage } from './set-up.pages.js';
import { SetUpDto } from './set-up.dto.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';
import { TOKEN_DAYS } from './tokens.service.js';

/** The page that the printed link leads to. It needs no CSRF token: the key is one. */
@PageController('setup')
@Public()
export class SetUpPagesController {
  constructor(
    private readonly settingUp: SetUpService,
    private readonly signIns: SignInService,
  ) {}

  @Get()
  // The key stands in the address: no other site may learn it.
  @Header('Referrer-Policy', 'no-referrer')
  async show(
    @Query('key') key: string = '',
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!(await this.settingUp.isKey(key))) return closed(reply);
    return page(emptyForm({ key, timeZone: likelyTimeZone(), siteName: 'Main office' }));
  }

  @Post()
  @SignInLimit()
  async setUp(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | SeeOther> {
    const { key } = (body ?? {}) as { key?: unknown };
    if (!(await this.settingUp.isKey(typeof key === 'string' ? key : ''))) return closed(reply);
    return submitted({
      body,
      into: SetUpDto,
      read: officeOf,
      fields: { 'site.name': 'siteName', 'site.timeZone': 'timeZone', 'site.state': 'state' },
      again: page,
      act: async (office) => {
        await this.settingUp.setUp(office);
        const { email, password } = office;
        const { token } = await this.signIns.signIn({ email, password });
        keepSession(reply, token, TOKEN_DAYS * 86_400);
        return seeOther('/admin/welcome', 'Preceptor is set up, and you are its administrator.');
      },
    });
  }
}

function closed(reply: FastifyReply): string {
  reply.status(404);
  return SetUpClosedPage();
}

function page(form: FormState): string {
  return SetUpPage({ form, timeZones: timeZoneOptions(form), states: STATES });
}

function officeOf(typed: Typed): Record<string, unknown> {
  const { siteName, timeZone, state, ...rest } = given(typed);
  return { ...rest, site: { code: FIRST_SITE, name: siteName, timeZone, state } };
}
