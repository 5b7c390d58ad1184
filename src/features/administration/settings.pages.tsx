// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';

const LABELS = { name: 'Name of the office' };

/** What the office is called, and what the environment of the server sets. */
export function SettingsPage(props: {
  viewer: Viewer;
  form: FormState;
  /** Variable and value, secrets hidden. */
  environment: readonly (readonly [variable: string, value: string])[];
}): string {
  const { viewer, form, environment } = props;
  return AdminLayout({
    viewer,
    title: 'Settings',
    children: (
      <>
        <PageHead title="Settings" />
        <div class="grid">
          <section class="card c5" aria-labelledby="office-h">
            <header>
              <h2 id="office-h">The office</h2>
            </header>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/admin/settings">
              <Field
                form={form}
                name="name"
                label={LABELS.name}
                maxlength="200"
                autocomplete="organization"
                hint="Stands on pages, letters and certificates."
                required
              />
              <button class="btn primary">Save name</button>
            </Form>
          </section>
          <section class="card c7" aria-labelledby="server-h">
            <header>
              <h2 id="server-h">The server</h2>
              <p>Set where it is started, as environment variables or in a file named .env.</p>
            </header>
            <dl class="pairs">
              {environment.map(([variable, value]) => (
                <>
                  <dt class="code" safe>
                    {variable}
                  </dt>
                  <dd class="value" safe>
                    {value}
                  </dd>
                </>
              ))}
            </dl>
          </section>
        </div>
      </>
    ),
  });
}
