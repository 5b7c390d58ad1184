// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { When } from '../../ui/dates.js';
import { Choices, Field, Form, FormErrors, type Option, Select, TextArea } from '../../ui/form.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { PeopleChoices } from '../people/people-choices.js';
import type { AssignCoursework } from './assign-coursework.js';
import { ASSIGN_LABELS } from './assign-form.js';
import type { Assignable } from './assignments-desk.js';

export type Preview = Awaited<ReturnType<AssignCoursework['preview']>>;

export interface AssignPageData {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly choices: PeopleChoices;
  readonly assignable: Assignable;
  /** Those found by the search, and those who are chosen already. */
  readonly people: readonly Option[];
  /** Null until it is asked for. */
  readonly preview: Preview | null;
}

/** Choosing who gets what until when, with a look at whom that reaches before it is sent. */
export function AssignPage(data: AssignPageData): string {
  const { viewer, form, preview } = data;
  return Layout({
    viewer,
    title: 'Assign coursework',
    crumbs: [{ label: 'Coursework', href: '/assignments' }],
    children: (
      <>
        <PageHead
          title="Assign coursework"
          lead="Choose who and what, look at whom that reaches, then assign it."
        />
        <FormErrors form={form} labels={ASSIGN_LABELS} />
        <div class="grid">
          <form method="get" action="/assignments/new#outcome" class="c7 stack assign">
            <Who {...data} />
            <What {...data} />
            <DueAndNote {...data} />
            <p class="actions">
              <button
                class={preview === null ? 'btn primary big' : 'btn big'}
                name="preview"
                value="yes"
              >
                Preview
              </button>
              <a href="/assignments">Back to coursework</a>
            </p>
          </form>
          <div class="c5 stick">
            <Outcome viewer={viewer} form={form} preview={preview} />
          </div>
        </div>
      </>
    ),
  });
}

function Who({ form, choices, people }: AssignPageData) {
  return (
    <section class="card" aria-labelledby="who-h">
      <h2 id="who-h">Who</h2>
      <Choices
        form={form}
        name="who"
        legend="Choose people"
        class="seg"
        options={[
          { value: 'people', label: 'By name' },
          { value: 'fitting', label: 'All who fit' },
        ]}
      />
      <div class="for-people">
        <div
          class="field"
          hx-get="/assignments/new"
          hx-trigger="input delay:250ms from:#q"
          hx-include="closest form"
          hx-select="#learners"
          hx-target="#learners"
          hx-swap="outerHTML"
        >
          <label for="q">Search people</label>
          <div class="with-button">
            <input
              id="q"
              name="q"
              type="search"
              autocomplete="off"
              value={String(form.typed['q'] ?? '')}
            />
            <button class="btn">Find</button>
          </div>
        </div>
        <Choices
          form={form}
          name="learners"
          legend="People"
          several
          class="choices two"
          hint={
            people.length === 0
              ? 'Nobody found whom you teach: try another name.'
              : 'Whoever is checked stays, whatever you search for next.'
          }
          options={people}
        />
      </div>
      <div class="for-fitting">
        <Select
          form={form}
          name="cohort"
          label="Group"
          options={choices.cohorts}
          none="Any group"
        />
        <Select form={form} name="site" label="Site" options={choices.sites} none="Any site" />
        <Select
          form={form}
          name="position"
          label="Position"
          options={choices.positions}
          none="Any position"
        />
        <Select
          form={form}
          name="exposure"
          label="Exposure"
          options={choices.exposures}
          none="Any"
          hint="A hazard of the job that brings requirements with it."
        />
        <Check form={form} name="laterJoiners" label="Whoever comes to fit later gets it too" />
      </div>
    </section>
  );
}

function What({ form, assignable }: AssignPageData) {
  const { courses, paths, skills } = assignable;
  return (
    <section class="card" aria-labelledby="what-h">
      <h2 id="what-h">What</h2>
      <Choices
        form={form}
        name="what"
        legend="Kind"
        class="seg"
        options={[
          { value: 'course', label: 'Course' },
          { value: 'path', label: 'Path' },
          { value: 'skill', label: 'Skill' },
          { value: 'task', label: 'Task' },
        ]}
      />
      <div class="for-course">
        <Select
          form={form}
          name="course"
          bare
          label="Course"
          options={courses}
          none="Choose a course"
        />
      </div>
      <div class="for-path">
        <Select
          form={form}
          name="path"
          bare
          label="Learning path"
          options={paths}
          none="Choose a path"
        />
      </div>
      <div class="for-skill">
        <Select
          form={form}
          name="skill"
          bare
          label="Skill"
          options={skills}
          none="Choose a skill"
        />
      </div>
      <div class="for-task">
        <Field
          form={form}
          name="task"
          bare
          label="Task"
          maxlength="200"
          hint="In words, like: Read the new intake form. No patient information."
        />
      </div>
      <Check form={form} name="repeat" label="Earlier completions don’t count: to be done again" />
    </section>
  );
}

