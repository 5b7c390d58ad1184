import { syllable } from 'syllable';
import type { LessonContent } from './content.js';
import { blocksIn } from './lesson-text.js';

/** What reading grades are computed from. */
export interface Prose {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Words of three syllables and more. */
  readonly longWords: number;
}

/**
 * The running text of a lesson, counted: whole sentences of paragraphs and lists. What is
 * no sentence (headings, tables, code, bare list entries, quoted chart notes) would make
 * any text look easy.
 */
export function proseOf({ markdown }: Pick<LessonContent, 'markdown'>): Prose {
  const sentences = blocksIn(markdown)
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list')
    .flatMap(({ texts }) => texts.filter((text) => ENDS.test(text)).flatMap(sentencesIn));
  const words = sentences.flatMap(wordsIn);
  const syllables = words.map((word) => Math.max(1, syllable(word)));
  return {
    words: words.length,
    sentences: sentences.length,
    syllables: syllables.reduce((sum, count) => sum + count, 0),
    longWords: syllables.filter((count) => count >= 3).length,
  };
}

/** Every word that a learner reads, headings and tables included. */
export function wordCount({ markdown }: Pick<LessonContent, 'markdown'>): number {
  return blocksIn(markdown).flatMap(({ texts }) => texts.flatMap(wordsIn)).length;
}

/**
 * The school grade by SMOG (McLaughlin, 1969), the measure usual for texts about health: whoever
 * finished that grade understands the text whole. Null where there is nothing to read.
 */
export function smogGrade({ sentences, longWords }: Prose): number | null {
  if (sentences === 0) return null;
  return 1.043 * Math.sqrt((longWords * 30) / sentences) + 3.1291;
}

/**
 * The school grade by Flesch and Kincaid (1975), the measure that word processors show: two to
 * three grades below SMOG, because it asks for three quarters of the text to be understood.
 * Null where there is nothing to read.
 */
export function fleschKincaidGrade({ words, sentences, syllables }: Prose): number | null {
  if (words === 0) return null;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

export function sumOf(parts: readonly Prose[]): Prose {
  return {
    words: parts.reduce((sum, { words }) => sum + words, 0),
    sentences: parts.reduce((sum, { sentences }) => sum + sentences, 0),
    syllables: parts.reduce((sum, { syllables }) => sum + syllables, 0),
    longWords: parts.reduce((sum, { longWords }) => sum + longWords, 0),
  };
}

/** At the end of a sentence stands a mark and then a capital letter, digit or quote: not so in `e.g. this`. */
const BETWEEN_SENTENCES = /(?<=[.!?]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d])/u;
const ENDS = /[.!?:]["”’)]?$/;
const TITLES = /\b(?:Mr|Mrs|Ms|Dr|St|No|vs)\.\s+/g;

function sentencesIn(text: string): readonly string[] {
  return text
    .replace(TITLES, (title) => title.replace('.', ''))
    .split(BETWEEN_SENTENCES)
    .filter((sentence) => wordsIn(sentence).length > 0);
}

/** What has letters in it: numbers and marks are read, but have no syllables to count. */
function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}
