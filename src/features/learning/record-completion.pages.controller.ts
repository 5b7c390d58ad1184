import { Body, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted, type Typed } from '../../http/submitted.js';
import { emptyForm, type FormState, typedIn } from '../../ui/form-state.js';
import { recordUrl, undoOf } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { CompleteModuleDto } from './complete-module.dto.js';
import { CompletionDesk } from './completion-desk.js';
import { CompletionsService } from './completions.service.js';
import { RecordCompletionPage } from './record-completion.pages.js';

/** Recording a completion on somebody's behalf, in a browser. */
@PageController('people/:id/record/completion')
export class RecordCompletionPagesController {
  constructor(
    private readonly desk: CompletionDesk,
    private readonly completions: CompletionsService,
  ) {}

  @Get()
  @Needs('completion:record')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Query('course') course?: string,
    @Query('module') module?: string,
  ): Promise<string> {
    const form = emptyForm({ course: course ?? '', module: module ?? '' });
    return this.page(actor, viewer, learner, form);
  }

  @Post()
  @Needs('completion:record')
  record(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: CompleteModuleDto,
      read: withNumbers,
      again: (form) => this.page(actor, viewer, learner, form),
      act: async (draft) => {
        // Who records for others never marks their own work here.
        const desk = await this.desk.of(actor, learner, draft.course);
        const { fact, changes } = await this.completions.complete(actor, learner, draft);
        const module = desk.course?.modules.find(({ code }) => code === draft.module);
        return seeOther(`${recordUrl(learner, 'completion')}?course=${draft.course}`, {
          text: told`${module?.title ?? draft.module} recorded for ${desk.learner.name}${fact.kind === 'quiz-attempted' ? ', not passed' : ''}.`,
          lines: whatChanged(changes),
          undo: undoOf(learner, fact.seq),
        });
      },
    });
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    learner: string,
    form: FormState,
  ): Promise<string> {
    const code = typedIn(form, 'course');
    const desk = await this.desk.of(actor, learner, code === '' ? undefined : code);
    const typed = { completedOn: desk.learner.today, ...form.typed };
    return RecordCompletionPage({ viewer, desk, form: { ...form, typed } });
  }
}

function withNumbers(typed: Typed): Record<string, unknown> {
  const { score, minutes, ...rest } = given(typed);
  return {
    ...rest,
    ...(score !== undefined && { score: Number(score) }),
    ...(minutes !== undefined && { minutes: Number(minutes) }),
  };
}
