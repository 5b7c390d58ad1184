import { codeOf, readCode, readName } from './codes.js';
import {
  SURE,
  type CourseContent,
  type CourseSource,
  type ModuleContent,
  UNREAD_SOURCE,
} from './content.js';
import type { CourseReading } from './course-reading.js';
import { moduleCode, modulesIn, readYamlFile } from './course-files.js';
import { didYouMean, nearestTo } from './did-you-mean.js';
import { given } from './given.js';
import type { Place } from './problem.js';
import { readLesson } from './read-lesson.js';
import { readAttestation, readCheckOff, readPackage, readSession } from './read-module.js';
import { readQuiz } from './read-quiz.js';
import { readTranslations } from './read-translations.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** A course with the places that checks across files point at. */
export interface ReadCourse {
  readonly content: CourseContent;
  readonly place: Place;
  readonly prerequisites: Place;
}

const FIELDS = [
  'code',
  'title',
  'summary',
  'prerequisites',
  'openToAll',
  'objectives',
  'modules',
  'sources',
];

/** Reads the course in a folder: course.yaml and the modules that it lists. */
export function readCourse(reading: CourseReading): ReadCourse | null {
  const value = readYamlFile(`${reading.folder}/course.yaml`, reading);
  if (!value) return null;

  const fields = value.fields(FIELDS);
  const sources = sourcesIn(value, fields);
  const original: CourseContent = {
    code: codeOf(fields),
    title: fields.text('title'),
    summary: fields.text('summary'),
    prerequisites: fields.maybe('prerequisites', (list) => list.list().map(readCode)) ?? [],
    ...given({ openToAll: fields.maybe('openToAll', (flag) => flag.flag()) }),
    objectives: fields.must('objectives', (list) => list.texts(), []),
    modules: readModules(fields, sources, reading),
    sources,
  };
  const translations = readTranslations(original, reading);
  const isTranslated = Object.keys(translations).length > 0;
  const content = { ...original, ...(isTranslated ? { translations } : {}) };
  const prerequisites = fields.get('prerequisites')?.place ?? fields.place;
  return { content, place: fields.get('code')?.place ?? fields.place, prerequisites };
}

/** Those of which the file says something that can't be read are refused once, and not at each citation. */
function sourcesIn(course: YamlValue, fields: YamlFields): readonly CourseSource[] {
  const read = fields.maybe('sources', readSources);
  if (read) return read;
  const isMeant = course.names().some((name) => nearestTo(name, FIELDS) === 'sources');
  return isMeant ? [UNREAD_SOURCE] : [];
}

function readSources(value: YamlValue): readonly CourseSource[] {
  const ids = new Set<string>();
  if (!value.isList) {
    value.list();
    return [UNREAD_SOURCE];
  }
  return value.list().map((source) => {
    const fields = source.fields(['id', 'text', 'sure']);
    const id = fields.must('id', readName, '');
    if (ids.has(id)) source.refuse(`Two sources have the id "${id}".`, 'Give one another id.');
    ids.add(id);
    const sure = fields.must('sure', (how) => how.oneOf(SURE), 'D');
    return { id, text: fields.text('text'), sure };
  });
}

function readModules(
  course: YamlFields,
  sources: readonly CourseSource[],
  reading: CourseReading,
): readonly ModuleContent[] {
  const { folder, files, stems } = reading;
  const entries = course.must('modules', (value) => value.list(), []);
  const names = entries.map((entry) => entry.text());
  const modules = new Map(names.map((name) => [name, moduleCode(name)]));
  const lessons = new Map([...modules].filter(([name]) => name.endsWith('.md')));
  if (course.has('modules')) refuseForgottenFiles(names, reading);
  if (course.get('modules')?.isList && entries.length === 0) {
    course.get('modules')!.refuse('The course has no modules.', 'List its files in their order.');
  }

  const codes = new Set<string>();
  return entries.flatMap((entry, index) => {
    const name = names[index]!;
    const file = `${folder}/${name}`;
    if (name === '') return [];
    if (!files.has(file)) {
      entry.refuse(
        `There is no file "${name}" in this folder.`,
        didYouMean(name, [...modulesIn(reading).keys()]),
      );
      return unread(moduleCode(name));
    }
    const code = moduleCode(name);
    if (codes.has(code)) {
      entry.refuse(`Two modules have the code "${code}".`, 'Give one file another number or name.');
    }
    codes.add(code);
    return readModule(file, name, code, entry) ?? unread(code);
  });

  function readModule(
    file: string,
    name: string,
    code: string,
    entry: YamlValue,
  ): ModuleContent | null {
    if (name.endsWith('.md')) return readLesson(file, code, { sources, modules }, reading);
    const value = readYamlFile(file, reading);
    if (!value) return null;
    if (isKind('quiz', code)) return readQuiz(value, code, lessons, stems);
    if (isKind('attestation', code)) return readAttestation(value, code);
    if (isKind('session', code)) return readSession(value, code);
    if (isKind('check-off', code)) return readCheckOff(value, code);
    if (isKind('package', code)) return readPackage(value, code);
    entry.refuse(
      `The name "${name}" doesn't say what kind of module it is.`,
      'Begin it with quiz, attestation, session, check-off or package; a lesson ends in .md.',
    );
    return null;
  }
}

/** What can't be read has been refused; a path that asks for the attestation finds one all the same. */
function unread(code: string): readonly ModuleContent[] {
  if (!isKind('attestation', code)) return [];
  return [{ kind: 'attestation', code, title: '', minutes: 0, statement: '' }];
}

/** `quiz`, or `quiz-halfway` where a course has several. */
function isKind(kind: string, code: string): boolean {
  return code === kind || code.startsWith(`${kind}-`);
}

function refuseForgottenFiles(names: readonly string[], reading: CourseReading): void {
  for (const name of modulesIn(reading).keys()) {
    if (names.includes(name) || name === 'README.md') continue;
    reading.problems.add(
      { file: `${reading.folder}/${name}`, line: 1 },
      'The course does not list this file.',
      'Add it to "modules" in course.yaml, or delete it.',
    );
  }
}
