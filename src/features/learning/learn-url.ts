import { FIRST_LANGUAGE } from '../../curriculum/in-language.js';

/** A course, and the language in which it is read; left out for English. */
export interface CourseToRead {
  readonly code: string;
  readonly language?: string;
}

/** Where a learner opens a course. */
export function courseUrl(course: CourseToRead): string {
  return `/learn/${course.code}${languageQuery(course)}`;
}

/** Where a learner opens a module, or what lies below it: `/attempts`. */
export function moduleUrl(course: CourseToRead, module: { code: string }, below = ''): string {
  return `/learn/${course.code}/${module.code}${below}${languageQuery(course)}`;
}

function languageQuery({ language = FIRST_LANGUAGE }: CourseToRead): string {
  return language === FIRST_LANGUAGE ? '' : `?language=${language}`;
}
