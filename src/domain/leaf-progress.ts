import { openRoundOn, roundsOf } from './completion.js';
import type { Day } from './day.js';
import { monthsBy } from './experience.js';
import { minutesFor } from './leaf-coverage.js';
import { countsAsMet, creditsOf, isEarned } from './met.js';
import { isAfter } from './record.js';
import type { CourseLeaf, CourseModule, HoursLeaf, SkillLeaf } from './requirement.js';
import { practiceOn, skillEntries } from './sign-off.js';
import { askedOf, siteRulesOf } from './site-rules.js';
import { at } from './steps.js';
import type { Piece } from './timeline.js';
import type { TreeNode } from './tree.js';

/** How far one requirement has come on a day, in the unit that people count it in. */
export interface LeafProgress {
  readonly done: number;
  readonly needed: number;
  readonly unit:
    'modules' | 'observations' | 'hours' | 'months' | 'requirements' | 'credits' | 'times';
}

/** The progress of a requirement on a day; of a group, the children that are met. */
export function leafProgressOn(node: TreeNode, piece: Piece, day: Day): LeafProgress {
  const { asks } = node;
  const isMet = countsAsMet(at(piece.met.of(node), day).level);
  switch (asks.kind) {
    case 'course':
      return courseProgress(asks, piece, day, isMet);
    case 'skill':
      return skillProgress(asks, piece, day, isMet);
    case 'hours':
      return hoursProgress(asks, piece, day, isMet);
    case 'experience': {
      const months = monthsBy(piece.situation.employment, day, asks.positions);
      return {
        done: isMet ? asks.months : Math.min(months, asks.months),
        needed: asks.months,
        unit: 'months',
      };
    }
    case 'all':
    case 'any': {
      const counting = countingChildren(node, piece, day);
      const needed = asks.kind === 'any' ? Math.min(asks.n, counting.length) : counting.length;
      const met = counting.filter((child) => isEarned(at(piece.met.of(child), day).level));
      return { done: isMet ? needed : Math.min(met.length, needed), needed, unit: 'requirements' };
    }
    case 'credits': {
      const earned = countingChildren(node, piece, day)
        .filter((child) => isEarned(at(piece.met.of(child), day).level))
        .reduce((sum, child) => sum + creditsOf(child.asks, asks.ofCategory), 0);
      return { done: isMet ? asks.n : Math.min(earned, asks.n), needed: asks.n, unit: 'credits' };
    }
    default:
      return { done: isMet ? 1 : 0, needed: 1, unit: 'times' };
  }
}

/** The children that a group looks at: those that it requires and that apply. */
function countingChildren(node: TreeNode, piece: Piece, day: Day): readonly TreeNode[] {
  return node.children.filter(
    (child) =>
      child.asks.required !== false && at(piece.met.of(child), day).level !== 'not-applicable',
  );
}

/** The modules of a course that are left on a day, in their order: of the round under way, else of a new one. */
export function modulesLeft(leaf: CourseLeaf, piece: Piece, day: Day): readonly CourseModule[] {
  const { record, definitions, since } = piece.situation;
  const round = openRoundOn(roundsOf(record, leaf.course, definitions, since), day);
  const course = definitions.course(leaf.course, round?.version);
  return course.modules.filter((module) => !round?.modules.has(module.code));
}

function courseProgress(leaf: CourseLeaf, piece: Piece, day: Day, isMet: boolean): LeafProgress {
  const { record, definitions, since } = piece.situation;
  const round = openRoundOn(roundsOf(record, leaf.course, definitions, since), day);
  const needed = definitions.course(leaf.course, round?.version).modules.length;
  return { done: isMet ? needed : (round?.modules.size ?? 0), needed, unit: 'modules' };
}

function skillProgress(leaf: SkillLeaf, piece: Piece, day: Day, isMet: boolean): LeafProgress {
  const { record, since } = piece.situation;
  const { skill } = leaf;
  const rules = siteRulesOf(record);
  const { variants } = askedOf(skill, at(rules, day));
  const needed = skill.observations.count * variants.length;
  if (isMet) return { done: needed, needed, unit: 'observations' };
  const entries = skillEntries(record, skill.code).filter((entry) => isAfter(entry, since));
  const { counts } = practiceOn(skill, entries, rules, day);
  const done = variants.reduce(
    (sum, variant) => sum + Math.min(counts.get(variant) ?? 0, skill.observations.count),
    0,
  );
  return { done, needed, unit: 'observations' };
}

function hoursProgress(leaf: HoursLeaf, piece: Piece, day: Day, isMet: boolean): LeafProgress {
  const hours = Math.floor(at(minutesFor(leaf, piece.situation, piece.met), day) / 60);
  return {
    done: isMet ? leaf.hours : Math.min(hours, leaf.hours),
    needed: leaf.hours,
    unit: 'hours',
  };
}
