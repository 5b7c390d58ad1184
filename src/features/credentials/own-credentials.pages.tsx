// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Field, Form, FormErrors, type Option, Select } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { RecordTabs, recordUrl } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';

interface OwnProps {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly credentials: readonly Option[];
  /** Whom staff record it for; one's own where nobody is named. */
  readonly forSomebody?: { readonly id: string; readonly name: string };
  /** Whoever records it may also say that it was checked with its issuer. */
  readonly mayVerify?: boolean;
}

function crumbsOf({ forSomebody }: OwnProps) {
  if (!forSomebody) return [{ label: 'My record', href: '/record' }];
  const { id, name } = forSomebody;
  return [
    { label: 'My trainees', href: '/trainees' },
    { label: name, href: `/people/${id}` },
  ];
}

function Tabs({ viewer, forSomebody, current }: OwnProps & { current: string }) {
  if (!forSomebody) return '';
  return <RecordTabs viewer={viewer} learner={forSomebody.id} current={current} />;
}

const CREDENTIAL_LABELS = {
  credential: 'Credential',
  number: 'Number',
  issuedOn: 'Issued on',
  expiresOn: 'Good through',
  membershipOn: 'Member since',
  evidence: 'Where the paper is kept',
};

/** Recording a card or certificate of one's own. */
export function OwnCredentialPage(props: OwnProps): string {
  const { viewer, form, credentials, forSomebody, mayVerify } = props;
  const LABELS = CREDENTIAL_LABELS;
  return Layout({
    viewer,
    title: 'Record a credential',
    narrow: true,
    crumbs: crumbsOf(props),
    children: (
      <>
        <PageHead
          title="Record a credential"
          lead={told`${forSomebody ? told`For ${forSomebody.name}: education` : 'Education'}, a certification, a license or a card. A new one renews the old one, which stays on record.`}
        />
        <Tabs {...props} current="credential" />
        <section class="card" aria-label="Record a credential">
          <FormErrors form={form} labels={LABELS} />
          <Form
            viewer={viewer}
            action={forSomebody ? recordUrl(forSomebody.id, 'credential') : '/record/credentials'}
          >
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
            {mayVerify ? (
              <label class="choice field" for="verified">
                <input
                  type="checkbox"
                  id="verified"
                  name="verified"
                  value="yes"
                  checked={typedIn(form, 'verified') === 'yes'}
                />
                <span>I checked it with its issuer</span>
              </label>
            ) : (
              ''
            )}
            <button class="btn primary big">Record it</button>
          </Form>
        </section>
      </>
    ),
  });
}

const EDUCATION_LABELS = {
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
  const { viewer, form, credentials, categories, forSomebody } = props;
  const LABELS = EDUCATION_LABELS;
  return Layout({
    viewer,
    title: 'Record continuing education',
    narrow: true,
    crumbs: crumbsOf(props),
    children: (
      <>
        <PageHead
          title="Record continuing education"
          lead={told`${forSomebody ? told`For ${forSomebody.name}.` : 'It shows how ready you are to renew.'} Only the issuer’s new card renews.`}
        />
        <Tabs {...props} current="credits" />
        <section class="card" aria-label="Record continuing education">
          <FormErrors form={form} labels={LABELS} />
          <Form
            viewer={viewer}
            action={forSomebody ? recordUrl(forSomebody.id, 'credits') : '/record/education'}
          >
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
