import type { Place } from './problem.js';
import type { YamlValue } from './yaml-value.js';

/** The questions of all quizzes: nobody should meet the same one twice. */
export class Stems {
  private readonly taken = new Map<string, Place>();

  /** Takes a question; finds fault with one that was asked before, in whatever course. */
  take(text: string, stem: YamlValue): void {
    const words = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const other = this.taken.get(words);
    if (words === '') return;
    if (other) {
      stem.flaw(
        `The same question stands in ${other.file}:${other.line}.`,
        'Ask about another situation in one of the two.',
      );
    } else {
      this.taken.set(words, stem.place);
    }
  }
}
