// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Choices, Field, FormErrors, type Option, Select, TextArea } from '../../ui/form.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { PeopleChoices } from '../people/people-choices.js';
import { ASSIGN_LABELS } from './assign-form.js';
import type { Assignable } from './assignments-desk.js';
import { type Preview, Outcome } from './assign-outcome.js';

export interface AssignPageData {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly choices: PeopleChoices;
  readonly assignable: Assignable;
  /** Those found by the search, and those who are chosen already. */
  readonly people: readonly Option[];
  /** More fit the search than are shown. */
  readonly areMore: boolean;
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

function Who({ form, choices, people, areMore }: AssignPageData) {
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
          { value: 'fitting', label: 'By group or site' },
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
              : `${areMore ? 'These are the first of them: search for others by name. ' : ''}Whoever is checked stays, whatever you search for next.`
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
