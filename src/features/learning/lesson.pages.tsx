// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { LessonContent } from '../../curriculum/content.js';
import { minutesText } from '../../ui/dates.js';
import { ButtonForm } from '../../ui/form.js';
import { Icon } from '../../ui/icons.js';
import { Layout } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { CourseOnDesk, ModuleOnDesk } from './course-desk.js';
import { CourseOutline, moduleUrl } from './course-outline.js';

export interface LessonPageData {
  readonly viewer: Viewer;
  readonly course: CourseOnDesk;
  readonly module: ModuleOnDesk;
  readonly lesson: LessonContent;
}

/** A lesson, to be read: the text, where it stands in the course, and what comes next. */
export function LessonPage({ viewer, course, module, lesson }: LessonPageData): string {
  const place = course.modules.indexOf(module);
  const before = course.modules[place - 1];
  const after = course.modules[place + 1];
  // Made from Markdown and cleaned when the course was published.
  const safeText = lesson.html;
  return Layout({
    viewer,
    title: lesson.title,
    crumbs: [
      { label: 'My path', href: '/home' },
      { label: course.title, href: `/learn/${course.code}` },
    ],
    children: (
      <div class="grid">
        <article class="c8 lesson">
          <p class="eyebrow" safe>
            {`Lesson ${place + 1} of ${course.modules.length}`}
          </p>
          <h1 safe>{lesson.title}</h1>
          <p class="muted" safe>
            {minutesText(lesson.minutes)}
          </p>
          <Objectives lesson={lesson} />
          <div class="text">{safeText}</div>
          <div class="card" id="done">
            {module.state === 'done' ? (
              <p class="status satisfied">
                <Icon name="satisfied" />
                You have completed this lesson.
              </p>
            ) : module.state === 'locked' ? (
              <ul class="plain">
                {module.needs.map((reason) => (
                  <li class="status-line locked">
                    <Icon name="locked" />
                    <span safe>{reason.text}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <>
                <h2>Read it all?</h2>
                <p class="muted small">
                  Marking it complete puts today’s date on your record. You can take it back.
                </p>
                <ButtonForm
                  viewer={viewer}
                  action={`${moduleUrl(course, module)}/complete`}
                  label="Mark complete"
                  class="btn primary big"
                />
              </>
            )}
          </div>
          <nav class="pager" aria-label="Lessons">
            {before === undefined ? (
              ''
            ) : (
              <a class="btn" href={moduleUrl(course, before)} rel="prev" safe>
                {`Previous: ${before.title}`}
              </a>
            )}
            {after === undefined ? (
              ''
            ) : (
              <a class="btn" href={moduleUrl(course, after)} rel="next" safe>
                {`Next: ${after.title}`}
              </a>
            )}
          </nav>
        </article>
        <aside class="c4 stick">
          <CourseOutline course={course} current={module.code} />
        </aside>
      </div>
    ),
  });
}

function Objectives({ lesson }: { lesson: LessonContent }) {
  if (lesson.objectives.length === 0) return '';
  return (
    <section class="card" aria-labelledby="objectives-h">
      <h2 id="objectives-h">After this lesson you can</h2>
      <ul>
        {lesson.objectives.map((objective) => (
          <li safe>{objective}</li>
        ))}
      </ul>
    </section>
  );
}
