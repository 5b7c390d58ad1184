import {
  agingOf,
  agingOfCredential,
  coverageOf,
  NEVER_AGES,
  NOTHING_COVERED,
  reachedOn,
  type Coverage,
} from './coverage.js';
import type { Day } from './day.js';
import { evidenceFor, rowsOf, type EventLeaf, type Stands } from './evidence.js';
import { experienceIn } from './experience.js';
import { countedMinutes, minutesSince } from './hours.js';
import { isEarned, isSameMet } from './met.js';
import type { MetLayer, Situation } from './met-layer.js';
import type { HoursLeaf, Leaf, PathLeaf } from './requirement.js';
import { combineAll, constant, firstDay, map, steps, type Steps } from './steps.js';
import type { TreeNode } from './tree.js';

/** What the record gives one leaf on each day, before waivers and `appliesTo` are looked at. */
export function leafCoverage(
  leaf: Exclude<Leaf, PathLeaf>,
  node: TreeNode,
  situation: Situation,
  layer: MetLayer,
): Steps<Coverage> {
  const { record, definitions, employment, since } = situation;
  const stands: Stands = { path: situation.tree.path, stage: node.stage };
  // Of most leaves nothing is recorded yet.
  if (isOfEvents(leaf) && !rowsOf(leaf, stands).some((key) => record.has(key))) {
    return NOTHING_COVERED;
  }
  switch (leaf.kind) {
    case 'hours':
      return hoursCoverage(leaf, situation, layer);
    case 'experience': {
      const { reachedOn: reached, beganOn } = experienceIn(employment, leaf.months, leaf.positions);
      return reachedOn(reached, beganOn);
    }
    case 'credential': {
      const evidence = evidenceFor(leaf, record, stands, definitions);
      return coverageOf(evidence, agingOfCredential(leaf), employment);
    }
    case 'skill': {
      const { revalidate } = leaf.skill;
      const recurs = revalidate ? [{ every: revalidate }] : undefined;
      const evidence = evidenceFor(leaf, record, stands, definitions, since);
      return coverageOf(evidence, agingOf(recurs, leaf.onLeave), employment);
    }
    case 'task':
      return coverageOf(evidenceFor(leaf, record, stands, definitions), NEVER_AGES, employment);
    case 'course':
    case 'attestation':
    case 'approval': {
      const evidence = evidenceFor(leaf, record, stands, definitions, since);
      return coverageOf(evidence, agingOf(leaf.recurs, leaf.onLeave), employment);
    }
  }
}

function isOfEvents(leaf: Exclude<Leaf, PathLeaf>): leaf is EventLeaf {
  return leaf.kind !== 'hours' && leaf.kind !== 'experience';
}

/** The minutes of an hours leaf that count, by day. */
export function minutesFor(leaf: HoursLeaf, situation: Situation, layer: MetLayer): Steps<number> {
  const { countsFrom = 'ever' } = leaf;
  const changes = countedMinutes(situation.record, leaf.activity);
  if (countsFrom === 'ever') return minutesSince(changes, constant<Day | null>(-Infinity as Day));
  if (countsFrom === 'hire') return minutesSince(changes, situation.employment.hiredOn);
  const from =
    countsFrom === 'enrollment'
      ? situation.enrolledOn
      : firstEarned(layer, situation.tree.nodes.get(countsFrom.node)!, situation.enrolledOn);
  return minutesSince(
    changes,
    steps<Day | null>(null, from === null ? [] : [{ from, value: from }]),
  );
}

/** The first day since enrolment on which a node was met, and not merely not applicable. */
export function firstEarned(layer: MetLayer, node: TreeNode, enrolledOn: Day): Day | null {
  return firstDay(layer.of(node), (met) => isEarned(met.level), enrolledOn);
}

function hoursCoverage(leaf: HoursLeaf, situation: Situation, layer: MetLayer): Steps<Coverage> {
  const minutes = minutesFor(leaf, situation, layer);
  const reached = firstDay(minutes, (sum) => sum >= leaf.hours * 60);
  const begun = map(minutes, (sum) => sum > 0);
  const done = reachedOn(reached, null);
  return combineAll<unknown, Coverage>(
    [done, begun],
    ([holding, isBegun]) => {
      const coverage = holding as Coverage;
      return coverage.level === 'none' && isBegun ? { ...coverage, level: 'partial' } : coverage;
    },
    isSameMet,
  );
}
