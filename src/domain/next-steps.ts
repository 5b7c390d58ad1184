import { branchesOf } from './branches.js';
import { currentStageIn } from './current-stage.js';
import type { Day, IsoDay } from './day.js';
import { rowsOf } from './evidence.js';
import { modulesLeft } from './leaf-progress.js';
import type { Moment } from './moment.js';
import { lookAt, momentOn, type OneDay } from './one-day.js';
import type { Requirement } from './requirement.js';
import { isMet, type Status } from './status.js';
import type { PathEvaluation } from './timeline.js';
import { told } from './told.js';
import { isGroup, subjectOf, type TreeNode } from './tree.js';

/** What a learner does next for one requirement. */
export interface NextStep {
  readonly path: string;
  readonly requirement: string;
  readonly kind: Requirement['kind'];
  readonly subject: string | null;
  readonly title: string;
  /** False where it is recommended, and nothing waits for it. */
  readonly required: boolean;
  readonly status: Status;
  /** What to do, as a sentence. */
  readonly action: string;
  readonly dueOn: Day | null;
  readonly minutes: number | null;
  readonly reason: string;
}

/** What is next in one evaluation on a day, the most urgent first. */
export function nextStepsOn(evaluation: PathEvaluation, day: Day): readonly NextStep[] {
  const look = lookAt(evaluation, day);
  if (!look) return [];
  const { root } = look.piece.situation.tree;
  const current = currentStageIn(root, (node) => momentOn(look, node).status);
  return nextStepsIn(look, current?.key ?? null);
}

/**
 * The next steps of a path joined with those of assignments. What both ask for stays where
 * it is on the path, as urgent as the assignment makes it.
 */
export function withAssigned(
  own: readonly NextStep[],
  assigned: readonly (readonly NextStep[])[],
): readonly NextStep[] {
  return mergeNextSteps([own, ...assigned]).map((step) => {
    const place = own.find((each) => subjectKey(each) === subjectKey(step));
    return place ? { ...step, path: place.path, requirement: place.requirement } : step;
  });
}

/**
 * Joins next steps of several paths and assignments: one for each subject, with its earliest
 * due date. A path that is asked for is left out where its own steps stand among them.
 */
export function mergeNextSteps(lists: readonly (readonly NextStep[])[]): readonly NextStep[] {
  const bySubject = new Map<string, NextStep>();
  const all = lists.flat();
  const paths = new Set(all.map(({ path }) => path));
  for (const step of all) {
    if (step.kind === 'path' && paths.has(step.subject!)) continue;
    const key = subjectKey(step);
    const known = bySubject.get(key);
    if (!known) bySubject.set(key, step);
    else {
      const first = byUrgency(step, known) < 0 ? step : known;
      const earliest = earliestFirst(step.dueOn, known.dueOn) < 0 ? step : known;
      bySubject.set(key, { ...first, dueOn: earliest.dueOn });
    }
  }
  return [...bySubject.values()].sort(byUrgency);
}

/**
 * Of other stages only what has a date is next: nobody starts the office manager's course
 * because it is not started.
 */
export function nextStepsIn(look: OneDay, currentStage: string | null): readonly NextStep[] {
  const { root } = look.piece.situation.tree;
  return leavesToDo(root, look, currentStage)
    .filter(({ node, asked }) => isOf(node, currentStage) || asked.dueOn !== null)
    .map((toDo) => nextStep(toDo, look))
    .sort(byUrgency);
}

function isOf({ stage }: TreeNode, currentStage: string | null): boolean {
  return stage === null || stage === currentStage;
}

interface ToDo {
  readonly node: TreeNode;
  readonly moment: Moment;
  /** What says until when: of a branch that has no date, the choice that it stands in. */
  readonly asked: Moment;
}

function leavesToDo(node: TreeNode, look: OneDay, currentStage: string | null): readonly ToDo[] {
  if (!isOf(node, currentStage) && !mayHaveDate(node, look)) return [];
  if (isGroup(node.asks)) {
    return branchesOf(node, look).flatMap((child) => leavesToDo(child, look, currentStage));
  }
  const moment = momentOn(look, node);
  return isToDo(node, moment, look) ? [{ node, moment, asked: askedBy(node, moment, look) }] : [];
}

function askedBy(node: TreeNode, moment: Moment, look: OneDay): Moment {
  if (moment.dueOn !== null || !node.isBelowChoice) return moment;
  const asked = momentOn(look, choiceAbove(node));
  // What has run out is one branch's, and says nothing of the others.
  return asked.dueOn === null || asked.status === 'expired' ? moment : asked;
}

