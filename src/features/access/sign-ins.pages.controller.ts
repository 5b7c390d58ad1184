import { Body, Get, Post, Query } from '@nestjs/common';
import { IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { SecretAnswer } from '../../http/idempotency.interceptor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { PeopleService } from '../people/people.service.js';
import { Trimmed } from '../people/trimmed.js';
import { NewTokenPage, SignInsPage } from './sign-ins.pages.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';

class NameTokenDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;
}

class EndTokenDto {
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;
}

const LIST = 'sign-ins';
const PAGE = 50;

/** Who is signed in and which programs may come in, in a browser. */
@PageController('admin/tokens')
export class SignInsPagesController {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokensService,
    private readonly repository: TokensRepository,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('sign-in:end')
  list(@CurrentViewer() viewer: Viewer, @Query('cursor') cursor?: string): Promise<string> {
    return this.page(viewer, emptyForm(), cursor);
  }

  /** The token stands in this answer only, and is never shown again. */
  @Post()
  @SecretAnswer()
  @Needs('sign-in:end')
  async make(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<string> {
    let html = '';
    await submitted({
      body,
      into: NameTokenDto,
      read: given,
      again: (form) => this.page(viewer, form),
      act: async ({ name }) => {
        const { token } = await this.tokens.issueForProgram(actor.personId, name);
        html = NewTokenPage({ viewer, name, token });
        return seeOther('/admin/tokens');
      },
    });
    return html;
  }

  @Post('end')
  @Needs('sign-in:end')
  end(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: EndTokenDto,
      read: given,
      again: (form) => this.page(viewer, form),
      act: async ({ hash }) => {
        await this.tokens.revoke(hash, actor.personId);
        return seeOther('/admin/tokens', 'That sign-in has ended.');
      },
    });
  }

  private async page(viewer: Viewer, form: FormState, cursor?: string): Promise<string> {
    const { reader } = this.database;
    const after = decodeCursor(LIST, cursor) as [string, string] | undefined;
    const now = instantText(this.clock.now());
    const rows = await this.repository.inForce(reader, now, after ?? null, PAGE + 1);
    const page = pageOf(LIST, rows, PAGE, ({ createdAt, hash }) => [createdAt, hash]);
    const { timeZone } = await this.people.learner(reader, viewer.id);
    return SignInsPage({ viewer, timeZone, tokens: page.items, nextCursor: page.nextCursor, form });
  }
}
