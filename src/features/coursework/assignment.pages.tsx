// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AsOfForm, AsOfNote } from '../../ui/as-of.js';
import { dayText } from '../../ui/dates.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { JobView } from '../jobs/jobs.service.js';
import type { Assigned } from './assign-coursework.js';
import type { AssignmentInFull } from './assignments-desk.js';
import { AT_ONCE, Learners } from './assignment-learners.js';
import { AssignmentState, CountBar, Due } from './assignments.pages.js';

const CHANGE_LABELS = { dueOn: 'New due date', reason: 'Reason', learners: 'People' };
export interface AssignmentPageData {
  readonly viewer: Viewer;
  readonly assignment: AssignmentInFull;
  readonly form: FormState;
  /** The day that is asked about, as it was typed. */
  readonly filters: FormState;
  /** The work that gives, changes or cancels it, while that runs and right after. */
  readonly job: JobView | null;
  /** The first person shown, counted from 0. */
  readonly from: number;
}

/** One piece of coursework: what it is to each learner, and changing or canceling it. */
export function AssignmentPage(data: AssignmentPageData): string {
  const { viewer, assignment, form, filters, job } = data;
  const { title, target, to, by, assignedOn, note, cancelledAt, on } = assignment;
  const isToday = on === viewer.today;
  const mayChange = isToday && may(viewer, 'assignment:write') && cancelledAt === null;
  const url = `/assignments/${assignment.id}`;
  return Layout({
    viewer,
    title,
    crumbs: [{ label: 'Coursework', href: '/assignments' }],
    children: (
      <>
        <PageHead title={title} lead={told`Assigned to ${to} by ${by} on ${dayText(assignedOn)}.`}>
          <AssignmentState item={assignment} />
        </PageHead>
        <div class="as-of-line">
          <AsOfForm action={url} on={on} today={viewer.today} filters={filters} />
        </div>
        <AsOfNote on={on} today={viewer.today} />
        {job === null ? '' : <Progress id={assignment.id} job={job} />}
        <FormErrors form={form} labels={CHANGE_LABELS} />
        <section class="card gap-after" aria-labelledby="terms-h">
          <h2 id="terms-h" class="vh">
            What was assigned
          </h2>
          <dl class="pairs">
            <dt>What</dt>
            <dd safe>
              {target.kind === 'task' ? told`Task: ${title}` : told`${title} (${target.code})`}
            </dd>
            <dt>Due</dt>
            <dd>
              <Due today={on} item={assignment} />
            </dd>
            <dt>Progress</dt>
            <dd>
              {assignment.counts.people === 0 ? (
                'Nobody has it to do.'
              ) : (
                <CountBar id={assignment.id} title={title} counts={assignment.counts} />
              )}
            </dd>
            {note === null ? (
              ''
            ) : (
              <>
                <dt>Note</dt>
                <dd safe>{note}</dd>
              </>
            )}
            {assignment.laterJoiners ? (
              <>
                <dt>Later</dt>
                <dd>Whoever comes to fit gets it too.</dd>
              </>
            ) : (
              ''
            )}
          </dl>
        </section>
        {mayChange ? (
          <Form viewer={viewer} action={`${url}/change`}>
            <Learners {...data} choose />
            <Change {...data} />
          </Form>
        ) : (
          <Learners {...data} />
        )}
      </>
    ),
  });
}

function Change({ viewer, assignment, form }: AssignmentPageData) {
  const { id, learners } = assignment;
  return (
    <section class="card" aria-labelledby="change-h">
      <h2 id="change-h">Change or cancel</h2>
      <p class="muted small gap-after">
        For those who are checked above. What was completed stays on record.
      </p>
      {learners.length > 1 ? (
        <label class="choice field" for="everybody">
          <input
            type="checkbox"
            id="everybody"
            name="everybody"
            value="yes"
            checked={chosenIn(form, 'everybody').includes('yes')}
          />
          <span safe>{`For all ${learners.length} people`}</span>
        </label>
      ) : (
        <input type="hidden" name="everybody" value="yes" />
      )}
      <Field
        form={form}
        name="reason"
        label="Reason"
        required
        maxlength="500"
        hint="Stands in each learner’s history. No patient information."
      />
      <Field form={form} name="dueOn" label="New due date" type="date" min={viewer.today} />
      <p class="actions">
        <button class="btn primary">Change the due date</button>
        <button class="btn danger" formaction={`/assignments/${id}/cancel`}>
          Cancel this coursework
        </button>
      </p>
    </section>
  );
}

/** How far the work on many learners is. Asks again by itself while it goes on. */
function Progress({ id, job }: { id: string; job: JobView }) {
  const { state, done, total } = job;
  const isGoingOn = state === 'waiting' || state === 'running';
  const url = `/assignments/${id}?job=${job.id}`;
  if (isGoingOn) {
    return (
      <section
        class="card gap-after"
        id="progress"
        aria-labelledby="progress-h"
        hx-get={url}
        hx-trigger="every 1s"
        hx-select="#progress"
        hx-swap="outerHTML"
      >
        <h2 id="progress-h">This goes on by itself; you may leave the page</h2>
        <progress
          value={String(done)}
          max={String(Math.max(total, 1))}
          aria-labelledby="progress-h"
        />
        <p class="small">
          <span safe>{`${done} of ${counted(total, 'person', 'people')}. `}</span>
          <a href={url}>Look again</a>
        </p>
      </section>
    );
  }
  const result = (job.result ?? {}) as Partial<Assigned> & { changed?: number };
  const skipped = result.skipped ?? [];
  return (
    <section
      class={`note gap-after ${state === 'failed' ? 'overdue' : 'satisfied'}`}
      id="progress"
      aria-label="Result"
    >
      <Icon name={state === 'failed' ? 'overdue' : 'satisfied'} />
      <div>
        <p safe>
          {state === 'failed'
            ? told`It stopped after ${done} of ${total}: ${job.error ?? 'something went wrong'}`
            : result.changed !== undefined
              ? `Changed for ${counted(result.changed, 'person', 'people')}.`
              : `Assigned to ${counted(result.assigned ?? 0, 'person', 'people')}.`}
        </p>
        {skipped.length === 0 ? (
          ''
        ) : (
          <ul class="plain">
            {skipped.slice(0, AT_ONCE).map((skip) => (
              <li safe>{skip.reason}</li>
            ))}
          </ul>
        )}
        <p>
          <a href={`/assignments/${id}`}>Show everybody’s state</a>
        </p>
      </div>
    </section>
  );
}
