import { filesIn, readText, type CurriculumFiles } from './curriculum-files.js';
import type { Curriculum, OfficeContent } from './content.js';
import {
  refuseCycles,
  refuseDuplicates,
  refuseUnknownCourses,
  refuseUnknownReplacements,
  type Read,
} from './cross-checks.js';
import { findUnanswered } from './job-table.js';
import { KnownCodes } from './known-codes.js';
import { findUnreachable } from './reach.js';
import { Stems } from './stems.js';
import { Problems, type Problem } from './problem.js';
import { readCourse, type ReadCourse } from './read-course.js';
import { OfficeWords } from './office-words.js';
import { readCredential } from './read-credential.js';
import { readOffice } from './read-office.js';
import { readPath } from './read-path.js';
import { readSkill } from './read-skill.js';
import { readYaml, type YamlValue } from './yaml-value.js';

/** What a folder of curriculum files says, or everything that is wrong with it. */
export type ReadCurriculum = {
  /** Flaws and hints: what doesn't keep it from being published. */
  readonly remarks: readonly Problem[];
} & (
  | { readonly ok: true; readonly curriculum: Curriculum }
  | { readonly ok: false; readonly problems: readonly Problem[] }
);

/** Reads and checks the curriculum in a folder. Throws where the folder can't be read. */
export function curriculumIn(folder: string): ReadCurriculum {
  return readCurriculum(filesIn(folder));
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
    courses: knownOf(courses),
    skills: knownOf(skills),
    credentials: knownOf(credentials),
    paths: new KnownCodes(pathValues.read.map(codeAndTitle), pathValues.unread),
  };
  const paths = pathValues.read.map((value) => ({
    ...readPath(value, offered),
    place: value.place,
  }));

  if (offered.words.used) noteMissingOffice(files, problems);
  refuseDuplicates('courses', courses.read, problems);
  refuseDuplicates('skills', skills.read, problems);
  refuseDuplicates('credentials', credentials.read, problems);
  refuseDuplicates('paths', paths, problems);
  refuseUnknownReplacements(credentials.read, offered.credentials, problems);
  refuseUnknownCourses(courses.read, offered.courses, problems);
  // Cycles are looked for in what is otherwise right: an unknown key would only confuse.
  if (problems.errors().length === 0) {
    refuseCycles(courses.read, paths, problems);
  }
  if (problems.errors().length === 0) {
    findUnreachable(courses.read, paths, problems);
    const codes = [courses.read, skills.read, credentials.read, paths]
      .flat()
      .map(({ content }) => content.code);
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
      courses: contents(courses.read),
      skills: contents(skills.read),
      credentials: contents(credentials.read),
      paths: contents(paths),
      office,
    },
  };
}

/** The codes of all courses with the files that give them, whatever else may be wrong. */
export function courseCodesIn(files: CurriculumFiles): ReadonlyMap<string, string> {
  return new Map(
    readCourses(files, new Problems()).read.map(({ content, place }) => [content.code, place.file]),
  );
}

const NOT_COURSES: ReadonlySet<string> = new Set(['skills', 'credentials', 'paths', 'schema']);

function readCourses(files: CurriculumFiles, problems: Problems): Kind<ReadCourse> {
  const stems = new Stems();
  const folders = new Set(
    [...files.keys()].filter((name) => name.includes('/')).map((name) => name.split('/')[0]!),
  );
  const read: ReadCourse[] = [];
  const unread: string[] = [];
  for (const folder of folders) {
    if (NOT_COURSES.has(folder)) continue;
    const file = `${folder}/course.yaml`;
    if (!files.has(file)) {
      problems.add(
        { file, line: 1 },
        'The folder has no course.yaml.',
        'Write one that gives code, title and modules, or delete the folder.',
      );
      continue;
    }
    const course = readCourse({ folder, files, problems, stems });
    if (course) read.push(course);
    else unread.push(files.get(file)!.toString());
  }
  return { read, unread };
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

/** What was read of one kind, and the texts of those of its files that couldn't be. */
interface Kind<T> {
  readonly read: readonly T[];
  readonly unread: readonly string[];
}

function readAll<T>(
  folder: string,
  files: CurriculumFiles,
  problems: Problems,
  read: (value: YamlValue) => T,
): Kind<Read<T>> {
  const entries = entriesOf(folder, files, problems);
  return {
    read: entries.read.map((value) => ({ content: read(value), place: value.place })),
    unread: entries.unread,
  };
}

/** The entries of every file of a folder; a file holds one entry or a list of them. */
function entriesOf(folder: string, files: CurriculumFiles, problems: Problems): Kind<YamlValue> {
  const read: YamlValue[] = [];
  const unread: string[] = [];
  for (const [file, bytes] of files) {
    if (!file.startsWith(`${folder}/`) || !/\.ya?ml$/.test(file)) continue;
    const text = readText(file, files, problems);
    const value = text === null ? null : readYaml(file, text, problems);
    if (value) read.push(...(value.isList ? value.list() : [value]));
    else unread.push(bytes.toString());
  }
  return { read, unread };
}

function knownOf<T extends { readonly code: string }>({
  read,
  unread,
}: Kind<Read<T>>): KnownCodes<T> {
  return new KnownCodes(
    read.map(({ content }) => [content.code, content]),
    unread,
  );
}

/** Read ahead, because paths may name each other. */
function codeAndTitle(value: YamlValue): readonly [string, string] {
  const found = new Map(value.isMap ? value.entries() : []);
  const textOf = (name: string) => {
    const text = found.get(name);
    // Nothing behind the colon is refused where the path is read.
    return text && !text.is(null) ? text.text() : '';
  };
  return [textOf('code'), textOf('title')];
}
