import type { CourseReading } from './course-reading.js';
import { readText } from './curriculum-files.js';
import { readYaml, type YamlValue } from './yaml-value.js';

const TRANSLATION = /^(.+)\.([a-z]{2})\.(md|yaml)$/;

/** `05` of `05-blood-pressure.md`, else the name without its ending: `quiz`. */
export function moduleCode(name: string): string {
  return /^(\d+)-.*\.md$/.exec(name)?.[1] ?? name.replace(/\.[a-z]+$/, '');
}

/** The files that may be modules, by name, with their codes. */
export function modulesIn(reading: CourseReading): ReadonlyMap<string, string> {
  return new Map(
    namesIn(reading)
      .filter((name) => !TRANSLATION.test(name) && name !== 'course.yaml')
      .map((name) => [name, moduleCode(name)]),
  );
}

/** The translations: of which file, into which language. */
export function translationsIn(
  reading: CourseReading,
): readonly { readonly of: string; readonly language: string }[] {
  return namesIn(reading).flatMap((name) => {
    const [, stem, language, ending] = TRANSLATION.exec(name) ?? [];
    return language === undefined ? [] : [{ of: `${stem}.${ending}`, language }];
  });
}

/** The YAML of a file of the course; null, with a problem, where it can't be read. */
export function readYamlFile(file: string, { files, problems }: CourseReading): YamlValue | null {
  const text = readText(file, files, problems);
  return text === null ? null : readYaml(file, text, problems);
}

/** The texts in the course's own folder. */
function namesIn({ folder, files }: CourseReading): readonly string[] {
  return [...files.keys()]
    .filter((name) => name.startsWith(`${folder}/`))
    .map((name) => name.slice(folder.length + 1))
    .filter((name) => /\.(md|ya?ml)$/.test(name) && !name.includes('/'));
}
