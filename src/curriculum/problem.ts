import { isDeepStrictEqual } from 'node:util';

/** Where something stands in the curriculum's files. */
export interface Place {
  /** Relative to the curriculum's folder, as in `hipaa/quiz.yaml`. */
  readonly file: string;
  readonly line: number;
}

/**
 * How much something matters: with an `error` nothing can be published, for nobody knows
 * what is meant; a `flaw` could be published but teaches badly, so the check refuses it;
 * a `hint` is only told.
 */
export type Gravity = 'error' | 'flaw' | 'hint';

/** Something in the files that should be put right. */
export interface Problem extends Place {
  readonly gravity: Gravity;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** Collects problems while files are read, so that an author sees all of them at once. */
export class Problems {
  private readonly found: Problem[] = [];

  add(place: Place, message: string, remedy: string): void {
    this.note('error', place, message, remedy);
  }

  flaw(place: Place, message: string, remedy: string): void {
    this.note('flaw', place, message, remedy);
  }

  hint(place: Place, message: string, remedy: string): void {
    this.note('hint', place, message, remedy);
  }

  /** What keeps the curriculum from being published, in the order of files and lines. */
  errors(): readonly Problem[] {
    return this.inOrder().filter(({ gravity }) => gravity === 'error');
  }

  /** The rest. */
  remarks(): readonly Problem[] {
    return this.inOrder().filter(({ gravity }) => gravity !== 'error');
  }

  private note(gravity: Gravity, { file, line }: Place, message: string, remedy: string): void {
    const problem = { gravity, file, line, message, remedy };
    // The code of a path is read ahead, and then again with the path: an author is told once.
    if (!this.found.some((other) => isDeepStrictEqual(other, problem))) this.found.push(problem);
  }

  private inOrder(): readonly Problem[] {
    return this.found.sort((a, b) =>
      a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
    );
  }
}

/** The problem on one line, as compilers print them. */
export function problemLine({ file, line, message, remedy }: Problem): string {
  return `${file}:${line}: ${message} ${remedy}`;
}
