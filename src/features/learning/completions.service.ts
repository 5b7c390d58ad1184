import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { lastCompleteOn, openRoundOn, roundsOf } from '../../domain/completion.js';
import { day, isoDay, type Day } from '../../domain/day.js';
import { employmentOf } from '../../domain/employment.js';
import type { FactPayloads, NewFact } from '../../domain/fact.js';
import {
  courseAccess,
  mayCompleteAgain,
  mayMarkOwn,
  mayRecordOn,
  mayRecordWith,
  type CourseState,
} from '../../domain/marking.js';
import { entriesOf } from '../../domain/record.js';
import { decide, InvalidInput, NotFound, Refusal, refuseUnless } from '../../domain/refusal.js';
import { at } from '../../domain/steps.js';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { PeopleService } from '../people/people.service.js';
import { RecordFacts } from './record-facts.js';

/** What somebody says about a completed module besides which one. */
type CompletionDetails = Pick<
  FactPayloads['module-completed'],
  | 'score'
  | 'minutes'
  | 'delivery'
  | 'trainer'
  | 'qualifications'
  | 'questionsBy'
  | 'contents'
  | 'evidence'
  | 'reason'
>;

export interface CompletionDraft extends CompletionDetails {
  readonly course: string;
  readonly module: string;
  readonly completedOn?: string;
}

/** Completing modules: one's own, or as an instructor who saw it happen. */
@Injectable()
export class CompletionsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly facts: RecordFacts,
    private readonly views: LearnerViews,
  ) {}

  /** Records a completion; who does it for themselves marks today's work. */
  complete(actor: Actor, learnerId: string, draft: CompletionDraft) {
    const isOwn = actor.personId === learnerId;
    return this.database.transaction(async (tx) => {
      const permission = isOwn ? 'completion:mark-own' : 'completion:record';
      const learner = await this.people.permit(tx, actor, permission, learnerId);
      const view = await this.views.of(tx, learner);
      const on = draft.completedOn ? day(draft.completedOn) : view.learner.today;
      const state = this.courseState(view, draft.course, draft.module, on);
      if (isOwn) refuseUnlessOwnWork(state, on, view.learner.today, draft);
      else this.refuseUnlessRecordable(view, state, on, draft);

      const fact = this.isFailed(state, draft)
        ? failedOn(on, state, draft.score, draft)
        : completedOn(on, state, view, draft);
      return this.append(tx, view, [fact], actor, state.course.code);
    });
  }

  /** Appends what completes a module, and answers with all that it changed today. */
  async append(
    tx: Transaction,
    view: LearnerView,
    facts: readonly NewFact[],
    actor: Actor,
    course: string,
  ) {
    const recorded = await this.facts.record(tx, view, facts, actor);
    const after = await this.views.of(tx, view.learner);
    return { ...recorded, course: this.courseView(after, course) };
  }

  /**
   * The course and module as a learner has them on a day: in the version that they
   * began, else in the newest. Throws NotFound for a course or module that there isn't.
   */
  courseState(view: LearnerView, code: string, module: string, on: Day): CourseState {
    if (!this.catalog.hasCourse(code))
      throw new NotFound(`There is no course ${code}.`, 'no-such-course');
    const rounds = roundsOf(view.record, code, this.catalog.definitions);
    const openRound = openRoundOn(rounds, on);
    const course = this.catalog.definitions.course(code, openRound?.version);
    const found = course.modules.find((each) => each.code === module);
    if (!found) {
      throw new NotFound(told`${course.title} has no module ${module}.`, 'no-such-module');
    }
    return {
      course,
      module: found,
      openRound,
      lastComplete: lastCompleteOn(rounds, on),
      access: courseAccess(course, view.evaluations, on),
    };
  }

  /** Whether what is recorded is a quiz with a score that doesn't pass it. */
  private isFailed(
    { course, module }: CourseState,
    draft: CompletionDraft,
  ): draft is CompletionDraft & { readonly score: number } {
    if (module.kind !== 'quiz' || draft.score === undefined) return false;
    return draft.score < this.catalog.quiz(course.code, course.version, module.code).passMark;
  }

  private refuseUnlessRecordable(
    view: LearnerView,
    { course, module }: CourseState,
    on: Day,
    draft: CompletionDraft,
  ): void {
    refuseUnless(mayRecordOn(on, view.learner.today, draft.reason));
    refuseUnless(mayRecordWith(draft.evidence, course, module));
    refuseUnless(notTwiceOn(view, course.code, module.code, on), { conflict: true });
  }

  private courseView(view: LearnerView, code: string) {
    const rounds = roundsOf(view.record, code, this.catalog.definitions);
    const open = openRoundOn(rounds, view.learner.today);
    const complete = lastCompleteOn(rounds, view.learner.today);
    const shown = open ?? complete;
    const course = this.catalog.definitions.course(code, shown?.version);
    return {
      code,
      version: course.version,
      status: open ? 'in-progress' : complete ? 'satisfied' : 'not-started',
      completedOn: complete?.completedOn ? isoDay(complete.completedOn) : null,
      modules: course.modules.map((module) => ({
        code: module.code,
        title: module.title,
        status: shown?.modules.has(module.code) ? 'satisfied' : 'not-started',
      })),
    };
  }
}

