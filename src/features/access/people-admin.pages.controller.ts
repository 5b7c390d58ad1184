import { Body, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Settings } from '../../config/settings.js';
import { Refusal } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { IdPipe } from '../../http/id.pipe.js';
import { SecretAnswer } from '../../http/idempotency.interceptor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted, typedIn } from '../../http/submitted.js';
import { instantText as momentText } from '../../ui/dates.js';
import type { Option } from '../../ui/form.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { ChangePersonDto } from '../people/change-person.dto.js';
import { HirePersonDto } from '../people/hire-person.dto.js';
import { ListPeopleQuery } from '../people/list-people.dto.js';
import { OfficeChoices } from '../people/office-choices.js';
import { PeopleDesk } from '../people/people-desk.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordDto } from './change-password.dto.js';
import { EndSignIns } from './end-sign-ins.js';
import { HirePage } from './hire.pages.js';
import { PasswordLinks } from './password-links.service.js';
import { PeopleAdminPage, type PeopleSearch, SEARCHABLE } from './people-admin.pages.js';
import { PersonAdminPage } from './person-admin.pages.js';
import { PersonDesk } from './person-desk.js';
import {
  newPersonIn,
  personIn,
  rolesInWords,
  TYPED_ELSEWHERE,
  typedFrom,
} from './person-fields.js';
import { PasswordLinkPage, SlipsPage } from './slips.pages.js';
import { SlipsService } from './slips.service.js';

/** What the form about a person sends: the changes, and what the page showed before. */
class ChangePersonForm extends ChangePersonDto {
  @IsOptional()
  @IsString()
  seen?: string;
}

const MOST_SLIPS = 60;
const NOBODY_CHOSEN = 'Nobody is chosen: tick who gets a slip.';

/** Hiring, changing and letting in, in a browser. */
@PageController('admin/people')
export class PeopleAdminPagesController {
  constructor(
    private readonly people: PeopleDesk,
    private readonly desk: PersonDesk,
    private readonly choices: OfficeChoices,
    private readonly passwords: ChangePassword,
    private readonly links: PasswordLinks,
    private readonly signIns: EndSignIns,
    private readonly slips: SlipsService,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Needs('people:edit')
  async list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query('q') q: string = '',
    @Query('who') who: string = 'active',
    @Query('cursor') cursor?: string,
  ): Promise<string> {
    const search: PeopleSearch = {
      q,
      who: SEARCHABLE.find((each) => each === who) ?? 'active',
    };
    return this.listPage(actor, viewer, search, cursor);
  }

  @Get('new')
  @Needs('people:edit')
  newPerson(@CurrentViewer() viewer: Viewer): Promise<string> {
    return this.hirePage(viewer, emptyForm({ hiredOn: viewer.today, site: viewer.site.code }));
  }

