import { cyclesAmongCourses, cyclesIn } from '../domain/prerequisites.js';
import type { PathDefinition } from '../domain/requirement.js';
import { didYouMean } from './did-you-mean.js';
import type { Problems } from './problem.js';
import type { ReadCourse } from './read-course.js';
import type { ReadPath } from './read-path.js';

/** Every prerequisite must be a course. */
export function refuseUnknownCourses(courses: readonly ReadCourse[], problems: Problems): void {
  const known = courses.map(({ content }) => content.code);
  for (const { content, prerequisites } of courses) {
    for (const code of content.prerequisites) {
      if (known.includes(code)) continue;
      problems.add(
        prerequisites,
        `The prerequisite "${code}" is not a course.`,
        didYouMean(code, known),
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
