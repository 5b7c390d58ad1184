// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { ButtonForm, Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { ROLE } from '../../ui/words.js';

export interface AccountPageData {
  readonly viewer: Viewer;
  readonly form: FormState;
  /** How they sign in. */
  readonly signsInAs: string;
  readonly roles: readonly { readonly role: keyof typeof ROLE; readonly where: string }[];
  readonly position: string | null;
}

const LABELS = { current: 'Present password', password: 'New password' };

/** One's own account: who one is here, the password, every sign-in. */
export function AccountPage({ viewer, form, signsInAs, roles, position }: AccountPageData): string {
  return Layout({
    viewer,
    title: 'Your account',
    children: (
      <>
        <PageHead title="Your account" lead={viewer.name} />
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
              <dd safe>{position ?? 'None yet'}</dd>
              <dt>Roles</dt>
              <dd>
                <ul class="plain">
                  {roles.map(({ role, where }) => (
                    <li safe>{`${ROLE[role]}, ${where}`}</li>
                  ))}
                </ul>
              </dd>
            </dl>
            <p class="hint">Something wrong? Ask an administrator to change it.</p>
          </section>
          <div class="c6 stack">
            <section class="card" aria-labelledby="password-h">
              <header>
                <h2 id="password-h">Change your password</h2>
              </header>
              <FormErrors form={form} labels={LABELS} />
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
