import { NEVER, type Day } from './day.js';
import { employmentOf, type Employment } from './employment.js';
import { enrollmentsIn, type EnrollmentSpan } from './enrollment.js';
import { lockLayer, type LockLayer } from './locks.js';
import { MetLayer, type Situation } from './met-layer.js';
import { isSameMoment, type Moment } from './moment.js';
import type { NodeSteps } from './node-steps.js';
import { progressOn, type Progress } from './progress.js';
import type { LearnerRecord } from './record.js';
import type { Definitions } from './requirement.js';
import { ownDue, statusLayer, type DueRule } from './status-layer.js';
import { at, combine, combineAll, map, refine, steps, type Steps } from './steps.js';
import { treeOf, type TreeNode } from './tree.js';

export { isSameMoment, type Moment } from './moment.js';

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
  readonly moments: NodeSteps<Moment>;
  readonly dueOf: DueRule;
}

/** One node of a path; its timeline is computed when first asked for. */
export class NodeEvaluation {
  private known: Timeline | undefined;

  constructor(
    /** The node, as the last version that has it says. */
    private readonly node: TreeNode,
    private pieces: readonly Piece[],
    private readonly exists: Steps<boolean>,
  ) {}

  get key(): string {
    return this.node.key;
  }

  get level(): TreeNode['level'] {
    return this.node.level;
  }

  get isObligation(): boolean {
    return this.node.isObligation;
  }

  get isRequired(): boolean {
    return this.node.isRequired;
  }

  get timeline(): Timeline {
    if (this.known) return this.known;
    this.known = joined(this.node.key, this.pieces, this.exists);
    // They hold on to all that is known of the learner.
    this.pieces = [];
    return this.known;
  }

  /** The same node, where the pieces are others but exist on the same days. */
  within(pieces: readonly Piece[]): NodeEvaluation {
    return new NodeEvaluation(this.node, pieces, this.exists);
  }
}

export interface PathEvaluation {
  readonly path: string;
  readonly pieces: readonly Piece[];
  /** Whether the path's timelines exist on a day. */
  readonly exists: Steps<boolean>;
  /** The nodes of every version that held, by key, children before their parents. */
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

export function pieceOf(
  situation: Situation,
  span: EnrollmentSpan,
  from: Day,
  to: Day,
  dueOf: DueRule = ownDue,
): Piece {
  const met = new MetLayer(situation);
  const locks = lockLayer(situation, met);
  const moments = statusLayer(situation, met, locks, dueOf);
  return { from, to, span, situation, met, locks, moments, dueOf };
}

/** Joins the pieces of an evaluation, each on its own days. */
export function assemble(
  path: string,
  pieces: readonly Piece[],
  employment: Employment,
): PathEvaluation {
  const exists = existsOn(pieces, employment);
  const nodes = new Map<string, NodeEvaluation>();
  // The last version that has a node says what it is.
  for (const { situation } of pieces) {
    for (const node of situation.tree.leavesFirst) {
      nodes.set(node.key, new NodeEvaluation(node, pieces, exists));
    }
  }
  return evaluationOf(path, pieces, exists, nodes);
}

export function evaluationOf(
  path: string,
  pieces: readonly Piece[],
  exists: Steps<boolean>,
  nodes: ReadonlyMap<string, NodeEvaluation>,
): PathEvaluation {
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

function joined(key: string, pieces: readonly Piece[], exists: Steps<boolean>): Timeline {
  const parts = pieces.flatMap((piece) => {
    const node = piece.situation.tree.nodes.get(key);
    return node ? [{ piece, moments: piece.moments.of(node) }] : [];
  });
  const [first] = parts;
  // One piece lasts exactly as long as the enrolment, of which `exists` knows.
  if (first && pieces.length === 1) return where(exists, first.moments);
  const own = parts.map(({ piece, moments }) => where(within(piece), moments));
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