function DueAndNote({ viewer, form }: AssignPageData) {
  return (
    <section class="card" aria-labelledby="due-h">
      <h2 id="due-h">When, and a note</h2>
      <Choices
        form={form}
        name="due"
        legend="Due"
        class="seg"
        options={[
          { value: 'on', label: 'On a day' },
          { value: 'in', label: 'Within days' },
          { value: 'never', label: 'No date' },
        ]}
      />
      <div class="for-on">
        <Field
          form={form}
          name="dueOn"
          bare
          label="Due on"
          type="date"
          min={viewer.today}
          hint="The last good day, at each learner’s site."
        />
      </div>
      <div class="for-in">
        <Field
          form={form}
          name="dueDays"
          bare
          label="Days"
          type="number"
          min="1"
          max="3650"
          hint="Counted from the day that each gets it."
        />
      </div>
      <TextArea
        form={form}
        name="note"
        label="Note to learners"
        rows="3"
        maxlength="1000"
        hint="They read this. No patient information."
      />
    </section>
  );
}

function Check({ form, name, label }: { form: FormState; name: string; label: string }) {
  return (
    <label class="choice" for={name}>
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        checked={chosenIn(form, name).includes('yes')}
      />
      <span safe>{label}</span>
    </label>
  );
}

function Outcome({
  viewer,
  form,
  preview,
}: {
  viewer: Viewer;
  form: FormState;
  preview: Preview | null;
}) {
  if (preview === null) {
    return (
      <section class="card" id="outcome" aria-labelledby="outcome-h">
        <h2 id="outcome-h">Preview</h2>
        <p class="muted small">
          Nothing is sent yet. The preview says who gets it, and who is skipped and why.
        </p>
      </section>
    );
  }
  const { title, dueOn, assigned, learners, skipped, unchecked } = preview;
  const reached = assigned + unchecked;
  const later = form.typed['laterJoiners'] === 'yes';
  return (
    <section class="card" id="outcome" aria-labelledby="outcome-h" tabindex="-1">
      <h2 id="outcome-h" safe>
        {title}
      </h2>
      <p>
        <b safe>
          {reached === 0
            ? 'Nobody will get it'
            : `${counted(reached, 'person', 'people')} will get it`}
        </b>
        {dueOn === null ? (
          ''
        ) : (
          <span>
            , due <When day={dueOn} />
          </span>
        )}
        <span safe>{skipped.length === 0 ? '.' : `; ${skipped.length} skipped.`}</span>
      </p>
      {unchecked > 0 ? (
        <p class="small" safe>
          {`${unchecked} of them are looked at one by one when you assign it.`}
        </p>
      ) : (
        ''
      )}
      {skipped.length === 0 ? (
        ''
      ) : (
        <>
          <h3>Skipped</h3>
          <ul class="plain small">
            {skipped.map((skip) => (
              <li class="status-line not-started">
                <Icon name="info" />
                <span safe>{skip.reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {learners.length === 0 ? (
        ''
      ) : (
        <details class="more" open={learners.length <= 12}>
          <summary>Who gets it</summary>
          <ul class="plain small">
            {learners.map(({ name }) => (
              <li safe>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {reached === 0 && !later ? (
        <p class="hint">There is nobody to assign it to: change who or what.</p>
      ) : (
        <Form viewer={viewer} action="/assignments" class="gap">
          <Again form={form} />
          <button class="btn primary big" safe>
            {reached === 0
              ? 'Assign to later joiners'
              : `Assign to ${counted(reached, 'person', 'people')}`}
          </button>
        </Form>
      )}
    </section>
  );
}

/** What was previewed, to be sent as it is. */
function Again({ form }: { form: FormState }) {
  const fields = Object.entries(form.typed)
    .filter(([name]) => name !== 'preview' && name !== 'q')
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => ({ name, each })),
    );
  return (
    <>
      {fields.map(({ name, each }) => (
        <input type="hidden" name={name} value={each} />
      ))}
    </>
  );
}
