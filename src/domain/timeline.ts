import { ALWAYS, isoDay, NEVER, addDays, type Day } from './day.js';
import { anchoredOn, dueDates, employmentAnchor } from './due-date.js';
import { employmentOf, type Employment } from './employment.js';
import { enrollmentsIn, type EnrollmentSpan } from './enrollment.js';
import { lockLayer, type LockLayer } from './locks.js';
import {
  countsAsMet,
  firstEarned,
  metLayer,
  type Met,
  type MetLayer,
  type Situation,
} from './met.js';
import { progressOn, type Progress } from './progress.js';
import type { LearnerRecord } from './record.js';
import { DEFAULT_NOTICE_DAYS, type Definitions, type Leaf } from './requirement.js';
import { isMet, type Status } from './status.js';
import { at, combine, combineAll, constant, map, refine, steps, type Steps } from './steps.js';
import { isChoice, isGroup, treeOf, type Tree, type TreeNode } from './tree.js';

/** What a timeline holds on a day; two moments are the same when all three are. */
export interface Moment {
  readonly status: Status;
  /** The last good day: met, until when it is good; unmet, by when it must be done. */
  readonly dueOn: Day | null;
  /** A stable phrase without counts: `Completed on 2026-03-01.` */
  readonly reason: string;
}

/**
 * A timeline: the status of one node on every day, past and future; null where none
 * exists, outside enrolment or employment and before the person is tracked.
 */
export type Timeline = Steps<Moment | null>;

/** A run of days on which a timeline holds one moment. */
export interface Interval extends Moment {
  readonly from: Day;
  /** The day after the last; `NEVER` where it holds for ever. */
  readonly to: Day;
}

/** One enrolment in one version of a path, for the days on which it held. */
export interface Piece {
  readonly from: Day;
  readonly to: Day;
  readonly span: EnrollmentSpan;
  readonly situation: Situation;
  readonly met: MetLayer;
  readonly locks: LockLayer;
}

export interface NodeEvaluation {
  readonly key: string;
  readonly isObligation: boolean;
  readonly level: TreeNode['level'];
  readonly timeline: Timeline;
}

export interface PathEvaluation {
  readonly path: string;
  readonly pieces: readonly Piece[];
  /** Whether the path's timelines exist on a day. */
  readonly exists: Steps<boolean>;
  /** The nodes of every version that held, by key. */
  readonly nodes: ReadonlyMap<string, NodeEvaluation>;
  progressOn(day: Day): Progress | null;
}

/** The timelines of every node of a path, over all enrolments of a learner in it. */
export function evaluatePath(
  record: LearnerRecord,
  path: string,
  definitions: Definitions,
): PathEvaluation {
  const employment = employmentOf(record);
  const pieces = enrollmentsIn(record, path).flatMap((span) =>
    span.versions.map(({ from, version }, i) => {
      const tree = treeOf(definitions.path(path, version));
      const situation = { record, definitions, employment, tree, enrolledOn: span.from };
      return pieceOf(situation, span, from, span.versions[i + 1]?.from ?? span.to);
    }),
  );
  return assemble(path, pieces, employment);
}

export function pieceOf(situation: Situation, span: EnrollmentSpan, from: Day, to: Day): Piece {
  const met = metLayer(situation);
  return { from, to, span, situation, met, locks: lockLayer(situation, met) };
}

/** Joins the pieces of an evaluation, each on its own days. */
export function assemble(
  path: string,
  pieces: readonly Piece[],
  employment: Employment,
  dueOf: DueRule = ownDue,
): PathEvaluation {
  const exists = existsOn(pieces, employment);
  const timelines = new Map<
    string,
    { node: TreeNode; parts: { piece: Piece; timeline: Steps<Moment> }[] }
  >();
  for (const piece of pieces) {
    for (const [key, timeline] of statusLayer(piece, dueOf)) {
      const node = piece.situation.tree.nodes.get(key)!;
      const known = timelines.get(key);
      if (known) {
        known.parts.push({ piece, timeline });
        known.node = node;
      } else timelines.set(key, { node, parts: [{ piece, timeline }] });
    }
  }
  const nodes = new Map<string, NodeEvaluation>();
  for (const [key, { node, parts }] of timelines) {
    const { isObligation, level } = node;
    nodes.set(key, { key, isObligation, level, timeline: joined(parts, exists, pieces.length) });
  }
  return {
    path,
    pieces,
    exists,
    nodes,
    progressOn: (day) => {
      const piece = at(exists, day) ? pieceOn(pieces, day) : null;
      return piece && progressOn(piece.situation.tree.root, piece.met, day);
    },
  };
}