/** The topmost choice that a branch stands in; a node below none is its own. */
function choiceAbove(node: TreeNode): TreeNode {
  return node.isBelowChoice ? choiceAbove(node.parent!) : node;
}

/**
 * Whether anything in a node can have a date: by its own terms, or because something was
 * recorded for it that may run out. Most of later stages can't, and is not computed.
 */
function mayHaveDate(node: TreeNode, look: OneDay): boolean {
  const { asks } = node;
  if (choiceAbove(node).asks.dueIn) return true;
  if (isGroup(asks)) return node.children.some((child) => mayHaveDate(child, look));
  if (asks.kind === 'hours' || asks.kind === 'experience' || asks.kind === 'path') return false;
  const { record, tree } = look.piece.situation;
  return rowsOf(asks, { path: tree.path, stage: node.stage }).some((key) => record.has(key));
}

function isToDo(node: TreeNode, moment: Moment, look: OneDay): boolean {
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
function isReadyForApproval(node: TreeNode, look: OneDay): boolean {
  const stage = node.stage === null ? null : look.piece.situation.tree.nodes.get(node.stage);
  return !stage || unmetLeaves(stage, look).every((leaf) => leaf.asks.kind === 'approval');
}

function unmetLeaves(node: TreeNode, look: OneDay): readonly TreeNode[] {
  if (node.asks.required === false || isMet(momentOn(look, node).status)) return [];
  return isGroup(node.asks) && node.asks.kind === 'all'
    ? node.children.flatMap((child) => unmetLeaves(child, look))
    : [node];
}

function nextStep({ node, moment, asked }: ToDo, look: OneDay): NextStep {
  const left = node.asks.kind === 'course' ? modulesLeft(node.asks, look.piece, look.day) : [];
  return {
    path: look.evaluation.path,
    requirement: node.key,
    kind: node.asks.kind,
    subject: subjectOf(node.asks),
    title: node.title,
    required: node.isRequired,
    status: asked.status,
    action: actionOf(node, moment, left[0]?.title),
    dueOn: asked.dueOn,
    minutes: left.length === 0 ? null : left.reduce((sum, module) => sum + module.minutes, 0),
    reason: asked.reason,
  };
}

function actionOf(node: TreeNode, moment: Moment, nextModule: string | undefined): string {
  const again = isMet(moment.status) || moment.status === 'expired' ? ' again' : '';
  switch (node.asks.kind) {
    case 'course':
      return nextModule
        ? `Complete the module "${nextModule}".`
        : told`Complete ${node.title}${again}.`;
    case 'attestation':
      return told`Read and attest ${node.title}${again}.`;
    case 'skill':
      return told`Be observed doing this: ${node.title}.`;
    case 'hours':
      return told`Log hours: ${node.title}.`;
    case 'credential':
      return again
        ? told`Renew ${node.title} and record the new one.`
        : told`Earn ${node.title} and record it.`;
    case 'approval':
      return 'Ask for advancement: everything else is met.';
    case 'path':
      return told`Complete the path ${node.title}.`;
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
  locked: 5,
};

/** What decides which of two things to do comes first. */
interface Urgent<AnyDay> {
  readonly required: boolean;
  readonly status: Status;
  readonly dueOn: AnyDay | null;
}

/**
 * Orders what is to do, the most urgent first. What nothing waits for comes after all that is
 * required, however late it is.
 */
export function byUrgency<AnyDay extends Day | IsoDay>(
  a: Urgent<AnyDay>,
  b: Urgent<AnyDay>,
): number {
  return (
    Number(b.required) - Number(a.required) ||
    (URGENCY[a.status] ?? 4) - (URGENCY[b.status] ?? 4) ||
    earliestFirst(a.dueOn, b.dueOn) ||
    Number(b.status === 'in-progress') - Number(a.status === 'in-progress')
  );
}

/** No date comes after every date. */
function earliestFirst<AnyDay extends Day | IsoDay>(a: AnyDay | null, b: AnyDay | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** What two steps have in common that are about the same thing. */
function subjectKey({ path, requirement, kind, subject }: NextStep): string {
  return subject === null ? `${path}/${requirement}` : `${subjectKind(kind)}/${subject}`;
}

function subjectKind(kind: Requirement['kind']): string {
  return kind === 'attestation' ? 'course' : kind;
}
