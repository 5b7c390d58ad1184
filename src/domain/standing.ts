import { currentStageIn, isApproved } from './current-stage.js';
import { NEVER, type Day } from './day.js';
import { versionOn } from './enrollment.js';
import { leafProgressOn, type LeafProgress } from './leaf-progress.js';
import { nextStepsIn, type NextStep } from './next-steps.js';
import { lookAt, momentOn, type OneDay } from './one-day.js';
import { progressOn, type Progress } from './progress.js';
import type { Requirement } from './requirement.js';
import type { Status } from './status.js';
import { indexAt } from './steps.js';
import type { PathEvaluation } from './timeline.js';
import { subjectOf, type TreeNode } from './tree.js';

/**
 * The standing: what holds on one day, why, and what is next. A slice through the
 * timelines of a path; today, a past day and a day ahead are the same look-up.
 */
export interface Standing {
  readonly path: { readonly code: string; readonly title: string; readonly version: number };
  readonly asOf: Day;
  readonly startedOn: Day;
  readonly status: Status;
  readonly progress: Progress;
  /** The next day on which any of it changes if nobody does anything; null where none does. */
  readonly changesOn: Day | null;
  /** The stage that the learner is in. */
  readonly stage: { readonly code: string; readonly title: string };
  readonly nextSteps: readonly NextStep[];
  readonly stages: readonly StageStanding[];
}

export interface StageStanding {
  readonly code: string;
  readonly title: string;
  readonly status: Status;
  readonly progress: Progress;
  /** The day of the promotion from it, or past it; whatever of it has lapsed since. */
  readonly passedOn: Day | null;
  readonly milestones: readonly MilestoneStanding[];
}

export interface MilestoneStanding {
  readonly code: string;
  readonly key: string;
  readonly title: string;
  readonly status: Status;
  readonly required: boolean;
  readonly requirements: readonly RequirementStanding[];
}

export interface RequirementStanding {
  readonly key: string;
  readonly kind: Requirement['kind'];
  /** The code of the course, skill, credential, path or activity; null of a group. */
  readonly subject: string | null;
  readonly title: string;
  readonly status: Status;
  readonly since: Day | null;
  /** The day after the last on which this holds; null where it holds for ever. */
  readonly until: Day | null;
  readonly dueOn: Day | null;
  readonly progress: LeafProgress;
  readonly reason: string;
  readonly why: string | null;
  readonly required: boolean;
  readonly children: readonly RequirementStanding[];
}

/** The standing on a day; null where the path's timelines don't exist then. */
export function standingOn(evaluation: PathEvaluation, day: Day): Standing | null {
  const look = lookAt(evaluation, day);
  if (!look) return null;
  const { piece } = look;
  const { root } = piece.situation.tree;
  const statusOf = (node: TreeNode) => momentOn(look, node).status;
  const promotions = root.children.map((stage) =>
    isApproved(stage, statusOf) ? approvedOn(stage, look) : null,
  );
  const stages = root.children.map((stage, i) => ({
    ...stageStanding(stage, look),
    passedOn: promotions.slice(i).find((on) => on !== null) ?? null,
  }));
  const current = currentStageIn(root, statusOf)!;
  return {
    path: { code: root.key, title: root.title, version: versionOn(piece.span, day) },
    asOf: day,
    startedOn: piece.span.from,
    status: statusOf(root),
    progress: progressOn(root, piece.met, day),
    changesOn: nextChange(evaluation, day),
    stage: { code: current.key, title: current.title },
    nextSteps: nextStepsIn(look, current.key),
    stages,
  };
}

/** The day of the next change of any of an evaluation's timelines after `day`. */
function nextChange(evaluation: PathEvaluation, day: Day): Day | null {
  let next: Day = NEVER;
  for (const { timeline } of evaluation.nodes.values()) {
    const following = timeline[indexAt(timeline, day) + 1];
    if (following && following.from < next) next = following.from;
  }
  return next === NEVER ? null : next;
}

/** Since when all that a stage asks to be approved is; the start of the path at the earliest. */
function approvedOn(stage: TreeNode, { evaluation, piece, day }: OneDay): Day {
  const days = stage.approvals.map(({ key }) => {
    const { timeline } = evaluation.nodes.get(key)!;
    return timeline[indexAt(timeline, day)]!.from;
  });
  return Math.max(piece.span.from, ...days) as Day;
}

function stageStanding(node: TreeNode, look: OneDay): Omit<StageStanding, 'passedOn'> {
  return {
    code: node.key,
    title: node.title,
    status: momentOn(look, node).status,
    progress: progressOn(node, look.piece.met, look.day),
    milestones: node.children.map((milestone) => ({
      code: milestone.key.slice(milestone.key.lastIndexOf('/') + 1),
      key: milestone.key,
      title: milestone.title,
      status: momentOn(look, milestone).status,
      required: milestone.asks.required !== false,
      requirements: milestone.children.map((child) => requirementStanding(child, look)),
    })),
  };
}

function requirementStanding(node: TreeNode, look: OneDay): RequirementStanding {
  const { timeline } = look.evaluation.nodes.get(node.key)!;
  const index = indexAt(timeline, look.day);
  const moment = timeline[index]!.value!;
  const { from } = timeline[index]!;
  return {
    key: node.key,
    kind: node.asks.kind,
    subject: subjectOf(node.asks),
    title: node.title,
    status: moment.status,
    since: Number.isFinite(from) ? from : null,
    until: timeline[index + 1]?.from ?? null,
    dueOn: moment.dueOn,
    progress: leafProgressOn(node, look.piece, look.day),
    reason: moment.reason,
    why: node.asks.why ?? null,
    required: node.asks.required !== false,
    children: node.children.map((child) => requirementStanding(child, look)),
  };
}
