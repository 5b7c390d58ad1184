import { didYouMean } from './did-you-mean.js';
import type { CurriculumFiles } from './curriculum-files.js';
import { readText } from './curriculum-files.js';
import type { Problems } from './problem.js';

const FILE = 'README.md';
const HEADING = /^## What the job asks\b/;
/** Rows of a table, but for the line below its head. */
const ROW = /^\|(?!\s*:?-+)/;

/**
 * The table in the guide that says, for every point of the job, what answers it. Each row
 * names something, and everything in backticks in its last column must exist: a course, a
 * skill, a credential, a path, or the key of a requirement.
 */
export function findUnanswered(
  files: CurriculumFiles,
  known: readonly string[],
  problems: Problems,
): void {
  if (!files.has(FILE)) return;
  for (const { line, text } of rowsIn(readText(FILE, files, problems) ?? '')) {
    const answer = text.split('|').at(-2) ?? '';
    const codes = [...answer.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
    if (codes.length === 0) {
      problems.flaw(
        { file: FILE, line },
        'Nothing answers this point of the job.',
        'Name a course, skill, credential, path or requirement in backticks.',
      );
    }
    for (const code of codes.filter((each) => !known.includes(each))) {
      problems.flaw(
        { file: FILE, line },
        `"${code}" is no course, skill, credential, path or requirement.`,
        didYouMean(code, known),
      );
    }
  }
}

/** The rows below the heads of the tables in the section on the job. */
function rowsIn(guide: string): readonly { line: number; text: string }[] {
  const lines = guide.split('\n');
  const from = lines.findIndex((line) => HEADING.test(line));
  if (from < 0) return [];
  const end = lines.findIndex((line, i) => i > from && line.startsWith('## '));
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((text, i) => {
    const isHead = /^\|\s*:?-+/.test(lines[i + 1] ?? '');
    return i > from && ROW.test(text) && !isHead ? [{ line: i + 1, text }] : [];
  });
}
