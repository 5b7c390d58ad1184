// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { ButtonForm, Field, Form, FormErrors, Select } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { languageName, positionWord, ROLE } from '../../ui/words.js';

export interface AccountPageData {
  readonly viewer: Viewer;
  readonly form: FormState;
  /** How they sign in. */
  readonly signsInAs: string;
  readonly roles: readonly { readonly role: keyof typeof ROLE; readonly where: string }[];
  readonly position: string | null;
  /** Those in which there is a course. */
  readonly languages: readonly string[];
}

const LABELS = {
  language: 'Language',
  current: 'Present password',
  password: 'New password',
};

/** One's own account: who one is here, the password, every sign-in. */
export function AccountPage(data: AccountPageData): string {
  const { viewer, form, signsInAs, roles, position } = data;
  return Layout({
    viewer,
    title: 'Your account',
    children: (
      <>
        <PageHead title="Your account" lead={viewer.name} />
        <FormErrors form={form} labels={LABELS} />
        <div class="grid">
          <section class="card c6" aria-labelledby="who-h">
            <header>
              <h2 id="who-h">Who you are here</h2>
            </header>
            <dl class="pairs">
              <dt>Name</dt>
              <dd safe>{viewer.name}</dd>
              <dt>Signs in as</dt>
              <dd safe>{signsInAs}</dd>
              <dt>Site</dt>
              <dd safe>{viewer.site.name}</dd>
              <dt>Position</dt>
              <dd safe>{positionWord(position)}</dd>
              <dt>Roles</dt>
              <dd>
                <ul class="plain">
                  {roles.map(({ role, where }) => (
                    <li safe>{told`${ROLE[role]}, ${where}`}</li>
                  ))}
                </ul>
              </dd>
            </dl>
            <p class="hint">Something wrong? Ask an administrator to change it.</p>
          </section>
          <div class="c6 stack">
            <LanguageOfCourses {...data} />
            <section class="card" aria-labelledby="password-h">
              <header>
                <h2 id="password-h">Change your password</h2>
              </header>
              <Form viewer={viewer} action="/account/password">
                <Field
                  form={form}
                  name="current"
                  label={LABELS.current}
                  type="password"
                  autocomplete="current-password"
                  hint="Leave it empty if you have none yet."
                />
                <Field
                  form={form}
                  name="password"
                  label={LABELS.password}
                  type="password"
                  autocomplete="new-password"
                  hint="At least 8 characters. A short sentence works well."
                  required
                />
                <button class="btn primary">Change password</button>
              </Form>
            </section>
            <section class="card" aria-labelledby="everywhere-h">
              <header>
                <h2 id="everywhere-h">Sign out everywhere</h2>
              </header>
              <p class="field">
                Ends your sign-in on every computer and phone, this one included. Do this when you
                lost one.
              </p>
              <ButtonForm
                viewer={viewer}
                action="/account/sign-out-everywhere"
                label="Sign out everywhere"
              />
            </section>
          </div>
        </div>
      </>
    ),
  });
}

/** Nothing where every course is in one language. */
function LanguageOfCourses({ viewer, form, languages }: AccountPageData) {
  if (languages.length === 1) return '';
  const language = typedIn(form, 'language') || (viewer.language ?? languages[0]!);
  return (
    <section class="card" aria-labelledby="language-h">
      <header>
        <h2 id="language-h">Language of courses</h2>
      </header>
      <Form viewer={viewer} action="/account/language">
        <Select
          form={{ ...form, typed: { ...form.typed, language } }}
          name="language"
          label={LABELS.language}
          bare
          options={languages.map((each) => ({ value: each, label: languageName(each) }))}
          hint="What isn’t translated yet comes in English."
        />
        <button class="btn">Use this language</button>
      </Form>
    </section>
  );
}
