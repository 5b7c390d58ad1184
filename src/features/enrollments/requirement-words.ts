import type { Duration } from '../../domain/day.js';
import type {
  AppliesTo,
  DueIn,
  Lock,
  PathDefinition,
  Recurrence,
  Requirement,
} from '../../domain/requirement.js';
import { told } from '../../domain/told.js';
import { treeOf, type TreeNode } from '../../domain/tree.js';
import { counted, KIND, plainCode } from '../../ui/words.js';

/** A node of a path's tree in words: what it asks for, by when, how often, for whom. */
export interface NodeInWords {
  readonly title: string;
  /** Where there is more to read about it. */
  readonly href: string | null;
  readonly terms: readonly string[];
  readonly children: readonly NodeInWords[];
}

/** The stages of a path with all that they ask for. */
export function inWords(path: PathDefinition): readonly NodeInWords[] {
  const { root, nodes } = treeOf(path);
  const titleOf = (key: string) => nodes.get(key)?.title ?? key;
  const tell = (node: TreeNode): NodeInWords => ({
    title: node.title,
    href: hrefOf(node.asks),
    terms: node.level === 'requirement' ? termsOf(node.asks, titleOf) : [],
    children: node.children.map(tell),
  });
  return root.children.map(tell);
}

function hrefOf(asks: Requirement): string | null {
  switch (asks.kind) {
    case 'course':
    case 'attestation':
      return `/catalog/courses/${asks.course}`;
    case 'path':
      return `/catalog/paths/${asks.path}`;
    default:
      return null;
  }
}

function termsOf(asks: Requirement, titleOf: (key: string) => string): readonly string[] {
  const { dueIn, locks = [], appliesTo, required, why } = asks;
  return [
    whatOf(asks),
    required === false ? 'not needed to go on' : '',
    dueIn === undefined ? '' : dueText(dueIn, titleOf),
    'recurs' in asks && asks.recurs ? asks.recurs.map(recursText).join(', ') : '',
    locks.length === 0
      ? ''
      : told`opens after ${locks.map((lock) => lockText(lock, titleOf)).join(', ')}`,
    appliesTo === undefined ? '' : told`for ${appliesText(appliesTo)}`,
    why === undefined ? '' : `From: ${why}`,
  ].filter((text) => text !== '');
}

function whatOf(asks: Requirement): string {
  switch (asks.kind) {
    case 'any':
      return `Any ${asks.n} of ${asks.children.length}`;
    case 'credits':
      return `At least ${counted(asks.n, 'credit')}`;
    case 'skill': {
      const { count, observers = 1 } = asks.skill.observations;
      const by = observers > 1 ? `, by ${counted(observers, 'observer')}` : '';
      return told`Skill: ${counted(count, 'check-off')}${by}`;
    }
    case 'hours':
      return `${counted(asks.hours, 'hour')} of ${plainCode(asks.activity)}`;
    case 'experience':
      return `${counted(asks.months, 'month')} of experience`;
    case 'credential':
      return told`Credential of ${asks.credential.issuer}`;
    default:
      return KIND[asks.kind];
  }
}

function dueText({ after, within }: DueIn, titleOf: (key: string) => string): string {
  const from = typeof after === 'object' ? titleOf(after.node) : ANCHOR[after];
  return `due within ${durationText(within)} of ${from}`;
}

const ANCHOR: Readonly<Record<Exclude<DueIn['after'], object>, string>> = {
  hire: 'being hired',
  enrollment: 'enrolling',
  assignment: 'the day it is assigned',
  position: 'beginning in the position',
  exposure: 'the first exposure',
};

function recursText(recurs: Recurrence): string {
  if ('on' in recurs) return `again within ${durationText(recurs.within)} of a new version`;
  return `again every ${durationText(recurs.every)}`;
}

function lockText({ needs }: Lock, titleOf: (key: string) => string): string {
  return titleOf(needs);
}

function appliesText({ sites, states, positions, exposures }: AppliesTo): string {
  return [sites, states, positions, exposures]
    .flatMap((each) => (each === undefined ? [] : [each.map(plainOrCode).join(' or ')]))
    .join(', ');
}

// Codes of sites and states are written as they are; positions are words.
function plainOrCode(code: string): string {
  return code === code.toUpperCase() ? code : plainCode(code);
}

function durationText(duration: Duration): string {
  return 'days' in duration ? counted(duration.days, 'day') : counted(duration.months, 'month');
}
