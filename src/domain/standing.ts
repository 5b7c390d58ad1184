import { NEVER, type Day } from './day.js';
import { versionOn } from './enrollment.js';
import { leafProgressOn, modulesLeft, type LeafProgress } from './leaf-progress.js';
import { progressOn, type Progress } from './progress.js';
import type { Requirement } from './requirement.js';
import { isMet, isOutOfDate, type Status } from './status.js';
import { at, indexAt } from './steps.js';
import { pieceOn, type Moment, type PathEvaluation, type Piece } from './timeline.js';
import { isChoice, isGroup, type TreeNode } from './tree.js';

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
  /** The first stage that isn't met, else the last. */
  readonly stage: { readonly code: string; readonly title: string };
  readonly nextSteps: readonly NextStep[];
  readonly stages: readonly StageStanding[];
}

export interface StageStanding {
  readonly code: string;
  readonly title: string;
  readonly status: Status;
  readonly progress: Progress;
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

export interface NextStep {
  readonly path: string;
  readonly requirement: string;
  readonly kind: Requirement['kind'];
  readonly subject: string | null;
  readonly title: string;
  readonly status: Status;
  /** What to do, as a sentence. */
  readonly action: string;
  readonly dueOn: Day | null;
  readonly minutes: number | null;
  readonly reason: string;
}

/** The standing on a day; null where the path's timelines don't exist then. */
export function standingOn(evaluation: PathEvaluation, day: Day): Standing | null {
  const piece = at(evaluation.exists, day) ? pieceOn(evaluation.pieces, day) : null;
  if (!piece) return null;
  const { root } = piece.situation.tree;
  const look: Look = { evaluation, piece, day };
  const stages = root.children.map((stage) => stageStanding(stage, look));
  const current = stages.find((stage) => !isMet(stage.status)) ?? stages.at(-1)!;
  return {
    path: { code: root.key, title: root.title, version: versionOn(piece.span, day) },
    asOf: day,
    startedOn: piece.span.from,
    status: momentOn(look, root).status,
    progress: progressOn(root, piece.met, day),
    changesOn: nextChange(evaluation, day),
    stage: { code: current.code, title: current.title },
    nextSteps: nextStepsIn(look, current.code),
    stages,
  };
}

/** What is next in one evaluation on a day, the most urgent first. */
export function nextStepsOn(evaluation: PathEvaluation, day: Day): readonly NextStep[] {
  const piece = at(evaluation.exists, day) ? pieceOn(evaluation.pieces, day) : null;
  if (!piece) return [];
  const look: Look = { evaluation, piece, day };
  const { root } = piece.situation.tree;
  const current = root.children.find((stage) => !isMet(momentOn(look, stage).status));
  return nextStepsIn(look, current?.key ?? null);
}

/** Joins next steps of several paths and assignments: one for each subject, with its earliest due date. */
export function mergeNextSteps(lists: readonly (readonly NextStep[])[]): readonly NextStep[] {
  const bySubject = new Map<string, NextStep>();
  for (const step of lists.flat()) {
    const key =
      step.subject === null
        ? `${step.path}/${step.requirement}`
        : `${subjectKind(step.kind)}/${step.subject}`;
    const known = bySubject.get(key);
    if (!known) bySubject.set(key, step);
    else {
      const first = byUrgency(step, known) < 0 ? step : known;
      const earliest = daysOf(step.dueOn) < daysOf(known.dueOn) ? step : known;
      bySubject.set(key, { ...first, dueOn: earliest.dueOn });
    }
  }
  return [...bySubject.values()].sort(byUrgency);
}

/** The day of the next change of any of an evaluation's timelines after `day`. */
export function nextChange(evaluation: PathEvaluation, day: Day): Day | null {
  let next: Day = NEVER;
  for (const { timeline } of evaluation.nodes.values()) {
    const following = timeline[indexAt(timeline, day) + 1];
    if (following && following.from < next) next = following.from;
  }
  return next === NEVER ? null : next;
}

/** The code that a requirement is about; null of a group. */
export function subjectOf(asks: Requirement): string | null {
  switch (asks.kind) {
    case 'course':
    case 'attestation':
      return asks.course;
    case 'skill':
      return asks.skill.code;
    case 'credential':
      return asks.credential.code;
    case 'hours':
      return asks.activity;
    case 'path':
      return asks.path;
    default:
      return null;
  }
}

interface Look {
  readonly evaluation: PathEvaluation;
  readonly piece: Piece;
  readonly day: Day;
}

function stageStanding(node: TreeNode, look: Look): StageStanding {
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

function requirementStanding(node: TreeNode, look: Look): RequirementStanding {
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

// One day of one piece: there is no need to cut the whole timeline to where it exists.
function momentOn({ piece, day }: Look, node: TreeNode): Moment {
  return at(piece.moments.of(node), day);
}

// Of later stages only what has a date is next: nobody starts the office manager's
// course because it is not started.
function nextStepsIn(look: Look, currentStage: string | null): readonly NextStep[] {
  const { root } = look.piece.situation.tree;
  return leavesToDo(root, look)
    .filter(
      ({ node, moment }) =>
        node.stage === null ||
        node.stage === currentStage ||
        moment.dueOn !== null ||
        isOutOfDate(moment.status),
    )
    .map(({ node, moment }) => nextStep(node, moment, look))
    .sort(byUrgency);
}

function leavesToDo(node: TreeNode, look: Look): readonly { node: TreeNode; moment: Moment }[] {
  const moment = momentOn(look, node);
  const { asks } = node;
  if (isGroup(asks)) {
    if (moment.status === 'not-applicable') return [];
    return branchesOf(node, moment, look).flatMap((child) => leavesToDo(child, look));
  }
  return isToDo(node, moment, look) ? [{ node, moment }] : [];
}

// Once a choice is met, the branches that were not taken are nobody's next step: only
// what met it is, when that must be renewed.
function branchesOf(node: TreeNode, { status }: Moment, look: Look): readonly TreeNode[] {
  if (!isChoice(node.asks) || !isMet(status)) return node.children;
  if (status === 'satisfied' || status === 'waived') return [];
  return node.children.filter((child) => isMet(momentOn(look, child).status));
}

function isToDo(node: TreeNode, moment: Moment, look: Look): boolean {
  switch (moment.status) {
    case 'expiring':
    case 'in-grace':
    case 'expired':
    case 'overdue':
    case 'due':
    case 'in-progress':
    case 'not-started':
      return node.asks.kind === 'approval'
        ? isReadyForApproval(node, look)
        : node.asks.kind !== 'experience';
    default:
      return false;
  }
}

/** An approval can be asked for once everything else that its stage requires is met. */
function isReadyForApproval(node: TreeNode, look: Look): boolean {
  const stage = node.stage === null ? null : look.piece.situation.tree.nodes.get(node.stage);
  return !stage || unmetLeaves(stage, look).every((leaf) => leaf.asks.kind === 'approval');
}

function unmetLeaves(node: TreeNode, look: Look): readonly TreeNode[] {
  if (node.asks.required === false || isMet(momentOn(look, node).status)) return [];
  return isGroup(node.asks) && node.asks.kind === 'all'
    ? node.children.flatMap((child) => unmetLeaves(child, look))
    : [node];
}

function nextStep(node: TreeNode, moment: Moment, look: Look): NextStep {
  const left = node.asks.kind === 'course' ? modulesLeft(node.asks, look.piece, look.day) : [];
  return {
    path: look.evaluation.path,
    requirement: node.key,
    kind: node.asks.kind,
    subject: subjectOf(node.asks),
    title: node.title,
    status: moment.status,
    action: actionOf(node, moment, left[0]?.title),
    dueOn: moment.dueOn,
    minutes: left.length === 0 ? null : left.reduce((sum, module) => sum + module.minutes, 0),
    reason: moment.reason,
  };
}

function actionOf(node: TreeNode, moment: Moment, nextModule: string | undefined): string {
  const again = isMet(moment.status) || moment.status === 'expired' ? ' again' : '';
  switch (node.asks.kind) {
    case 'course':
      return nextModule
        ? `Complete the module "${nextModule}".`
        : `Complete ${node.title}${again}.`;
    case 'attestation':
      return `Read and attest ${node.title}${again}.`;
    case 'skill':
      return `Be observed doing this: ${node.title}.`;
    case 'hours':
      return `Log hours: ${node.title}.`;
    case 'credential':
      return again
        ? `Renew ${node.title} and record the new one.`
        : `Earn ${node.title} and record it.`;
    case 'approval':
      return 'Ask for advancement: everything else is met.';
    case 'path':
      return `Complete the path ${node.title}.`;
    default:
      return `${node.title}.`;
  }
}

const URGENCY: Partial<Record<Status, number>> = {
  expired: 0,
  overdue: 0,
  'in-grace': 1,
  due: 2,
  expiring: 3,
};

function byUrgency(a: NextStep, b: NextStep): number {
  return (
    (URGENCY[a.status] ?? 4) - (URGENCY[b.status] ?? 4) ||
    daysOf(a.dueOn) - daysOf(b.dueOn) ||
    Number(b.status === 'in-progress') - Number(a.status === 'in-progress')
  );
}

// Infinity minus itself is no number, so "no date" sorts by a day that is merely far.
function daysOf(day: Day | null): number {
  return day ?? 10_000_000;
}

function subjectKind(kind: Requirement['kind']): string {
  return kind === 'attestation' ? 'course' : kind;
}