/** The same evaluation for a record that differs in nothing that its timelines read. */
export function evaluatedAlike(evaluation: PathEvaluation, record: LearnerRecord): PathEvaluation {
  const pieces = evaluation.pieces.map((piece) => ({
    ...piece,
    situation: { ...piece.situation, record },
  }));
  return { ...evaluation, pieces };
}

/** The piece of an evaluation that holds on a day. */
export function pieceOn(pieces: readonly Piece[], day: Day): Piece | null {
  return pieces.find((piece) => piece.from <= day && day < piece.to) ?? null;
}

/** The runs of days of a timeline, in order; none where it doesn't exist. */
export function intervalsOf(timeline: Timeline): readonly Interval[] {
  return timeline.flatMap(({ from, value }, i) =>
    value === null ? [] : [{ from, to: timeline[i + 1]?.from ?? NEVER, ...value }],
  );
}

export function isSameMoment(a: Moment | null, b: Moment | null): boolean {
  if (a === null || b === null) return a === b;
  return a.status === b.status && a.dueOn === b.dueOn && a.reason === b.reason;
}

/** When a node is due by its own terms, by day. */
export type DueRule = (node: TreeNode, piece: Piece) => Steps<Day | null>;

function existsOn(pieces: readonly Piece[], employment: Employment): Steps<boolean> {
  const enrolled = steps(
    false,
    pieces.flatMap(({ from, to }) => [
      { from, value: true },
      ...(to === NEVER ? [] : [{ from: to, value: false }]),
    ]),
  );
  const tracked = map(employment.trackedFrom, (day) => day);
  const parts: Steps<unknown>[] = [enrolled, employment.post, tracked];
  const known = combineAll(parts, ([isEnrolled, post, trackedFrom]) =>
    isEnrolled && post !== null ? (trackedFrom as Day) : NEVER,
  );
  return refine(
    known,
    (trackedFrom) => [trackedFrom],
    (trackedFrom, from) => from >= trackedFrom && trackedFrom !== NEVER,
  );
}

function joined(
  parts: readonly { piece: Piece; timeline: Steps<Moment> }[],
  exists: Steps<boolean>,
  pieces: number,
): Timeline {
  const [first] = parts;
  // One piece lasts exactly as long as the enrolment, of which `exists` knows.
  if (first && pieces === 1) return where(exists, first.timeline);
  const own = parts.map(({ piece, timeline }) => where(within(piece), timeline));
  return combineAll<unknown, Moment | null>(
    [exists, ...own],
    ([is, ...moments]) =>
      is ? ((moments.find((moment) => moment !== null) ?? null) as Moment | null) : null,
    isSameMoment,
  );
}

/** A timeline on the days on which something holds. */
function where(holds: Steps<boolean>, timeline: Timeline): Timeline {
  return combine(holds, timeline, (is, moment) => (is ? moment : null), isSameMoment);
}

function within({ from, to }: Piece): Steps<boolean> {
  const ends = to === NEVER ? [] : [{ from: to, value: false }];
  return steps(false, [{ from, value: true }, ...ends]);
}

/** Layer 3 for every node of a piece. */
function statusLayer(piece: Piece, dueOf: DueRule): ReadonlyMap<string, Steps<Moment>> {
  const moments = new Map<string, Steps<Moment>>();
  const visit = (node: TreeNode): Steps<Moment> => {
    const children = node.children.map(visit);
    const due = dueOf(node, piece);
    const timeline = isGroup(node.asks)
      ? groupTimeline(node, children, due, piece)
      : leafTimeline(node, node.asks, due, piece);
    moments.set(node.key, timeline);
    return timeline;
  };
  visit(piece.situation.tree.root);
  return moments;
}

