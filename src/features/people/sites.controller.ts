import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { Needs } from '../../http/needs.js';
import { AddSiteDto, ChangeSiteDto, SiteDto, SitesPageDto } from './add-site.dto.js';
import { SitesService } from './sites.service.js';

@ApiController('sites')
export class SitesController {
  constructor(
    private readonly sites: SitesService,
    private readonly database: Database,
  ) {}

  /** All sites, in the order of their codes. */
  @Get()
  @Needs('sites:read')
  async list(): Promise<SitesPageDto> {
    return { items: await this.sites.all(this.database.reader), nextCursor: null };
  }

  /** Adds a site. */
  @Post()
  @Needs('sites:edit')
  add(@CurrentActor() actor: Actor, @Body() site: AddSiteDto): Promise<SiteDto> {
    return this.sites.add(site, actor.personId);
  }

  /** One site. */
  @Get(':code')
  @Needs('sites:read')
  one(@Param('code') code: string): Promise<SiteDto> {
    return this.sites.site(this.database.reader, code);
  }

  /**
   * A new time zone or state concerns later facts only: what happened keeps those of its day.
   * What the site says about observed skills holds from today for everybody who works there.
   */
  @Patch(':code')
  @Needs('sites:edit')
  change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() changes: ChangeSiteDto,
  ): Promise<SiteDto> {
    return this.sites.change(code, changes, actor.personId);
  }
}
