import { day, isoDay, isoDayOrNull, type IsoDay } from '../../../src/domain/day.js';
import type { Definitions, PathDefinition } from '../../../src/domain/requirement.js';
import type { Status } from '../../../src/domain/status.js';
import { at } from '../../../src/domain/steps.js';
import {
  standingOn,
  type RequirementStanding,
  type Standing,
} from '../../../src/domain/standing.js';
import {
  evaluatePath,
  intervalsOf,
  type Moment,
  type PathEvaluation,
} from '../../../src/domain/timeline.js';
import type { Ledger } from './ledger.js';
import { published } from './path.js';

/** One path, or everything that is published where a case needs more. */
type Asked = PathDefinition | Definitions;

/** The timelines of path P for what a ledger tells. */
export function evaluate(told: Ledger, asked: Asked): PathEvaluation {
  return evaluatePath(told.record, 'P', 'code' in asked ? published([asked]) : asked);
}

/** What a node shows on a day; null where it has no timeline. */
export function momentOn(told: Ledger, asked: Asked, key: string, on: IsoDay): Moment | null {
  return at(evaluate(told, asked).nodes.get(key)!.timeline, day(on));
}

export function statusOn(told: Ledger, asked: Asked, key: string, on: IsoDay): Status | null {
  return momentOn(told, asked, key, on)?.status ?? null;
}

/** The due date, or of what is met the last good day. */
export function dueOn(told: Ledger, asked: Asked, key: string, on: IsoDay): IsoDay | null {
  return isoDayOrNull(momentOn(told, asked, key, on)?.dueOn ?? null);
}

/** Where a timeline changes, as `2026-03-01 satisfied`; `none` from the day on which it ends. */
export function historyOf(told: Ledger, asked: Asked, key: string): readonly string[] {
  const lines: string[] = [];
  const runs = intervalsOf(evaluate(told, asked).nodes.get(key)?.timeline ?? []);
  for (const [i, { from, to, status }] of runs.entries()) {
    // Only the status is told here: a reason or a due date may change within a run.
    if (!lines.at(-1)?.endsWith(` ${status}`)) lines.push(`${isoDay(from)} ${status}`);
    if (Number.isFinite(to) && runs[i + 1]?.from !== to) lines.push(`${isoDay(to)} none`);
  }
  return lines;
}

export function standing(told: Ledger, asked: Asked, on: IsoDay): Standing {
  return standingOn(evaluate(told, asked), day(on))!;
}

/** The standing of one requirement, however deep it stands. */
export function requirementOn(
  told: Ledger,
  asked: Asked,
  key: string,
  on: IsoDay,
): RequirementStanding {
  const found = standing(told, asked, on)
    .stages.flatMap((stage) => stage.milestones)
    .flatMap((milestone) => milestone.requirements)
    .flatMap(withChildren)
    .find((requirement) => requirement.key === key);
  if (!found) throw new Error(`No requirement ${key}`);
  return found;
}

function withChildren(requirement: RequirementStanding): readonly RequirementStanding[] {
  return [requirement, ...requirement.children.flatMap(withChildren)];
}
