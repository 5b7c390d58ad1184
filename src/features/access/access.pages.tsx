// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';

/** What was typed into the set-up form. */
export interface SetUpForm {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly organisation: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly state: string;
}

export interface SetUpPageData {
  readonly form: SetUpForm;
  /** What is wrong, by field; a password is never sent back. */
  readonly errors: ReadonlyMap<string, string>;
  readonly timeZones: readonly string[];
}

/** The first page that anybody sees: who administers this office, and where is it? */
export function SetUpPage({ form, errors, timeZones }: SetUpPageData): string {
  return (
    <Page title="Set up Preceptor">
      <h1>Set up Preceptor</h1>
      <p>You become the administrator. You can add everybody else afterwards.</p>
      {errors.size === 0 ? (
        ''
      ) : (
        <div role="alert">
          <p>Some of this is not right yet:</p>
          <ul>
            {[...errors].map(([field, message]) => (
              <li>
                <a href={`#${field}`} safe>
                  {`${LABELS[field] ?? field} ${message}`}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action="/setup">
        <input type="hidden" name="key" value={form.key} />
        <Field name="givenName" value={form.givenName} autocomplete="given-name" />
        <Field name="familyName" value={form.familyName} autocomplete="family-name" />
        <Field name="email" value={form.email} type="email" autocomplete="email" />
        <p>
          <label for="password">Password (at least 8 characters)</label>
          <br />
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            minlength="8"
            required
          />
        </p>
        <Field name="organisation" value={form.organisation} autocomplete="organization" />
        <Field name="siteName" value={form.siteName} />
        <p>
          <label for="timeZone" safe>
            {LABELS.timeZone}
          </label>
          <br />
          <select id="timeZone" name="timeZone">
            {timeZones.map((zone) => (
              <option value={zone} selected={zone === form.timeZone} safe>
                {zone}
              </option>
            ))}
          </select>
        </p>
        <Field name="state" value={form.state} />
        <p>
          <button type="submit">Set up</button>
        </p>
      </form>
    </Page>
  ) as string;
}

export function SetUpDonePage({ email, signInUrl }: { email: string; signInUrl: string }): string {
  return (
    <Page title="Preceptor is set up">
      <h1>Preceptor is set up</h1>
      <p>
        Sign in as <strong safe>{email}</strong>.
      </p>
      <p>
        <a href={signInUrl} safe>
          {signInUrl}
        </a>{' '}
        lists all that you can do, and lets you try it: begin with <code>POST /api/v1/tokens</code>.
      </p>
    </Page>
  ) as string;
}

/** Where a set-up link leads that is used up, or was never right. */
export function SetUpClosedPage({ signInUrl }: { signInUrl: string }): string {
  return (
    <Page title="This link leads nowhere">
      <h1>This link leads nowhere</h1>
      <p>
        If Preceptor is set up already, sign in at{' '}
        <a href={signInUrl} safe>
          {signInUrl}
        </a>
        . If it is not, start the server again: it prints a new link.
      </p>
    </Page>
  ) as string;
}

const LABELS: Readonly<Record<string, string>> = {
  givenName: 'First name',
  familyName: 'Last name',
  email: 'Email',
  password: 'Password',
  organisation: 'Name of the office',
  siteName: 'Name of its main site',
  timeZone: 'Time zone',
  state: 'State (two letters)',
};

interface FieldProps {
  readonly name: keyof SetUpForm;
  readonly value: string;
  readonly type?: string;
  readonly autocomplete?: string;
}

function Field({ name, value, type = 'text', autocomplete = 'off' }: FieldProps): JSX.Element {
  return (
    <p>
      <label for={name} safe>
        {LABELS[name] ?? name}
      </label>
      <br />
      <input id={name} name={name} type={type} value={value} autocomplete={autocomplete} required />
    </p>
  );
}

interface PageProps {
  readonly title: string;
  readonly children?: JSX.Element | JSX.Element[];
}

// Named safe, because what is put in here was escaped where it was made.
function Page({ title, children: safeContent }: PageProps): JSX.Element {
  return (
    <>
      {'<!doctype html>'}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title safe>{title}</title>
        </head>
        <body>
          <main>{safeContent}</main>
        </body>
      </html>
    </>
  );
}
