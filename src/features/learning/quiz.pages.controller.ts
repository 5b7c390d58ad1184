import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { idOrNotFound } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { listOf, submitted, type Typed } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { LanguageQuery } from '../catalog/catalog.dto.js';
import { AnswerAttemptDto, StartAttemptDto } from './attempt.dto.js';
import { AttemptsService } from './attempts.service.js';
import { OpenModules } from './open-modules.js';
import { GradedPage } from './graded-quiz.pages.js';
import { ANSWER_FIELD, AttemptPage, attemptUrl, QuizPage } from './quiz.pages.js';

interface QuizParams {
  readonly course: string;
  readonly module: string;
}

interface AttemptParams extends QuizParams {
  readonly attempt: string;
}

/** The language in which the learner takes the quiz. */
interface Spoken {
  readonly language: string | undefined;
}

/** Taking a quiz in a browser. An attempt has an address of its own, so that nothing is done twice. */
@PageController('learn/:course/:module/attempts')
export class QuizPagesController {
  constructor(
    private readonly modules: OpenModules,
    private readonly attempts: AttemptsService,
  ) {}

  @Post()
  @Needs('attempt:own')
  start(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: QuizParams,
    @Query() { language }: LanguageQuery,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const at = { ...params, language };
    return submitted({
      body,
      into: StartAttemptDto,
      read: () => ({ course: at.course, module: at.module }),
      again: async (form) => {
        const open = await this.quiz(actor, viewer, at);
        return QuizPage(open, await this.attempts.list(actor, viewer.id, at), form);
      },
      act: async (ask) => {
        const { id } = await this.attempts.start(actor, viewer.id, ask);
        return seeOther(attemptUrl(await this.quiz(actor, viewer, at), { id }));
      },
    });
  }

  @Get(':attempt')
  @Needs('attempt:own')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: AttemptParams,
    @Query() { language }: LanguageQuery,
  ): Promise<string> {
    const at = { ...params, language };
    return this.page(actor, viewer, at, emptyForm());
  }

  @Post(':attempt')
  @Needs('attempt:own')
  answer(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param() params: AttemptParams,
    @Query() { language }: LanguageQuery,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const at = { ...params, language };
    return submitted({
      body,
      into: AnswerAttemptDto,
      read: (typed) => ({ answers: answersIn(typed) }),
      again: (form) => this.page(actor, viewer, at, form),
      act: async ({ answers }) => {
        const open = await this.quiz(actor, viewer, at);
        const graded = await this.attempts.answer(
          actor,
          viewer.id,
          idOrNotFound(at.attempt),
          answers,
        );
        const url = attemptUrl(open, { id: at.attempt });
        // The page itself says what was not right.
        if (!graded.passed) return seeOther(url);
        return seeOther(url, {
          text: told`${open.module.name} passed with ${graded.score}%.`,
          lines: whatChanged(graded.completion?.changes ?? []),
        });
      },
    });
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    at: AttemptParams & Spoken,
    form: FormState,
  ): Promise<string> {
    const open = await this.quiz(actor, viewer, at);
    const attempt = await this.attempts.find(
      actor,
      viewer.id,
      idOrNotFound(at.attempt),
      at.language,
    );
    if (attempt.course !== at.course || attempt.module !== at.module) throw noSuchAttempt();
    return attempt.gradedOn === null
      ? AttemptPage(open, attempt, form)
      : GradedPage(open, attempt, form);
  }

  private async quiz(actor: Actor, viewer: Viewer, at: QuizParams & Spoken) {
    const open = await this.modules.open(actor, viewer, at);
    const { content } = open;
    if (content.kind !== 'quiz') throw noSuchAttempt();
    return { ...open, content };
  }
}

function answersIn(typed: Typed): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(typed)
      .filter((name) => name.startsWith(ANSWER_FIELD))
      .map((name) => [name.slice(ANSWER_FIELD.length), listOf(typed, name)]),
  );
}

function noSuchAttempt(): NotFound {
  return new NotFound('There is no such attempt.', 'no-such-attempt');
}
