// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { fromToday, minutesText, When } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, MODULE_KIND } from '../../ui/words.js';
import type { CourseOnDesk, ModuleOnDesk } from './course-desk.js';
import { OtherLanguages } from './other-languages.js';
import { courseUrl, moduleUrl } from './learn-url.js';
import type { CountsFor } from './counts-for.js';

/** A course as it lies before its learner: what it is about, what is done, what is next. */
export function CoursePage({ viewer, course }: { viewer: Viewer; course: CourseOnDesk }): string {
  return Layout({
    viewer,
    title: course.title,
    crumbs: [{ label: 'My path', href: '/home' }],
    children: (
      <>
        <PageHead title={course.title} lead={course.summary} lang={course.language}>
          <OtherLanguages viewer={viewer} course={course} back={courseUrl(course)} />
        </PageHead>
        <div class="grid">
          <div class="c8 stack">
            <Next course={course} />
            <Modules course={course} />
          </div>
          <div class="c4 stack">
            <WhereItCounts course={course} viewer={viewer} />
            <Objectives course={course} />
            <Prerequisites course={course} />
          </div>
        </div>
      </>
    ),
  });
}

function Next({ course }: { course: CourseOnDesk }) {
  const { next, modules } = course;
  const done = modules.filter((module) => module.state === 'done').length;
  return (
    <section class="card next" aria-labelledby="next-h">
      <p class="eyebrow">{course.isGood ? 'Done' : 'Next in this course'}</p>
      <h2 id="next-h" safe>
        {course.isGood ? 'You have completed this course' : (next?.name ?? 'Not open to you yet')}
      </h2>
      {course.completedOn === null ? (
        ''
      ) : (
        <p class="why">
          Completed last on <When day={course.completedOn} />.
        </p>
      )}
      <div>
        <progress
          value={String(done)}
          max={String(modules.length)}
          aria-label={`${done} of ${modules.length} modules complete`}
        ></progress>
        <p class="hint" safe>
          {`${done} of ${counted(modules.length, 'module')} complete`}
        </p>
      </div>
      {next === null ? (
        course.isGood ? (
          <p class="actions">
            <a class="btn primary big" href="/home">
              To your next step
            </a>
          </p>
        ) : (
          <Needs module={modules.find((module) => module.state === 'locked')} />
        )
      ) : (
        <>
          <ul class="facts plain">
            <li>
              <Icon name="clock" />
              <span
                safe
              >{`${minutesText(next.minutes)}, the whole course ${minutesText(course.minutes).toLowerCase()}`}</span>
            </li>
          </ul>
          <p class="actions">
            <a class="btn primary big" href={moduleUrl(course, next)}>
              {done === 0 ? 'Start' : 'Continue'}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function Needs({ module }: { module: ModuleOnDesk | undefined }) {
  return (
    <ul class="plain">
      {(module?.needs ?? []).map((reason) => (
        <li class="status-line locked">
          <Icon name="locked" />
          <span safe>{reason.text}</span>
        </li>
      ))}
    </ul>
  );
}

function Modules({ course }: { course: CourseOnDesk }) {
  return (
    <section class="card" aria-labelledby="modules-h">
      <header>
        <h2 id="modules-h">Modules</h2>
        <p class="code" safe>
          {`${course.code}, version ${course.version}`}
        </p>
      </header>
      <ol class="rows plain">
        {course.modules.map((module, i) => (
          <li>
            <div class="main">
              <b>
                <a href={moduleUrl(course, module)} lang={course.language} safe>
                  {told`${i + 1}. ${module.name}`}
                </a>
              </b>
              <p safe>
                {`${MODULE_KIND[module.kind] ?? ''}, ${minutesText(module.minutes).toLowerCase()}`}
              </p>
            </div>
            <ModuleState module={module} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ModuleState({ module }: { module: ModuleOnDesk }) {
  if (module.state === 'done') return <Status is="satisfied" chip />;
  if (module.state === 'locked') return <Status is="locked" chip />;
  return <Status is="not-started" word="Open" chip />;
}

const GOOD: ReadonlySet<CountsFor['status']> = new Set(['satisfied', 'expiring']);

function WhereItCounts({ course, viewer }: { course: CourseOnDesk; viewer: Viewer }) {
  return (
    <section class="card" aria-labelledby="counts-h">
      <header>
        <h2 id="counts-h">What it counts for</h2>
      </header>
      {course.countsFor.length === 0 ? (
        <p class="muted">
          None of your paths asks for it. What you complete stays on your record, and counts for a
          path that you enroll in later.
        </p>
      ) : (
        <ul class="rows plain">
          {course.countsFor.map((each) => (
            <li>
              <div class="main">
                <a href={urlOf(each)} safe>
                  {each.kind === 'path' ? each.title : told`Coursework: ${each.title}`}
                </a>
                {each.dueOn === null ? (
                  ''
                ) : (
                  <p>
                    <span>{GOOD.has(each.status) ? 'Good through ' : 'Due '}</span>
                    <When day={each.dueOn} />
                    <span safe>{`, ${fromToday(each.dueOn, viewer.today)}`}</span>
                  </p>
                )}
              </div>
              <Status is={each.status} recurs={each.dueOn !== null} chip />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function urlOf({ kind, code, requirement }: CountsFor): string {
  return kind === 'path' ? `/paths/${code}#${requirement}` : `/coursework/${code}`;
}

function Objectives({ course }: { course: CourseOnDesk }) {
  if (course.objectives.length === 0) return '';
  return (
    <section class="card" aria-labelledby="objectives-h">
      <header>
        <h2 id="objectives-h">After this course you can</h2>
      </header>
      <ul>
        {course.objectives.map((objective) => (
          <li lang={course.language} safe>
            {objective}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Prerequisites({ course }: { course: CourseOnDesk }) {
  if (course.prerequisites.length === 0) return '';
  return (
    <section class="card" aria-labelledby="before-h">
      <header>
        <h2 id="before-h">Comes before it</h2>
      </header>
      <ul class="rows plain">
        {course.prerequisites.map(({ code, title, isDone }) => (
          <li>
            <a class="main" href={courseUrl({ ...course, code })} safe>
              {title}
            </a>
            <Status is={isDone ? 'satisfied' : 'not-started'} chip />
          </li>
        ))}
      </ul>
    </section>
  );
}
