import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CurriculumFiles } from './curriculum-files.js';
import type { Piece } from './lesson-text.js';
import type { Place, Problems } from './problem.js';

/** A picture that a lesson shows. */
export interface Figure {
  readonly name: string;
  readonly hash: string;
  /** The picture itself, so that a published version never loses it. */
  readonly url: string;
}

const MOST_BYTES = 300_000;
const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** Reads the pictures that a lesson shows, each once. */
export function readFigures(
  pieces: readonly (Piece & { readonly place: Place })[],
  files: CurriculumFiles,
  problems: Problems,
): readonly Figure[] {
  const figures = new Map<string, Figure>();
  for (const piece of pieces) {
    if (piece.kind !== 'picture') continue;
    const { name, alternative, place } = piece;
    if (alternative.trim() === '') {
      problems.add(
        place,
        `The picture "${name}" has no alternative text.`,
        'Say between the brackets what it shows, for those who cannot see it: ![A cuff around an arm](…).',
      );
    }
    const figure = figures.get(name) ?? readFigure(name, place, files, problems);
    if (figure) figures.set(name, figure);
  }
  return [...figures.values()];
}

function readFigure(
  name: string,
  place: Place,
  files: CurriculumFiles,
  problems: Problems,
): Figure | null {
  const bytes = files.get(posix.join(posix.dirname(place.file), name));
  const type = TYPES[posix.extname(name).toLowerCase()];
  if (!bytes || !type) {
    problems.add(
      place,
      `The picture "${name}" is not there.`,
      'Put it into the folder of the course, as svg, png or jpg.',
    );
    return null;
  }
  if (bytes.length > MOST_BYTES) {
    problems.add(
      place,
      `The picture "${name}" has ${Math.ceil(bytes.length / 1000)} kB.`,
      `Make it smaller than ${MOST_BYTES / 1000} kB: lessons are read on phones.`,
    );
    return null;
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name, hash, url: `data:${type};base64,${bytes.toString('base64')}` };
}
