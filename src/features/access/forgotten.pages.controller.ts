import { Body, Get, Header, HttpCode, Post, Query, Res } from '@nestjs/common';
import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Public } from '../../http/actor.js';
import { PageController, type SeeOther, seeOther } from '../../http/page.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm } from '../../ui/form-state.js';
import { Trimmed } from '../people/trimmed.js';
import { ForgottenPassword } from './forgotten-password.js';
import {
  ForgottenPage,
  MailedPage,
  ResetClosedPage,
  ResetDonePage,
  ResetPage,
} from './forgotten.pages.js';
import { PasswordLinks } from './password-links.service.js';

class ForgottenDto {
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  email: string;
}

class ResetDto {
  @IsString()
  @MaxLength(100)
  key: string;

  @IsString()
  @MinLength(8)
  @MaxLength(200)
  password: string;
}

/** For who has forgotten their password. Public: whoever comes has nothing to prove who they are. */
@PageController()
@Public()
export class ForgottenPagesController {
  constructor(
    private readonly forgotten: ForgottenPassword,
    private readonly links: PasswordLinks,
  ) {}

  @Get('forgotten-password')
  show(): string {
    return ForgottenPage({ form: emptyForm(), isOn: this.forgotten.isOn });
  }

  @Post('forgotten-password')
  @SignInLimit()
  ask(@Body() body: unknown): Promise<SeeOther> {
    return submitted({
      body,
      into: ForgottenDto,
      read: given,
      again: (form) => ForgottenPage({ form, isOn: this.forgotten.isOn }),
      act: async ({ email }) => {
        if (this.forgotten.isOn) await this.forgotten.ask(email);
        return seeOther(this.forgotten.isOn ? '/forgotten-password/mailed' : '/forgotten-password');
      },
    });
  }

  @Get('forgotten-password/mailed')
  mailed(): string {
    return MailedPage();
  }

  @Get('reset-password')
  // The key stands in the address: no other site may learn it.
  @Header('Referrer-Policy', 'no-referrer')
  async open(
    @Query('key') key: string = '',
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (await this.links.isGood(key)) return ResetPage({ form: emptyForm({ key }) });
    reply.status(404);
    return ResetClosedPage();
  }

  @Post('reset-password')
  @HttpCode(200)
  @SignInLimit()
  async set(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | SeeOther> {
    const { key } = (body ?? {}) as { key?: unknown };
    if (typeof key !== 'string' || !(await this.links.isGood(key))) {
      reply.status(404);
      return ResetClosedPage();
    }
    return submitted({
      body,
      into: ResetDto,
      again: (form) => ResetPage({ form }),
      act: async (reset) => {
        await this.links.use(reset.key, reset.password);
        return seeOther('/reset-password/done');
      },
    });
  }

  @Get('reset-password/done')
  done(): string {
    return ResetDonePage();
  }
}
