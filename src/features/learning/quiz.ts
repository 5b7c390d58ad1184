import { createHash } from 'node:crypto';

/** A quiz as its author wrote it, answers and all: never sent before grading. */
export interface Quiz {
  readonly title: string;
  /** How many items of the bank an attempt draws. */
  readonly draw: number;
  /** Percent. */
  readonly passMark: number;
  readonly items: readonly QuizItem[];
}

export interface QuizItem {
  readonly id: string;
  readonly kind: 'single' | 'multiple';
  /** The lesson that the item comes from. */
  readonly from: string;
  readonly stem: string;
  readonly choices: readonly {
    readonly text: string;
    readonly right: boolean;
    readonly because: string;
  }[];
}

/** What a learner sees of an item. */
export interface Question {
  readonly id: string;
  readonly kind: QuizItem['kind'];
  readonly stem: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
}

export interface Graded {
  /** Percent of the questions answered right, rounded down. */
  readonly score: number;
  readonly passed: boolean;
  readonly feedback: readonly {
    readonly question: string;
    readonly correct: boolean;
    readonly explanation: string;
    readonly lesson: string;
  }[];
}

/** A question as it was answered. What was right and what was chosen say why. */
export interface MarkedQuestion {
  readonly id: string;
  readonly stem: string;
  readonly correct: boolean;
  /** The lesson that it comes from. */
  readonly lesson: string;
  readonly choices: readonly {
    readonly text: string;
    readonly right: boolean;
    readonly chosen: boolean;
    readonly because: string;
  }[];
}

/**
 * The questions of an attempt. Which items are drawn, and the order of their choices,
 * follow from the attempt's id alone: so they are the same whenever they are asked for.
 */
export function questionsOf(quiz: Quiz, attempt: string): readonly Question[] {
  return drawn(quiz, attempt).map((item) => ({
    id: item.id,
    kind: item.kind,
    stem: item.stem,
    choices: shuffled(item, attempt).map(({ id, choice }) => ({ id, text: choice.text })),
  }));
}

/** Grades the answers of an attempt: a question is right when exactly its right choices were chosen. */
export function grade(
  quiz: Quiz,
  attempt: string,
  answers: Readonly<Record<string, readonly string[]>>,
): Graded {
  const feedback = drawn(quiz, attempt).map((item) => {
    const chosen = new Set(answers[item.id] ?? []);
    const choices = shuffled(item, attempt);
    const correct = choices.every(({ id, choice }) => chosen.has(id) === choice.right);
    const explained = choices.filter(({ id, choice }) => choice.right || chosen.has(id));
    return {
      question: item.id,
      correct,
      explanation: explained.map(({ choice }) => `${choice.text} ${choice.because}`).join('\n'),
      lesson: item.from,
    };
  });
  const right = feedback.filter((each) => each.correct).length;
  const score = Math.floor((right / feedback.length) * 100);
  return { score, passed: score >= quiz.passMark, feedback };
}

/** The questions of an attempt as they were answered, in their order. */
export function markedQuestions(
  quiz: Quiz,
  attempt: string,
  answers: Readonly<Record<string, readonly string[]>>,
): readonly MarkedQuestion[] {
  return drawn(quiz, attempt).map((item) => {
    const chosen = new Set(answers[item.id] ?? []);
    const choices = shuffled(item, attempt).map(({ id, choice }) => ({
      ...choice,
      chosen: chosen.has(id),
    }));
    return {
      id: item.id,
      stem: item.stem,
      correct: choices.every((choice) => choice.chosen === choice.right),
      lesson: item.from,
      choices,
    };
  });
}

function drawn(quiz: Quiz, attempt: string): readonly QuizItem[] {
  return [...quiz.items]
    .sort((a, b) => (seed(attempt, a.id) < seed(attempt, b.id) ? -1 : 1))
    .slice(0, quiz.draw);
}

function shuffled(item: QuizItem, attempt: string) {
  return item.choices
    .map((choice, i) => ({ choice, order: seed(attempt, `${item.id}/${i}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ choice }, i) => ({ id: String.fromCharCode(97 + i), choice }));
}

function seed(attempt: string, of: string): string {
  return createHash('sha256').update(`${attempt}/${of}`).digest('hex');
}
