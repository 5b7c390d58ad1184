// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { fromToday, When } from '../../ui/dates.js';
import { Form, FormErrors, TextArea } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { OwnCoursework } from './my-coursework.js';

type Group = OwnCoursework['group'];

const GROUPS: readonly { group: Group; title: string }[] = [
  { group: 'late', title: 'Overdue' },
  { group: 'open', title: 'To do' },
  { group: 'done', title: 'Done' },
  { group: 'over', title: 'Canceled' },
];

/** What a learner was given to do by their instructors. */
export function MyCourseworkPage(props: {
  viewer: Viewer;
  items: readonly OwnCoursework[];
  nextCursor: string | null;
}): string {
  const { viewer, items, nextCursor } = props;
  const left = items.filter(({ group }) => group === 'late' || group === 'open').length;
  return Layout({
    viewer,
    title: 'Coursework',
    children: (
      <>
        <PageHead
          title="Coursework"
          lead={
            left === 0
              ? 'What your instructors give you to do. Nothing is waiting.'
              : `What your instructors gave you to do: ${counted(left, 'thing is', 'things are')} waiting.`
          }
        />
        {items.length === 0 ? (
          <Nothing text="No coursework has been assigned to you. Your own path goes on.">
            <a class="btn primary" href="/home">
              Back to my path
            </a>
          </Nothing>
        ) : (
          <div class="stack">
            {GROUPS.map(({ group, title }) => (
              <CourseworkGroup
                viewer={viewer}
                title={title}
                group={group}
                items={items.filter((each) => each.group === group)}
              />
            ))}
          </div>
        )}
        {nextCursor === null ? (
          ''
        ) : (
          <p class="actions gap">
            <a class="btn" href={`/coursework?cursor=${encodeURIComponent(nextCursor)}`}>
              Older coursework
            </a>
          </p>
        )}
      </>
    ),
  });
}

function CourseworkGroup(props: {
  viewer: Viewer;
  title: string;
  group: Group;
  items: readonly OwnCoursework[];
}) {
  const { viewer, title, group, items } = props;
  if (items.length === 0) return '';
  const inOrder = [...items].sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
  return (
    <section class="card" aria-labelledby={`${group}-h`}>
      <header>
        <h2 id={`${group}-h`} safe>
          {title}
        </h2>
      </header>
      <ul class="rows plain">
        {inOrder.map((each) => (
          <li>
            <div class="main">
              <b>
                <a href={`/coursework/${each.id}`} safe>
                  {each.title}
                </a>
              </b>
              <p>
                <Due coursework={each} viewer={viewer} />
                <span safe>{each.from === null ? '' : `Assigned by ${each.from}.`}</span>
              </p>
              {each.note === null ? '' : <p safe>{told`“${each.note}”`}</p>}
            </div>
            {each.status === null ? '' : <Status is={each.status} chip />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Due({ coursework, viewer }: { coursework: OwnCoursework; viewer: Viewer }) {
  const { dueOn, group } = coursework;
  if (dueOn === null || group === 'done' || group === 'over') return '';
  return (
    <>
      {group === 'late' ? 'Was due ' : 'Due '}
      <When day={dueOn} />
      <span safe>{`, ${fromToday(dueOn, viewer.today)}. `}</span>
    </>
  );
}

/** One piece of coursework: what it is, until when, and how it gets done. */
export function OwnCourseworkPage(props: {
  viewer: Viewer;
  coursework: OwnCoursework;
  form: FormState;
}): string {
  const { viewer, coursework, form } = props;
  const { title, status, from, note, assignedOn, group } = coursework;
  const isWaiting = group === 'late' || group === 'open';
  return Layout({
    viewer,
    title,
    crumbs: [{ label: 'Coursework', href: '/coursework' }],
    narrow: true,
    children: (
      <>
        <PageHead title={title} />
        <section class="card stack" aria-label="What it is">
          <dl class="pairs">
            <dt>Status</dt>
            <dd>{status === null ? 'Canceled' : <Status is={status} />}</dd>
            <dt>Due</dt>
            <dd>{coursework.dueOn === null ? 'No due date' : <When day={coursework.dueOn} />}</dd>
            <dt>Assigned</dt>
            <dd>
              <When day={assignedOn} />
              <span safe>{from === null ? '' : `, by ${from}`}</span>
            </dd>
            {note === null ? (
              ''
            ) : (
              <>
                <dt>Note</dt>
                <dd safe>{note}</dd>
              </>
            )}
          </dl>
        </section>
        <FormErrors form={form} labels={{ note: 'Note' }} />
        {isWaiting ? <HowToDo viewer={viewer} coursework={coursework} form={form} /> : ''}
      </>
    ),
  });
}

function HowToDo(props: { viewer: Viewer; coursework: OwnCoursework; form: FormState }) {
  const { viewer, coursework, form } = props;
  const { id, target } = coursework;
  switch (target.kind) {
    case 'course':
      return (
        <p class="actions gap">
          <a class="btn primary big" href={`/learn/${target.code}`}>
            Open the course
          </a>
        </p>
      );
    case 'path':
      return (
        <p class="actions gap">
          <a class="btn primary big" href={`/paths/${target.code}`}>
            Open the path
          </a>
        </p>
      );
    case 'skill':
      return (
        <p class="gap">
          Ask your instructor to watch you do it. They record the check-off, and this is done.
        </p>
      );
    case 'task':
      return (
        <section class="card gap" aria-labelledby="done-h">
          <header>
            <h2 id="done-h">Done?</h2>
          </header>
          <Form viewer={viewer} action={`/coursework/${id}/done`}>
            <TextArea
              form={form}
              name="note"
              label="Note"
              hint="For your instructor. No patient information."
              maxlength="1000"
              rows="3"
            />
            <button class="btn primary big">Mark it done</button>
          </Form>
        </section>
      );
  }
}
