import { isoDay, isoDayOrNull } from '../../domain/day.js';
import type { NextStep } from '../../domain/next-steps.js';
import type {
  MilestoneStanding,
  RequirementStanding,
  StageStanding,
  Standing,
} from '../../domain/standing.js';
import type { Interval } from '../../domain/timeline.js';

/** A standing as the API gives it: the same words, with days as text. */
export function standingView(standing: Standing, learner: { id: string; name: string }) {
  return {
    learner,
    path: standing.path,
    asOf: isoDay(standing.asOf),
    startedOn: isoDay(standing.startedOn),
    status: standing.status,
    progress: standing.progress,
    changesOn: isoDayOrNull(standing.changesOn),
    stage: standing.stage,
    nextSteps: standing.nextSteps.map(nextStepView),
    stages: standing.stages.map(stageView),
  };
}

export function nextStepView(step: NextStep) {
  return { ...step, dueOn: isoDayOrNull(step.dueOn) };
}

export function intervalView(path: string, requirement: string, interval: Interval) {
  const { from, to, status, dueOn, reason } = interval;
  return {
    path,
    requirement,
    from: isoDay(from),
    to: isoDayOrNull(to),
    status,
    dueOn: isoDayOrNull(dueOn),
    reason,
  };
}

function stageView({ milestones, passedOn, ...stage }: StageStanding) {
  return { ...stage, passedOn: isoDayOrNull(passedOn), milestones: milestones.map(milestoneView) };
}

function milestoneView({ requirements, ...milestone }: MilestoneStanding) {
  return { ...milestone, requirements: requirements.map(requirementView) };
}

interface RequirementView extends Omit<
  RequirementStanding,
  'since' | 'until' | 'dueOn' | 'children'
> {
  readonly since: string | null;
  readonly until: string | null;
  readonly dueOn: string | null;
  readonly children: readonly RequirementView[];
}

function requirementView(requirement: RequirementStanding): RequirementView {
  return {
    ...requirement,
    since: isoDayOrNull(requirement.since),
    until: isoDayOrNull(requirement.until),
    dueOn: isoDayOrNull(requirement.dueOn),
    children: requirement.children.map(requirementView),
  };
}
