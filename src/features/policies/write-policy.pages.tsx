// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Choices, Field, Form, FormErrors, type Option, TextArea } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { OfficeChoicesView } from '../people/office-choices.js';
import type { PolicyPreviewDto } from './policy.dto.js';

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
            : `${pdfName} is kept unless you choose another. Up to 20 MB.`
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

/** What a policy would do, and how it will read. Nothing has been published yet. */
export function PolicyPreviewPage(props: {
  viewer: Viewer;
  form: FormState;
  preview: PolicyPreviewDto;
}): string {
  const { viewer, form, preview } = props;
  const { concerned } = preview;
  const title = typedIn(form, 'title');
  // Rendered from Markdown and cleaned by the same code as lessons.
  const safeText = preview.html;
  return AdminLayout({
    viewer,
    title: `Preview of ${title}`,
    crumbs: [{ label: 'Policies', href: '/admin/policies' }],
    children: (
      <>
        <PageHead title={title} lead="A preview: nothing is published yet." />
        <div class="grid">
          <section class="card c7" aria-labelledby="reads-h">
            <header>
              <h2 id="reads-h">What people will read</h2>
            </header>
            <div class="lesson">
              <div class="text">{safeText}</div>
            </div>
            <h3>What they will sign</h3>
            <blockquote safe>{typedIn(form, 'statement')}</blockquote>
          </section>
          <div class="c5 stack">
            <section class="card" aria-labelledby="whom-h">
              <header>
                <h2 id="whom-h" safe>
                  {`It concerns ${counted(concerned.length, 'person', 'people')}`}
                </h2>
              </header>
              <ul class="rows plain">
                {concerned.slice(0, MOST_SHOWN).map(({ name, site }) => (
                  <li>
                    <span safe>{name}</span>
                    <span class="muted" safe>
                      {site}
                    </span>
                  </li>
                ))}
              </ul>
              {concerned.length > MOST_SHOWN ? (
                <p class="hint" safe>
                  {`And ${concerned.length - MOST_SHOWN} more.`}
                </p>
              ) : (
                ''
              )}
              <p class="hint">Whoever comes into such a post later, too.</p>
            </section>
            <section class="card" aria-labelledby="again-h">
              <header>
                <h2 id="again-h">Publish it?</h2>
              </header>
              <AgainLine form={form} />
              <Form viewer={viewer} action="/admin/policies" class="actions">
                <Carried form={form} names={Object.keys(form.typed)} />
                <button class="btn primary big">Publish</button>
                <button class="btn big" formaction="/admin/policies/form">
                  Change something
                </button>
              </Form>
            </section>
          </div>
        </div>
      </>
    ),
  });
}

const MOST_SHOWN = 12;

function AgainLine({ form }: { form: FormState }) {
  if (typedIn(form, 'code') === '') return '';
  const within = typedIn(form, 'signAgainWithin').trim();
  return (
    <p class="status-line">
      <Icon name="info" />
      <span safe>
        {within === ''
          ? 'Who has signed the version before need not sign again.'
          : `Who has signed the version before is asked to sign again within ${counted(Number(within), 'day')}.`}
      </span>
    </p>
  );
}

/** Fields that travel along unseen. */
function Carried({ form, names }: { form: FormState; names: readonly string[] }) {
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
