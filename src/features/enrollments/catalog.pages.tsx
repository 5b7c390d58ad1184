// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { dayText, minutesText } from '../../ui/dates.js';
import { FormErrors } from '../../ui/form.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, MODULE_KIND } from '../../ui/words.js';
import type { Offered } from '../catalog/browse.js';
import type { PublishedCourse } from '../catalog/published-definitions.js';

/** Everything that one can learn here: paths and courses, to browse and to search. */
export function CatalogPage(props: {
  viewer: Viewer;
  filters: FormState;
  courses: readonly Offered[];
  paths: readonly Offered[];
  /** The codes of the paths that the viewer is enrolled in. */
  enrolled: ReadonlySet<string>;
}): string {
  const { viewer, filters, courses, paths, enrolled } = props;
  return Layout({
    viewer,
    title: 'Catalog',
    children: (
      <>
        <PageHead
          title="Catalog"
          lead="Learning paths to enroll in, and the courses they are made of."
        />
        <form class="filters" method="get" action="/catalog" role="search">
          <div class="field">
            <label for="q">Search the catalog</label>
            <input
              id="q"
              name="q"
              type="search"
              value={typedIn(filters, 'q')}
              maxlength="200"
              hx-get="/catalog"
              hx-trigger="input changed delay:250ms"
              hx-select="#found"
              hx-target="#found"
              hx-swap="outerHTML"
              hx-push-url="true"
              aria-describedby="q-error"
            />
            <ErrorBeside form={filters} name="q" label="What was searched for" />
          </div>
          <button class="btn">Search</button>
        </form>
        <div id="found" class="stack gap">
          <FormErrors form={filters} labels={{ q: 'What was searched for' }} />
          <p class="vh" role="status" safe>
            {`${counted(paths.length, 'path')} and ${counted(courses.length, 'course')} found`}
          </p>
          {courses.length + paths.length === 0 ? (
            <Nothing text="Nothing in the catalog has these words.">
              <a class="btn" href="/catalog">
                Show everything
              </a>
            </Nothing>
          ) : (
            <>
              <OfferedList
                id="paths-h"
                title="Learning paths"
                offered={paths}
                enrolled={enrolled}
              />
              <OfferedList id="courses-h" title="Courses" offered={courses} enrolled={enrolled} />
            </>
          )}
        </div>
      </>
    ),
  });
}

function OfferedList(props: {
  id: string;
  title: string;
  offered: readonly Offered[];
  enrolled: ReadonlySet<string>;
}) {
  const { id, title, offered, enrolled } = props;
  if (offered.length === 0) return '';
  return (
    <section class="card" aria-labelledby={id}>
      <header>
        <h2 id={id} safe>
          {title}
        </h2>
      </header>
      <ul class="rows plain">
        {offered.map((each) => (
          <li>
            <div class="main">
              <b>
                <a href={`/catalog/${each.kind}s/${each.code}`} safe>
                  {each.title}
                </a>
              </b>{' '}
              <span class="code" safe>
                {each.code}
              </span>
              <p safe>{each.summary}</p>
            </div>
            {each.kind === 'path' && enrolled.has(each.code) ? (
              <Status is="in-progress" word="Yours" chip />
            ) : each.minutes === null ? (
              ''
            ) : (
              <span class="muted small" safe>
                {`${minutesText(each.minutes)}${each.isOpen ? ', open to all' : ''}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export const CRUMBS = [{ label: 'Catalog', href: '/catalog' }];

/** What a course is, before one takes it. */
export function CatalogCoursePage(props: {
  viewer: Viewer;
  course: PublishedCourse;
  /** Of the course's own words. */
  language: string;
  publishedOn: string;
  prerequisites: readonly { code: string; title: string }[];
  /** The paths that ask for it. */
  askedBy: readonly { code: string; title: string }[];
}): string {
  const { viewer, course, language, publishedOn, prerequisites, askedBy } = props;
  return Layout({
    viewer,
    title: course.title,
    crumbs: CRUMBS,
    children: (
      <>
        <PageHead title={course.title} lead={course.summary} lang={language}>
          <a class="btn primary" href={`/learn/${course.code}`}>
            Open the course
          </a>
        </PageHead>
        <div class="grid">
          <section class="card c8" aria-labelledby="modules-h">
            <header>
              <h2 id="modules-h">Modules</h2>
            </header>
            <ol class="rows plain">
              {course.modules.map((module, i) => (
                <li>
                  <span class="main" lang={language} safe>
                    {told`${i + 1}. ${module.title}`}
                  </span>
                  <span class="muted small" safe>
                    {`${MODULE_KIND[module.kind] ?? ''}, ${minutesText(module.minutes).toLowerCase()}`}
                  </span>
                </li>
              ))}
            </ol>
          </section>
          <div class="c4 stack">
            <section class="card" aria-labelledby="about-h">
              <header>
                <h2 id="about-h">About it</h2>
              </header>
              <dl class="pairs">
                <dt>Takes</dt>
                <dd safe>
                  {minutesText(course.modules.reduce((sum, module) => sum + module.minutes, 0))}
                </dd>
                <dt>Open to</dt>
                <dd>
                  {course.openToAll
                    ? 'Everybody'
                    : 'Whoever has it on a path, or is assigned it by an instructor'}
                </dd>
                <dt>Comes after</dt>
                <dd>
                  <CodeLinks of={prerequisites} base="/catalog/courses" none="Nothing" />
                </dd>
                <dt>Part of</dt>
                <dd>
                  <CodeLinks of={askedBy} base="/catalog/paths" none="No path" />
                </dd>
                <dt>Version</dt>
                <dd safe>{`${course.version}, published on ${dayText(publishedOn)}`}</dd>
              </dl>
            </section>
            {course.objectives.length === 0 ? (
              ''
            ) : (
              <section class="card" aria-labelledby="objectives-h">
                <header>
                  <h2 id="objectives-h">After this course you can</h2>
                </header>
                <ul lang={language}>
                  {course.objectives.map((objective) => (
                    <li safe>{objective}</li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </div>
      </>
    ),
  });
}

function CodeLinks(props: {
  of: readonly { code: string; title: string }[];
  base: string;
  none: string;
}) {
  const { of, base, none } = props;
  if (of.length === 0) return <span safe>{none}</span>;
  return (
    <ul class="plain">
      {of.map(({ code, title }) => (
        <li>
          <a href={`${base}/${code}`} safe>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
