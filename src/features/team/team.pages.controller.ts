import { Get, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { csvOf } from '../../http/csv.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController } from '../../http/page.js';
import { emptyForm } from '../../ui/form-state.js';
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
  async list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: ListTeamQuery,
  ): Promise<string> {
    const { cursor, ...filter } = query;
    const page = await this.desk.list(actor, query);
    const given = queryOf(filter);
    return TeamListPage({
      viewer,
      page,
      form: emptyForm({ ...Object.fromEntries(given), ...(cursor && { cursor }) }),
      choices: await this.desk.choices(actor),
      moreHref: page.nextCursor && addressOf('/people', [...given, ['cursor', page.nextCursor]]),
      fileHref: addressOf('/people/list.csv', given),
    });
  }

  @Get('overview')
  @Needs('report:read')
  async overview(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: OverviewQuery,
  ): Promise<string> {
    const given = queryOf(query);
    return OverviewPage({
      viewer,
      form: emptyForm(Object.fromEntries(given)),
      choices: await this.desk.choices(actor),
      overview: await this.overviews.of(actor, query),
      listHref: (standing) =>
        addressOf('/people', standing ? [...given, ['standing', standing]] : given),
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
