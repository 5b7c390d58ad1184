import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day, isoDay, isoDayOrNull } from '../../domain/day.js';
import { enrollmentOn, enrollmentsIn } from '../../domain/enrollment.js';
import { type Actor, mayDo, type Permission } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { intervalsOf, type PathEvaluation } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import { readable } from '../../ui/dates.js';
import type { StripInterval } from '../../ui/charts/strip.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { LearnerViews } from './learner-view.js';
import { noStanding } from './standings.service.js';
import { standingView } from './standing.view.js';

/** A learner's path as it lies before whoever looks: the standing, and every status over time. */
@Injectable()
export class PathDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
  ) {}

  /** Throws NotFound for a path that the learner was never enrolled in. */
  async path(actor: Actor, learnerId: string, code: string, asOf: string | undefined) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    const [first] = enrollmentsIn(view.record, code);
    const evaluation = view.evaluations.find((each) => each.path === code);
    if (!first || !evaluation) {
      throw new NotFound(told`${learner.name} is not enrolled in ${code}.`, 'not-enrolled');
    }
    const on = asOf === undefined ? learner.today : day(asOf);
    const standing = standingOn(evaluation, on);
    const newest = this.catalog.published('path', code);
    const isEnrolled = enrollmentOn(view.record, code, learner.today) !== null;
    const may = (permission: Permission) => isEnrolled && isAllowed(actor, permission, learner);
    const title = evaluation.pieces.at(-1)?.situation.tree.root.title ?? newest.title;
    return {
      learner: { id: learner.id, name: learner.name },
      code,
      title,
      asOf: isoDay(on),
      today: isoDay(learner.today),
      isToday: on === learner.today,
      standing: standing && standingView(standing, { id: learner.id, name: learner.name }),
      /** Why there is no standing on that day. */
      missing: standing ? null : readable(noStanding(view, code, on, title).message),
      newest: {
        version: newest.version,
        publishedOn: newest.publishedAt.slice(0, 10),
      },
      timelines: timelinesOf(evaluation),
      may: { withdraw: may('enrollment:withdraw'), move: may('enrollment:move') },
    };
  }
}

export type PathOnDesk = Awaited<ReturnType<PathDesk['path']>>;

function isAllowed(actor: Actor, permission: Permission, learner: Learner): boolean {
  const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
  return mayDo(actor, permission, target, learner.today).allowed;
}

/** The runs of days of each node, by its key; runs that differ in reason only are one. */
function timelinesOf(evaluation: PathEvaluation): ReadonlyMap<string, readonly StripInterval[]> {
  return new Map(
    [...evaluation.nodes.values()].map(({ key, timeline }) => {
      const joined: { from: string | null; to: string | null; status: StripInterval['status'] }[] =
        [];
      for (const { from, to, status } of intervalsOf(timeline)) {
        const last = joined.at(-1);
        if (last?.status === status && last.to === isoDayOrNull(from)) last.to = isoDayOrNull(to);
        else joined.push({ from: isoDayOrNull(from), to: isoDayOrNull(to), status });
      }
      return [key, joined] as const;
    }),
  );
}
