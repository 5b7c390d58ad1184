import type { IsoDay } from '../../../src/domain/day.js';
import type { Fact } from '../../../src/domain/fact.js';
import type { Anchor, Definitions, Lock, PathLeaf } from '../../../src/domain/requirement.js';
import type { Status } from '../../../src/domain/status.js';
import { dayNumber, isoText, NO_DAY, plus } from './calendar.js';
import { courseHistory } from './events.js';
import { evidenceOf, NONE, PARTIAL, type Evidence, type Sources } from './evidence.js';
import {
  compare,
  dividedBy,
  exactly,
  isZero,
  ONE,
  percent,
  sum,
  times,
  toNumber,
  ZERO,
  type Fraction,
} from './fraction.js';
import { afterLeave } from './good-through.js';
import { Ledger } from './ledger.js';
import { Memo } from './memo.js';
import { isFor, Person, type Enrolment } from './person.js';
import { everyNode, isBelowChoice, isLeaf, lineage, treeOf, type Node } from './tree.js';

/*
 * A second statement of the laws of timelines, written for reading and not for speed: each
 * question is answered for one day alone, from the facts that had happened by then, and
 * "since when" is found by looking at one day after another.
 *
 * Law 2: met never reads locks or due dates, and these never read a status.
 */

export interface NaiveStatus {
  readonly status: Status;
  readonly dueOn: IsoDay | null;
}

export interface NaiveProgress {
  readonly done: number;
  readonly total: number;
  readonly percent: number;
}

/** Statuses of every node on one day; null where there is no timeline. */
export function naiveStatusOn(
  facts: readonly Fact[],
  path: string,
  definitions: Definitions,
  day: IsoDay,
): Map<string, NaiveStatus> | null {
  return new NaiveEvaluator(facts, definitions).statusOn(path, day);
}

type MetLevel = 'not-applicable' | 'satisfied' | 'expiring' | 'in-grace' | 'waived' | 'unmet';

/** Layer 1: whether a node is met on a day, how securely, and until when. */
interface Met {
  readonly level: MetLevel;
  readonly lastGood: number;
}

/** Layer 3. */
interface Standing {
  readonly status: Status;
  /** NO_DAY where there is no date, or where nobody knows it. */
  readonly due: number;
}

const URGENT: readonly Status[] = ['expired', 'overdue', 'due'];

export class NaiveEvaluator {
  private readonly ledger: Ledger;
  private readonly person: Person;
  private readonly sources: Sources;
  private readonly trees = new Map<string, Node>();
  private readonly applying = new Memo<Node, boolean>();
  private readonly mets = new Memo<Node, Met>();
  private readonly evidences = new Memo<Node, Evidence>();
  private readonly standings = new Memo<Node, Standing>();
  private readonly firsts = new Map<Node, { until: number; found: number | null }>();

  constructor(
    facts: readonly Fact[],
    private readonly definitions: Definitions,
  ) {
    this.ledger = new Ledger(facts);
    this.person = new Person(this.ledger);
    this.sources = {
      ledger: this.ledger,
      person: this.person,
      definitions,
      firstMet: (asking, key, day) => this.firstMet(asking, key, day),
      ofPath: (asking, leaf, day) => this.evidenceOfPath(asking, leaf, day),
    };
  }

  statusOn(path: string, iso: IsoDay): Map<string, NaiveStatus> | null {
    const day = dayNumber(iso);
    const tree = this.treeOn(path, day);
    if (!tree) return null;
    return new Map(
      everyNode(tree).map((node) => {
        const { status, due } = this.standing(node, day);
        return [node.key, { status, dueOn: Number.isFinite(due) ? isoText(due) : null }];
      }),
    );
  }

  progressOn(path: string, iso: IsoDay): NaiveProgress | null {
    const day = dayNumber(iso);
    const tree = this.treeOn(path, day);
    if (!tree) return null;
    const { done, total } = this.progress(tree, day);
    return {
      done: toNumber(done),
      total: toNumber(total),
      percent: isZero(total) ? 100 : percent(dividedBy(done, total)),
    };
  }

