import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { idOrNotFound } from '../../http/learner-id.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { EnrollmentsService } from './enrollments.service.js';
import { MoveEnrollment } from './move-enrollment.js';
import { MoveEnrollmentDto } from './move-enrollment.dto.js';
import { PathDesk } from './path-desk.js';
import { PathPageQuery } from './path-page.dto.js';
import { ownPathUrl, pathUrlOf } from './path-url.js';
import { PathPage } from './path.pages.js';
import { WithdrawDto } from './withdraw.dto.js';

/** A learner's path in a browser: one's own, or that of somebody whom one may see. */
@PageController()
export class PathPagesController {
  constructor(
    private readonly desk: PathDesk,
    private readonly enrollments: EnrollmentsService,
    private readonly mover: MoveEnrollment,
  ) {}

  @Get('paths/:code')
  @Needs('learner:read')
  own(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query() query: unknown,
  ): Promise<string> {
    return this.asked(actor, viewer, { learner: viewer.id, code }, query);
  }

  @Get('people/:id/paths/:code')
  @Needs('learner:read')
  ofSomebody(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('code') code: string,
    @Query() query: unknown,
  ): Promise<string> {
    return this.asked(actor, viewer, { learner: idOrNotFound(id), code }, query);
  }

  @Post('people/:id/paths/:code/withdraw')
  @Needs('enrollment:withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const of = { learner: idOrNotFound(id), code };
    return submitted({
      body,
      into: WithdrawDto,
      read: given,
      again: (form) => this.page(actor, viewer, of, {}, form),
      act: async (ask) => {
        const { title } = await this.desk.path(actor, of.learner, code, undefined);
        await this.enrollments.withdraw(actor, of.learner, code, ask);
        const url = of.learner === viewer.id ? '/home' : `/people/${of.learner}`;
        return seeOther(url, told`${title}: left. What was completed stays on record.`);
      },
    });
  }

  @Post('people/:id/paths/:code/move')
  @Needs('enrollment:move')
  move(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const of = { learner: idOrNotFound(id), code };
    return submitted({
      body,
      into: MoveEnrollmentDto,
      read: (typed) => ({ ...given(typed), version: Number(typed['version']) }),
      again: (form) =>
        this.page(actor, viewer, of, { preview: Number(form.typed['version']) }, form),
      act: async (ask) => {
        const moved = await this.mover.move(actor, of.learner, code, ask, false);
        return seeOther(urlOf(viewer, of), `Moved from version ${moved.from} to ${moved.to}.`);
      },
    });
  }

  private asked(
    actor: Actor,
    viewer: Viewer,
    of: { learner: string; code: string },
    query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: PathPageQuery },
      show: (ask, filters) => this.page(actor, viewer, of, ask, emptyForm(), filters),
    });
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    of: { learner: string; code: string },
    query: PathPageQuery,
    form: FormState,
    filters = emptyForm(),
  ): Promise<string> {
    const path = await this.desk.path(actor, of.learner, of.code, query.asOf);
    const isMovable =
      path.may.move && path.standing !== null && path.standing.path.version !== query.preview;
    const preview =
      query.preview !== undefined && isMovable
        ? await this.mover.move(
            actor,
            of.learner,
            of.code,
            { version: query.preview, reason: '' },
            true,
          )
        : null;
    const { stage, at } = query;
    return PathPage({ viewer, path, url: urlOf(viewer, of), form, filters, preview, stage, at });
  }
}

function urlOf(viewer: Viewer, { learner, code }: { learner: string; code: string }): string {
  return learner === viewer.id ? ownPathUrl(code) : pathUrlOf(learner, code);
}
