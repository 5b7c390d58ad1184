import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { leafProgressOn, type LeafProgress } from '../../domain/leaf-progress.js';
import type { Actor } from '../../domain/permission.js';
import { at } from '../../domain/steps.js';
import { pieceOn } from '../../domain/timeline.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { PeopleService } from '../people/people.service.js';

/** An activity whose hours a path of the learner asks for. */
export interface ActivityAskedFor {
  readonly activity: string;
  readonly title: string;
  readonly progress: LeafProgress;
}

/** What somebody's paths ask to be done by the hour. */
@Injectable()
export class AskedHours {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: LearnerViews,
  ) {}

  async of(actor: Actor, learnerId: string): Promise<readonly ActivityAskedFor[]> {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    const found = new Map<string, ActivityAskedFor>();
    for (const { exists, pieces } of view.evaluations) {
      const piece = at(exists, learner.today) ? pieceOn(pieces, learner.today) : null;
      if (!piece) continue;
      for (const node of piece.situation.tree.nodes.values()) {
        if (node.asks.kind !== 'hours' || found.has(node.asks.activity)) continue;
        const { activity } = node.asks;
        const progress = leafProgressOn(node, piece, learner.today);
        found.set(activity, { activity, title: node.title, progress });
      }
    }
    return [...found.values()];
  }
}
