import { Get, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import type { Viewer } from '../../ui/viewer.js';
import { HistoryDesk } from '../corrections/history-desk.js';
import { KnownStandings } from './known-standing.js';
import { PersonHistoryQuery } from './list-team.dto.js';
import { PersonDesk } from './person-desk.js';
import { PersonHistoryPage } from './person-history.pages.js';

/** The history of one person, for whoever looks after them. */
@PageController('people/:id/history')
export class PersonHistoryPagesController {
  constructor(
    private readonly desk: PersonDesk,
    private readonly history: HistoryDesk,
    private readonly known: KnownStandings,
  ) {}

  @Get()
  @Needs('report:read')
  async show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Query() query: unknown,
  ): Promise<string> {
    const person = await this.desk.person(actor, id);
    return asked({
      ...{ query, into: PersonHistoryQuery },
      show: async ({ knownOn, asOf, ...page }, filters) =>
        PersonHistoryPage({
          viewer,
          person,
          history: { page: await this.history.page(actor, id, page), kind: page.kind },
          known:
            knownOn === undefined
              ? null
              : await this.known.of(actor, id, { knownOn, ...(asOf && { asOf }) }),
          asOf: asOf || undefined,
          filters,
          mayWithdraw: person.may.has('fact:void'),
        }),
    });
  }
}
