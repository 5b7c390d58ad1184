import { cyclesAmongCourses, cyclesIn } from '../domain/prerequisites.js';
import type { PathDefinition } from '../domain/requirement.js';
import { didYouMean } from './did-you-mean.js';
import type { KnownCodes } from './known-codes.js';
import type { Place, Problems } from './problem.js';
import type { ReadCourse } from './read-course.js';
import type { ReadPath } from './read-path.js';

/** An entry of a file, with where it stands. */
export interface Read<T> {
  readonly content: T;
  readonly place: Place;
}

/** A code names one thing. */
export function refuseDuplicates(
  kind: string,
  read: readonly Read<{ readonly code: string }>[],
  problems: Problems,
): void {
  const first = new Map<string, Place>();
  for (const { content, place } of read) {
    const other = first.get(content.code);
    if (content.code === '') continue;
    if (other) {
      problems.add(
        place,
        `Two ${kind} have the code "${content.code}": the other stands in ${other.file}:${other.line}.`,
        'Give one of them another code.',
      );
    } else {
      first.set(content.code, place);
    }
  }
}

/** What replaces a credential must be one. */
export function refuseUnknownReplacements(
  read: readonly Read<{ readonly code: string; readonly replacedBy?: readonly string[] }>[],
  known: KnownCodes<unknown>,
  problems: Problems,
): void {
  for (const { content, place } of read) {
    for (const code of content.replacedBy ?? []) {
      if (!known.isMissing(code)) continue;
      problems.add(
        place,
        `"${content.code}" is replaced by "${code}", which is no credential.`,
        didYouMean(code, known.codes),
      );
    }
  }
}

/** Every prerequisite must be a course. */
export function refuseUnknownCourses(
  courses: readonly ReadCourse[],
  known: KnownCodes<unknown>,
  problems: Problems,
): void {
  for (const { content, prerequisites } of courses) {
    for (const code of content.prerequisites) {
      if (!known.isMissing(code)) continue;
      problems.add(
        prerequisites,
        `The prerequisite "${code}" is not a course.`,
        didYouMean(code, known.codes),
      );
    }
  }
}

/** Nothing may wait for itself, among courses and within and across paths. */
export function refuseCycles(
  courses: readonly ReadCourse[],
  paths: readonly ReadPath[],
  problems: Problems,
): void {
  for (const cycle of cyclesAmongCourses(courses.map(({ content }) => content))) {
    const first = courses.find(({ content }) => content.code === cycle[0])!;
    problems.add(
      first.prerequisites,
      `These courses wait for each other: ${chain(cycle)}.`,
      'Take one prerequisite away.',
    );
  }
  const definitions = paths.map(({ content }): PathDefinition => ({ ...content, version: 0 }));
  const namedBy = (code: string) => definitions.filter((path) => path.code === code);
  for (const [index, path] of definitions.entries()) {
    const { keys } = paths[index]!;
    for (const cycle of cyclesIn(path, namedBy)) {
      const place = cycle.map((key) => keys.get(key)).find((each) => each !== undefined)!;
      problems.add(
        place,
        `These wait for each other: ${chain(cycle)}.`,
        'Take away one of the locks, "countsFrom" or paths between them.',
      );
    }
  }
}

function chain(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(' → ');
}
