import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CourseSource, LessonContent } from './content.js';
import type { CurriculumFiles } from './curriculum-files.js';
import { didYouMean } from './did-you-mean.js';
import { given } from './given.js';
import { citationsIn, picturesIn, renderLesson } from './markdown.js';
import type { Problems } from './problem.js';
import { readYaml } from './yaml-value.js';

const FRONT_MATTER = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const MOST_PICTURE_BYTES = 300_000;
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** Reads `NN-name.md`: front matter with title, minutes and objectives, then Markdown. */
export function readLesson(
  file: string,
  code: string,
  sources: readonly CourseSource[],
  files: CurriculumFiles,
  problems: Problems,
): LessonContent | null {
  // Editors on Windows add a mark at the beginning and end lines in two characters.
  const text = files
    .get(file)!
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
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
  const fields = head.fields(['title', 'minutes', 'objectives']);

  const body = text.slice(front[0].length);
  const markdown = body.trim();
  const bodyLine = text.slice(0, text.length - body.trimStart().length).split('\n').length;
  if (markdown === '') {
    problems.add({ file, line: bodyLine }, 'The lesson has no text.', 'Write it below the "---".');
  }
  for (const { id, line } of citationsIn(markdown)) {
    if (sources.some((source) => source.id === id)) continue;
    const known = sources.map((source) => source.id);
    problems.add(
      { file, line: bodyLine + line },
      `There is no source "${id}" in course.yaml.`,
      didYouMean(id, known),
    );
  }
  const pictures = readPictures(file, markdown, bodyLine, files, problems);
  return {
    code,
    kind: 'lesson',
    title: fields.text('title'),
    minutes: fields.must('minutes', (value) => value.number({ min: 1, max: 240 }), 0),
    objectives: fields.must('objectives', (value) => value.texts(), []),
    markdown,
    html: renderLesson(markdown, sources, new Map(pictures.map(({ name, url }) => [name, url]))),
    ...given({
      figures:
        pictures.length === 0
          ? undefined
          : Object.fromEntries(pictures.map(({ name, hash }) => [name, hash])),
    }),
  };
}

interface Picture {
  readonly name: string;
  readonly hash: string;
  /** The picture itself, so that a published version never loses it. */
  readonly url: string;
}

function readPictures(
  file: string,
  markdown: string,
  bodyLine: number,
  files: CurriculumFiles,
  problems: Problems,
): readonly Picture[] {
  const lines = markdown.split('\n');
  return [...new Set(picturesIn(markdown))].flatMap((name) => {
    const line =
      bodyLine +
      Math.max(
        0,
        lines.findIndex((text) => text.includes(name)),
      );
    const bytes = files.get(posix.join(posix.dirname(file), name));
    const type = PICTURE_TYPES[posix.extname(name).toLowerCase()];
    if (!bytes || !type) {
      problems.add(
        { file, line },
        `The picture "${name}" is not there.`,
        'Put it into the folder of the course, as svg, png or jpg.',
      );
      return [];
    }
    if (bytes.length > MOST_PICTURE_BYTES) {
      const kilobytes = Math.ceil(bytes.length / 1000);
      problems.add(
        { file, line },
        `The picture "${name}" has ${kilobytes} kB.`,
        `Make it smaller than ${MOST_PICTURE_BYTES / 1000} kB: lessons are read on phones.`,
      );
      return [];
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    return [{ name, hash, url: `data:${type};base64,${bytes.toString('base64')}` }];
  });
}
