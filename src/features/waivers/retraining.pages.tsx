// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { Field, Form, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { Repeatable } from './retraining.service.js';

interface RetrainingPageData {
  readonly viewer: Viewer;
  readonly learner: { readonly id: string; readonly name: string };
  readonly courses: readonly Repeatable[];
  readonly form: FormState;
}

const LABELS = { course: 'Course', dueOn: 'Done again by', reason: 'What changed' };

/** A course that somebody must do again, because what it teaches changed. */
export function RetrainingPage({ viewer, learner, courses, form }: RetrainingPageData): string {
  return Layout({
    viewer,
    narrow: true,
    title: 'Require training again',
    crumbs: [
      { label: 'People', href: '/people' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead title="Require training again" lead={learner.name} />
        <FormErrors form={form} labels={LABELS} />
        {courses.length === 0 ? (
          <Nothing text="Nothing that they have done is asked for again when a policy or their tasks change.">
            <a class="btn" href={`/assignments/new?learners=${learner.id}`}>
              Assign coursework instead
            </a>
          </Nothing>
        ) : (
          <section class="card" aria-labelledby="again-h">
            <header>
              <h2 id="again-h">A policy, a procedure or their tasks changed</h2>
            </header>
            <p class="field">
              What they have done stays on record, and stays good through the day that you give.
            </p>
            <Form viewer={viewer} action={`/people/${learner.id}/retraining`}>
              <Select
                form={form}
                name="course"
                label={LABELS.course}
                none="Choose a course"
                bare
                options={courses.map(({ course, title, dueOn }) => ({
                  value: course,
                  label: told`${title} (usually by ${dayText(dueOn)})`,
                }))}
              />
              <Field
                form={form}
                name="dueOn"
                label={LABELS.dueOn}
                type="date"
                min={viewer.today}
                required
              />
              <Field
                form={form}
                name="reason"
                label={LABELS.reason}
                maxlength="500"
                hint="They read it. No patient information."
                required
              />
              <button class="btn primary">Require it again</button>
            </Form>
          </section>
        )}
      </>
    ),
  });
}