  /** The version that holds on a day, where a timeline exists: enrolled, employed and tracked. */
  private treeOn(path: string, day: number): Node | null {
    const enrolment = this.person.enrolmentOn(path, day);
    const employment = this.person.employmentOn(day);
    if (!enrolment || !employment || day < employment.trackedFrom) return null;
    return this.tree(path, enrolment);
  }

  /** One tree for each version and enrolment, so that what is remembered of them is kept apart. */
  private tree(path: string, { version, since }: Enrolment): Node {
    const name = `${path}@${version} since ${since}`;
    const tree = this.trees.get(name) ?? treeOf(this.definitions.path(path, version), since);
    this.trees.set(name, tree);
    return tree;
  }

  // ---- Layer 1: met -------------------------------------------------------------------

  /** Applies: its ancestors do, its conditions hold for the post of that day, and it is in force. */
  private applies(node: Node, day: number): boolean {
    return this.applying.get(node, day, () => {
      const post = this.person.employmentOn(day)?.post;
      if (!post) return false;
      return lineage(node).every(
        ({ terms }) =>
          isFor(terms.appliesTo, post) &&
          (!terms.since || day >= dayNumber(terms.since)) &&
          (!terms.until || day < dayNumber(terms.until)),
      );
    });
  }

  private met(node: Node, day: number): Met {
    return this.mets.get(node, day, () =>
      isLeaf(node) ? this.leafMet(node, day) : this.groupMet(node, day),
    );
  }

  private leafMet(node: Node, day: number): Met {
    if (!this.applies(node, day)) return { level: 'not-applicable', lastGood: NO_DAY };
    if (this.asksForNothing(node, day)) return { level: 'not-applicable', lastGood: NO_DAY };
    const { level, lastGood } = this.evidence(node, day);
    if (level === 'satisfied' || level === 'expiring' || level === 'in-grace')
      return { level, lastGood };
    return this.waivedOr(node, day);
  }

  private evidence(node: Node, day: number): Evidence {
    return this.evidences.get(node, day, () => evidenceOf(this.sources, node, day));
  }

  /** Not met by itself: met only if a waiver of it, or of what it stands in, is in force. */
  private waivedOr(node: Node, day: number): Met {
    const keys = lineage(node).map(({ key }) => key);
    const isWaived = this.ledger
      .about(node.path, day, 'waived')
      .filter(({ payload }) => keys.includes(payload.requirement))
      .some(({ payload }) => !payload.until || day < dayNumber(payload.until));
    return { level: isWaived ? 'waived' : 'unmet', lastGood: NO_DAY };
  }

  /** Law 6: what doesn't apply leaves its group; a group with nothing left doesn't apply. */
  private childrenLeft(node: Node, day: number): Node[] {
    return node.children.filter((child) => this.met(child, day).level !== 'not-applicable');
  }

  /** Law 13: `required: false` tracks without gating. */
  private requiredLeft(node: Node, day: number): Node[] {
    return this.childrenLeft(node, day).filter(isRequired);
  }

  private groupMet(node: Node, day: number): Met {
    if (!this.applies(node, day) || this.childrenLeft(node, day).length === 0)
      return { level: 'not-applicable', lastGood: NO_DAY };
    const counted = this.countedFor(node, day);
    return counted ? leastSecure(counted) : this.waivedOr(node, day);
  }

  /** The children that meet a group, or null while they don't. */
  private countedFor(node: Node, day: number): Met[] | null {
    const { ask } = node;
    const left = this.requiredLeft(node, day);
    const met = left
      .map((child) => ({ child, ...this.met(child, day) }))
      .filter(({ level }) => level !== 'unmet')
      .sort(mostSecureFirst);
    if (ask.kind === 'any') {
      const needed = Math.min(ask.n, left.length);
      return met.length >= needed ? met.slice(0, needed) : null;
    }
    if (ask.kind !== 'credits') return met.length === left.length ? met : null;
    const counted: Met[] = [];
    let earned = 0;
    for (const { child, ...one } of met) {
      if (earned >= ask.n) break;
      const worth = creditsOf(child, ask.ofCategory);
      if (worth > 0) counted.push(one);
      earned += worth;
    }
    return earned >= ask.n ? counted : null;
  }

