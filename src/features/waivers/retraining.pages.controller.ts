import { Body, Get, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { dayText } from '../../ui/dates.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { undoOf } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { RequireRetrainingDto } from './require-retraining.dto.js';
import { RetrainingPage } from './retraining.pages.js';
import { RetrainingService } from './retraining.service.js';

/** Requiring a course again of somebody, in a browser. */
@PageController('people/:id/retraining')
export class RetrainingPagesController {
  constructor(private readonly retraining: RetrainingService) {}

  @Get()
  @Needs('retraining:require')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
  ): Promise<string> {
    return this.page(actor, viewer, id, emptyForm());
  }

  @Post()
  @Needs('retraining:require')
  require(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RequireRetrainingDto,
      read: given,
      again: (form) => this.page(actor, viewer, id, form),
      act: async (ask) => {
        const { fact, changes } = await this.retraining.require(actor, id, ask);
        return seeOther(`/people/${id}`, {
          text: `Required again by ${dayText(ask.dueOn)}.`,
          lines: whatChanged(changes),
          undo: undoOf(id, fact.seq),
        });
      },
    });
  }

  private async page(actor: Actor, viewer: Viewer, id: string, form: FormState): Promise<string> {
    return RetrainingPage({ viewer, form, ...(await this.retraining.of(actor, id)) });
  }
}
