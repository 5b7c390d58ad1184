// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Choices, Field, Form, FormErrors, Select, TextArea } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { ExceptionsOnDesk } from './exceptions-desk.js';

interface WaiversPageData {
  readonly viewer: Viewer;
  readonly person: ExceptionsOnDesk;
  readonly form: FormState;
}

const LABELS = {
  what: 'Requirement',
  kind: 'Why it need not be met',
  reason: 'Reason',
  until: 'Holds until',
  evidence: 'Evidence',
};

/** Waiving one requirement for one person. */
export function WaiversPage({ viewer, person, form }: WaiversPageData): string {
  const { learner, waivable } = person;
  return Layout({
    viewer,
    narrow: true,
    title: 'Waive a requirement',
    crumbs: [
      { label: 'People', href: '/people' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead title="Waive a requirement" lead={learner.name} />
        <FormErrors form={form} labels={LABELS} />
        {waivable.length === 0 ? (
          <Nothing text="There is nothing open that you may waive. What a regulation asks can be waived by nobody.">
            <a class="btn" href={`/people/${learner.id}`}>
              Back to the person
            </a>
          </Nothing>
        ) : (
          <section class="card" aria-label="The waiver">
            <Form viewer={viewer} action={`/people/${learner.id}/waivers`}>
              <Select
                form={form}
                name="what"
                label={LABELS.what}
                none="Choose one"
                hint="What a regulation asks is not in the list: nobody may waive it."
                options={waivable.map(({ path, requirement, label }) => ({
                  value: `${path}|${requirement}`,
                  label,
                }))}
                required
              />
              <Choices
                form={form}
                name="kind"
                legend={LABELS.kind}
                options={[
                  { value: 'exemption', label: 'Exempt', hint: 'It is not asked of this person.' },
                  {
                    value: 'equivalence',
                    label: 'Met elsewhere',
                    hint: 'Something else is as good. Say where its evidence is kept.',
                  },
                ]}
              />
              <TextArea
                form={form}
                name="reason"
                label={LABELS.reason}
                maxlength="1000"
                hint="Managers only read it. No patient information."
                required
              />
              <Field
                form={form}
                name="until"
                label={LABELS.until}
                type="date"
                hint="From this day on it is asked again."
                required
              />
              <Field form={form} name="evidence" label={LABELS.evidence} maxlength="200" />
              <button class="btn primary">Waive it</button>
            </Form>
          </section>
        )}
      </>
    ),
  });
}
