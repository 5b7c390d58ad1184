import { randomUUID } from 'node:crypto';
import { Body, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { InvalidInput } from '../../domain/refusal.js';
import { pageAt } from '../../http/page-at.js';
import { type Actor, CurrentActor, Public } from '../../http/actor.js';
import { endSession, keepSession, sessionOf } from '../../http/cookies.js';
import { csrfToken } from '../../http/csrf.js';
import { HttpError } from '../../http/http-error.js';
import { Needs } from '../../http/needs.js';
import { PageController, type SeeOther, seeOther } from '../../http/page.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { typedIn } from '../../http/submitted.js';
import { CSRF_FIELD, ONCE_FIELD } from '../../ui/form.js';
import { SitesService } from '../people/sites.service.js';
import { type Interrupted, ResumePage, SignInPage } from './sign-in.pages.js';
import { interruptedIn } from './interrupted.js';
import { SetUpService } from './set-up.service.js';
import { SignInService } from './sign-in.service.js';
import { looksLikeSlip } from './secrets.js';
import { TOKEN_DAYS, TokensService } from './tokens.service.js';

/** Without a password of their own they would not come in again. */
const SLIP_IS_USED = {
  text: 'You are signed in. The code on your slip is used up.',
  lines: ['Choose a password of your own now, for the next time.'],
};

/** Signing in and out, with a browser. */
@PageController()
export class SignInPagesController {
  constructor(
    private readonly database: Database,
    private readonly signIns: SignInService,
    private readonly tokens: TokensService,
    private readonly sites: SitesService,
    private readonly settingUp: SetUpService,
    private readonly settings: Settings,
  ) {}

  @Get('sign-in')
  @Public()
  async show(
    @Req() request: FastifyRequest,
    @Query('next') next: string = '/',
  ): Promise<string | SeeOther> {
    if (request.actor) return seeOther(pageAt(next));
    return this.page({ next: pageAt(next) });
  }

  @Post('sign-in')
  @Public()
  @HttpCode(200)
  @SignInLimit()
  async signIn(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | SeeOther> {
    const typed = typedIn(body) as Readonly<Record<string, string>>;
    const interrupted = interruptedIn(typed);
    try {
      const { token, bySlip } = await this.let(typed['who'] ?? '', typed['secret'] ?? '');
      keepSession(reply, token, TOKEN_DAYS * 86_400);
      const isFree = interrupted.form === undefined && interrupted.next === '/';
      if (bySlip && isFree) return seeOther('/account', SLIP_IS_USED);
      return after(interrupted, token);
    } catch (error) {
      if (!(error instanceof HttpError) && !(error instanceof InvalidInput)) throw error;
      reply.status(error instanceof HttpError ? error.status : 400);
      const problem =
        error instanceof HttpError ? error.message : 'Type who you are and your password.';
      return this.page(interrupted, typed['who'], problem);
    }
  }

  @Post('sign-out')
  @Needs()
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.tokens.signOut(actor.personId, sessionOf(request) ?? '');
    endSession(reply);
    return seeOther('/sign-in');
  }

  /** What may be a slip's code is tried as one too; first, where its dash says that it is. */
  private async let(who: string, secret: string): Promise<{ token: string; bySlip: boolean }> {
    const name = who.trim();
    const person = name.includes('@') ? { email: name } : { employeeNumber: name };
    const tryAs = async (bySlip: boolean) => {
      const { token } = await this.signIns.signIn(
        bySlip ? { ...person, slip: secret.trim() } : { ...person, password: secret },
      );
      return { token, bySlip };
    };
    if (!looksLikeSlip(secret)) return tryAs(false);

    const likelier = secret.includes('-');
    try {
      return await tryAs(likelier);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return tryAs(!likelier);
    }
  }

  private async page(interrupted: Interrupted, who = '', problem: string | null = null) {
    const organisation = await this.sites.organisation(this.database.reader);
    const isNew = await this.settingUp.isOpen();
    const { demo } = this.settings;
    return SignInPage({ organisation, who, interrupted, problem, isNew, demo });
  }
}

/** Back to where somebody was; a form that was interrupted is offered to be sent. */
function after({ next, form }: Interrupted, token: string): string | SeeOther {
  if (form === undefined) return seeOther(next);
  return ResumePage({
    csrf: [CSRF_FIELD, csrfToken(token)],
    once: [ONCE_FIELD, randomUUID()],
    interrupted: { next, form },
  });
}
