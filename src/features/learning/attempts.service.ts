import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { isoDayAt } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import { mayCompleteAgain, mayMarkOwn } from '../../domain/marking.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { type Learner, PeopleService } from '../people/people.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import type { StartAttemptDto } from './attempt.dto.js';
import { AttemptRepository } from './attempt.repository.js';
import { CompletionsService, postOn } from './completions.service.js';
import type { AttemptEntity } from './attempt.entity.js';
import { grade, markedQuestions, questionsOf, type Graded, type Question } from './quiz.js';

/** Taking a quiz: the items are drawn at the start and graded once. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly completions: CompletionsService,
    private readonly attempts: AttemptRepository,
  ) {}

  /** A learner's attempts at a quiz, the newest first. */
  async list(actor: Actor, learnerId: string, ask: { course: string; module: string }) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'attempt:own', learnerId);
    const attempts = await this.attempts.of(reader, learnerId, ask.course, ask.module);
    return attempts.map((attempt) => this.summary(attempt, learner.timeZone));
  }

  /** An attempt: its questions and, once it is graded, how each was answered and why. */
  async find(actor: Actor, learnerId: string, attemptId: string, asked?: string) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'attempt:own', learnerId);
    const attempt = await this.attempts.find(reader, learnerId, attemptId);
    if (!attempt) throw noSuchAttempt();
    const { answers, course, version, module } = attempt;
    const spoken = spokenBy(learner, asked);
    const { content: quiz, language } = this.catalog.quizIn(spoken, course, version, module);
    return {
      ...this.summary(attempt, learner.timeZone),
      title: quiz.title,
      language,
      questions: questionsOf(quiz, attempt.id),
      marked: answers === null ? null : markedQuestions(quiz, attempt.id, answers),
    };
  }

  /** Draws the questions. Answers are not sent before grading. */
  start(actor: Actor, learnerId: string, ask: StartAttemptDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'attempt:own', learnerId);
      const view = await this.views.of(tx, learner);
      const state = this.completions.courseState(view, ask.course, ask.module, view.learner.today);
      refuseUnless(mayCompleteAgain(state), { conflict: true });
      refuseUnless(mayMarkOwn(state, 'attempt'));
      const { course, module } = state;
      const id = uuid();
      await this.attempts.add(tx, {
        id,
        learnerId,
        course: course.code,
        version: course.version,
        module: module.code,
        startedAt: instantText(this.clock.now()),
      });
      const { content: quiz, language } = this.catalog.quizIn(
        ...([spokenBy(learner, ask.language), course.code, course.version, module.code] as const),
      );
      const questions: readonly Question[] = questionsOf(quiz, id);
      return { id, title: quiz.title, passMark: quiz.passMark, language, questions };
    });
  }

  /** Grades an attempt; a passed one completes its module. */
  answer(
    actor: Actor,
    learnerId: string,
    attemptId: string,
    answers: Readonly<Record<string, readonly string[]>>,
    asked?: string,
  ) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'attempt:own', learnerId);
      const attempt = await this.attempts.find(tx, learnerId, attemptId);
      if (!attempt) throw noSuchAttempt();
      const { course, version, module } = attempt;
      const { content: quiz, language } = this.catalog.quizIn(
        ...([spokenBy(learner, asked), course, version, module] as const),
      );
      refuseUnknown(questionsOf(quiz, attempt.id), answers);
      const graded: Graded = grade(quiz, attempt.id, answers);
      const { score, passed } = graded;
      const now = instantText(this.clock.now());
      const isFirst = await this.attempts.grade(tx, learnerId, attempt.id, {
        gradedAt: now,
        score,
        answers,
      });
      refuseUnless(
        decide(
          !isFirst && {
            code: 'already-graded',
            text: 'This attempt has been graded: start another one.',
          },
        ),
        { conflict: true },
      );

      const view = await this.views.of(tx, learner);
      const state = this.completions.courseState(view, course, module, view.learner.today);
      const attempted: NewFact = {
        kind: 'quiz-attempted',
        subject: course,
        occurredOn: view.learner.today,
        payload: { module, version, attempt: attempt.id, score, passed },
      };
      const completed: NewFact = {
        kind: 'module-completed',
        subject: course,
        occurredOn: view.learner.today,
        payload: {
          module,
          version,
          score,
          attempt: attempt.id,
          ...postOn(view, view.learner.today),
        },
      };
      const counts = passed && mayCompleteAgain(state).allowed;
      const facts = counts ? [attempted, completed] : [attempted];
      const completion = await this.completions.append(tx, view, facts, actor, course);
      return { ...graded, passMark: quiz.passMark, language, ...(counts ? { completion } : {}) };
    });
  }

  private summary(attempt: AttemptEntity, timeZone: string) {
    const { id, course, version, module, gradedAt, score } = attempt;
    const { passMark, title } = this.catalog.quiz(course, version, module);
    return {
      ...{ id, course, module, version, title, passMark, score },
      startedOn: isoDayAt(new Date(attempt.startedAt), timeZone),
      gradedOn: gradedAt === null ? null : isoDayAt(new Date(gradedAt), timeZone),
      passed: score === null ? null : score >= passMark,
    };
  }
}

/** The language that is asked for, else the learner's own choice. */
function spokenBy({ language }: Learner, asked: string | undefined): string | undefined {
  return asked ?? language ?? undefined;
}

function noSuchAttempt(): NotFound {
  return new NotFound('There is no such attempt.', 'no-such-attempt');
}

function refuseUnknown(
  questions: readonly Question[],
  answers: Readonly<Record<string, readonly string[]>>,
): void {
  const errors = Object.entries(answers).flatMap(([id, chosen]) => {
    const question = questions.find((each) => each.id === id);
    if (!question) return [{ field: `answers.${id}`, message: 'is no question of this attempt' }];
    const known = new Set(question.choices.map((choice) => choice.id));
    return chosen
      .filter((choice) => !known.has(choice))
      .map((choice) => ({ field: `answers.${id}`, message: `has no choice "${choice}"` }));
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}