/** Layer 2: a node's due date by its `dueIn`; none below a choice. */
function ownDue(node: TreeNode, { situation, met }: Piece): Steps<Day | null> {
  const { dueIn } = node.asks;
  if (!dueIn || node.isBelowChoice) return NO_DUE_DATE;
  const terms = { ...node.asks, dueIn };
  const { employment, enrolledOn } = situation;
  const { after } = dueIn;
  const anchor =
    after === 'hire' || after === 'position' || after === 'exposure'
      ? employmentAnchor(after, node.asks, employment)
      : typeof after === 'object'
        ? anchoredOn(firstEarned(met, after.node, enrolledOn))
        : anchoredOn(enrolledOn);
  return dueDates(terms, met.applies(node.key), employment, anchor);
}

const NO_DUE_DATE: Steps<Day | null> = constant(null);

interface LeafInputs {
  readonly met: Met;
  readonly due: Day | null;
  readonly isOnLeave: boolean;
  readonly needs: readonly string[];
}

function leafTimeline(
  node: TreeNode,
  leaf: Leaf,
  due: Steps<Day | null>,
  piece: Piece,
): Steps<Moment> {
  const notice = leaf.notice ?? DEFAULT_NOTICE_DAYS;
  const parts: Steps<unknown>[] = [
    piece.met.of(node.key),
    due,
    piece.situation.employment.onLeave,
    piece.locks.neededBy(node.key),
  ];
  const inputs = combineAll<unknown, LeafInputs>(
    parts,
    ([met, dueOn, isOnLeave, needs]) => {
      const own = met as Met;
      const ranOut = own.level === 'lapsed' || own.level === 'expired';
      return {
        met: own,
        due: ranOut ? own.good : (dueOn as Day | null),
        isOnLeave: isOnLeave as boolean,
        needs: needs as readonly string[],
      };
    },
    () => false,
  );
  return refine(
    inputs,
    (input) => dueBreaks(input.due, notice),
    (input, from) => leafMoment(leaf, input, notice, from),
    isSameMoment,
  );
}

function leafMoment(
  leaf: Leaf,
  { met, due, isOnLeave, needs }: LeafInputs,
  notice: number,
  on: Day,
): Moment {
  const { level, good, since } = met;
  switch (level) {
    case 'not-applicable':
      return { status: level, dueOn: null, reason: 'Not required for this post.' };
    case 'waived':
      return { status: level, dueOn: null, reason: 'Waived.' };
    case 'satisfied':
    case 'expiring':
    case 'in-grace':
      return { status: level, dueOn: good, reason: metReason(leaf, level, since, good) };
    case 'expired':
      return { status: level, dueOn: good, reason: `Ran out on ${isoDay(good!)}.` };
    case 'none':
    case 'partial':
    case 'lapsed':
      return unmetMoment(leaf, level, due, isOnLeave, needs, notice, on);
  }
}

function unmetMoment(
  leaf: Leaf,
  level: 'none' | 'partial' | 'lapsed',
  due: Day | null,
  isOnLeave: boolean,
  needs: readonly string[],
  notice: number,
  on: Day,
): Moment {
  const clockStops =
    leaf.onLeave === undefined ? level !== 'lapsed' : leaf.onLeave !== 'unaffected';
  if (isOnLeave && clockStops)
    return { status: 'paused', dueOn: due, reason: 'On leave of absence.' };
  const urgency = urgencyOn(due, notice, on);
  if (urgency === 'overdue') {
    const what = level === 'lapsed' ? 'Had to be done again by' : 'Was due on';
    return { status: urgency, dueOn: due, reason: `${what} ${isoDay(due!)}.` };
  }
  if (needs.length > 0)
    return { status: 'locked', dueOn: due, reason: `Needs ${needs.join(', ')}.` };
  if (urgency === 'due') return { status: urgency, dueOn: due, reason: `Due on ${isoDay(due!)}.` };
  return level === 'partial'
    ? { status: 'in-progress', dueOn: due, reason: 'Under way.' }
    : { status: 'not-started', dueOn: due, reason: 'Not started.' };
}

function metReason(leaf: Leaf, level: Met['level'], since: Day | null, good: Day | null): string {
  const verb =
    leaf.kind === 'credential' ? 'Issued' : leaf.kind === 'skill' ? 'Signed off' : 'Completed';
  const done = since === null || since === ALWAYS ? 'Done' : `${verb} on ${isoDay(since)}`;
  if (good === null) return `${done}.`;
  if (level === 'in-grace') return `${done}, good through ${isoDay(good)}; still accepted.`;
  return `${done}, good through ${isoDay(good)}.`;
}

