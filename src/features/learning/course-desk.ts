import { Injectable } from '@nestjs/common';
import type { ModuleContent } from '../../curriculum/content.js';
import { courseIn } from '../../curriculum/in-language.js';
import { Database } from '../../database/database.js';
import { lastCompleteOn, roundsOf } from '../../domain/completion.js';
import { isoDay } from '../../domain/day.js';
import { mayCompleteAgain, mayMarkOwn } from '../../domain/marking.js';
import type { Actor } from '../../domain/permission.js';
import type { Reason } from '../../domain/refusal.js';
import { moduleName } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { PeopleService } from '../people/people.service.js';
import { CompletionsService } from './completions.service.js';
import { countsFor, type CountsFor } from './counts-for.js';

export type ModuleState = 'done' | 'open' | 'locked';

export interface ModuleOnDesk {
  readonly code: string;
  readonly kind: ModuleContent['kind'];
  readonly title: string;
  /** What it is called beside others. */
  readonly name: string;
  readonly minutes: number;
  readonly state: ModuleState;
  /** Why it can't be opened yet. */
  readonly needs: readonly Reason[];
}

export interface CourseOnDesk {
  readonly code: string;
  readonly version: number;
  /** The language in which it is read. */
  readonly language: string;
  /** Those in which it can be read. */
  readonly languages: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly objectives: readonly string[];
  readonly modules: readonly ModuleOnDesk[];
  /** Courses that come before it. */
  readonly prerequisites: readonly { code: string; title: string; isDone: boolean }[];
  /** Where it is asked for, the first that is due first. */
  readonly countsFor: readonly CountsFor[];
  readonly minutes: number;
  /** The first module that is open; null where none is. */
  readonly next: ModuleOnDesk | null;
  /** The day on which the whole course was completed last. */
  readonly completedOn: string | null;
  /** It is complete and still good: there is nothing to do. */
  readonly isGood: boolean;
}

/** A course as it lies before a learner: in the version that they began, module by module. */
@Injectable()
export class CourseDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly completions: CompletionsService,
  ) {}

  /** In the language asked for, else in the learner's own choice, as far as it is there. Throws NotFound for a course that there isn't. */
  async course(actor: Actor, code: string, asked?: string): Promise<CourseOnDesk> {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', actor.personId);
    const view = await this.views.of(reader, learner);
    const newest = this.catalog.published('course', code).definition;
    const first = this.completions.courseState(
      view,
      code,
      newest.modules[0]!.code,
      view.learner.today,
    );
    const { version } = first.course;
    const { definition } = this.catalog.published('course', code, version);
    const { content, language, languages } = courseIn(
      definition,
      asked ?? learner.language ?? undefined,
    );
    const modules = content.modules.map((module) => {
      const state = { ...first, module };
      const isDone = !mayCompleteAgain(state).allowed;
      const may = mayMarkOwn(state, HOW[module.kind] ?? 'mark');
      const needs = may.allowed ? [] : may.reasons.filter((reason) => reason.code in LOCKS);
      return {
        ...{ code: module.code, kind: module.kind, title: module.title, minutes: module.minutes },
        name: moduleName(content.title, module.kind, module.title),
        state: stateOf(isDone, needs.length > 0),
        needs: needs.flatMap((reason) => reason.needs ?? [reason]),
      };
    });
    return {
      ...{ code, version, language, languages, modules },
      ...{ title: content.title, summary: content.summary, objectives: content.objectives },
      prerequisites: this.prerequisites(view, content.prerequisites),
      countsFor: countsFor(view, code),
      minutes: content.modules.reduce((sum, module) => sum + module.minutes, 0),
      next: modules.find((module) => module.state === 'open') ?? null,
      completedOn: first.lastComplete?.completedOn ? isoDay(first.lastComplete.completedOn) : null,
      isGood: modules.every((module) => module.state === 'done') && first.openRound === null,
    };
  }

  private prerequisites(view: LearnerView, codes: readonly string[]) {
    return codes.map((code) => {
      const rounds = roundsOf(view.record, code, this.catalog.definitions);
      return {
        code,
        title: this.catalog.find('course', code)?.title ?? code,
        isDone: lastCompleteOn(rounds, view.learner.today) !== null,
      };
    });
  }

  /** What a module holds, in the version and language of the learner's course. Throws NotFound. */
  content(course: CourseOnDesk, module: string): ModuleContent {
    return this.catalog.moduleIn(course.language, course.code, module, course.version).content;
  }
}

const HOW: Readonly<Partial<Record<ModuleContent['kind'], 'attempt' | 'attest'>>> = {
  quiz: 'attempt',
  attestation: 'attest',
};

/** The reasons that keep a module shut; who has to record it is another matter. */
const LOCKS = { 'course-not-open': true, 'course-locked': true, 'module-locked': true };

function stateOf(isDone: boolean, isLocked: boolean): ModuleState {
  if (isDone) return 'done';
  return isLocked ? 'locked' : 'open';
}
