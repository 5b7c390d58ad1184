import { filesIn, readText, type CurriculumFiles } from './curriculum-files.js';
import type { Curriculum, OfficeContent } from './content.js';
import { refuseCycles, refuseUnknownCourses } from './cross-checks.js';
import { findUnanswered } from './job-table.js';
import { findUnreachable } from './reach.js';
import { Stems } from './stems.js';
import { Problems, type Place, type Problem } from './problem.js';
import { readCourse, type ReadCourse } from './read-course.js';
import { OfficeWords } from './office-words.js';
import { readCredential } from './read-credential.js';
import { readOffice } from './read-office.js';
import { readPath } from './read-path.js';
import { readSkill } from './read-skill.js';
import { readYaml, type YamlValue } from './yaml-value.js';
import { didYouMean } from './did-you-mean.js';

/** What a folder of curriculum files says, or everything that is wrong with it. */
export type ReadCurriculum = {
  /** Flaws and hints: what doesn't keep it from being published. */
  readonly remarks: readonly Problem[];
} & (
  | { readonly ok: true; readonly curriculum: Curriculum }
  | { readonly ok: false; readonly problems: readonly Problem[] }
);

/** Reads and checks the curriculum in a folder. Throws where the folder can't be read. */
export async function curriculumIn(folder: string): Promise<ReadCurriculum> {
  return readCurriculum(await filesIn(folder));
}

/** Reads and checks a curriculum; every problem is found in one go. */
export function readCurriculum(files: CurriculumFiles): ReadCurriculum {
  const problems = new Problems();
  const courses = readCourses(files, problems);
  const skills = readAll('skills', files, problems, readSkill);
  const credentials = readAll('credentials', files, problems, readCredential);
  const pathValues = entriesOf('paths', files, problems);

  const office = readOfficeFile(files, problems);
  const offered = {
    words: new OfficeWords(office),
    courses: byCode(courses.map(({ content }) => content)),
    skills: byCode(skills.map(({ content }) => content)),
    credentials: byCode(credentials.map(({ content }) => content)),
    paths: new Map(pathValues.flatMap(codeAndTitle)),
  };
  const paths = pathValues.map((value) => ({
    ...readPath(value, offered),
    place: value.place,
  }));

  if (offered.words.used) noteMissingOffice(files, problems);
  refuseDuplicates('courses', courses, problems);
  refuseDuplicates('skills', skills, problems);
  refuseDuplicates('credentials', credentials, problems);
  refuseDuplicates('paths', paths, problems);
  refuseUnknownReplacements(credentials, offered.credentials, problems);
  refuseUnknownCourses(courses, problems);
  // Cycles are looked for in what is otherwise right: an unknown key would only confuse.
  if (problems.errors().length === 0) {
    refuseCycles(courses, paths, problems);
  }
  if (problems.errors().length === 0) {
    findUnreachable(courses, paths, problems);
    const codes = [courses, skills, credentials, paths].flat().map(({ content }) => content.code);
    const keys = paths.flatMap((path) => [...path.keys.keys()]);
    findUnanswered(files, [...codes, ...keys], problems);
  }

  const errors = problems.errors();
  const remarks = problems.remarks();
  if (errors.length > 0) return { ok: false, problems: errors, remarks };
  const contents = <T>(read: readonly { content: T }[]) => read.map(({ content }) => content);
  return {
    ok: true,
    remarks,
    curriculum: {
      courses: contents(courses),
      skills: contents(skills),
      credentials: contents(credentials),
      paths: contents(paths),
      office,
    },
  };
}

/** The codes of all courses with the files that give them, whatever else may be wrong. */
export function courseCodesIn(files: CurriculumFiles): ReadonlyMap<string, string> {
  return new Map(
    readCourses(files, new Problems()).map(({ content, place }) => [content.code, place.file]),
  );
}

const NOT_COURSES: ReadonlySet<string> = new Set(['skills', 'credentials', 'paths', 'schema']);