  /**
   * The evidence of a `path` leaf: the other path in the version of its own enrolment, else
   * in the pinned one, as if enrolled with the path that asks for it.
   */
  private evidenceOfPath(asking: Node, { path, version }: PathLeaf, day: number): Evidence {
    const other = this.otherTree(asking, { path, version }, day);
    const { level, lastGood } = this.met(other, day);
    if (level === 'unmet') return this.anythingCounts(other, day) ? PARTIAL : NONE;
    if (level === 'not-applicable') return NONE;
    return { level: level === 'waived' ? 'satisfied' : level, lastGood };
  }

  private otherTree(
    asking: Node,
    { path, version }: Pick<PathLeaf, 'path' | 'version'>,
    day: number,
  ): Node {
    const pinned = { version, since: asking.enrolledOn };
    return this.tree(path, this.person.enrolmentOn(path, day) ?? pinned);
  }

  /** A `path` leaf whose other path does not apply. */
  private asksForNothing(node: Node, day: number): boolean {
    const { ask } = node;
    if (ask.kind !== 'path') return false;
    return this.met(this.otherTree(node, ask, day), day).level === 'not-applicable';
  }

  /** Something that the other path asks for is met, or under way. */
  private anythingCounts(node: Node, day: number): boolean {
    const { level } = this.met(node, day);
    if (level !== 'unmet') return level !== 'not-applicable';
    if (isLeaf(node)) return this.evidence(node, day).level === 'partial';
    return this.requiredLeft(node, day).some((child) => this.anythingCounts(child, day));
  }

  /**
   * Laws 3, 4 and 12: the first day since enrolment on which a node was met, not merely not
   * applicable. It is looked for in the tree of the node that asks: a move between versions
   * reads the new version back to the enrolment.
   */
  private firstMet(asking: Node, key: string, day: number): number | null {
    const node = inTreeOf(asking, key);
    const looked = this.firsts.get(node) ?? { until: asking.enrolledOn - 1, found: null };
    this.firsts.set(node, looked);
    while (looked.found === null && looked.until < day) {
      looked.until++;
      if (this.isReallyMet(node, looked.until)) looked.found = looked.until;
    }
    // What was found on an earlier look is only an answer if it had happened by now.
    return looked.found !== null && looked.found <= day ? looked.found : null;
  }

  private isReallyMet(node: Node, day: number): boolean {
    const { level } = this.met(node, day);
    return level !== 'unmet' && level !== 'not-applicable';
  }

  // ---- Layer 2: locks and due dates ---------------------------------------------------

  /** Locked while any lock of it, or of what it stands in, is not open. */
  private isLocked(node: Node, day: number): boolean {
    return lineage(node).some(
      (one) =>
        (one.terms.locks ?? []).some((lock) => !this.isOpen(one, lock, day)) ||
        this.missesPrerequisite(one, day),
    );
  }

  /** Law 3: a lock stays open once it was, unless it says `while: met`. */
  private isOpen(node: Node, { needs, while: during }: Lock, day: number): boolean {
    if (during) return this.isReallyMet(inTreeOf(node, needs), day);
    return this.firstMet(node, needs, day) !== null;
  }

  /** A course waits for its prerequisites: their node in this path, else their first round. */
  private missesPrerequisite(node: Node, day: number): boolean {
    const { ask } = node;
    if (ask.kind !== 'course') return false;
    return (ask.prerequisites ?? []).some((code) => {
      const before = treeAround(node).find(
        (one) => one.ask.kind === 'course' && one.ask.course === code,
      );
      if (before) return this.firstMet(node, before.key, day) === null;
      return courseHistory(this.ledger, this.definitions, code, day).events.length === 0;
    });
  }

  /** Law 4: the later of anchor, tracking and the present applying run, plus the duration. */
  private ownDue(node: Node, day: number): number {
    const { dueIn, onLeave = 'moves' } = node.terms;
    const employment = this.person.employmentOn(day);
    if (!dueIn || !employment || isBelowChoice(node)) return NO_DAY;
    const anchor = this.anchorDay(node, dueIn.after, day);
    if (anchor === null) return NO_DAY;
    const clock = Math.max(anchor, employment.trackedFrom, this.applyingSince(node, day));
    const leaves = this.person.leavesKnownOn(day);
    return afterLeave(plus(clock, dueIn.within), clock, leaves, onLeave);
  }

