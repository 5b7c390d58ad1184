import type { CourseContent, ModuleContent, ModuleTranslation } from './content.js';

/** The language of what is in no other. */
export const FIRST_LANGUAGE = 'en';

/** Something in the language that was asked for, or else in the first one. */
export interface InLanguage<T> {
  readonly content: T;
  readonly language: string;
  /** Those that there are, the first one first. */
  readonly languages: readonly string[];
}

/** A course with its words in a language; of its modules, those that are translated. */
export function courseIn(course: CourseContent, asked?: string): InLanguage<CourseContent> {
  const translations = course.translations ?? {};
  const language = spoken(asked, Object.keys(translations));
  const languages = [FIRST_LANGUAGE, ...Object.keys(translations)];
  if (language === FIRST_LANGUAGE) return { content: course, language, languages };
  const { title, summary, objectives } = translations[language]!;
  const modules = course.modules.map((module) => moduleIn(course, module, language).content);
  return { content: { ...course, title, summary, objectives, modules }, language, languages };
}

/** A module of a course with its words in a language. */
export function moduleIn<M extends ModuleContent>(
  course: CourseContent,
  module: M,
  asked?: string,
): InLanguage<M> {
  const translated = Object.entries(course.translations ?? {}).flatMap(([language, { modules }]) =>
    modules[module.code] ? ([[language, modules[module.code]!]] as const) : [],
  );
  const languages = translated.map(([language]) => language);
  const language = spoken(asked, languages);
  const words = translated.find(([each]) => each === language)?.[1];
  return {
    content: words ? inWords(module, words) : module,
    language,
    languages: [FIRST_LANGUAGE, ...languages],
  };
}

/** `es` also for who asks for `es-MX`. */
function spoken(asked: string | undefined, among: readonly string[]): string {
  const language = asked?.split('-')[0]!.toLowerCase();
  return among.find((each) => each === language) ?? FIRST_LANGUAGE;
}

/** A module with other words. */
export function inWords<M extends ModuleContent>(module: M, words: ModuleTranslation): M {
  if (module.kind === 'quiz' && words.kind === 'quiz') {
    const items = module.items.map((item) => {
      const { stem, choices } = words.items[item.id]!;
      return { ...item, stem, choices: item.choices.map((own, i) => ({ ...own, ...choices[i] })) };
    });
    return { ...module, title: words.title, items };
  }
  if (module.kind === 'check-off' && words.kind === 'check-off') {
    const steps = module.steps.map((step, i) => ({ ...step, text: words.steps[i]! }));
    return { ...module, title: words.title, steps };
  }
  return { ...module, ...words };
}
