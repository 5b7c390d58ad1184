import type { CourseSource, LessonContent } from './content.js';
import type { CourseReading } from './course-reading.js';
import { readText } from './curriculum-files.js';
import { given } from './given.js';
import { readFigures } from './lesson-figures.js';
import { checkLinks } from './lesson-links.js';
import { checkMarks, checkStatements } from './lesson-statements.js';
import { piecesIn } from './lesson-text.js';
import { renderLesson } from './markdown.js';
import type { Place, Problems } from './problem.js';
import { wordCount } from './reading-grade.js';
import { readYaml, type YamlValue } from './yaml-value.js';
import { findUnwritten } from './yet-to-write.js';

const FRONT_MATTER = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** What a lesson may name, and in which language it is. */
export interface LessonSetting {
  readonly sources: readonly CourseSource[];
  /** Where links to the course's files lead, by their names. */
  readonly modules: ReadonlyMap<string, string>;
  readonly language?: string;
}

/** Reads `NN-name.md`: front matter with title, minutes and objectives, then Markdown. */
export function readLesson(
  file: string,
  code: string,
  course: LessonSetting,
  reading: CourseReading,
): LessonContent | null {
  const text = readText(file, reading.files, reading.problems);
  const parts = text === null ? null : splitLesson(file, text, reading.problems);
  if (!parts) return null;
  const fields = parts.head.fields(['title', 'minutes', 'objectives']);
  return {
    code,
    kind: 'lesson',
    title: fields.text('title'),
    minutes: fields.must('minutes', (value) => value.number({ min: 1, max: 240 }), 0),
    objectives: fields.must('objectives', (value) => value.texts(), []),
    ...readBody(file, parts, course, reading),
  };
}

/** Reads a lesson's Markdown, with what it shows. */
export function readBody(
  file: string,
  { markdown, line: first }: LessonParts,
  { sources, modules, language }: LessonSetting,
  { files, problems }: CourseReading,
): Pick<LessonContent, 'markdown' | 'html' | 'figures'> {
  const at = (line: number) => ({ file, line: first + line });
  const pieces = piecesIn(markdown).map((piece) => ({ ...piece, place: at(piece.line) }));
  checkLength(markdown, at(0), problems);
  findUnwritten(markdown, at, problems);
  checkMarks(pieces, problems);
  checkStatements(markdown, sources, at, problems);
  checkLinks(pieces, modules, problems);
  const figures = readFigures(pieces, files, problems);
  const urls = new Map(figures.map(({ name, url }) => [name, url]));
  return {
    markdown,
    html: renderLesson(markdown, sources, { figures: urls, modules }, language),
    ...given({
      figures:
        figures.length === 0
          ? undefined
          : Object.fromEntries(figures.map(({ name, hash }) => [name, hash])),
    }),
  };
}

/** What one sits through before a break, and what is worth opening a lesson for. */
const LENGTH = { least: 300, most: 700 };

function checkLength(markdown: string, place: Place, problems: Problems): void {
  const words = wordCount({ markdown });
  if (words < LENGTH.least) {
    problems.hint(place, `The lesson has ${words} words.`, `Under ${LENGTH.least} is little.`);
  }
  if (words > LENGTH.most) {
    problems.hint(place, `The lesson has ${words} words.`, `Over ${LENGTH.most} is a lot at once.`);
  }
}

/** A lesson's front matter and Markdown, with the line on which the latter begins. */
export interface LessonParts {
  readonly head: YamlValue;
  readonly markdown: string;
  readonly line: number;
}

/** Takes a lesson apart; null where it has no front matter. */
export function splitLesson(file: string, text: string, problems: Problems): LessonParts | null {
  const front = FRONT_MATTER.exec(text);
  if (!front) {
    problems.add(
      { file, line: 1 },
      'The lesson has no front matter.',
      'Begin with a line "---", then title, minutes and objectives, then "---" again.',
    );
    return null;
  }
  const head = readYaml(file, front[1]!, problems, 2);
  if (!head) return null;
  const body = text.slice(front[0].length);
  const markdown = body.trim();
  const line = text.slice(0, text.length - body.trimStart().length).split('\n').length;
  if (markdown === '') {
    problems.add({ file, line }, 'The lesson has no text.', 'Write it below the "---".');
  }
  return { head, markdown, line };
}
