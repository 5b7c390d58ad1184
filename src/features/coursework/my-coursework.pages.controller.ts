import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { PageQuery } from '../../http/paging.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { CompleteTaskDto } from './assign.dto.js';
import { AssignmentsService } from './assignments.service.js';
import { MyCoursework } from './my-coursework.js';
import { MyCourseworkPage, OwnCourseworkPage } from './my-coursework.pages.js';

/** One's own coursework, in a browser. */
@PageController('coursework')
export class MyCourseworkPagesController {
  constructor(
    private readonly mine: MyCoursework,
    private readonly assignments: AssignmentsService,
  ) {}

  @Get()
  @Needs('assignment:read')
  async list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() { cursor }: PageQuery,
  ): Promise<string> {
    return MyCourseworkPage({ viewer, ...(await this.mine.list(actor, cursor)) });
  }

  @Get(':id')
  @Needs('assignment:read')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    return this.page(actor, viewer, id, emptyForm());
  }

  @Post(':id/done')
  @Needs('task:complete')
  done(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: CompleteTaskDto,
      read: (typed) => {
        const { note } = given(typed);
        return note === undefined ? {} : { note };
      },
      again: (form) => this.page(actor, viewer, id, form),
      act: async ({ note }) => {
        const ask = note === undefined ? {} : { note };
        const { title } = await this.assignments.completeTask(actor, id, ask);
        return seeOther('/coursework', told`${title}: done.`);
      },
    });
  }

  private async page(actor: Actor, viewer: Viewer, id: string, form: FormState): Promise<string> {
    return OwnCourseworkPage({ viewer, coursework: await this.mine.find(actor, id), form });
  }
}
