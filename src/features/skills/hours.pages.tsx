// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Field, Form, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { RecordTabs, recordUrl } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import type { SkillsDesk } from './skills-desk.js';

const HOURS_LABELS = {
  activity: 'What for',
  on: 'Day',
  hours: 'Hours',
  supervisor: 'Who was in charge',
};

interface HoursPageData {
  readonly viewer: Viewer;
  readonly desk: Awaited<ReturnType<SkillsDesk['hours']>>;
  readonly form: FormState;
}

/** Hours on the job, recorded for somebody. */
export function HoursPage({ viewer, desk, form }: HoursPageData): string {
  const { learner, activities, colleagues } = desk;
  return Layout({
    viewer,
    title: 'Record hours',
    narrow: true,
    crumbs: [
      { label: 'My trainees', href: '/trainees' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead
          title="Record hours"
          lead={told`For ${learner.name}. They count once approved.`}
        />
        <RecordTabs viewer={viewer} learner={learner.id} current="hours" />
        <FormErrors form={form} labels={HOURS_LABELS} />
        {activities.length === 0 ? (
          <Nothing text={told`No learning path of ${learner.name} asks for hours.`} />
        ) : (
          <Form viewer={viewer} action={recordUrl(learner.id, 'hours')} class="card">
            <Select form={form} name="activity" label="What for" options={activities} required />
            <Field form={form} name="on" label="Day" type="date" required max={learner.today} />
            <Field form={form} name="hours" label="Hours" required hint="Like 8 or 7.5." />
            <Select
              form={form}
              name="supervisor"
              label="Who was in charge"
              options={colleagues}
              none="Not said"
            />
            <button class="btn primary big">Record hours</button>
          </Form>
        )}
      </>
    ),
  });
}