  private anchorDay(node: Node, anchor: Anchor, day: number): number | null {
    if (typeof anchor === 'object') return this.firstMet(node, anchor.node, day);
    switch (anchor) {
      case 'hire':
        return this.person.employmentOn(day)?.since ?? null;
      case 'enrollment':
        return node.enrolledOn;
      case 'position': {
        const position = this.person.employmentOn(day)?.post.position ?? null;
        if (position === null) return null;
        return this.person.postSince(day, (post) => post.position === position);
      }
      case 'exposure': {
        const hazards = node.terms.appliesTo?.exposures;
        return this.person.postSince(day, ({ exposures }) =>
          hazards ? hazards.some((one) => exposures.includes(one)) : exposures.length > 0,
        );
      }
      case 'assignment':
        return null;
    }
  }

  /** The first day of the present run of days on which the node applies. */
  private applyingSince(node: Node, day: number): number {
    let first = day;
    while (this.applies(node, first - 1)) first--;
    return first;
  }

  // ---- Layer 3: status ----------------------------------------------------------------

  private standing(node: Node, day: number): Standing {
    return this.standings.get(node, day, () => {
      const { level, lastGood } = this.met(node, day);
      if (level !== 'unmet') return { status: level, due: lastGood };
      return isLeaf(node) ? this.unmetLeaf(node, day) : this.unmetGroup(node, day);
    });
  }

  private unmetLeaf(node: Node, day: number): Standing {
    const evidence = this.evidence(node, day);
    const isOver = evidence.level === 'lapsed' || evidence.level === 'expired';
    const due = isOver ? evidence.lastGood : this.ownDue(node, day);
    return { status: this.unmetLeafStatus(node, evidence, due, day), due };
  }

  private unmetLeafStatus(node: Node, { level }: Evidence, due: number, day: number): Status {
    if (level === 'expired') return 'expired';
    if (this.person.isOnLeave(day) && clockStops(node, level)) return 'paused';
    if (day > due) return 'overdue';
    if (this.isLocked(node, day)) return 'locked';
    if (day >= due - noticeOf(node)) return 'due';
    return level === 'partial' ? 'in-progress' : 'not-started';
  }

  private unmetGroup(node: Node, day: number): Standing {
    const isChoice = node.ask.kind !== 'all';
    const children = this.requiredLeft(node, day).map((child) => this.standing(child, day));
    const unmet = children.filter(({ status }) => !isMetStatus(status));
    const statuses = unmet.map(({ status }) => status);
    const ownDue = this.ownDue(node, day);
    const own = ownStatus(ownDue, noticeOf(node), day);
    // Law 7: a choice shows its own due date first, then what lapsed below it.
    const urgent = isChoice
      ? (own ?? mostUrgent(statuses))
      : mostUrgent(own ? [own, ...statuses] : statuses);
    return {
      status: urgent ?? this.quietStatus(node, children, unmet, day),
      due: Math.min(ownDue, ...unmet.map(({ due }) => due)),
    };
  }

  /** The status of an unmet group in which nothing is pressing. */
  private quietStatus(
    node: Node,
    children: readonly Standing[],
    unmet: readonly Standing[],
    day: number,
  ): Status {
    const counts = children.some(({ status }) => isMetStatus(status) || status === 'in-progress');
    if (counts) return 'in-progress';
    const isShut = unmet.length > 0 && unmet.every(({ status }) => status === 'locked');
    return isShut || this.isLocked(node, day) ? 'locked' : 'not-started';
  }

  // ---- Progress -----------------------------------------------------------------------

  /** The share of weight met, of a node that applies. */
  private progress(node: Node, day: number): { done: Fraction; total: Fraction } {
    const total = this.weight(node, day);
    if (this.met(node, day).level !== 'unmet') return { done: total, total };
    if (isLeaf(node)) return { done: ZERO, total };
    const filled = node.ask.kind === 'all' ? this.part(node, day) : this.fill(node, day);
    return { done: times(total, filled), total };
  }

  /** What a node weighs: an `all` without a weight of its own, what is left of it. */
  private weight(node: Node, day: number): Fraction {
    if (node.ask.kind !== 'all' || node.terms.weight !== undefined) return exactly(weightOf(node));
    return sum(this.requiredLeft(node, day).map((child) => this.weight(child, day)));
  }

