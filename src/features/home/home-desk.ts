import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { assignmentIdOf, isAssignment } from '../../domain/assignment.js';
import { standingIfEnrolled } from '../../domain/alone.js';
import { isoDay } from '../../domain/day.js';
import { mayDo, type Actor } from '../../domain/permission.js';
import type { FactKind } from '../../domain/fact.js';
import type { NextStep } from '../../domain/next-steps.js';
import { type Standing, standingOn } from '../../domain/standing.js';
import { entriesOf } from '../../domain/record.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { AdvancementService } from '../advancement/advancement.service.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { HistoryDesk } from '../corrections/history-desk.js';
import { EnrollmentsService } from '../enrollments/enrollments.service.js';
import { LearnerViews, nextStepsOf, type LearnerView } from '../enrollments/learner-view.js';
import { nextStepView } from '../enrollments/standing.view.js';
import { CourseDesk } from '../learning/course-desk.js';
import { PeopleService } from '../people/people.service.js';
import { dueSoon } from './due-soon.js';
import { ladderOf } from './ladder-of.js';
import { leftByStage, type StandingOf } from './left-by-stage.js';

/** What a learner wants to know when they sit down: what is next, how far it is, what is due. */
@Injectable()
export class HomeDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: LearnerViews,
    private readonly enrollments: EnrollmentsService,
    private readonly advancement: AdvancementService,
    private readonly history: HistoryDesk,
    private readonly courses: CourseDesk,
    private readonly catalog: CatalogService,
  ) {}

  async of(actor: Actor) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', actor.personId);
    const view = await this.views.of(reader, learner);
    const enrollments = await this.enrollments.list(actor, learner.id);
    const main = mainPath(view);
    const steps = nextStepsOf(view);
    return {
      paths: enrollments.items.filter((each) => each.status !== null),
      ladder: main === null ? null : ladderOf(main.evaluation, main.standing),
      standing: main === null ? null : standingSummary(main.standing),
      left: main === null ? [] : leftByStage(main.standing, this.standingsOf(view)),
      next: await this.next(actor, view, steps),
      after: steps.slice(1, 4).map(nextStepView),
      due: dueSoon(view.evaluations, learner.today),
      coursework: openCoursework(view),
      recent: await this.recent(actor, learner.id),
      promotion: main === null ? null : await this.promotion(actor, main.standing.path.code),
      mayAsk: mayDo(actor, 'advancement:ask', { learnerId: learner.id }, learner.today).allowed,
    };
  }

  /** The paths that others ask for; every stage may ask for the same one. */
  private standingsOf(view: LearnerView): StandingOf {
    const known = new Map<string, Standing | null>();
    return (path) => {
      if (!known.has(path)) known.set(path, this.standingOf(view, path));
      return known.get(path) ?? null;
    };
  }

  /** A path that another asks for: as it stands, or would if the learner enrolled today. */
  private standingOf({ evaluations, record, learner }: LearnerView, path: string) {
    const evaluation = evaluations.find((each) => each.path === path);
    const standing = evaluation ? standingOn(evaluation, learner.today) : null;
    return standing ?? standingIfEnrolled(record, path, this.catalog.definitions, learner.today);
  }

  /** The one next step: where it comes from, how far it is, and what it opens. */
  private async next(actor: Actor, view: LearnerView, [step]: readonly NextStep[]) {
    if (!step) return null;
    const isCourse = step.kind === 'course' || step.kind === 'attestation';
    return {
      ...nextStepView(step),
      isCoursework: isAssignment(step.path),
      assignedBy: isAssignment(step.path) ? await this.assignedBy(actor, view, step.path) : null,
      from: titleOf(view, step.path),
      course:
        isCourse && step.subject !== null ? await this.courses.course(actor, step.subject) : null,
      opens: openedBy(view, step),
    };
  }

  /** Who gave the coursework, by name. */
  private async assignedBy(actor: Actor, { record, learner }: LearnerView, path: string) {
    const [given] = entriesOf(record, `assignment/${assignmentIdOf(path)}`, 'assigned');
    if (!given) return null;
    const [line] = await this.history.some(actor, learner.id, [given.seq]);
    return line?.recordedBy ?? null;
  }

  private async recent(actor: Actor, learnerId: string) {
    const { items } = await this.history.page(actor, learnerId, { limit: 60 });
    return items.filter(({ kind, voidedBy }) => RECENT.has(kind) && voidedBy === null).slice(0, 6);
  }

  /** Of a path with more than one stage; there is nobody to ask about another. */
  private async promotion(actor: Actor, path: string) {
    const found = await this.advancement.find(actor, actor.personId, path);
    return found.next === null ? null : found;
  }
}

export type OnHomeDesk = Awaited<ReturnType<HomeDesk['of']>>;

const RECENT: ReadonlySet<FactKind> = new Set<FactKind>([
  'skill-observed',
  'module-completed',
  'attested',
  'credential-recorded',
  'advancement-approved',
  'advancement-declined',
]);

/** The ladder: of the paths that hold today, the one with the most stages. */
function mainPath(view: LearnerView): { evaluation: PathEvaluation; standing: Standing } | null {
  const found = view.evaluations
    .filter((evaluation) => !isAssignment(evaluation.path))
    .flatMap((evaluation) => {
      const standing = standingOn(evaluation, view.learner.today);
      return standing === null ? [] : [{ evaluation, standing }];
    })
    .sort((a, b) => b.standing.stages.length - a.standing.stages.length);
  return found[0] ?? null;
}

function standingSummary({ path, startedOn, stage, stages }: Standing) {
  return { path, startedOn: isoDay(startedOn), stage, stages: stages.length };
}

function openCoursework({ evaluations, learner }: LearnerView): number {
  return evaluations
    .filter((evaluation) => isAssignment(evaluation.path))
    .flatMap((evaluation) => [...evaluation.nodes.values()])
    .filter(({ timeline }) => {
      const moment = at(timeline, learner.today);
      return moment !== null && !isMet(moment.status);
    }).length;
}

function titleOf(view: LearnerView, path: string): string {
  const evaluation = view.evaluations.find((each) => each.path === path);
  return evaluation?.pieces.at(-1)?.situation.tree.root.title ?? path;
}

/** What is locked by this step among others, by name. */
function openedBy(view: LearnerView, step: NextStep): readonly string[] {
  const evaluation = view.evaluations.find((each) => each.path === step.path);
  const piece = evaluation?.pieces.at(-1);
  if (!evaluation || !piece) return [];
  const { today } = view.learner;
  return [...piece.situation.tree.nodes.values()]
    .filter((node) => {
      const needs = node.children.length === 0 ? at(piece.locks.neededBy(node), today) : [];
      return needs.includes(step.title);
    })
    .map(({ title }) => title)
    .slice(0, 3);
}
