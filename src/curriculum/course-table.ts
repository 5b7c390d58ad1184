import type { CourseContent, LessonContent } from './content.js';
import {
  fleschKincaidGrade,
  type Prose,
  proseOf,
  smogGrade,
  sumOf,
  wordCount,
} from './reading-grade.js';

/** What a course is made of, in numbers. */
export interface CourseMeasures {
  readonly code: string;
  readonly lessons: number;
  /** In all its lessons. */
  readonly words: number;
  /** Of all modules. */
  readonly minutes: number;
  /** Questions in all its quizzes. */
  readonly items: number;
  readonly prose: Prose;
}

export function measure({ code, modules }: CourseContent): CourseMeasures {
  const lessons = modules.filter((module): module is LessonContent => module.kind === 'lesson');
  return {
    code,
    lessons: lessons.length,
    words: total(lessons.map(wordCount)),
    minutes: total(modules.map(({ minutes }) => minutes)),
    items: total(modules.map((module) => (module.kind === 'quiz' ? module.items.length : 0))),
    prose: sumOf(lessons.map(proseOf)),
  };
}

const HEAD = ['course', 'lessons', 'words', 'minutes', 'items', 'SMOG', 'Flesch–Kincaid'];

/** A line for each course, and their sum in the last. */
export function courseTable(courses: readonly CourseContent[]): string {
  const measures = courses.map(measure).sort((a, b) => (a.code < b.code ? -1 : 1));
  const sum: CourseMeasures = {
    code: `${courses.length} in all`,
    lessons: total(measures.map(({ lessons }) => lessons)),
    words: total(measures.map(({ words }) => words)),
    minutes: total(measures.map(({ minutes }) => minutes)),
    items: total(measures.map(({ items }) => items)),
    prose: sumOf(measures.map(({ prose }) => prose)),
  };
  const rows = [HEAD, ...[...measures, sum].map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, i) => aligned(cell, widths[i]!, i)).join('  '))
    .join('\n');
}

function rowOf({ code, lessons, words, minutes, items, prose }: CourseMeasures): string[] {
  const grades = [smogGrade(prose), fleschKincaidGrade(prose)].map(
    (grade) => grade?.toFixed(1) ?? '–',
  );
  const numbers = [lessons, words, minutes, items].map((number) => number.toLocaleString('en-US'));
  return [code, ...numbers, ...grades];
}

function aligned(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
