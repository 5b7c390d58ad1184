import { courseTable } from './course-table.js';
import { problemLine, type Problem } from './problem.js';
import type { ReadCurriculum } from './read-curriculum.js';

/** What a check found, to be printed. */
export interface CheckReport {
  /** Neither errors nor flaws. */
  readonly isRight: boolean;
  readonly text: string;
}

/** All problems, a line each; without errors, also how much there is of everything. */
export function checkReport(read: ReadCurriculum, folder: string): CheckReport {
  const errors = read.ok ? [] : read.problems;
  const flaws = read.remarks.filter(({ gravity }) => gravity === 'flaw');
  const hints = read.remarks.filter(({ gravity }) => gravity === 'hint');
  const isRight = errors.length + flaws.length === 0;
  const parts = [
    section(errors, 'problem', `in ${folder}: nothing can be published.`),
    section(flaws, 'flaw', `in ${folder}: it can be published, and should be better.`),
    // Who must put an error right needn't hear of what is only long or short.
    read.ok ? section(hints, 'hint', 'for you to judge.') : '',
    read.ok ? courseTable(read.curriculum.courses) : '',
    read.ok ? summary(read.curriculum, isRight) : '',
  ];
  return { isRight, text: parts.filter((part) => part !== '').join('\n\n') };
}

function section(problems: readonly Problem[], noun: string, what: string): string {
  const { length } = problems;
  if (length === 0) return '';
  const lines = problems.map((problem) => problemLine(problem)).join('\n');
  return `${lines}\n\n${length} ${noun}${length === 1 ? '' : 's'} ${what}`;
}

function summary(
  { courses, skills, credentials, paths }: Extract<ReadCurriculum, { ok: true }>['curriculum'],
  isRight: boolean,
): string {
  const held =
    `${courses.length} courses, ${skills.length} skills, ` +
    `${credentials.length} credentials, ${paths.length} paths.`;
  return isRight ? `The curriculum is right: ${held}` : held;
}
