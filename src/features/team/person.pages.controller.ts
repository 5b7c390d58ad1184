import { Get, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import type { Viewer } from '../../ui/viewer.js';
import { AsOfQuery } from '../../http/as-of.dto.js';
import { PersonDesk } from './person-desk.js';
import { PersonPage } from './person.pages.js';

/** One person, as whoever looks after them sees them. */
@PageController('people/:id')
export class PersonPagesController {
  constructor(private readonly desk: PersonDesk) {}

  @Get()
  @Needs('report:read')
  person(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: AsOfQuery },
      show: async ({ asOf }, filters) =>
        PersonPage({ viewer, filters, person: await this.desk.person(actor, id, asOf) }),
    });
  }
}
