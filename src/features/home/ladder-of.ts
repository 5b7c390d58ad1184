import { isoDay, type Day } from '../../domain/day.js';
import type { RequirementStanding, StageStanding, Standing } from '../../domain/standing.js';
import { isMet } from '../../domain/status.js';
import { indexAt } from '../../domain/steps.js';
import type { PathEvaluation, Timeline } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import type { LadderProps, LadderStage, Rung } from '../../ui/charts/ladder.js';
import { dayText, monthText } from '../../ui/dates.js';
import { counted } from '../../ui/words.js';
import { countedIn } from './left-by-stage.js';

/** A path as a ladder: a rung for each stage, or for each of the branches that it offers. */
export function ladderOf(evaluation: PathEvaluation, standing: Standing): LadderProps {
  return {
    title: told`The ladder: ${standing.path.title}`,
    stages: standing.stages.map((stage, i) => stageOf(evaluation, standing, stage, i)),
  };
}

function stageOf(
  evaluation: PathEvaluation,
  standing: Standing,
  stage: StageStanding,
  place: number,
): LadderStage {
  const isHere = stage.code === standing.stage.code && !isMet(stage.status);
  const branches = branchesIn(stage);
  const notBefore = earliestIn(evaluation, stage, standing.asOf);
  if (branches.length < 2) {
    const { met, needed } = countedIn(stage);
    const rung = rungOf(stage, isHere, {
      met,
      needed,
      notBefore,
      place,
      isOtherBranch: false,
      reachedOn:
        stage.passedOn ?? metSince(evaluation.nodes.get(stage.code)!.timeline, standing.asOf),
      percent: stage.progress.percent,
    });
    return { title: stage.title, rungs: [rung] };
  }
  const furthest = furthestOf(branches);
  const isUnderWay = isHere || stage.passedOn !== null;
  const rungs = branches.map((branch) => {
    const { done, needed } = branch.progress;
    const isTaken = branch === furthest;
    return rungOf(branch, isHere && isTaken, {
      isOtherBranch: isUnderWay && !isTaken,
      ...{ met: done, needed, notBefore, place },
      reachedOn:
        (isTaken ? stage.passedOn : null) ??
        metSince(evaluation.nodes.get(branch.key)!.timeline, standing.asOf),
      percent: needed === 0 ? 100 : Math.floor((done / needed) * 100),
    });
  });
  return { title: stage.title, rungs };
}

function rungOf(
  { title, status }: Pick<StageStanding, 'title' | 'status'>,
  isHere: boolean,
  so: {
    met: number;
    needed: number;
    notBefore: Day | null;
    place: number;
    reachedOn: Day | null;
    percent: number;
    isOtherBranch: boolean;
  },
): Rung {
  const { met, needed, notBefore, place, reachedOn, percent, isOtherBranch } = so;
  const count = met === 0 ? counted(needed, 'requirement') : `${met} of ${needed} met`;
  if (isMet(status) || reachedOn !== null) {
    const since = reachedOn === null ? 'Reached' : `Reached ${dayText(isoDay(reachedOn))}`;
    return {
      title,
      // What has lapsed since is told where it stands: the rung stays reached.
      status: isMet(status) ? status : 'satisfied',
      place: 'reached',
      lines: [since, `${isMet(status) ? needed : met} of ${needed} met`],
      percent: null,
    };
  }
  if (isHere) return { title, status, place: 'here', lines: [`${met} of ${needed} met`], percent };
  if (isOtherBranch)
    return { title, status, place: 'ahead', lines: ['Other branch', count], percent: null };
  const opens =
    notBefore !== null
      ? `Not before ${monthText(isoDay(notBefore))}`
      : status === 'locked'
        ? `Opens after stage ${place - 1}`
        : 'Ahead';
  return { title, status, place: 'ahead', lines: [count, opens], percent: null };
}

/** The branches of a stage: whole groups of which some are chosen. */
function branchesIn(stage: StageStanding): readonly RequirementStanding[] {
  const choices = stage.milestones
    .flatMap((milestone) => milestone.requirements)
    .filter((each) => each.kind === 'any' && each.required);
  const branching = choices.find(
    (each) => each.children.filter((child) => child.kind === 'all').length > 1,
  );
  return branching?.children.filter((child) => child.status !== 'not-applicable') ?? [];
}

function furthestOf(branches: readonly RequirementStanding[]): RequirementStanding {
  const share = ({ progress }: RequirementStanding) => progress.done / Math.max(1, progress.needed);
  return [...branches].sort((a, b) => share(b) - share(a))[0]!;
}

/** The first day ahead on which the experience that a stage asks for will be reached. */
function earliestIn(evaluation: PathEvaluation, stage: StageStanding, today: Day): Day | null {
  const days = stage.milestones
    .flatMap((milestone) => milestone.requirements)
    .filter((each) => each.kind === 'experience' && !isMet(each.status))
    .map((each) => metFrom(evaluation.nodes.get(each.key)!.timeline, today));
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : (Math.max(...known) as Day);
}

function metFrom(timeline: Timeline, today: Day): Day | null {
  const ahead = timeline.slice(indexAt(timeline, today) + 1);
  return ahead.find(({ value }) => value !== null && isMet(value.status))?.from ?? null;
}

/** Since when a node has been met without a break; null where it isn't, or always was. */
function metSince(timeline: Timeline, today: Day): Day | null {
  let since: Day | null = null;
  for (let i = indexAt(timeline, today); i >= 0; i--) {
    const { from, value } = timeline[i]!;
    if (value === null || !isMet(value.status)) break;
    since = from;
  }
  return since !== null && Number.isFinite(since) ? since : null;
}
