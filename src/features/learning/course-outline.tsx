// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import { fromToday, When } from '../../ui/dates.js';
import type { IconName } from '../../ui/icons.js';
import { Icon } from '../../ui/icons.js';
import { counted, MODULE_KIND } from '../../ui/words.js';
import type { CourseOnDesk, ModuleOnDesk, ModuleState } from './course-desk.js';
import { courseUrl, moduleUrl } from './learn-url.js';

const ICON: Readonly<Record<ModuleState, IconName>> = {
  done: 'satisfied',
  open: 'not-started',
  locked: 'locked',
};

const WORD: Readonly<Record<ModuleState, string>> = {
  done: 'Done',
  open: 'Open',
  locked: 'Locked',
};

/** The modules of a course in their order: what is done, what is open, where one is. */
export function CourseOutline(props: { course: CourseOnDesk; current?: string; today: IsoDay }) {
  const { course, current, today } = props;
  const done = course.modules.filter((module) => module.state === 'done').length;
  return (
    <section class="card" aria-labelledby="outline-h">
      <h2 id="outline-h">
        <a href={courseUrl(course)} lang={course.language} safe>
          {course.title}
        </a>
      </h2>
      <progress
        value={String(done)}
        max={String(course.modules.length)}
        aria-label={`${done} of ${course.modules.length} modules complete`}
      ></progress>
      <p class="hint">
        <span safe>{`${done} of ${counted(course.modules.length, 'module')} complete. `}</span>
        <DueNote course={course} today={today} />
      </p>
      <ol class="outline-list plain">
        {course.modules.map((module) => (
          <OutlineRow course={course} module={module} isCurrent={module.code === current} />
        ))}
      </ol>
    </section>
  );
}

function DueNote({ course, today }: { course: CourseOnDesk; today: IsoDay }) {
  const dueOn = course.isGood ? null : (course.countsFor[0]?.dueOn ?? null);
  if (dueOn === null) return '';
  return (
    <>
      Due <When day={dueOn} />
      <span safe>{`, ${fromToday(dueOn, today)}.`}</span>
    </>
  );
}

function OutlineRow(props: { course: CourseOnDesk; module: ModuleOnDesk; isCurrent: boolean }) {
  const { course, module, isCurrent } = props;
  return (
    <li class={module.state === 'done' ? 'satisfied' : 'not-started'}>
      <Icon name={ICON[module.state]} />
      <a href={moduleUrl(course, module)} {...(isCurrent && { 'aria-current': 'page' as const })}>
        <span lang={course.language} safe>
          {module.name}
        </span>
        <span class="vh" safe>
          {`, ${WORD[module.state]}`}
        </span>
      </a>
      <small safe>
        {module.kind === 'lesson' ? `${module.minutes} min` : (MODULE_KIND[module.kind] ?? '')}
      </small>
    </li>
  );
}
