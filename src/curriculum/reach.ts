import type { AppliesTo, PathDefinition } from '../domain/requirement.js';
import { treeOf, type TreeNode } from '../domain/tree.js';
import { listed } from './did-you-mean.js';
import type { Place, Problems } from './problem.js';
import type { ReadCourse } from './read-course.js';
import type { ReadPath } from './read-path.js';

interface PathWithPlaces {
  readonly definition: PathDefinition;
  readonly nodes: readonly TreeNode[];
  readonly place: (key: string) => Place;
}

/**
 * Finds what nobody can get to: courses on no path, courses whose prerequisites nobody on
 * the path can take, and requirements that concern nobody. The files must have no errors.
 */
export function findUnreachable(
  courses: readonly ReadCourse[],
  paths: readonly ReadPath[],
  problems: Problems,
): void {
  const all = paths.map(({ content, keys }): PathWithPlaces => {
    const definition = { ...content, version: 0 };
    const nodes = [...treeOf(definition).nodes.values()];
    const first = [...keys.values()][0]!;
    return { definition, nodes, place: (key) => keys.get(key) ?? first };
  });
  findCoursesOnNoPath(courses, all, problems);
  for (const path of all) {
    findShutPrerequisites(path, all, courses, problems);
    for (const node of path.nodes) findNobody(node, path, problems);
  }
}

function findCoursesOnNoPath(
  courses: readonly ReadCourse[],
  paths: readonly PathWithPlaces[],
  problems: Problems,
): void {
  const onPaths = new Set(paths.flatMap((path) => [...coursesOn(path)]));
  for (const { content, place } of courses) {
    if (content.openToAll || onPaths.has(content.code)) continue;
    problems.flaw(
      place,
      `No path asks for "${content.code}".`,
      'Add "course: …" to a path, or "openToAll: true" here.',
    );
  }
}

/** A course that waits for one that is neither on the learner's paths nor open stays locked for ever. */
function findShutPrerequisites(
  path: PathWithPlaces,
  all: readonly PathWithPlaces[],
  courses: readonly ReadCourse[],
  problems: Problems,
): void {
  const byCode = new Map(courses.map(({ content }) => [content.code, content]));
  const within = new Set(
    all
      .filter((other) => isForEverybody(other) || areConnected(path, other, all))
      .flatMap((other) => [...coursesOn(other)]),
  );
  for (const { key, asks } of path.nodes) {
    if (asks.kind !== 'course') continue;
    for (const code of asks.prerequisites ?? []) {
      if (within.has(code) || byCode.get(code)?.openToAll) continue;
      problems.flaw(
        path.place(key),
        `"${asks.course}" can't be begun here: its prerequisite "${code}" is on no path that these people are on.`,
        `Ask for "${code}" too, or make it open to all.`,
      );
    }
  }
}

function findNobody(node: TreeNode, path: PathWithPlaces, problems: Problems): void {
  const { since, until, appliesTo } = node.asks;
  const place = path.place(node.key);
  if (since !== undefined && until !== undefined && since >= until) {
    problems.flaw(
      place,
      `"${node.key}" ends on ${until}, before it begins.`,
      'Change "since" or "until": the latter is the day after the last.',
    );
  }
  if (!appliesTo) return;
  for (let above = node.parent; above; above = above.parent) {
    const { asks, key } = above;
    const field = FIELDS.find((each) => areApart(appliesTo[each], asks.appliesTo?.[each]));
    if (!field) continue;
    problems.flaw(
      place,
      `"${node.key}" concerns nobody: it is for the ${field} ${listed(appliesTo[field]!, 'and')}, ` +
        `and stands in "${key}", which is for ${listed(asks.appliesTo![field]!, 'and')}.`,
      'Move it out, or change one of the two.',
    );
  }
}

// Somebody may have several exposures, so two lists of them never exclude each other.
const FIELDS = ['sites', 'states', 'positions'] as const satisfies readonly (keyof AppliesTo)[];

function areApart(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a !== undefined && b !== undefined && !a.some((each) => b.includes(each));
}

function coursesOn({ nodes }: PathWithPlaces): ReadonlySet<string> {
  return new Set(
    nodes.flatMap(({ asks }) =>
      asks.kind === 'course' || asks.kind === 'attestation' ? asks.course : [],
    ),
  );
}

function isForEverybody({ definition }: PathWithPlaces): boolean {
  return definition.enrolls !== undefined && Object.keys(definition.enrolls).length === 0;
}

/** Whether one of the two asks for the other, directly or through a third. */
function areConnected(
  one: PathWithPlaces,
  other: PathWithPlaces,
  all: readonly PathWithPlaces[],
): boolean {
  return asksFor(one, other, all) || asksFor(other, one, all);
}

function asksFor(
  one: PathWithPlaces,
  other: PathWithPlaces,
  all: readonly PathWithPlaces[],
): boolean {
  if (one === other) return true;
  const named = one.nodes.flatMap(({ asks }) => (asks.kind === 'path' ? asks.path : []));
  // Paths that ask for each other have been refused as a cycle.
  return all.some((next) => named.includes(next.definition.code) && asksFor(next, other, all));
}
