import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { FormRefused, given, submitted } from '../../http/submitted.js';
import { QueryInteger } from '../../http/validation.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { PublishedChange } from '../catalog/publish-curriculum.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { MoveLearners, type PreviewedMove } from '../enrollments/move-learners.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Trimmed } from '../people/trimmed.js';
import { CurriculumDesk } from './curriculum-desk.js';
import { CurriculumPage, DefinitionPage } from './curriculum.pages.js';
import { PublishPage } from './publish.pages.js';
import { MovePage, MovingPage } from './move-learners.pages.js';

class MoveLearnersDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

class MoveQuery {
  @IsOptional()
  @QueryInteger()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  skip?: number;
}

/** Each preview reads a whole record: so many are shown on a page. */
const MOST_PREVIEWED = 20;
/** Of these, so many for each path that changes. */
const MOST_OF_ONE = 10;

/** What is published, publishing, and moving learners to a new version, in a browser. */
@PageController('admin/curriculum')
export class CurriculumPagesController {
  constructor(
    private readonly desk: CurriculumDesk,
    private readonly catalog: CatalogService,
    private readonly moving: MoveLearners,
    private readonly jobs: JobsService,
  ) {}

  @Get()
  @Needs('curriculum:publish')
  async list(@CurrentViewer() viewer: Viewer): Promise<string> {
    return CurriculumPage({
      viewer,
      newest: await this.desk.newest(),
      leftOut: this.catalog.leftOut.length,
    });
  }

  /** Only looks: it says what publishing would change. */
  @Get('publish')
  @Needs('curriculum:publish')
  async preview(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      const { report, definitions } = await this.catalog.preview();
      const moves = new Map<string, readonly PreviewedMove[]>();
      let left = MOST_PREVIEWED;
      for (const { code, learners } of report.changed) {
        if (learners.length === 0 || left === 0) continue;
        const who = (await this.moving.learnersOn(code)).slice(0, Math.min(left, MOST_OF_ONE));
        left -= who.length;
        moves.set(code, await this.moving.previews(actor, code, who, definitions));
      }
      return PublishPage({ viewer, report, moves, problems: [] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply.code(422);
      return PublishPage({ viewer, report: null, problems: error.reasons });
    }
  }

  @Post('publish')
  @Needs('curriculum:publish')
  async publish(@CurrentActor() actor: Actor, @CurrentViewer() viewer: Viewer): Promise<SeeOther> {
    try {
      const { added, changed } = await this.catalog.publish(actor.personId, { dryRun: false });
      const number = counted(added.length + changed.length, 'change');
      const text = `${number} published. Nobody was moved.`;
      return seeOther('/admin/curriculum', { text, lines: changed.flatMap(whoStays) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The files have been changed since the preview.
      throw new FormRefused(422, PublishPage({ viewer, report: null, problems: error.reasons }));
    }
  }

  @Get('path/:code/move')
  @Needs('curriculum:publish')
  move(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query() { skip }: MoveQuery,
  ): Promise<string> {
    const reason = told`The new version ${this.catalog.published('path', code).version}`;
    return this.movePage(actor, viewer, code, emptyForm({ reason }), skip);
  }

  @Post('path/:code/move')
  @Needs('curriculum:publish')
  startMoving(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: MoveLearnersDto,
      read: given,
      again: (form) => this.movePage(actor, viewer, code, form),
      act: async ({ reason }) => {
        const { id } = await this.moving.start(actor, code, reason);
        return seeOther(`/admin/curriculum/path/${encodeURIComponent(code)}/move/${id}`);
      },
    });
  }

  @Get('path/:code/move/:job')
  @Needs('curriculum:publish')
  async progress(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Param('job', IdPipe) job: string,
  ): Promise<string> {
    const { title } = this.catalog.published('path', code);
    return MovingPage({ viewer, path: { code, title }, job: await this.jobs.find(actor, job) });
  }

  @Get(':kind/:code')
  @Needs('curriculum:publish')
  async one(
    @CurrentViewer() viewer: Viewer,
    @Param('kind') kind: string,
    @Param('code') code: string,
  ): Promise<string> {
    const [newest, ...older] = await this.desk.versions(kind, code);
    const behind = kind === 'path' ? (await this.moving.behind(code)).length : 0;
    return DefinitionPage({ viewer, versions: [newest!, ...older], behind });
  }

  private async movePage(actor: Actor, viewer: Viewer, code: string, form: FormState, skipped = 0) {
    const { title, version } = this.catalog.published('path', code);
    const behind = await this.moving.behind(code);
    const shown = behind.slice(skipped, skipped + MOST_PREVIEWED);
    const moves = await this.moving.previews(actor, code, shown);
    const path = { code, title, version };
    return MovePage({ viewer, path, moves, total: behind.length, skipped, form });
  }
}

/** A line for a path that somebody is on: moving them is the next thing to decide. */
function whoStays({ title, learners: versions }: PublishedChange): readonly string[] {
  const number = versions.reduce((sum, { learners }) => sum + learners, 0);
  if (number === 0) return [];
  const who = counted(number, 'learner stays', 'learners stay');
  return [`${who} on their version of ${title}: open it below to see what moving them changes.`];
}