function readCourses(files: CurriculumFiles, problems: Problems): readonly ReadCourse[] {
  const stems = new Stems();
  const folders = new Set(
    [...files.keys()].filter((name) => name.includes('/')).map((name) => name.split('/')[0]!),
  );
  return [...folders].flatMap((folder) => {
    if (NOT_COURSES.has(folder)) return [];
    if (files.has(`${folder}/course.yaml`)) {
      return readCourse({ folder, files, problems, stems }) ?? [];
    }
    problems.add(
      { file: `${folder}/course.yaml`, line: 1 },
      'The folder has no course.yaml.',
      'Write one that gives code, title and modules, or delete the folder.',
    );
    return [];
  });
}

const OFFICE_FILE = 'office.yaml';

function readOfficeFile(files: CurriculumFiles, problems: Problems): OfficeContent | null {
  if (!files.has(OFFICE_FILE)) return null;
  const text = readText(OFFICE_FILE, files, problems);
  const value = text === null ? null : readYaml(OFFICE_FILE, text, problems);
  return value && readOffice(value);
}

/** A flaw: offices with a folder of their own could do without it so far, and must start. */
function noteMissingOffice(files: CurriculumFiles, problems: Problems): void {
  if (files.has(OFFICE_FILE)) return;
  problems.flaw(
    { file: OFFICE_FILE, line: 1 },
    'The file is missing, and paths use its words.',
    'Write it with positions, exposures and activities, or bring it back.',
  );
}

interface Read<T> {
  readonly content: T;
  readonly place: Place;
}

function readAll<T>(
  folder: string,
  files: CurriculumFiles,
  problems: Problems,
  read: (value: YamlValue) => T,
): readonly Read<T>[] {
  return entriesOf(folder, files, problems).map((value) => ({
    content: read(value),
    place: value.place,
  }));
}

/** The entries of every file of a folder; a file holds one entry or a list of them. */
function entriesOf(
  folder: string,
  files: CurriculumFiles,
  problems: Problems,
): readonly YamlValue[] {
  return [...files.keys()].flatMap((file) => {
    if (!file.startsWith(`${folder}/`) || !/\.ya?ml$/.test(file)) return [];
    const text = readText(file, files, problems);
    const value = text === null ? null : readYaml(file, text, problems);
    if (!value) return [];
    return value.isList ? value.list() : [value];
  });
}

function byCode<T extends { readonly code: string }>(contents: readonly T[]): Map<string, T> {
  return new Map(contents.map((content) => [content.code, content]));
}

/** Read ahead, because paths may name each other. */
function codeAndTitle(value: YamlValue): readonly (readonly [string, string])[] {
  const found = new Map(value.isMap ? value.entries() : []);
  const code = found.get('code');
  const title = found.get('title');
  return code && title ? [[code.text(), title.text()]] : [];
}

function refuseDuplicates(
  kind: string,
  read: readonly Read<{ readonly code: string }>[],
  problems: Problems,
): void {
  const first = new Map<string, Place>();
  for (const { content, place } of read) {
    const other = first.get(content.code);
    if (content.code === '') continue;
    if (other) {
      problems.add(
        place,
        `Two ${kind} have the code "${content.code}": the other stands in ${other.file}:${other.line}.`,
        'Give one of them another code.',
      );
    } else {
      first.set(content.code, place);
    }
  }
}

function refuseUnknownReplacements(
  read: readonly Read<{ readonly code: string; readonly replacedBy?: readonly string[] }>[],
  known: ReadonlyMap<string, unknown>,
  problems: Problems,
): void {
  for (const { content, place } of read) {
    for (const code of content.replacedBy ?? []) {
      if (known.has(code)) continue;
      problems.add(
        place,
        `"${content.code}" is replaced by "${code}", which is no credential.`,
        didYouMean(code, [...known.keys()]),
      );
    }
  }
}
