import type { QuizContent, QuizItem } from './content.js';

/**
 * Passing a quiz without knowing anything.
 *
 * Learners find out that the longest choice is mostly right, or the first: authors
 * explain the right answer, and write it down before they invent mistakes. So each of
 * these habits is tried on the whole bank.
 *
 * An attempt draws some questions of the bank, so a habit may be lucky: what counts is
 * the share of all attempts in which it passes.
 */
export interface Guess {
  /** `the longest`: completes "always choosing …". */
  readonly habit: string;
  /** How many questions of the bank it gets right. */
  readonly right: number;
  /** The share of all attempts that it passes, 0 to 1. */
  readonly passes: number;
}

/** More lucky attempts than this, and the quiz can be passed by a habit. */
export const MOST_LUCK = 0.05;

type Choose = (item: QuizItem) => number;

const HABITS: Readonly<Record<string, Choose>> = {
  'the longest': ({ choices }) => indexOfLongest(choices.map(({ text }) => text.length)),
  'the first': () => 0,
  'the last': ({ choices }) => choices.length - 1,
};

/** How far each habit gets. */
export function guessesAt(quiz: QuizContent): readonly Guess[] {
  const { items, draw, passMark } = quiz;
  return Object.entries(HABITS).map(([habit, choose]) => {
    const right = items.filter((item) => isRight(item, choose(item))).length;
    const needed = Math.ceil((draw * passMark) / 100);
    return { habit, right, passes: chanceOfDrawing(needed, draw, right, items.length) };
  });
}

/** Exactly the right choices must be chosen, and a habit chooses one. */
function isRight({ choices }: QuizItem, chosen: number): boolean {
  return choices.every(({ right }, index) => right === (index === chosen));
}

function indexOfLongest(lengths: readonly number[]): number {
  return lengths.indexOf(Math.max(...lengths));
}

/** The chance that at least `needed` of `draw` questions are among the `right` ones of a bank. */
function chanceOfDrawing(needed: number, draw: number, right: number, bank: number): number {
  let chance = 0;
  for (let hits = needed; hits <= Math.min(draw, right); hits++) {
    chance += waysTo(right, hits) * waysTo(bank - right, draw - hits);
  }
  return chance / waysTo(bank, draw);
}

/** In how many ways `some` can be taken from `all`. */
function waysTo(all: number, some: number): number {
  if (some < 0 || some > all) return 0;
  let ways = 1;
  for (let i = 1; i <= some; i++) ways = (ways * (all - some + i)) / i;
  return ways;
}
