// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import type { ModuleContent } from '../../curriculum/content.js';
import { FIRST_LANGUAGE } from '../../curriculum/in-language.js';
import { told } from '../../domain/told.js';
import { minutesText, When } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { Layout } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { MODULE_KIND } from '../../ui/words.js';
import type { CourseOnDesk, ModuleOnDesk } from './course-desk.js';
import { CourseOutline } from './course-outline.js';
import { OtherLanguages } from './other-languages.js';
import { courseUrl, moduleUrl } from './learn-url.js';

/** A module of a course, opened by a learner. */
export interface OpenModule<Content extends ModuleContent = ModuleContent> {
  readonly viewer: Viewer;
  readonly course: CourseOnDesk;
  readonly module: ModuleOnDesk;
  readonly content: Content;
}

/** The page of any module: what it holds, where it stands in its course, and what comes next. */
export function ModulePage(props: {
  open: OpenModule;
  /** Instead of "Module 2 of 6". */
  eyebrow?: string;
  /** Of a page below the module, and where it lies there. */
  deeper?: { title: string; below: string };
  children?: Children;
}): string {
  const { viewer, course, module } = props.open;
  const { deeper, children: safeContent } = props;
  const place = course.modules.indexOf(module);
  return Layout({
    viewer,
    title: deeper?.title ?? module.name,
    crumbs: [
      { label: 'My path', href: '/home' },
      { label: course.title, href: courseUrl(course) },
      ...(deeper === undefined ? [] : [{ label: module.name, href: moduleUrl(course, module) }]),
    ],
    children: (
      <div class="grid">
        <article class="c8 lesson">
          <div>
            <p class="eyebrow" safe>
              {props.eyebrow ??
                told`${MODULE_KIND[module.kind] ?? 'Module'}, ${place + 1} of ${course.modules.length}`}
            </p>
            <h1 lang={deeper === undefined ? course.language : FIRST_LANGUAGE} safe>
              {deeper?.title ?? module.name}
            </h1>
            <OtherLanguages
              viewer={viewer}
              course={course}
              back={moduleUrl(course, module, deeper?.below)}
            />
          </div>
          {safeContent}
          <Pager course={course} place={place} />
        </article>
        <aside class="c4 stick">
          <CourseOutline course={course} current={module.code} today={viewer.today} />
        </aside>
      </div>
    ),
  });
}

/** How long a module takes. */
export function Minutes({ minutes }: { minutes: number }) {
  return (
    <p class="muted" safe>
      {minutesText(minutes)}
    </p>
  );
}

/** Why a module can't be done yet. */
export function StillLocked({ module }: { module: ModuleOnDesk }) {
  return (
    <section class="card" aria-labelledby="locked-h">
      <h2 id="locked-h">Not open to you yet</h2>
      <ul class="plain">
        {module.needs.map((reason) => (
          <li class="status-line locked">
            <Icon name="locked" />
            <span safe>{reason.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** That a module is done, and what to do where that is wrong. */
export function AlreadyDone({ course, text }: { course: CourseOnDesk; text: string }) {
  return (
    <div class="card" id="done">
      <p class="status satisfied">
        <Icon name="satisfied" />
        <span safe>{text}</span>
      </p>
      {course.completedOn === null || !course.isGood ? (
        ''
      ) : (
        <p class="muted small">
          You completed the whole course on <When day={course.completedOn} />.
        </p>
      )}
      <p class="hint">Is this wrong? Ask your instructor to withdraw it.</p>
      {course.next === null ? (
        ''
      ) : (
        <p class="actions">
          <a class="btn primary" href={moduleUrl(course, course.next)} safe>
            {told`Continue: ${course.next.name}`}
          </a>
        </p>
      )}
    </div>
  );
}

function Pager({ course, place }: { course: CourseOnDesk; place: number }) {
  const before = course.modules[place - 1];
  const after = course.modules[place + 1];
  return (
    <nav class="pager" aria-label="Modules">
      {before === undefined ? (
        ''
      ) : (
        <a class="btn" href={moduleUrl(course, before)} rel="prev" safe>
          {told`Previous: ${before.name}`}
        </a>
      )}
      {after === undefined ? (
        ''
      ) : (
        <a class="btn" href={moduleUrl(course, after)} rel="next" safe>
          {told`Next: ${after.name}`}
        </a>
      )}
    </nav>
  );
}
