import type { Day } from './day.js';
import { entriesOf, type LearnerRecord } from './record.js';
import { decide, type Decision } from './refusal.js';
import { isMet } from './status.js';
import type { RequirementStanding, StageStanding, Standing } from './standing.js';
import { told } from './told.js';

/**
 * Advancement: the ladder from one stage of a path to the next.
 *
 * A stage is reached when everything that it requires is met on one day, and a manager
 * approves it then. What has lapsed never leaves a person eligible.
 */
export interface AdvancementState {
  /** The last stage that was approved; null before the first. */
  readonly current: string | null;
  /** The stage that comes next; null at the end of the ladder. */
  readonly next: string | null;
  readonly pending: AdvancementRequest | null;
}

interface AdvancementRequest {
  readonly seq: number;
  readonly stage: string;
  readonly askedOn: Day;
  readonly note: string | null;
}

/** Where somebody stands on a ladder whose stages come in this order. */
export function advancementIn(
  record: LearnerRecord,
  path: string,
  stages: readonly string[],
  on: Day,
): AdvancementState {
  const entries = entriesOf(
    record,
    `advancement/${path}`,
    'advancement-requested',
    'advancement-approved',
    'advancement-declined',
  ).filter((entry) => entry.on <= on);
  let reached = -1;
  let pending: AdvancementRequest | null = null;
  for (const entry of entries) {
    if (entry.kind === 'advancement-requested') {
      const { stage, note } = entry.payload;
      pending = { seq: entry.seq, stage, askedOn: entry.on, note: note ?? null };
    } else {
      if (pending?.seq === entry.payload.request) pending = null;
      if (entry.kind === 'advancement-approved') {
        reached = Math.max(reached, stages.indexOf(entry.payload.stage));
      }
    }
  }
  return { current: stages[reached] ?? null, next: stages[reached + 1] ?? null, pending };
}

/** What a stage still requires, its approval aside: obligations that aren't met. */
export function leftIn(standing: Standing, stage: string): readonly RequirementStanding[] {
  const found = standing.stages.find((each) => each.code === stage);
  return found ? unmetObligations(found) : [];
}

/** What of a stage is met: its obligations, the approval aside. */
export function metIn(standing: Standing, stage: string): readonly RequirementStanding[] {
  const found = standing.stages.find((each) => each.code === stage);
  return (found?.milestones ?? [])
    .flatMap((milestone) => milestone.requirements.flatMap(obligationsIn))
    .filter(
      ({ kind, status }) => kind !== 'approval' && status !== 'not-applicable' && isMet(status),
    );
}

function obligationsIn(requirement: RequirementStanding): readonly RequirementStanding[] {
  return requirement.kind === 'all' ? requirement.children.flatMap(obligationsIn) : [requirement];
}

/** Whether an advancement to a stage may be asked for. */
export function mayAsk(state: AdvancementState, stage: string): Decision {
  return decide(
    state.next !== stage && {
      code: 'not-the-next-stage',
      subject: stage,
      text: state.next
        ? told`The next stage is ${state.next}: ask for that.`
        : 'Every stage has been reached.',
    },
    state.pending !== null && {
      code: 'already-asked',
      subject: state.pending.stage,
      text: `Advancement to ${state.pending.stage} has been asked for and waits for an answer.`,
    },
  );
}

/** Whether an advancement may be approved: a refusal names each requirement that is left. */
export function mayApprove(left: readonly RequirementStanding[]): Decision {
  return decide(
    left.length > 0 && {
      code: 'requirements-left',
      text: told`Not everything is met yet: ${left.map(({ title }) => title).join(', ')}.`,
      needs: left.map(({ key, title, reason }) => ({
        code: 'requirement-left',
        subject: key,
        text: told`${title}: ${reason}`,
      })),
    },
  );
}

function unmetObligations(stage: StageStanding): readonly RequirementStanding[] {
  return stage.milestones
    .filter((milestone) => milestone.required)
    .flatMap((milestone) => milestone.requirements.flatMap(unmet));
}

function unmet(requirement: RequirementStanding): readonly RequirementStanding[] {
  if (!requirement.required || isMet(requirement.status) || requirement.kind === 'approval')
    return [];
  return requirement.kind === 'all' ? requirement.children.flatMap(unmet) : [requirement];
}
