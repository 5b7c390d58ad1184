import { Body, Get, Param, Post } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted, type Typed } from '../../http/submitted.js';
import { AGE_BANDS } from '../../domain/site-rules.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { AddSiteDto, ChangeSiteDto } from './add-site.dto.js';
import type { SiteFields } from './site.entity.js';
import { SitePage, SitesPage } from './sites.pages.js';
import { SitesService } from './sites.service.js';

/** The sites of the office, in a browser. */
@PageController('admin/sites')
export class SitesPagesController {
  constructor(
    private readonly sites: SitesService,
    private readonly database: Database,
  ) {}

  @Get()
  @Needs('sites:edit')
  async show(@CurrentViewer() viewer: Viewer): Promise<string> {
    // Likely that of the other sites: where the server stands says nothing of the office.
    const { timeZone } = await this.sites.site(this.database.reader, viewer.site.code);
    return this.page(viewer, emptyForm({ timeZone, ageBands: AGE_BANDS, secondObserver: 'yes' }));
  }

  @Post()
  @Needs('sites:edit')
  add(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: AddSiteDto,
      read: siteIn,
      again: (form) => this.page(viewer, form),
      act: async (site) => {
        await this.sites.add(site, actor.personId);
        return seeOther(
          '/admin/sites',
          told`${site.name} is a site now. People can be hired to it.`,
        );
      },
    });
  }

  @Get(':code')
  @Needs('sites:edit')
  async one(@CurrentViewer() viewer: Viewer, @Param('code') code: string): Promise<string> {
    const site = await this.sites.site(this.database.reader, code);
    return SitePage({ viewer, site, form: emptyForm(typedFrom(site)) });
  }

  @Post(':code')
  @Needs('sites:edit')
  change(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangeSiteDto,
      read: siteIn,
      again: async (form) =>
        SitePage({ viewer, site: await this.sites.site(this.database.reader, code), form }),
      act: async (changes) => {
        const { name } = await this.sites.change(code, changes, actor.personId);
        return seeOther('/admin/sites', told`${name} is saved.`);
      },
    });
  }

  private async page(viewer: Viewer, form: FormState): Promise<string> {
    return SitesPage({ viewer, sites: await this.sites.all(this.database.reader), form });
  }
}

function siteIn(typed: Typed) {
  const { secondObserver, ...rest } = given(typed);
  const ageBands = listOf(typed, 'ageBands');
  return {
    ...{ trackedFrom: null, ...rest, ageBands },
    ...(secondObserver !== undefined && { secondObserver: secondObserver === 'yes' }),
  };
}

function typedFrom({ name, state, timeZone, trackedFrom, ageBands, secondObserver }: SiteFields) {
  return {
    ...{ name, timeZone, ageBands },
    state: state ?? '',
    trackedFrom: trackedFrom ?? '',
    secondObserver: secondObserver ? 'yes' : 'no',
  };
}
