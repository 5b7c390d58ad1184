// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { CourseOnDesk } from './course-desk.js';
import type { CourseToRead } from './learn-url.js';

/** The same page in each other language that its course is in. */
export function LanguageLinks(props: {
  course: CourseOnDesk;
  urlOf: (course: CourseToRead) => string;
}) {
  const { code, language, languages } = props.course;
  const others = languages.filter((each) => each !== language);
  if (others.length === 0) return '';
  return (
    <p class="small">
      {others.map((other) => (
        <a href={props.urlOf({ code, language: other })} lang={other} hreflang={other} safe>
          {nameOf(other)}
        </a>
      ))}
    </p>
  );
}

/** As its own speakers call it: "Español". */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
