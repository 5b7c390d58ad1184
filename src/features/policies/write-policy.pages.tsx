// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Choices, Field, Form, FormErrors, type Option, TextArea } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { OfficeChoicesView } from '../people/office-choices.js';

const LABELS = {
  title: 'Title',
  text: 'Text',
  file: 'PDF',
  pdf: 'PDF',
  statement: 'Sentence to sign',
  sites: 'Sites',
  states: 'States',
  positions: 'Positions',
  exposures: 'Exposures',
  since: 'First day in effect',
  lastDay: 'Last day in effect',
  dueDays: 'Days to sign it',
  everyMonths: 'Again every so many months',
  changes: 'What changed',
  signAgainWithin: 'Sign again within days',
};

/** A policy to be written, or its next version. Nothing is published before a preview. */
export function WritePolicyPage(props: {
  viewer: Viewer;
  form: FormState;
  choices: OfficeChoicesView;
}): string {
  const { viewer, form, choices } = props;
  const code = typedIn(form, 'code');
  const title = code === '' ? 'Write a policy' : 'Write a new version';
  return AdminLayout({
    viewer,
    title,
    crumbs: [
      { label: 'Policies', href: '/admin/policies' },
      ...(code === '' ? [] : [{ label: code, href: `/admin/policies/${code}` }]),
    ],
    children: (
      <>
        <PageHead
          title={title}
          lead="A text or a PDF, and the sentence that people sign. You see whom it concerns before it is published."
        />
        <section class="card form-wide">
          <FormErrors form={form} labels={LABELS} />
          <Form viewer={viewer} action="/admin/policies/preview" files changesNothing>
            <Carried form={form} names={['code', 'seen', 'pdf', 'pdfName']} />
            <ContentFields form={form} />
            {code === '' ? '' : <VersionFields form={form} />}
            <WhomFields form={form} choices={choices} />
            <TermFields form={form} />
            <button class="btn primary big">Show whom it concerns</button>
          </Form>
        </section>
      </>
    ),
  });
}

function ContentFields({ form }: { form: FormState }) {
  const pdfName = typedIn(form, 'pdfName');
  return (
    <fieldset>
      <legend>
        <h2>What it says</h2>
      </legend>
      <Field form={form} name="title" label={LABELS.title} maxlength="200" required />
      <TextArea
        form={form}
        name="text"
        label={LABELS.text}
        rows="12"
        maxlength="100000"
        hint="Leave an empty line between paragraphs. ## makes a heading, - a list, **bold** is bold. No patient information."
      />
      <Field
        form={form}
        name="file"
        label={LABELS.file}
        type="file"
        accept=".pdf,application/pdf"
        hint={
          pdfName === ''
            ? 'In place of the text, or beside it. Up to 20 MB.'
            : told`${pdfName} is kept unless you choose another. Up to 20 MB.`
        }
      />
      <TextArea
        form={form}
        name="statement"
        label={LABELS.statement}
        rows="2"
        maxlength="1000"
        hint="They type their name below it."
        required
      />
    </fieldset>
  );
}

function VersionFields({ form }: { form: FormState }) {
  return (
    <fieldset>
      <legend>
        <h2>What is new</h2>
      </legend>
      <TextArea
        form={form}
        name="changes"
        label={LABELS.changes}
        rows="2"
        maxlength="500"
        hint="Those who have signed already are told this."
        required
      />
      <Field
        form={form}
        name="signAgainWithin"
        label={LABELS.signAgainWithin}
        type="number"
        min="1"
        max="365"
        hint="Empty: who has signed the version before need not sign again."
      />
    </fieldset>
  );
}

function WhomFields({ form, choices }: { form: FormState; choices: OfficeChoicesView }) {
  const words = (all: readonly string[]): readonly Option[] =>
    all.map((each) => ({ value: each, label: each }));
  const groups: readonly (readonly [name: keyof typeof LABELS, options: readonly Option[]])[] = [
    ['positions', choices.positions],
    ['exposures', choices.exposures],
    ['sites', choices.sites],
    ['states', words(choices.states)],
  ];
  return (
    <fieldset>
      <legend>
        <h2>Whom it concerns</h2>
      </legend>
      <p class="hint field">
        Nothing chosen: everybody employed. Of several kinds, all must fit: a position and a site
        means that position at that site.
      </p>
      {groups
        .filter(([, options]) => options.length > 0)
        .map(([name, options]) => (
          <Choices
            form={form}
            name={name}
            legend={LABELS[name]}
            options={options}
            class="choices side"
            several
          />
        ))}
    </fieldset>
  );
}

function TermFields({ form }: { form: FormState }) {
  return (
    <fieldset>
      <legend>
        <h2>When</h2>
      </legend>
      <div class="pair">
        <Field form={form} name="since" label={LABELS.since} type="date" required />
        <Field
          form={form}
          name="lastDay"
          label={LABELS.lastDay}
          type="date"
          hint="Empty: for good."
        />
        <Field
          form={form}
          name="dueDays"
          label={LABELS.dueDays}
          type="number"
          min="1"
          max="365"
          hint="From its first day, or from the day on which it begins to concern somebody."
          required
        />
        <Field
          form={form}
          name="everyMonths"
          label={LABELS.everyMonths}
          type="number"
          min="1"
          max="120"
          hint="Empty: signed once, and when a new version asks."
        />
      </div>
    </fieldset>
  );
}

/** Fields that travel along unseen. */
export function Carried({ form, names }: { form: FormState; names: readonly string[] }) {
  const pairs = names.flatMap((name) => {
    const typed = form.typed[name];
    const values = typeof typed === 'string' ? [typed] : (typed ?? []);
    return values.filter((value) => value !== '').map((value) => [name, value] as const);
  });
  return (
    <>
      {pairs.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
