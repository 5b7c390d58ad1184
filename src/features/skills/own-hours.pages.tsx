// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Field, Form, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { progressText } from '../../ui/words.js';
import type { ActivityAskedFor } from './asked-hours.js';

const LABELS = { activity: 'What you did', on: 'Day', hours: 'Hours' };

/** Logging one's own hours on the job. */
export function OwnHoursPage(props: {
  viewer: Viewer;
  form: FormState;
  activities: readonly ActivityAskedFor[];
}): string {
  const { viewer, form, activities } = props;
  return Layout({
    viewer,
    title: 'Log hours',
    narrow: true,
    crumbs: [{ label: 'My record', href: '/record' }],
    children: (
      <>
        <PageHead
          title="Log hours"
          lead="Hours count once your instructor or manager has approved them."
        />
        {activities.length === 0 ? (
          <Nothing text="None of your paths asks for hours on the job.">
            <a class="btn" href="/catalog">
              Look at the catalog
            </a>
          </Nothing>
        ) : (
          <section class="card" aria-label="Log hours">
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/record/hours">
              <Select
                form={form}
                name="activity"
                label={LABELS.activity}
                none="Choose"
                options={activities.map(({ activity, title, progress }) => ({
                  value: activity,
                  label: told`${title}: ${progressText(progress)}`,
                }))}
                required
              />
              <Field
                form={form}
                name="on"
                label={LABELS.on}
                type="date"
                max={viewer.today}
                required
              />
              <Field
                form={form}
                name="hours"
                label={LABELS.hours}
                hint="In hours, such as 4 or 7.5. No more than 24 for one day."
                placeholder="7.5"
                required
              />
              <button class="btn primary big">Log these hours</button>
            </Form>
          </section>
        )}
      </>
    ),
  });
}
