// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Field, FormErrors, type Option, Select } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { GateLayout } from '../../ui/layout.js';

export interface SetUpPageData {
  readonly form: FormState;
  readonly timeZones: readonly Option[];
  readonly states: readonly Option[];
}

const LABELS = {
  organisation: 'Name of the office',
  siteName: 'First site',
  timeZone: 'Time zone of that site',
  state: 'State of that site',
  givenName: 'First name',
  familyName: 'Last name',
  email: 'Work email',
  password: 'Password',
};

/** The first page that anybody sees: whose office is this, and who administers it? */
export function SetUpPage({ form, timeZones, states }: SetUpPageData): string {
  return GateLayout({
    title: 'Set up Preceptor',
    children: (
      <form class="card" method="post" action="/setup" aria-labelledby="h">
        <h1 id="h">Set up Preceptor</h1>
        <p class="muted field">
          Create the first administrator. This page closes for good once you have.
        </p>
        <FormErrors form={form} labels={LABELS} />
        <input type="hidden" name="key" value={typedIn(form, 'key')} />
        <fieldset>
          <legend>
            <h2>Your office</h2>
          </legend>
          <Field
            form={form}
            name="organisation"
            label={LABELS.organisation}
            autocomplete="organization"
            required
          />
          <Field form={form} name="siteName" label={LABELS.siteName} required />
          <Select
            form={form}
            name="timeZone"
            label={LABELS.timeZone}
            options={timeZones}
            none="Choose a time zone"
            hint="Due dates end at midnight here."
            required
          />
          <Select
            form={form}
            name="state"
            label={LABELS.state}
            options={states}
            none="Choose a state"
            hint="Some training depends on it."
            required
          />
        </fieldset>
        <fieldset>
          <legend>
            <h2>Administrator</h2>
          </legend>
          <Field
            form={form}
            name="givenName"
            label={LABELS.givenName}
            autocomplete="given-name"
            required
          />
          <Field
            form={form}
            name="familyName"
            label={LABELS.familyName}
            autocomplete="family-name"
            required
          />
          <Field
            form={form}
            name="email"
            label={LABELS.email}
            type="email"
            autocomplete="username"
            required
          />
          <Field
            form={form}
            name="password"
            label={LABELS.password}
            type="password"
            autocomplete="new-password"
            hint="At least 8 characters. A short sentence works well; nothing else is required of it."
            required
          />
        </fieldset>
        <button class="btn primary big">Create administrator and sign in</button>
      </form>
    ),
  });
}

/** Where a set-up link leads that is used up, or was never right. */
export function SetUpClosedPage(): string {
  return GateLayout({
    title: 'This link leads nowhere',
    children: (
      <section class="card stack">
        <h1>This link leads nowhere</h1>
        <p>
          If Preceptor is set up already, sign in. If it is not, start the server again: it prints a
          new link.
        </p>
        <p class="actions">
          <a class="btn primary big" href="/sign-in">
            Sign in
          </a>
        </p>
      </section>
    ),
  });
}
