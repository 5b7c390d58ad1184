import type {
  AllOf,
  AnyOf,
  ApprovalLeaf,
  AttestationLeaf,
  CourseDefinition,
  CourseLeaf,
  CredentialDefinition,
  CredentialLeaf,
  CreditsOf,
  Definitions,
  DueIn,
  ExperienceLeaf,
  HoursLeaf,
  Milestone,
  PathDefinition,
  PathLeaf,
  Requirement,
  SkillDefinition,
  SkillLeaf,
  Stage,
} from '../../../src/domain/requirement.js';

/** Builders of what a path asks for. A requirement's key and title are its code unless told. */
type Terms<Of> = Partial<Omit<Of, 'kind'>>;

export function course(code: string, terms: Terms<CourseLeaf> = {}): CourseLeaf {
  return { kind: 'course', key: code, title: code, course: code, ...terms };
}

export function attestation(code: string, terms: Terms<AttestationLeaf> = {}): AttestationLeaf {
  return { kind: 'attestation', key: code, title: code, course: code, ...terms };
}

/** A skill that is signed off after one satisfactory observation unless told. */
export function skill(
  code: string,
  definition: Partial<SkillDefinition> = {},
  terms: Terms<SkillLeaf> = {},
): SkillLeaf {
  return { kind: 'skill', key: code, title: code, skill: skillOf(code, definition), ...terms };
}

export function skillOf(code: string, definition: Partial<SkillDefinition> = {}): SkillDefinition {
  return { code, title: code, observations: { count: 1 }, ...definition };
}

export function credential(
  definition: Partial<CredentialDefinition> & { readonly code: string },
  terms: Terms<CredentialLeaf> = {},
): CredentialLeaf {
  const { code } = definition;
  return { kind: 'credential', key: code, title: code, credential: card(definition), ...terms };
}

export function card(
  definition: Partial<CredentialDefinition> & { readonly code: string },
): CredentialDefinition {
  const { code } = definition;
  return { title: code, issuer: 'somebody', kind: 'card', cycles: [], ...definition };
}

export function hours(
  activity: string,
  needed: number,
  countsFrom?: HoursLeaf['countsFrom'],
): HoursLeaf {
  const leaf = { kind: 'hours', key: activity, title: activity, activity, hours: needed } as const;
  return countsFrom ? { ...leaf, countsFrom } : leaf;
}

export function experience(months: number, positions?: readonly string[]): ExperienceLeaf {
  const leaf = { kind: 'experience', key: 'EXP', title: 'Experience', months } as const;
  return positions ? { ...leaf, positions } : leaf;
}

export function approval(terms: Terms<ApprovalLeaf> = {}): ApprovalLeaf {
  return { kind: 'approval', key: 'OK', title: 'Approval', role: 'manager', ...terms };
}

export function otherPath(code: string, version = 1): PathLeaf {
  return { kind: 'path', key: code, title: code, path: code, version };
}

export function all(key: string, children: readonly Requirement[], terms: Terms<AllOf> = {}) {
  return { kind: 'all', key, title: key, children, ...terms } as const satisfies AllOf;
}

export function any(
  key: string,
  n: number,
  children: readonly Requirement[],
  terms: Terms<AnyOf> = {},
) {
  return { kind: 'any', key, title: key, n, children, ...terms } as const satisfies AnyOf;
}

export function credits(
  key: string,
  n: number,
  children: readonly Requirement[],
  terms: Terms<CreditsOf> = {},
) {
  return { kind: 'credits', key, title: key, n, children, ...terms } as const satisfies CreditsOf;
}

/** So many days after an anchor; after the hire unless told. */
export function within(days: number, after: DueIn['after'] = 'hire'): { dueIn: DueIn } {
  return { dueIn: { after, within: { days } } };
}

export function milestone(key: string, requirements: readonly Requirement[], terms = {}) {
  const code = key.slice(key.lastIndexOf('/') + 1);
  return { code, key, title: key, requirements, ...terms } satisfies Milestone;
}

/** A stage with one milestone, `S1/all`, that asks for all of these. */
export function stage(
  code: string,
  requirements: readonly Requirement[],
  terms: Partial<Stage> = {},
): Stage {
  return { code, title: code, milestones: [milestone(`${code}/all`, requirements)], ...terms };
}

/** Path P in version 1, unless told otherwise. */
export function pathOf(
  stages: readonly Stage[],
  terms: Partial<PathDefinition> = {},
): PathDefinition {
  return { code: 'P', title: 'Path P', version: 1, stages, ...terms };
}

/** Path P with one stage, `S1`, that asks for all of these. */
export function asking(...requirements: readonly Requirement[]): PathDefinition {
  return pathOf([stage('S1', requirements)]);
}

/** A course of these modules, each a lesson of ten minutes. */
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
    modules: modules.map((module) => ({
      code: module,
      kind: 'lesson',
      title: `Lesson ${module}`,
      minutes: 10,
    })),
    ...terms,
  };
}

/** What is published. A course that isn't given has one module, `01`, in every version. */
export function published(
  paths: readonly PathDefinition[],
  courses: readonly CourseDefinition[] = [],
  skills: readonly SkillDefinition[] = [],
): Definitions {
  return {
    course: (code, version) =>
      newest(courses, code, version) ?? courseOf(code, ['01'], { version: version ?? 1 }),
    path: (code, version) => newest(paths, code, version)!,
    skill: (code) => skills.find((each) => each.code === code)!,
  };
}

function newest<T extends { readonly code: string; readonly version: number }>(
  of: readonly T[],
  code: string,
  version?: number,
): T | undefined {
  return of
    .filter((each) => each.code === code && (version ?? each.version) === each.version)
    .toSorted((a, b) => b.version - a.version)[0];
}
