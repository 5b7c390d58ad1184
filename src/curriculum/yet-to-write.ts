import type { Place, Problems } from './problem.js';

/** Stands in a new course wherever its author has something to write. */
export const YET_TO_WRITE = '…';

/** A line of Markdown with nothing on it but marks of headings and lists, and the sign. */
const PLACE_IN_MARKDOWN = new RegExp(`^[#>*\\-\\s\\d.]*${YET_TO_WRITE}\\s*$`);

/** Names each line of a lesson that has yet to be written. */
export function findUnwritten(
  markdown: string,
  at: (line: number) => Place,
  problems: Problems,
): void {
  for (const [index, line] of markdown.split('\n').entries()) {
    if (!PLACE_IN_MARKDOWN.test(line)) continue;
    problems.add(
      at(index),
      'Here the lesson has yet to be written.',
      `Write it in place of the ${YET_TO_WRITE}`,
    );
  }
}
