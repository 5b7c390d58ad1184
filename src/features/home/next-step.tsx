// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { assignmentIdOf, isAssignment } from '../../domain/assignment.js';
import { isOutOfDate } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { fromToday, minutesText, readable, When } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, KIND, MODULE_KIND, saysMore } from '../../ui/words.js';
import { ownPathUrl, requirementUrl } from '../enrollments/path-url.js';
import { moduleUrl } from '../learning/learn-url.js';
import type { OnHomeDesk } from './home-desk.js';

type Next = NonNullable<OnHomeDesk['next']>;
type Then = OnHomeDesk['after'][number];

/** The one next step: why it is next, how long it takes, until when; and what comes then. */
export function NextStep({ viewer, home }: { viewer: Viewer; home: OnHomeDesk }) {
  const { next, after } = home;
  if (next === null) {
    return (
      <section class="card next c8" aria-labelledby="next-h">
        <p class="eyebrow">Your next step</p>
        <h2 id="next-h">Nothing is left to do right now</h2>
        <p class="why">What runs out later appears here in time. Until then, enjoy the day.</p>
      </section>
    );
  }
  const action = actionOf(next);
  return (
    <section class="card next c8" aria-labelledby="next-h">
      <p class="eyebrow">Your next step</p>
      <h2 id="next-h" safe>
        {headingOf(next)}
      </h2>
      <p class="why" safe>
        {whyOf(next)}
      </p>
      <Facts viewer={viewer} next={next} />
      <Progress next={next} />
      {after.length === 0 ? (
        ''
      ) : (
        <div>
          <h3 class="small">Then</h3>
          <ol class="facts then plain">
            {after.map((step) => (
              <li>
                <Icon name="not-started" />
                <a href={placeOf(step)} safe>
                  {thenText(step)}
                </a>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p class="actions">
        <a class="btn primary big" href={action.href} safe>
          {action.label}
        </a>
        {next.isCoursework ? (
          ''
        ) : (
          <a href={requirementUrl(ownPathUrl(next.path), next.requirement)}>Why is this next?</a>
        )}
      </p>
    </section>
  );
}

function headingOf({ course, title, action, kind }: Next): string {
  const module = course?.next;
  if (kind === 'skill') return told`Get a check-off: ${title}`;
  if (!module) return course ? title : action.replace(/\.$/, '');
  if (module.kind === 'lesson') return told`Read “${module.title}”`;
  if (module.kind === 'quiz') return told`Take the quiz “${module.title}”`;
  if (module.kind === 'attestation') return told`Sign “${module.title}”`;
  return told`${MODULE_KIND[module.kind] ?? 'Module'}: “${module.title}”`;
}

function whyOf(next: Next): string {
  const { course, title, from, isCoursework, assignedBy, reason, opens, required } = next;
  const place = course?.next ? course.modules.indexOf(course.next) + 1 : 0;
  const where =
    course === null || place === 0
      ? ''
      : told`It is module ${place} of ${course.modules.length} in ${title}. `;
  const asked = isCoursework
    ? told`${assignedBy ?? 'Your instructor'} assigned it.`
    : required
      ? told`${from} asks for it.`
      : told`${from} recommends it; nothing waits for it.`;
  const what = opens.length === 0 ? '' : ` It opens: ${opens.join(', ')}.`;
  const state = where === '' && saysMore(reason) ? ` ${readable(reason)}` : '';
  return `${where}${asked}${state}${what}`;
}

function Facts({ viewer, next }: { viewer: Viewer; next: Next }) {
  const minutes = next.course?.next?.minutes ?? next.minutes;
  return (
    <ul class="facts plain">
      {isOutOfDate(next.status) ? (
        <li>
          <Status is={next.status} kind={next.kind} chip />
        </li>
      ) : (
        ''
      )}
      {minutes === null ? (
        ''
      ) : (
        <li>
          <Icon name="clock" />
          <span safe>{minutesText(minutes)}</span>
        </li>
      )}
      {next.dueOn === null ? (
        ''
      ) : (
        <li>
          <Icon name="due" />
          <span>
            {next.dueOn < viewer.today ? 'Was due ' : 'Due '}
            <When day={next.dueOn} />
            <span safe>{`, ${fromToday(next.dueOn, viewer.today)}`}</span>
          </span>
        </li>
      )}
    </ul>
  );
}

function Progress({ next }: { next: Next }) {
  if (next.course === null) return '';
  const { modules } = next.course;
  const done = modules.filter((module) => module.state === 'done').length;
  return (
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
  );
}

function thenText({ title, kind, required }: Then): string {
  const what = kind === 'approval' ? title : told`${KIND[kind]}: ${title}`;
  return required ? what : `${what} (recommended)`;
}

/** Where it stands, with all that there is to know about it. */
function placeOf({ path, requirement }: Then): string {
  return isAssignment(path)
    ? `/coursework/${assignmentIdOf(path)}`
    : requirementUrl(ownPathUrl(path), requirement);
}

/** Where the step is done. */
function actionOf(next: Next): { href: string; label: string } {
  const { kind, subject, path, requirement, course, isCoursework } = next;
  if (course?.next) return { href: moduleUrl(course, course.next), label: 'Continue' };
  if (isCoursework) {
    return {
      href: `/coursework/${assignmentIdOf(path)}`,
      label: 'Open the coursework',
    };
  }
  switch (kind) {
    case 'course':
    case 'attestation':
      return { href: `/learn/${subject ?? ''}`, label: 'Open the course' };
    case 'hours':
      return { href: `/record/hours?activity=${subject ?? ''}`, label: 'Log hours' };
    case 'credential':
      return { href: `/record/credentials?credential=${subject ?? ''}`, label: 'Record it' };
    case 'path':
      return { href: ownPathUrl(subject ?? ''), label: 'Open the path' };
    case 'approval':
      return { href: '#promotion', label: 'Ask for promotion' };
    default:
      return { href: requirementUrl(ownPathUrl(path), requirement), label: 'See what it takes' };
  }
}
