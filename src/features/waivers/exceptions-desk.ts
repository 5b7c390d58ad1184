import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isAssignment } from '../../domain/assignment.js';
import { isoDay } from '../../domain/day.js';
import { type Actor, mayDo, type Permission } from '../../domain/permission.js';
import { isMet } from '../../domain/status.js';
import { at } from '../../domain/steps.js';
import { pieceOn } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { PeopleService } from '../people/people.service.js';
import { leavesIn, waiversIn } from './exceptions.js';
import { whoMayWaive } from './waivers.service.js';

/** A requirement that may be waived. */
interface Waivable {
  readonly path: string;
  readonly requirement: string;
  readonly label: string;
}

export type ExceptionsOnDesk = Awaited<ReturnType<ExceptionsDesk['of']>>;

/** Somebody's leaves and waivers, for who records them. */
@Injectable()
export class ExceptionsDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: LearnerViews,
  ) {}

  /** `permission`: that to record the one or the other. Throws NotFound and Forbidden. */
  async of(
    actor: Actor,
    id: string,
    permission: Extract<Permission, 'leave:record' | 'waiver:grant'>,
  ) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, permission, id);
    const view = await this.views.of(reader, learner);
    const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
    const mayRead = mayDo(actor, 'learner:read-reasons', target, learner.today).allowed;
    return {
      learner: { id: learner.id, name: learner.name },
      today: isoDay(learner.today),
      leaves: leavesIn(view, mayRead),
      waivers: waiversIn(view, mayRead),
      waivable: waivableIn(view, actor),
    };
  }
}

/** What isn't met today and the actor may waive, path by path. */
function waivableIn(view: LearnerView, actor: Actor): readonly Waivable[] {
  const isAdministrator = actor.grants.some(({ role }) => role === 'administrator');
  const { today } = view.learner;
  return view.evaluations
    .filter(({ path }) => !isAssignment(path))
    .flatMap((evaluation) => {
      const tree = pieceOn(evaluation.pieces, today)?.situation.tree;
      return [...(tree?.nodes.values() ?? [])].flatMap((node) => {
        const moment = at(evaluation.nodes.get(node.key)!.timeline, today);
        const who = whoMayWaive(node);
        const mayWaive = who === 'manager' || (who === 'administrator' && isAdministrator);
        if (!node.isObligation || !mayWaive || !moment || isMet(moment.status)) return [];
        const label = told`${tree!.root.title}: ${node.title}`;
        return [{ path: evaluation.path, requirement: node.key, label }];
      });
    });
}
