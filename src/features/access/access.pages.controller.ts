import { Body, Controller, Get, Header, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Settings } from '../../config/settings.js';
import { Public } from '../../http/actor.js';
import { fieldErrors } from '../../http/field-errors.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { FIRST_SITE } from '../people/sites.service.js';
import { type SetUpForm, SetUpClosedPage, SetUpDonePage, SetUpPage } from './access.pages.js';
import { SetUpDto } from './set-up.dto.js';
import { SetUpService } from './set-up.service.js';

const HTML = ['Content-Type', 'text/html; charset=utf-8'] as const;

/** The page that the printed link leads to. It needs no CSRF token: the key is one. */
@Controller('setup')
@Public()
@ApiExcludeController()
export class SetUpPagesController {
  constructor(
    private readonly settingUp: SetUpService,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('Cache-Control', 'no-store')
  // The key stands in the address: no other site may learn it.
  @Header('Referrer-Policy', 'no-referrer')
  async show(
    @Query('key') key: string = '',
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!(await this.settingUp.isKey(key))) return this.closed(reply);
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return page({ ...EMPTY, key, timeZone }, new Map());
  }

  @Post()
  @HttpCode(200)
  @Header(...HTML)
  @SignInLimit()
  async setUp(
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { password, ...form } = formOf(body);
    const office = officeOf(form, password);
    const errors = new Map(
      fieldErrors(validateSync(office)).map(({ field, message }) => [
        FORM_FIELD[field] ?? field,
        message,
      ]),
    );
    if (errors.size > 0) {
      reply.status(400);
      return page(form, errors);
    }
    if (!(await this.settingUp.isKey(form.key))) return this.closed(reply);
    await this.settingUp.setUp(office);
    return SetUpDonePage({ email: office.email, signInUrl: this.signInUrl });
  }

  private closed(reply: FastifyReply): string {
    reply.status(404);
    return SetUpClosedPage({ signInUrl: this.signInUrl });
  }

  private get signInUrl(): string {
    return `${this.settings.publicUrl}/api/docs`;
  }
}

const EMPTY: SetUpForm = {
  key: '',
  givenName: '',
  familyName: '',
  email: '',
  organisation: '',
  siteName: 'Main office',
  timeZone: 'UTC',
  state: '',
};

const FORM_FIELD: Readonly<Record<string, string>> = {
  'site.name': 'siteName',
  'site.timeZone': 'timeZone',
  'site.state': 'state',
};

function page(form: SetUpForm, errors: ReadonlyMap<string, string>): string {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', form.timeZone]);
  return SetUpPage({ form, errors, timeZones: [...zones].sort() });
}

/** Only text, and only what the form has. */
function formOf(body: unknown): SetUpForm & { password: string } {
  const typed = (typeof body === 'object' ? (body ?? {}) : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
  const form = Object.fromEntries(Object.keys(EMPTY).map((name) => [name, text(name)]));
  return { ...(form as unknown as SetUpForm), password: text('password') };
}

function officeOf(form: SetUpForm, password: string): SetUpDto {
  const { siteName, timeZone, state, ...rest } = form;
  const site = { code: FIRST_SITE, name: siteName, timeZone, state: state.trim().toUpperCase() };
  return plainToInstance(SetUpDto, { ...rest, password, site });
}
