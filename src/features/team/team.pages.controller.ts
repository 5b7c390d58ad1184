import { Get, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { csvOf } from '../../http/csv.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import type { Viewer } from '../../ui/viewer.js';
import { ListTeamQuery, OverviewQuery, TeamFilter } from './list-team.dto.js';
import { TeamDesk } from './team-desk.js';
import { OverviewPage } from './overview.pages.js';
import { TeamOverview } from './team-overview.js';
import { teamRows } from './team-file.js';
import { TeamListPage } from './team.pages.js';

/** The people whom somebody looks after. */
@PageController('people')
export class TeamPagesController {
  constructor(
    private readonly desk: TeamDesk,
    private readonly overviews: TeamOverview,
  ) {}

  @Get()
  @Needs('report:read')
  list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: ListTeamQuery },
      show: async (ask, form) => {
        const page = await this.desk.list(actor, ask);
        const { cursor: _, ...filter } = ask;
        const given = queryOf(filter);
        return TeamListPage({
          ...{ viewer, page, form },
          choices: await this.desk.choices(actor),
          moreHref:
            page.nextCursor && addressOf('/people', [...given, ['cursor', page.nextCursor]]),
          fileHref: addressOf('/people/list.csv', given),
        });
      },
    });
  }

  @Get('overview')
  @Needs('report:read')
  overview(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: OverviewQuery },
      show: async (ask, form) => {
        const given = queryOf(ask);
        return OverviewPage({
          ...{ viewer, form },
          choices: await this.desk.choices(actor),
          overview: await this.overviews.of(actor, ask),
          listHref: (standing) =>
            addressOf('/people', standing ? [...given, ['standing', standing]] : given),
        });
      },
    });
  }

  /** The same list as a file for a spreadsheet. */
  @Get('list.csv')
  @Needs('report:read')
  async file(@CurrentActor() actor: Actor, @Query() filter: TeamFilter): Promise<StreamableFile> {
    const rows = teamRows(await this.desk.all(actor, filter));
    return new StreamableFile(Buffer.from(csvOf(rows)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="people.csv"',
    });
  }
}

function queryOf(filter: object): [string, string][] {
  return Object.entries(filter).filter(
    (each): each is [string, string] => typeof each[1] === 'string',
  );
}

function addressOf(path: string, given: [string, string][]): string {
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
