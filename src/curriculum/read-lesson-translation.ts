import type { CourseSource, LessonContent, ModuleTranslation } from './content.js';
import { moduleCode, modulesIn } from './course-files.js';
import type { CourseReading } from './course-reading.js';
import { readText } from './curriculum-files.js';
import { listed } from './did-you-mean.js';
import { blocksIn } from './lesson-text.js';
import type { Place } from './problem.js';
import { readBody, splitLesson } from './read-lesson.js';

/** Reads `NN-name.es.md`: title and objectives, then the lesson with the same pictures. */
export function readLessonTranslation(
  file: string,
  lesson: LessonContent,
  sources: readonly CourseSource[],
  language: string,
  reading: CourseReading,
): ModuleTranslation | null {
  const { files, problems } = reading;
  const text = readText(file, files, problems);
  const parts = text === null ? null : splitLesson(file, text, problems);
  if (!parts) return null;
  const fields = parts.head.fields(['title', 'objectives']);
  const objectives = fields.must('objectives', (value) => value.texts(), []);
  if (objectives.length !== lesson.objectives.length) {
    (fields.get('objectives') ?? parts.head).refuse(
      `There are ${objectives.length} objectives here, and ${lesson.objectives.length} in English.`,
      'Translate each of them, in the same order.',
    );
  }
  const modules = new Map(
    [...modulesIn(reading).keys()].map((name) => [
      name,
      `${moduleCode(name)}?language=${language}`,
    ]),
  );
  const body = readBody(file, parts, { sources, modules, language }, reading);
  const place = { file, line: parts.line };
  comparePictures(place, language, lesson, body, reading);
  compareHeadings(place, lesson, body, reading);
  return { kind: 'lesson', title: fields.text('title'), objectives, ...body };
}

type Body = Pick<LessonContent, 'markdown' | 'figures'>;

/** The same pictures, or their own translations: `cuff.es.svg` for `cuff.svg`. */
function comparePictures(
  place: Place,
  language: string,
  original: Body,
  translation: Body,
  { problems }: CourseReading,
): void {
  const wanted = Object.keys(original.figures ?? {});
  const shown = Object.keys(translation.figures ?? {}).map((name) =>
    name.replace(new RegExp(`\\.${language}(\\.[a-z]+)$`), '$1'),
  );
  const missing = wanted.filter((name) => !shown.includes(name));
  const more = shown.filter((name) => !wanted.includes(name));
  if (missing.length > 0) {
    problems.add(
      place,
      `The lesson shows ${listed(missing, 'and')} in English, and not here.`,
      'Show the same pictures, with words for those who cannot see them.',
    );
  }
  if (more.length > 0) {
    problems.add(
      place,
      `The lesson shows ${listed(more, 'and')} here, and not in English.`,
      'Show the same pictures in both.',
    );
  }
}

function compareHeadings(
  place: Place,
  original: Body,
  translation: Body,
  { problems }: CourseReading,
): void {
  const headings = ({ markdown }: Body) =>
    blocksIn(markdown).filter(({ kind }) => kind === 'heading').length;
  const [wanted, found] = [headings(original), headings(translation)];
  if (wanted === found) return;
  problems.hint(
    place,
    `There are ${found} headings here, and ${wanted} in English.`,
    'Is a section missing?',
  );
}
