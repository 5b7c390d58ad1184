import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { LanguageQuery } from '../catalog/catalog.dto.js';
import { AttemptsService } from './attempts.service.js';
import { AttestDto } from './attest.dto.js';
import { AttestationsService } from './attestations.service.js';
import { CompleteModuleDto } from './complete-module.dto.js';
import { CompletionsService } from './completions.service.js';
import { CourseDesk } from './course-desk.js';
import { courseUrl, moduleUrl } from './learn-url.js';
import { CoursePage } from './course.pages.js';
import { LessonPage } from './lesson.pages.js';
import { OpenModules } from './open-modules.js';
import { QuizPage } from './quiz.pages.js';
import { RecordedModulePage } from './recorded-module.pages.js';
import { SignaturePage } from './signature.pages.js';

interface ModuleParams {
  readonly course: string;
  readonly module: string;
}

/** A module, and the language in which the learner reads it. */
interface Place extends ModuleParams {
  readonly language: string | undefined;
}

/** Taking a course in a browser: its page, its modules, marking them complete, signing. */
@PageController('learn')
export class LearnPagesController {
  constructor(
    private readonly desk: CourseDesk,
    private readonly modules: OpenModules,
    private readonly completions: CompletionsService,
    private readonly attestations: AttestationsService,
    private readonly attempts: AttemptsService,
  ) {}

  @Get(':course')
  @Needs('learner:read')
  async course(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('course') code: string,
    @Query() { language }: LanguageQuery,
  ): Promise<string> {
    return CoursePage({ viewer, course: await this.desk.course(actor, code, language) });
  }

  @Get(':course/:module')
  @Needs('learner:read')
  module(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: ModuleParams,
    @Query() { language }: LanguageQuery,
  ): Promise<string> {
    const at = { ...params, language };
    return this.page(actor, viewer, at, emptyForm());
  }

  @Post(':course/:module/complete')
  @Needs('completion:mark-own')
  complete(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: ModuleParams,
    @Query() { language }: LanguageQuery,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const at = { ...params, language };
    return submitted({
      body,
      into: CompleteModuleDto,
      read: () => ({ ...paramsOf(at) }),
      again: (form) => this.page(actor, viewer, at, form),
      act: async (draft) => {
        const { changes } = await this.completions.complete(actor, viewer.id, draft);
        return this.onwards(
          actor,
          at,
          (module) => told`${module} completed.`,
          whatChanged(changes),
        );
      },
    });
  }

  @Post(':course/:module/signature')
  @Needs('attestation:own')
  sign(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: ModuleParams,
    @Query() { language }: LanguageQuery,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const at = { ...params, language };
    return submitted({
      body,
      into: AttestDto,
      read: (typed) => ({ ...given(typed), ...at }),
      again: (form) => this.page(actor, viewer, at, form),
      act: async (signed) => {
        const { changes } = await this.attestations.attest(actor, viewer.id, signed);
        return this.onwards(
          actor,
          at,
          (_, title) => told`${title} is signed.`,
          whatChanged(changes),
        );
      },
    });
  }

  private async page(actor: Actor, viewer: Viewer, at: Place, form: FormState): Promise<string> {
    const open = await this.modules.open(actor, viewer, at);
    const { content } = open;
    switch (content.kind) {
      case 'lesson':
        return LessonPage({ ...open, content }, form);
      case 'quiz':
        return QuizPage(
          { ...open, content },
          await this.attempts.list(actor, viewer.id, paramsOf(at)),
          form,
        );
      case 'attestation':
        return SignaturePage({ ...open, content }, form);
      default:
        return RecordedModulePage({ ...open, content });
    }
  }

  /** After a module: to the next one, or back to the course where none is open. */
  private async onwards(
    actor: Actor,
    at: Place,
    say: (module: string, course: string) => string,
    lines: readonly string[],
  ): Promise<SeeOther> {
    const course = await this.desk.course(actor, at.course, at.language);
    const module = course.modules.find((each) => each.code === at.module)?.name ?? at.module;
    const url = course.next ? moduleUrl(course, course.next) : courseUrl(course);
    return seeOther(url, { text: say(module, course.title), lines });
  }
}

function paramsOf({ course, module }: Place): ModuleParams {
  return { course, module };
}
