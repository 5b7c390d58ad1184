import { Injectable } from '@nestjs/common';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { isAssignment } from '../../domain/assignment.js';
import { day, isoDay, NEVER, type Day } from '../../domain/day.js';
import { employmentOf } from '../../domain/employment.js';
import { enrollmentOn } from '../../domain/enrollment.js';
import { nextStepsOn, withAssigned } from '../../domain/next-steps.js';
import { InvalidInput, NotFound } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { at } from '../../domain/steps.js';
import { told } from '../../domain/told.js';
import { intervalsOf, type PathEvaluation } from '../../domain/timeline.js';
import type { Actor } from '../../domain/permission.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { LearnerViews, type LearnerView } from './learner-view.js';
import { intervalView, standingView } from './standing.view.js';

export interface StandingQuestion {
  readonly path?: string;
  /** The day that is asked about; today unless told. */
  readonly asOf?: string;
  /** Only what was recorded by this instant. */
  readonly knownAt?: string;
}

/** Answers what holds for a learner: on a day, and on every day. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
  ) {}

  /** Throws NotFound for a day on which there is no standing, with the code that says why. */
  async standing(actor: Actor, learnerId: string, ask: StandingQuestion) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.viewKnownAt(learner, ask.knownAt);
    const asOf = ask.asOf ? day(ask.asOf) : view.learner.today;
    const evaluation = this.chosen(view, ask.path, asOf);
    const standing = standingOn(evaluation, asOf);
    if (!standing) throw noStanding(view, evaluation.path, asOf);
    const assigned = view.evaluations
      .filter((each) => isAssignment(each.path))
      .map((each) => nextStepsOn(each, asOf));
    const nextSteps = withAssigned(standing.nextSteps, assigned);
    return standingView({ ...standing, nextSteps }, { id: learner.id, name: learner.name });
  }

  /** The intervals of one node, one path, or everything, that touch [from, to). */
  async timeline(
    actor: Actor,
    learnerId: string,
    ask: { path?: string; requirement?: string; from?: string; to?: string },
  ) {
    if (ask.from !== undefined && ask.to !== undefined && ask.to < ask.from) {
      throw new InvalidInput([{ field: 'to', message: 'must not be before from' }]);
    }
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    const from = ask.from ? day(ask.from) : -Infinity;
    const to = ask.to ? day(ask.to) : Infinity;
    const items = view.evaluations
      .filter((evaluation) => ask.path === undefined || evaluation.path === ask.path)
      .flatMap((evaluation) =>
        [...evaluation.nodes.values()]
          .filter(({ key }) => ask.requirement === undefined || key === ask.requirement)
          .flatMap(({ key, timeline }) =>
            intervalsOf(timeline)
              .filter((interval) => interval.from < to && interval.to > from)
              .map((interval) => intervalView(evaluation.path, key, interval)),
          ),
      );
    return { items };
  }

  private async viewKnownAt(
    learner: LearnerView['learner'],
    knownAt: string | undefined,
  ): Promise<LearnerView> {
    const { reader } = this.database;
    if (!knownAt) return this.views.of(reader, learner);
    const instant = instantText(new Date(knownAt));
    const record = await this.ledger.recordKnownAt(reader, learner.id, instant);
    return { learner, record, evaluations: this.ledger.evaluationsOf(record) };
  }

  // Without a path the question is about the ladder: the path with the most stages.
  private chosen(view: LearnerView, path: string | undefined, on: Day): PathEvaluation {
    const paths = view.evaluations.filter((each) => !isAssignment(each.path));
    const candidates = path
      ? paths.filter((each) => each.path === path)
      : paths.filter((each) => at(each.exists, on)).sort((a, b) => stagesOf(b) - stagesOf(a));
    const [found] = candidates;
    if (!found) {
      throw new NotFound(
        path
          ? `Not enrolled in ${path} on ${isoDay(on)}.`
          : `Enrolled in no path on ${isoDay(on)}.`,
        'not-enrolled-then',
      );
    }
    return found;
  }
}

function stagesOf(evaluation: PathEvaluation): number {
  return evaluation.pieces.at(-1)?.situation.tree.root.children.length ?? 0;
}

/** Why there is no standing on a day. */
export function noStanding(
  view: LearnerView,
  path: string,
  on: Day,
  spokenOf: string = path,
): NotFound {
  const employment = employmentOf(view.record);
  if (!enrollmentOn(view.record, path, on)) {
    return new NotFound(told`Not enrolled in ${spokenOf} on ${isoDay(on)}.`, 'not-enrolled-then');
  }
  if (at(employment.post, on) === null) {
    return new NotFound(`Not employed on ${isoDay(on)}.`, 'not-employed-then');
  }
  const tracked = at(employment.trackedFrom, on);
  const since = tracked === NEVER ? '' : `: records begin on ${isoDay(tracked)}`;
  return new NotFound(`There is no record of ${isoDay(on)}${since}.`, 'no-record-then');
}
