import { Body, Get, Post, Query } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { environmentOf, Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { InvalidInput } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { ListAuditQuery } from '../audit/list-audit.dto.js';
import { OfficeChoices } from '../people/office-choices.js';
import { PeopleService } from '../people/people.service.js';
import { RelationsService } from '../people/relations.service.js';
import { SitesService } from '../people/sites.service.js';
import { Trimmed } from '../people/trimmed.js';
import { AuditDesk } from './audit-desk.js';
import { AuditPage } from './audit.pages.js';
import { OverviewPage } from './overview.pages.js';
import { OverviewService } from './overview.service.js';
import { WelcomePage } from './welcome.pages.js';
import { SettingsPage } from './settings.pages.js';

class NameOfficeDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** The administration's front page, the audit log and the settings. */
@PageController('admin')
export class AdministrationPagesController {
  constructor(
    private readonly overview: OverviewService,
    private readonly audit: AuditDesk,
    private readonly people: PeopleService,
    private readonly relations: RelationsService,
    private readonly choices: OfficeChoices,
    private readonly sites: SitesService,
    private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  @Get()
  @Needs('people:edit')
  async front(@CurrentViewer() viewer: Viewer): Promise<string> {
    return OverviewPage({ viewer, overview: await this.overview.now() });
  }

  @Get('welcome')
  @Needs('people:edit')
  welcome(@CurrentViewer() viewer: Viewer): string {
    return WelcomePage({ viewer });
  }

  @Get('audit')
  @Needs('audit:read')
  async log(
    @CurrentViewer() viewer: Viewer,
    @Query('action') action: string = '',
    @Query('who') who: string = '',
    @Query('cursor') cursor?: string,
  ): Promise<string> {
    const { reader } = this.database;
    const by = await this.idOf(who);
    const query = Object.assign(new ListAuditQuery(), {
      ...(action !== '' && { action: action.slice(0, 64) }),
      ...(by !== undefined && { by: by ?? NOBODY }),
      ...(cursor && { cursor }),
    });
    const { items, nextCursor } = await this.audit.list(query);
    return AuditPage({
      ...{ viewer, nextCursor, filter: { action, who }, entries: items },
      timeZone: (await this.people.learner(reader, viewer.id)).timeZone,
      people: (await this.choices.all()).staff,
      isUnknown: by === null,
    });
  }

  @Get('settings')
  @Needs('sites:edit')
  show(@CurrentViewer() viewer: Viewer): string {
    return this.settingsPage(viewer, emptyForm({ name: viewer.organisation ?? '' }));
  }

  @Post('settings')
  @Needs('sites:edit')
  nameOffice(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: NameOfficeDto,
      read: given,
      again: (form) => this.settingsPage(viewer, form),
      act: async ({ name }) => {
        await this.sites.renameOrganisation(name, actor.personId);
        return seeOther('/admin/settings', told`The office is called ${name} now.`);
      },
    });
  }

  private settingsPage(viewer: Viewer, form: FormState): string {
    return SettingsPage({ viewer, form, environment: environmentOf(this.settings) });
  }

  /** Undefined where nobody is asked for, null where it is nobody's. */
  private async idOf(who: string): Promise<string | null | undefined> {
    if (who.trim() === '') return undefined;
    try {
      return await this.relations.named(this.database.reader, who.trim().slice(0, 500), 'who');
    } catch (error) {
      if (error instanceof InvalidInput) return null;
      throw error;
    }
  }
}