  /** How much of the weight of an unmet `all` is met. */
  private part(node: Node, day: number): Fraction {
    const parts = this.requiredLeft(node, day).map((child) => this.progress(child, day));
    const total = sum(parts.map((part) => part.total));
    return isZero(total) ? ZERO : dividedBy(sum(parts.map((part) => part.done)), total);
  }

  /** How full an unmet choice is: the mean of its best children, or the credits earned of those needed. */
  private fill(node: Node, day: number): Fraction {
    const left = this.requiredLeft(node, day);
    if (node.ask.kind === 'credits') {
      const { n, ofCategory } = node.ask;
      const met = left.filter((child) => this.met(child, day).level !== 'unmet');
      const earned = sum(met.map((child) => exactly(creditsOf(child, ofCategory))));
      return dividedBy(earned, exactly(n));
    }
    if (node.ask.kind !== 'any') return ZERO;
    const best = left
      .map((child) => this.share(child, day))
      .sort((a, b) => compare(b, a))
      .slice(0, node.ask.n);
    return dividedBy(sum(best), exactly(best.length));
  }

  private share(node: Node, day: number): Fraction {
    const { done, total } = this.progress(node, day);
    if (!isZero(total)) return dividedBy(done, total);
    return this.met(node, day).level === 'unmet' ? ZERO : ONE;
  }
}

/** All nodes of the tree that a node stands in. */
function treeAround(node: Node): Node[] {
  return node.parent ? treeAround(node.parent) : everyNode(node);
}

function inTreeOf(node: Node, key: string): Node {
  const found = treeAround(node).find((one) => one.key === key);
  if (!found) throw new RangeError(`${node.path} has no ${key}`);
  return found;
}

/** What meeting a child is worth under a `credits` group that asks for one category. */
function creditsOf({ terms }: Node, category: string | undefined): number {
  return category === undefined || terms.category === category ? (terms.credits ?? 0) : 0;
}

function isRequired({ terms }: Node): boolean {
  return terms.required !== false;
}

function noticeOf({ terms }: Node): number {
  return terms.notice ?? 30;
}

function isMetStatus(status: Status): boolean {
  return ['satisfied', 'expiring', 'in-grace', 'waived'].includes(status);
}

/** Law 5: on leave nothing is held against the person, unless leave leaves this one alone. */
function clockStops({ terms }: Node, level: Evidence['level']): boolean {
  return level === 'lapsed'
    ? terms.onLeave !== undefined && terms.onLeave !== 'unaffected'
    : terms.onLeave !== 'unaffected';
}

/** The most secure level first; of equals, the one that is good for longest. */
function mostSecureFirst(a: Met, b: Met): number {
  const rank = ({ level }: Met) => ['expiring', 'in-grace'].indexOf(level);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a.lastGood === b.lastGood ? 0 : b.lastGood - a.lastGood;
}

/** A met group shows the least secure of those that it counts, and the earliest of their ends. */
function leastSecure(counted: readonly Met[]): Met {
  const levels = counted.map(({ level }) => level);
  const lastGood = Math.min(NO_DAY, ...counted.map((one) => one.lastGood));
  if (levels.includes('in-grace')) return { level: 'in-grace', lastGood };
  if (levels.includes('expiring')) return { level: 'expiring', lastGood };
  const isAllWaived = levels.length > 0 && levels.every((level) => level === 'waived');
  return { level: isAllWaived ? 'waived' : 'satisfied', lastGood };
}

function ownStatus(due: number, notice: number, day: number): Status | null {
  if (day > due) return 'overdue';
  return day >= due - notice ? 'due' : null;
}

function mostUrgent(statuses: readonly Status[]): Status | null {
  return URGENT.find((status) => statuses.includes(status)) ?? null;
}

/** A weight is fixed by the definition, whatever applies to this person. */
function weightOf(node: Node): number {
  const { ask, terms, children } = node;
  if (isLeaf(node)) return terms.weight ?? 1;
  const weights = children
    .filter(isRequired)
    .map(weightOf)
    .sort((a, b) => b - a);
  const heaviest = ask.kind === 'any' ? weights.slice(0, ask.n) : weights;
  const total = heaviest.reduce((a, b) => a + b, 0);
  return terms.weight ?? total;
}
