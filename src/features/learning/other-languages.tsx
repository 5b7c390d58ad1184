// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { ButtonForm } from '../../ui/form.js';
import type { Viewer } from '../../ui/viewer.js';
import { languageName } from '../../ui/words.js';
import type { CourseOnDesk } from './course-desk.js';

/** The other languages that a course is in: a choice that is kept for every course. */
export function OtherLanguages(props: {
  viewer: Viewer;
  course: CourseOnDesk;
  /** The address of this page. */
  back: string;
}) {
  const { language, languages } = props.course;
  const others = languages.filter((each) => each !== language);
  if (others.length === 0) return '';
  return (
    <div class="actions">
      {others.map((other) => (
        <ButtonForm
          viewer={props.viewer}
          action="/account/language"
          label={languageName(other)}
          lang={other}
          fields={{ language: other, back: props.back }}
        />
      ))}
    </div>
  );
}
