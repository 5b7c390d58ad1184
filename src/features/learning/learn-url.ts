/** Where a learner opens a course. In which language they read it is their own choice. */
export function courseUrl(course: { readonly code: string }): string {
  return `/learn/${course.code}`;
}

/** Where a learner opens a module, or what lies below it: `/attempts`. */
export function moduleUrl(
  course: { readonly code: string },
  module: { readonly code: string },
  below = '',
): string {
  return `${courseUrl(course)}/${module.code}${below}`;
}

/** Where a form of a module goes: with the language that stood on the page, for it is what was read. */
export function formUrl(
  course: { readonly code: string; readonly language: string },
  module: { readonly code: string },
  below: string,
): string {
  return `${moduleUrl(course, module, below)}?language=${course.language}`;
}