  @Post('new')
  @Needs('people:edit')
  hire(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: HirePersonDto,
      read: newPersonIn,
      fields: TYPED_ELSEWHERE,
      again: (form) => this.hirePage(viewer, rolesInWords(form)),
      act: async (person) => {
        const { id, name } = await this.people.hire(person, actor.personId);
        const lines = person.password
          ? ['They can sign in with the password that you set.']
          : ['They cannot sign in yet: print a sign-in slip beside this.'];
        return seeOther(`/admin/people/${id}`, { text: told`${name} is hired.`, lines });
      },
    });
  }

  /** The codes stand in this answer only. A page with them is asked for anew, never shown again. */
  @Post('slips')
  @SecretAnswer()
  @Needs('sign-in-slip:issue')
  async print(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const chosen = listOf(typedIn(body), 'person');
    if (chosen.length === 0) {
      reply.status(400);
      return this.listPage(actor, viewer, { q: '', who: 'active' }, undefined, NOBODY_CHOSEN);
    }
    if (chosen.length > MOST_SLIPS) throw tooMany();
    return SlipsPage({
      viewer,
      slips: await this.slips.issueAll(actor, chosen),
      url: `${this.settings.publicUrl}/sign-in`,
    });
  }

  @Get(':id')
  @Needs('people:edit')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    return this.page(actor, viewer, id, null, emptyForm());
  }

  @Post(':id')
  @Needs('people:edit')
  change(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangePersonForm,
      read: (typed) => ({ ...personIn(typed), seen: typed['seen'] }),
      fields: TYPED_ELSEWHERE,
      again: (form) => this.page(actor, viewer, id, rolesInWords(form), emptyForm()),
      act: async ({ seen = '', ...changes }) => {
        const { name } = await this.desk.change(id, changes, seen, actor.personId);
        return seeOther(`/admin/people/${id}`, told`${name} is saved.`);
      },
    });
  }

  @Post(':id/password')
  @Needs('password:set')
  setPassword(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangePasswordDto,
      read: given,
      again: (form) => this.page(actor, viewer, id, null, form),
      act: async (change) => {
        await this.passwords.change(actor, id, change, '');
        return seeOther(
          `/admin/people/${id}`,
          'The password is set, and every sign-in of theirs has ended.',
        );
      },
    });
  }

  @Post(':id/password-link')
  @SecretAnswer()
  @Needs('password:set')
  @Header('Referrer-Policy', 'no-referrer')
  async link(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    const { person } = await this.desk.one(actor, id);
    const { url, expiresAt } = await this.links.byHand(actor, id);
    const until = momentText(expiresAt, 'UTC');
    return PasswordLinkPage({
      viewer,
      name: person.name,
      personId: id,
      url,
      until: `${until} UTC`,
    });
  }

  @Post(':id/end-sign-ins')
  @Needs('sign-in:end')
  async endSignIns(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<SeeOther> {
    await this.signIns.of(actor, id);
    return seeOther(`/admin/people/${id}`, 'They are signed out on every computer and phone.');
  }

  private async listPage(
    actor: Actor,
    viewer: Viewer,
    search: PeopleSearch,
    cursor?: string,
    problem: string | null = null,
  ): Promise<string> {
    const query = Object.assign(new ListPeopleQuery(), {
      q: search.q.slice(0, 200),
      limit: 50,
      ...(cursor && { cursor }),
      ...(search.who !== 'all' && { active: search.who !== 'left' }),
      ...(search.who === 'no-password' && { hasPassword: false }),
    });
    const { sites, positions, cohorts } = await this.choices.all();
    return PeopleAdminPage({
      viewer,
      search,
      problem,
      people: await this.people.list(actor, query),
      names: { sites: namesOf(sites), positions: namesOf(positions), cohorts: namesOf(cohorts) },
    });
  }

  private async hirePage(viewer: Viewer, form: FormState): Promise<string> {
    return HirePage({ viewer, form, choices: await this.choices.all() });
  }

  /** `form` is null for what stands there now; so it is where somebody else was faster. */
  private async page(
    actor: Actor,
    viewer: Viewer,
    id: string,
    form: FormState | null,
    passwordForm: FormState,
  ): Promise<string> {
    const desk = await this.desk.one(actor, id);
    const present = typedFrom(desk.person, (other) => desk.colleagues.get(other) ?? other);
    const isStale = form?.refused.some(({ code }) => code === 'changed-meanwhile') ?? false;
    const shown = form === null || isStale ? { ...(form ?? emptyForm()), typed: present } : form;
    const choices = await this.choices.all();
    return PersonAdminPage({ viewer, desk, form: shown, passwordForm, choices });
  }
}

function namesOf(options: readonly Option[]): ReadonlyMap<string, string> {
  return new Map(options.map(({ value, label }) => [value, label]));
}

function tooMany(): Refusal {
  const text = `Print at most ${MOST_SLIPS} slips at once: choose fewer people.`;
  return new Refusal([{ code: 'too-many-slips', text }]);
}
