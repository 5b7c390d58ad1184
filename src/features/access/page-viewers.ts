import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isoDay } from '../../domain/day.js';
import { type Permission, type Role, ROLES } from '../../domain/permission.js';
import type { Actor } from '../../http/actor.js';
import { Viewers } from '../../http/viewers.js';
import type { Viewer } from '../../ui/viewer.js';
import { PeopleService } from '../people/people.service.js';
import { SitesService } from '../people/sites.service.js';

/** Tells pages who looks at them. */
@Injectable()
export class PageViewers extends Viewers {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly sites: SitesService,
  ) {
    super();
  }

  override async of(actor: Actor): Promise<Omit<Viewer, 'said' | 'csrf' | 'url'>> {
    const { reader } = this.database;
    const { name, site, today, language } = await this.people.learner(reader, actor.personId);
    return {
      id: actor.personId,
      name,
      organisation: await this.sites.organisation(reader),
      site: { code: site, name: (await this.sites.site(reader, site)).name },
      roles: rolesOf(actor),
      permissions: actor.permissions as ReadonlySet<Permission>,
      language,
      today: isoDay(today),
    };
  }
}

/** The roles that reach beyond one's own record, the widest first. */
function rolesOf({ grants }: Actor): readonly Role[] {
  const held = new Set(grants.map((grant) => grant.role));
  return ROLES.toReversed().filter((role) => role !== 'learner' && held.has(role));
}
