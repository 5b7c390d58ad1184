// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Field, Form, FormErrors, type Option, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';

interface OwnProps {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly credentials: readonly Option[];
}

const CRUMBS = [{ label: 'My record', href: '/record' }];

export const CREDENTIAL_LABELS = {
  credential: 'Credential',
  number: 'Number',
  issuedOn: 'Issued on',
  expiresOn: 'Good through',
  membershipOn: 'Member since',
  evidence: 'Where the paper is kept',
};

/** Recording a card or certificate of one's own. */
export function OwnCredentialPage({ viewer, form, credentials }: OwnProps): string {
  const LABELS = CREDENTIAL_LABELS;
  return Layout({
    viewer,
    title: 'Record a credential',
    narrow: true,
    crumbs: CRUMBS,
    children: (
      <>
        <PageHead
          title="Record a credential"
          lead="Education, a certification, a license or a card. A new one renews the old one, which stays on record."
        />
        <section class="card" aria-label="Record a credential">
          <FormErrors form={form} labels={LABELS} />
          <Form viewer={viewer} action="/record/credentials">
            <Select
              form={form}
              name="credential"
              label={LABELS.credential}
              none="Choose"
              options={credentials}
              required
            />
            <Field
              form={form}
              name="issuedOn"
              label={LABELS.issuedOn}
              type="date"
              max={viewer.today}
              required
            />
            <Field
              form={form}
              name="expiresOn"
              label={LABELS.expiresOn}
              type="date"
              hint="As printed on it. Leave it empty where none is printed: the issuer’s rule then says."
            />
            <Field
              form={form}
              name="number"
              label={LABELS.number}
              hint="As printed on it."
              maxlength="100"
            />
            <Field
              form={form}
              name="membershipOn"
              label={LABELS.membershipOn}
              type="date"
              hint="Only where the issuer counts by your membership."
            />
            <Field
              form={form}
              name="evidence"
              label={LABELS.evidence}
              hint="Such as: personnel file, front office. No patient information."
              maxlength="200"
            />
            <button class="btn primary big">Record it</button>
          </Form>
        </section>
      </>
    ),
  });
}

export const EDUCATION_LABELS = {
  credential: 'Counts for',
  title: 'What it was',
  on: 'Day',
  amount: 'Credits',
  category: 'Category',
  issuer: 'Given by',
  evidence: 'Where the paper is kept',
};

/** Recording continuing education of one's own. */
export function OwnEducationPage(props: OwnProps & { categories: readonly Option[] }): string {
  const { viewer, form, credentials, categories } = props;
  const LABELS = EDUCATION_LABELS;
  return Layout({
    viewer,
    title: 'Record continuing education',
    narrow: true,
    crumbs: CRUMBS,
    children: (
      <>
        <PageHead
          title="Record continuing education"
          lead="It shows how ready you are to renew. Only the issuer’s new card renews."
        />
        <section class="card" aria-label="Record continuing education">
          <FormErrors form={form} labels={LABELS} />
          <Form viewer={viewer} action="/record/education">
            <Select
              form={form}
              name="credential"
              label={LABELS.credential}
              none="Choose"
              options={credentials}
              required
            />
            <Field form={form} name="title" label={LABELS.title} maxlength="200" required />
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
              name="amount"
              label={LABELS.amount}
              hint="In the issuer’s unit, such as 1.5."
              required
            />
            <Select
              form={form}
              name="category"
              label={LABELS.category}
              none="Choose"
              options={categories}
              required
            />
            <Field form={form} name="issuer" label={LABELS.issuer} maxlength="200" required />
            <Field
              form={form}
              name="evidence"
              label={LABELS.evidence}
              hint="No patient information."
              maxlength="200"
            />
            <button class="btn primary big">Record it</button>
          </Form>
        </section>
      </>
    ),
  });
}
