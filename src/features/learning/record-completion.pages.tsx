// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Field, Form, FormErrors, type Option, Select, TextArea } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { RecordTabs, recordUrl } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { MODULE_KIND } from '../../ui/words.js';
import type { CompletionDesk } from './completion-desk.js';

const COMPLETION_LABELS = {
  course: 'Course',
  module: 'Part of the course',
  completedOn: 'Completed on',
  score: 'Score',
  minutes: 'Minutes',
  delivery: 'How it was given',
  trainer: 'Trainer',
  qualifications: 'What qualifies the trainer',
  questionsBy: 'How questions were asked',
  contents: 'What was covered',
  evidence: 'Where the paper is kept',
  reason: 'Why it is recorded only now',
};

export const QUESTIONS_BY: readonly Option[] = [
  { value: 'room', label: 'In the room' },
  { value: 'video', label: 'By video' },
  { value: 'phone', label: 'By phone' },
];

interface RecordCompletionPageData {
  readonly viewer: Viewer;
  readonly desk: Awaited<ReturnType<CompletionDesk['of']>>;
  readonly form: FormState;
}

/** Recording for somebody that a part of a course was completed. */
export function RecordCompletionPage({ viewer, desk, form }: RecordCompletionPageData): string {
  const { learner, courses, course } = desk;
  const url = recordUrl(learner.id, 'completion');
  return Layout({
    viewer,
    title: 'Record a completion',
    narrow: true,
    crumbs: [
      { label: 'My trainees', href: '/trainees' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead
          title="Record a completion"
          lead={told`What ${learner.name} completed, as you saw it or as the paper says.`}
        />
        <RecordTabs viewer={viewer} learner={learner.id} current="completion" />
        <FormErrors form={form} labels={COMPLETION_LABELS} />
        <ChooseCourse url={url} courses={courses} chosen={course?.code} />
        {course === null ? (
          ''
        ) : (
          <Form viewer={viewer} action={url}>
            <input type="hidden" name="course" value={course.code} />
            <fieldset class="card step" id="module">
              <legend>
                <h2>Part of the course</h2>
              </legend>
              {course.modules.map(({ code, title, kind }) => (
                <label class="choice">
                  <input
                    type="radio"
                    name="module"
                    value={code}
                    checked={typedIn(form, 'module') === code}
                    required
                  />
                  <span>
                    <span safe>{title}</span>
                    <small safe>{MODULE_KIND[kind] ?? kind}</small>
                  </span>
                </label>
              ))}
            </fieldset>
            <Details form={form} desk={desk} />
            <div class="bar">
              <button class="btn primary big">Record this completion</button>
            </div>
          </Form>
        )}
      </>
    ),
  });
}

function ChooseCourse(props: {
  url: string;
  courses: readonly Option[];
  chosen: string | undefined;
}) {
  const { url, courses, chosen } = props;
  return (
    <form method="get" action={url} class="card step" data-at-once="yes">
      <label for="course">Course</label>
      <div class="with-button">
        <select id="course" name="course" required>
          <option value="">Choose a course</option>
          {courses.map(({ value, label }) => (
            <option value={value} selected={value === chosen} safe>
              {label}
            </option>
          ))}
        </select>
        <button class="btn">Choose</button>
      </div>
    </form>
  );
}

/** What the kinds of the course's parts ask to be said. */
function Details({ form, desk }: Pick<RecordCompletionPageData, 'form' | 'desk'>) {
  const LABELS = COMPLETION_LABELS;
  const kinds = new Set(desk.course?.modules.map(({ kind }) => kind));
  return (
    <section class="card step" aria-labelledby="details-h">
      <h2 id="details-h">When and how</h2>
      <Field
        form={form}
        name="completedOn"
        label={LABELS.completedOn}
        type="date"
        required
        max={desk.learner.today}
        hint="Up to 7 days back. Earlier needs a reason."
      />
      <Field
        form={form}
        name="reason"
        label={LABELS.reason}
        maxlength="500"
        hint="Needed for more than 7 days ago. No patient information."
      />
      {kinds.has('quiz') ? (
        <Field
          form={form}
          name="score"
          label={LABELS.score}
          type="number"
          min="0"
          max="100"
          hint="Percent, of a quiz taken on paper."
        />
      ) : (
        ''
      )}
      <Field form={form} name="minutes" label={LABELS.minutes} type="number" min="1" max="6000" />
      {kinds.has('session') ? (
        <>
          <Field form={form} name="trainer" label={LABELS.trainer} maxlength="200" />
          <Field form={form} name="qualifications" label={LABELS.qualifications} maxlength="500" />
          <Select
            form={form}
            name="questionsBy"
            label={LABELS.questionsBy}
            options={QUESTIONS_BY}
            none="Not said"
          />
          <TextArea
            form={form}
            name="contents"
            label={LABELS.contents}
            rows="3"
            maxlength="2000"
            hint="No patient information."
          />
        </>
      ) : (
        ''
      )}
      <Field
        form={form}
        name="evidence"
        label={LABELS.evidence}
        maxlength="200"
        hint={
          kinds.has('attestation')
            ? 'A signature on paper needs it. No patient information.'
            : 'Such as: personnel file, front office. No patient information.'
        }
      />
    </section>
  );
}
