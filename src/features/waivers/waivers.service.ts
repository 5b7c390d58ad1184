import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isAssignment } from '../../domain/assignment.js';
import { day, isoDay } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf } from '../../domain/record.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import { pieceOn } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import type { TreeNode } from '../../domain/tree.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { alreadyRecorded } from '../learning/already-recorded.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService } from '../people/people.service.js';
import type { WaiveRequirementDto } from './waive-requirement.dto.js';

/** Waivers: a requirement that somebody need not meet, or has met elsewhere. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  waive(actor: Actor, learnerId: string, ask: WaiveRequirementDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'waiver:grant', learnerId);
      const view = await this.views.of(tx, learner);
      const { path, node } = nodeToWaive(view, ask);
      const { requirement, kind, reason, until, evidence } = ask;
      const payload = { requirement, kind, reason, until, ...(evidence ? { evidence } : {}) };
      refuseUnless(
        decide(
          day(ask.until) <= learner.today && {
            code: 'until-in-past',
            text: `${ask.until} has passed: a waiver ends on a day ahead.`,
          },
          ask.kind === 'equivalence' &&
            !ask.evidence && {
              code: 'evidence-required',
              text: 'An equivalence needs its evidence: say where it is kept.',
            },
          whoMayWaive(node) === 'nobody' && {
            code: 'not-waivable',
            subject: node.key,
            text: told`${node.title} can’t be waived by anybody${node.asks.why ? ` (${node.asks.why})` : ''}.`,
          },
          whoMayWaive(node) === 'administrator' &&
            !actor.grants.some((grant) => grant.role === 'administrator') && {
              code: 'administrator-required',
              subject: node.key,
              text: told`${node.title} is waived by an administrator: ask one.`,
            },
        ),
      );
      const same = entriesOf(view.record, `waivers/${path}`, 'waived').find((entry) =>
        isDeepStrictEqual(entry.payload, payload),
      );
      refuseUnless(
        decide(same && alreadyRecorded(requirement, `This waiver of ${node.title}`, same)),
        {
          conflict: true,
        },
      );
      const fact: NewFact = { kind: 'waived', subject: path, occurredOn: learner.today, payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }
}

/** The strictest word of a node, its ancestors and all that a waiver of it would cover. */
export function whoMayWaive(node: TreeNode): 'manager' | 'administrator' | 'nobody' {
  const words = [node, ...descendants(node)].map((each) => each.asks.waivableBy ?? 'manager');
  for (let up = node.parent; up; up = up.parent) words.push(up.asks.waivableBy ?? 'manager');
  if (words.includes('nobody')) return 'nobody';
  return words.includes('administrator') ? 'administrator' : 'manager';
}

function descendants(node: TreeNode): readonly TreeNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

function nodeToWaive(
  view: LearnerView,
  ask: WaiveRequirementDto,
): { path: string; node: TreeNode } {
  const { today } = view.learner;
  const found = view.evaluations.flatMap((evaluation) => {
    const node = pieceOn(evaluation.pieces, today)?.situation.tree.nodes.get(ask.requirement);
    const isPath = !isAssignment(evaluation.path);
    const isAsked = ask.path === undefined || ask.path === evaluation.path;
    return node && isPath && isAsked ? [{ path: evaluation.path, node }] : [];
  });
  const [first, ...others] = found;
  if (!first) {
    throw new NotFound(
      `No path that the learner is on has the requirement ${ask.requirement} on ${isoDay(today)}.`,
      'no-such-requirement',
    );
  }
  if (others.length > 0) {
    throw new InvalidInput([
      { field: 'path', message: 'must say which path: several have this requirement' },
    ]);
  }
  return first;
}
