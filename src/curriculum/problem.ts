/** Where something stands in the curriculum's files. */
export interface Place {
  /** Relative to the curriculum's folder, as in `hipaa/quiz.yaml`. */
  readonly file: string;
  readonly line: number;
}

/** Something in the files that must be put right before they can be published. */
export interface Problem extends Place {
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** Collects problems while files are read, so that an author sees all of them at once. */
export class Problems {
  private readonly found: Problem[] = [];

  add({ file, line }: Place, message: string, remedy: string): void {
    this.found.push({ file, line, message, remedy });
  }

  /** In the order of files and lines. */
  inOrder(): readonly Problem[] {
    return this.found.sort((a, b) =>
      a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
    );
  }
}

/** The problem on one line, as compilers print them. */
export function problemLine({ file, line, message, remedy }: Problem): string {
  return `${file}:${line}: ${message} ${remedy}`;
}