function groupTimeline(
  node: TreeNode,
  children: readonly Steps<Moment>[],
  due: Steps<Day | null>,
  piece: Piece,
): Steps<Moment> {
  const notice = node.asks.notice ?? DEFAULT_NOTICE_DAYS;
  const urgency = refine<Day | null, OwnDue>(
    due,
    (dueOn) => dueBreaks(dueOn, notice),
    (dueOn, from) => ({ dueOn, urgency: urgencyOn(dueOn, notice, from) }),
    (a, b) => a.dueOn === b.dueOn && a.urgency === b.urgency,
  );
  const parts: Steps<unknown>[] = [
    piece.met.of(node.key),
    urgency,
    piece.locks.neededBy(node.key),
    ...children,
  ];
  return combineAll(
    parts,
    ([met, own, needs, ...moments]) =>
      groupMoment(node, met as Met, own as OwnDue, needs as readonly string[], moments as Moment[]),
    isSameMoment,
  );
}

interface OwnDue {
  readonly dueOn: Day | null;
  readonly urgency: 'overdue' | 'due' | null;
}

function groupMoment(
  node: TreeNode,
  met: Met,
  own: OwnDue,
  needs: readonly string[],
  moments: readonly Moment[],
): Moment {
  const { level } = met;
  if (level === 'not-applicable') {
    return { status: level, dueOn: null, reason: 'Not required for this post.' };
  }
  if (countsAsMet(level)) {
    const status = level as Status;
    return { status, dueOn: met.good, reason: groupReason(status, met.good) };
  }
  const gating = node.children
    .map((child, i) => ({ child, moment: moments[i]! }))
    .filter(
      ({ child, moment }) => child.asks.required !== false && moment.status !== 'not-applicable',
    );
  const unmet = gating.filter(({ moment }) => !isMet(moment.status));
  const dueOn = earliest([own.dueOn, ...unmet.map(({ moment }) => moment.dueOn)]);
  const urgent = isChoice(node.asks)
    ? (own.urgency ??
      worst(
        unmet.map(({ moment }) => moment.status),
        ['expired', 'overdue'],
      ))
    : worst(
        [...unmet.map(({ moment }) => moment.status), ...(own.urgency ? [own.urgency] : [])],
        ['expired', 'overdue', 'due'],
      );
  if (urgent) {
    const named = unmet.find(({ moment }) => moment.status === urgent)?.child.title ?? node.title;
    return { status: urgent, dueOn, reason: URGENT_REASONS[urgent](named) };
  }
  if (gating.some(({ moment }) => isMet(moment.status) || moment.status === 'in-progress')) {
    return { status: 'in-progress', dueOn, reason: 'Under way.' };
  }
  if (needs.length > 0) return { status: 'locked', dueOn, reason: `Needs ${needs.join(', ')}.` };
  if (unmet.length > 0 && unmet.every(({ moment }) => moment.status === 'locked')) {
    return { status: 'locked', dueOn, reason: unmet[0]!.moment.reason };
  }
  return { status: 'not-started', dueOn, reason: 'Not started.' };
}

type Urgent = 'expired' | 'overdue' | 'due';

const URGENT_REASONS: Record<Urgent, (title: string) => string> = {
  expired: (title) => `Has run out: ${title}.`,
  overdue: (title) => `Overdue: ${title}.`,
  due: (title) => `Due soon: ${title}.`,
};

function worst(statuses: readonly Status[], order: readonly Urgent[]): Urgent | null {
  return order.find((urgent) => statuses.includes(urgent)) ?? null;
}

function groupReason(status: Status, good: Day | null): string {
  if (status === 'waived') return 'Waived.';
  return good === null ? 'Everything is met.' : `Everything is met, good through ${isoDay(good)}.`;
}

function urgencyOn(due: Day | null, notice: number, on: Day): OwnDue['urgency'] {
  if (due === null) return null;
  if (on > due) return 'overdue';
  return on >= addDays(due, -notice) ? 'due' : null;
}

function dueBreaks(due: Day | null, notice: number): readonly Day[] {
  return due === null ? [] : [addDays(due, -notice), addDays(due, 1)];
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  );
}

/** The tree that holds on a day of an evaluation. */
export function treeOn(evaluation: PathEvaluation, day: Day): Tree | null {
  return pieceOn(evaluation.pieces, day)?.situation.tree ?? null;
}
