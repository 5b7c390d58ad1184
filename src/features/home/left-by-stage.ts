import type { RequirementStanding, StageStanding, Standing } from '../../domain/standing.js';
import { isMet } from '../../domain/status.js';

/** What is left, by what people count. */
export interface Left {
  readonly courses: number;
  readonly skills: number;
  readonly credentials: number;
  readonly hours: number;
}

export interface StageLeft extends Left {
  readonly title: string;
  /** A choice in it isn't made yet: the shorter branch is counted. */
  readonly isOpenChoice: boolean;
}

const NONE: Left = { courses: 0, skills: 0, credentials: 0, hours: 0 };

/** How another path stands that a stage asks for; null where that can't be said. */
export type StandingOf = (path: string) => Standing | null;

/**
 * What each stage that isn't met, nor passed, still asks for, in the paths that it names too; of a
 * choice, the way with the least left.
 */
export function leftByStage(standing: Standing, standingOf: StandingOf): readonly StageLeft[] {
  return standing.stages
    .filter((stage) => stage.passedOn === null && !isMet(stage.status))
    .map((stage) => ({
      title: stage.title,
      ...leftInStage(stage, standingOf),
      isOpenChoice: requirementsOf(stage).some(
        (each) => each.kind === 'any' && !isMet(each.status),
      ),
    }));
}

export function sum(parts: readonly Left[]): Left {
  return parts.reduce(
    (all, part) => ({
      courses: all.courses + part.courses,
      skills: all.skills + part.skills,
      credentials: all.credentials + part.credentials,
      hours: all.hours + part.hours,
    }),
    NONE,
  );
}

/** How many of a stage's requirements are met, of those that it needs and that apply. */
export function countedIn(stage: StageStanding): { met: number; needed: number } {
  const counted = requirementsOf(stage)
    .flatMap(flat)
    .filter((each) => each.required && each.status !== 'not-applicable');
  return { met: counted.filter((each) => isMet(each.status)).length, needed: counted.length };
}

function requirementsOf(stage: StageStanding): readonly RequirementStanding[] {
  return stage.milestones
    .filter((milestone) => milestone.required)
    .flatMap((milestone) => milestone.requirements);
}

function flat(requirement: RequirementStanding): readonly RequirementStanding[] {
  return requirement.kind === 'all' ? requirement.children.flatMap(flat) : [requirement];
}

function leftInStage(stage: StageStanding, standingOf: StandingOf): Left {
  return sum(requirementsOf(stage).map((each) => leftIn(each, standingOf)));
}

function leftIn(requirement: RequirementStanding, standingOf: StandingOf): Left {
  const { kind, children, progress, required, status, subject } = requirement;
  if (!required || isMet(status)) return NONE;
  switch (kind) {
    case 'all':
    case 'credits':
      return sum(children.map((child) => leftIn(child, standingOf)));
    case 'any': {
      const ways = children.map((child) => leftIn(child, standingOf));
      return sum(leastOf(ways, progress.needed - progress.done));
    }
    case 'path': {
      const stages = standingOf(subject ?? '')?.stages ?? [];
      return sum(stages.map((stage) => leftInStage(stage, standingOf)));
    }
    case 'course':
    case 'attestation':
      return { ...NONE, courses: 1 };
    case 'skill':
      return { ...NONE, skills: 1 };
    case 'credential':
      return { ...NONE, credentials: 1 };
    case 'hours':
      return { ...NONE, hours: Math.ceil(progress.needed - progress.done) };
    default:
      return NONE;
  }
}

function leastOf(ways: readonly Left[], n: number): readonly Left[] {
  // A working day counts like one thing to do.
  const size = (left: Left) => left.courses + left.skills + left.credentials + left.hours / 8;
  return ways
    .filter((way) => size(way) > 0)
    .sort((a, b) => size(a) - size(b))
    .slice(0, n);
}
