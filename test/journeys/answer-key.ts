import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Attempt } from './api.js';

/**
 * The right answers, as a learner who studied has them: read from the quiz files by the
 * words of question and choice. The API never tells them before it has graded.
 */
export interface AnswerKey {
  answer(attempt: Attempt, howManyWrong?: number): Record<string, string[]>;
}

interface QuizFile {
  items: { stem: string; choices: { text: string; right?: boolean }[] }[];
}

const keys = new Map<string, AnswerKey>();

export function answerKeyOf(coursesDir: string): AnswerKey {
  let key = keys.get(coursesDir);
  if (!key) keys.set(coursesDir, (key = readAnswerKey(coursesDir)));
  return key;
}

function readAnswerKey(coursesDir: string): AnswerKey {
  const rightTexts = new Map<string, ReadonlySet<string>>();
  for (const folder of readdirSync(coursesDir, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const { stem, choices } of quizItemsIn(join(coursesDir, folder.name))) {
      const right = choices.filter((choice) => choice.right).map((choice) => wordsOf(choice.text));
      rightTexts.set(wordsOf(stem), new Set(right));
    }
  }

  return {
    answer(attempt, howManyWrong = 0) {
      const answers = attempt.questions.map(({ id, stem, choices }, i) => {
        const right = rightTexts.get(wordsOf(stem));
        if (!right) throw new Error(`No quiz file asks: ${stem}`);
        const isRight = ({ text }: { text: string }) => right.has(wordsOf(text));
        const wrong = choices.filter((choice) => !isRight(choice)).slice(0, 1);
        const chosen = i < howManyWrong ? wrong : choices.filter(isRight);
        return [id, chosen.map((choice) => choice.id)] as const;
      });
      return Object.fromEntries(answers);
    },
  };
}

function quizItemsIn(folder: string): QuizFile['items'] {
  const quizzes = readdirSync(folder).filter((name) => /^quiz.*\.yaml$/.test(name));
  return quizzes.flatMap(
    (name) => (parse(readFileSync(join(folder, name), 'utf8')) as QuizFile).items,
  );
}

/** Letters and numbers only: markup, quotes and line breaks may be shown differently. */
function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z#0-9]+;/gi, ' ')
    .replace(/(?!\.\d)[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