function completedOn(
  on: Day,
  { course, module }: CourseState,
  view: LearnerView,
  draft: CompletionDraft,
): NewFact {
  const { course: _course, module: _module, completedOn: _on, ...details } = draft;
  return {
    kind: 'module-completed',
    subject: course.code,
    occurredOn: on,
    payload: { module: module.code, version: course.version, ...details, ...postOn(view, on) },
  };
}

/** A quiz on paper that was not passed: it happened, and it completes nothing. */
function failedOn(
  on: Day,
  { course, module }: CourseState,
  score: number,
  { evidence, reason }: CompletionDetails,
): NewFact {
  return {
    kind: 'quiz-attempted',
    subject: course.code,
    occurredOn: on,
    payload: {
      module: module.code,
      version: course.version,
      ...{ score, passed: false },
      ...(evidence !== undefined && { evidence }),
      ...(reason !== undefined && { reason }),
    },
  };
}

/** Refuses a module that is recorded already on that very day. */
export function notTwiceOn(view: LearnerView, course: string, module: string, on: Day) {
  const isThere = entriesOf(view.record, `course/${course}`, 'module-completed', 'attested').some(
    (entry) => entry.on === on && entry.payload.module === module,
  );
  return decide(
    isThere && {
      code: 'already-completed',
      subject: `${course}/${module}`,
      text: `${course}/${module} is recorded for ${isoDay(on)} already.`,
    },
  );
}

/** Job title and site of that day, as training records ask for them (29 CFR 1910.1030(h)(2)). */
export function postOn(
  view: LearnerView,
  on: Day,
): { jobTitle: string | null; site: string | null } {
  const post = at(employmentOf(view.record).post, on);
  return { jobTitle: post?.position ?? null, site: post?.site ?? null };
}

function refuseUnlessOwnWork(
  state: CourseState,
  on: Day,
  today: Day,
  { score }: CompletionDraft,
): void {
  if (on > today) {
    throw new Refusal([
      { code: 'occurred-in-future', text: `${isoDay(on)} has not come yet: mark it on the day.` },
    ]);
  }
  if (on < today) {
    throw new Refusal([
      {
        code: 'own-work-today',
        text: 'You mark today’s work. For an earlier day ask your instructor to record it.',
      },
    ]);
  }
  refuseUnless(mayCompleteAgain(state), { conflict: true });
  refuseUnless(mayMarkOwn(state, 'mark'));
  if (score !== undefined) {
    throw new InvalidInput([
      { field: 'score', message: 'must be left out: only a quiz has one, by an attempt' },
    ]);
  }
}
