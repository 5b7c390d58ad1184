import { Get, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import { isStaff, type Viewer } from '../../ui/viewer.js';
import { BrowseCatalog } from '../catalog/browse.js';
import { CatalogQuery } from '../enrollments/catalog.pages.controller.js';
import { PeopleDesk } from '../people/people-desk.js';
import { type Found, SearchPage } from './search.pages.js';

const MOST_PEOPLE = 20;

/** One search for everything, in a browser. */
@PageController('search')
export class SearchPagesController {
  constructor(
    private readonly browse: BrowseCatalog,
    private readonly people: PeopleDesk,
  ) {}

  @Get()
  @Needs('curriculum:read')
  search(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: CatalogQuery },
      show: async ({ q }, filters) => {
        const found = q === undefined ? null : await this.found(actor, viewer, q);
        return SearchPage({ viewer, filters, found });
      },
    });
  }

  private async found(actor: Actor, viewer: Viewer, q: string): Promise<Found> {
    const offered = this.browse.find(q);
    if (!isStaff(viewer)) return { ...offered, people: null };
    const { items } = await this.people.list(actor, { q, limit: MOST_PEOPLE });
    return { ...offered, people: items };
  }
}
