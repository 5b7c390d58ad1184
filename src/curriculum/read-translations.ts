import type { CourseContent, CourseTranslation, ModuleTranslation } from './content.js';
import type { CourseReading } from './course-reading.js';
import { moduleCode, modulesIn, readYamlFile, translationsIn } from './course-files.js';
import { FIRST_LANGUAGE } from './in-language.js';
import { readLessonTranslation } from './read-lesson-translation.js';
import { readModuleTranslation } from './read-module-translation.js';

/** Reads the translations of a course: sibling files such as `course.es.yaml` and `01-….es.md`. */
export function readTranslations(
  course: CourseContent,
  reading: CourseReading,
): Readonly<Record<string, CourseTranslation>> {
  const files = translationsIn(reading);
  const languages = [...new Set(files.map(({ language }) => language))].sort();
  const translations: Record<string, CourseTranslation> = {};
  for (const language of languages) {
    const names = files.filter((file) => file.language === language);
    const translation = readTranslation(
      language,
      course,
      new Set(names.map(({ of }) => of)),
      reading,
    );
    if (translation) translations[language] = translation;
  }
  return translations;
}

function readTranslation(
  language: string,
  course: CourseContent,
  translated: ReadonlySet<string>,
  reading: CourseReading,
): CourseTranslation | null {
  const place = { file: `${reading.folder}/course.${language}.yaml`, line: 1 };
  if (language === FIRST_LANGUAGE) {
    reading.problems.add(
      place,
      'Courses are written in English.',
      'Take the ".en" out of the names.',
    );
    return null;
  }
  refuseStrays(language, translated, reading);
  if (!translated.has('course.yaml')) {
    reading.problems.add(
      place,
      'The translation has no course file.',
      'Write one that gives title, summary and objectives.',
    );
    return null;
  }
  const value = readYamlFile(place.file, reading);
  if (!value) return null;
  const fields = value.fields(['title', 'summary', 'objectives']);
  const objectives = fields.must('objectives', (list) => list.texts(), []);
  if (objectives.length !== course.objectives.length) {
    (fields.get('objectives') ?? value).refuse(
      `There are ${objectives.length} objectives here, and ${course.objectives.length} in English.`,
      'Translate each of them, in the same order.',
    );
  }
  return {
    title: fields.text('title'),
    summary: fields.text('summary'),
    objectives,
    modules: readModules(language, course, translated, reading),
  };
}

/** Files that are named like a translation of a module that there isn't. */
function refuseStrays(
  language: string,
  translated: ReadonlySet<string>,
  reading: CourseReading,
): void {
  const own = modulesIn(reading);
  for (const of of translated) {
    if (of === 'course.yaml' || own.has(of)) continue;
    reading.problems.add(
      { file: `${reading.folder}/${siblingOf(of, language)}`, line: 1 },
      `It translates no module: there is no "${of}".`,
      'Give it the name of its module, or delete it.',
    );
  }
}

/** The modules that are translated, by their codes; of each that isn't, a flaw is told. */
function readModules(
  language: string,
  course: CourseContent,
  translated: ReadonlySet<string>,
  reading: CourseReading,
): Readonly<Record<string, ModuleTranslation>> {
  const modules: Record<string, ModuleTranslation> = {};
  for (const [name, code] of modulesIn(reading)) {
    const module = course.modules.find((each) => each.code === code);
    if (!module) continue;
    const sibling = siblingOf(name, language);
    if (!translated.has(name)) {
      reading.problems.flaw(
        { file: `${reading.folder}/course.${language}.yaml`, line: 1 },
        `The module "${name}" isn't translated.`,
        `Write ${sibling}; until then it is shown in English.`,
      );
      continue;
    }
    const file = `${reading.folder}/${sibling}`;
    const words =
      module.kind === 'lesson'
        ? readLessonTranslation(file, module, course.sources, language, reading)
        : readModuleTranslation(file, module, reading);
    if (words) modules[moduleCode(name)] = words;
  }
  return modules;
}

/** `01-privacy.es.md` of `01-privacy.md`. */
function siblingOf(name: string, language: string): string {
  return name.replace(/\.(md|yaml)$/, `.${language}.$1`);
}
