import { didYouMean } from './did-you-mean.js';
import type { Piece } from './lesson-text.js';
import type { Place, Problems } from './problem.js';

/**
 * Checks the links of a lesson. They lead to modules of the same course by file name, or
 * away by a whole address, whose form alone is checked: no network is asked.
 */
export function checkLinks(
  pieces: readonly (Piece & { readonly place: Place })[],
  modules: ReadonlyMap<string, string>,
  problems: Problems,
): void {
  for (const piece of pieces) {
    if (piece.kind === 'broken-link') {
      problems.add(
        piece.place,
        'Here is a link that cannot be read.',
        'Write it like [words](https://example.org) or [words](02-next-lesson.md), without blanks.',
      );
    }
    if (piece.kind === 'link' && !isAway(piece.to) && !modules.has(piece.to)) {
      const isAddress = /^[a-z]+:/i.test(piece.to);
      problems.add(
        piece.place,
        `The link to "${piece.to}" leads nowhere.`,
        isAddress
          ? 'Write a whole address, like https://example.org/page.'
          : `Name a module of this course, or begin with https://. ${didYouMean(piece.to, [...modules.keys()])}`,
      );
    }
  }
}

function isAway(to: string): boolean {
  if (/^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/.test(to)) return true;
  return /^https?:\/\//.test(to) && URL.canParse(to) && new URL(to).hostname.includes('.');
}
