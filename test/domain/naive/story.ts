import type { Day, IsoDay } from '../../../src/domain/day.js';
import type { Fact, FactKind, FactPayloads, Post } from '../../../src/domain/fact.js';
import type {
  CourseDefinition,
  Definitions,
  Milestone,
  PathDefinition,
  Requirement,
  Stage,
} from '../../../src/domain/requirement.js';
import { dayNumber } from './calendar.js';

/** One line of a learner's story: when, what, about what, and its details. */
export type Line = {
  [K in FactKind]: readonly [on: IsoDay, kind: K, subject: string, payload: FactPayloads[K]];
}[FactKind];

/** The facts of a story; line 1 has seq 1. */
export function story(...lines: readonly Line[]): Fact[] {
  return lines.map(
    ([on, kind, subject, payload], i) =>
      ({ kind, subject, occurredOn: dayNumber(on) as Day, seq: i + 1, payload }) as Fact,
  );
}

export function post(of: Partial<Post> = {}): Post {
  const anywhere = { site: 'MAIN', state: 'TX', timeZone: 'America/Chicago' };
  return { ...anywhere, position: 'MA', exposures: [], ...of };
}

/** A path `P` with one stage `S1` and one milestone `S1/M` of these requirements. */
export function pathOf(
  requirements: readonly Requirement[],
  terms: { stage?: Partial<Stage>; milestone?: Partial<Milestone>; version?: number } = {},
): PathDefinition {
  const milestone = { code: 'M', key: 'S1/M', title: 'M', requirements, ...terms.milestone };
  const stage = { code: 'S1', title: 'S1', milestones: [milestone], ...terms.stage };
  return { code: 'P', title: 'P', version: terms.version ?? 1, stages: [stage] };
}

/** A course whose version has modules of these codes. */
export function courseOf(
  code: string,
  modules: readonly string[],
  terms: Partial<CourseDefinition> = {},
): CourseDefinition {
  return {
    code,
    title: code,
    version: 1,
    prerequisites: [],
    modules: modules.map((module) => ({ code: module, kind: 'lesson', title: module, minutes: 5 })),
    ...terms,
  };
}

/** Definitions by code and version; without a version, the newest. */
export function definitionsOf(
  paths: readonly PathDefinition[],
  courses: readonly CourseDefinition[] = [],
): Definitions {
  return {
    course: (code, version) => find(courses, code, version),
    path: (code, version) => find(paths, code, version),
    skill: (code) => {
      throw new RangeError(`${code} is pinned in its path`);
    },
  };
}

function find<T extends { readonly code: string; readonly version: number }>(
  among: readonly T[],
  code: string,
  version: number | undefined,
): T {
  const found = among
    .filter((one) => one.code === code && (version === undefined || one.version === version))
    .sort((a, b) => b.version - a.version)[0];
  if (!found) throw new RangeError(`${code} version ${version ?? 'any'} was never published`);
  return found;
}
