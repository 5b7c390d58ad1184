// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { instantText } from '../../ui/dates.js';
import { ButtonForm, Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { TokenInForce } from './tokens.repository.js';

const LABELS = { name: 'What it is for' };

/** Who is signed in, which programs may come in, and how to end either. */
export function SignInsPage(props: {
  viewer: Viewer;
  timeZone: string;
  tokens: readonly TokenInForce[];
  nextCursor: string | null;
  form: FormState;
}): string {
  const { viewer, timeZone, tokens, nextCursor, form } = props;
  return AdminLayout({
    viewer,
    title: 'Sign-ins',
    children: (
      <>
        <PageHead
          title="Sign-ins"
          lead="Everybody who is signed in now, and every program that may come in. End what should not be."
        />
        <div class="grid">
          <section class="card c8" aria-labelledby="in-h">
            <header>
              <h2 id="in-h">Signed in now</h2>
            </header>
            <table class="stackable">
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col">Since</th>
                  <th scope="col">Until</th>
                  <th scope="col">
                    <span class="vh">End it</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {tokens.map((token) => (
                  <tr>
                    <th scope="row">
                      <a href={`/admin/people/${token.personId}`} safe>
                        {token.person}
                      </a>
                      {token.name === null ? (
                        ''
                      ) : (
                        <p class="muted" safe>
                          {told`Program: ${token.name}. ${
                            token.lastUsedAt === null
                              ? 'Never used yet.'
                              : `Last used ${instantText(token.lastUsedAt, timeZone)}.`
                          }`}
                        </p>
                      )}
                    </th>
                    <td data-label="Since" safe>
                      {instantText(token.createdAt, timeZone)}
                    </td>
                    <td data-label="Until" safe>
                      {instantText(token.expiresAt, timeZone)}
                    </td>
                    <td class="nowrap">
                      <ButtonForm
                        viewer={viewer}
                        action="/admin/tokens/end"
                        label="End"
                        fields={{ hash: token.hash }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {nextCursor === null ? (
              ''
            ) : (
              <p class="actions gap">
                <a class="btn" href={`/admin/tokens?cursor=${encodeURIComponent(nextCursor)}`}>
                  Older sign-ins
                </a>
              </p>
            )}
          </section>
          <section class="card c4" aria-labelledby="program-h">
            <header>
              <h2 id="program-h">Let a program in</h2>
            </header>
            <p class="field muted">
              A token for the <a href="/api/docs">API</a>. The program may do all that you may, for
              a year or until you end it.
            </p>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/admin/tokens">
              <Field
                form={form}
                name="name"
                label={LABELS.name}
                hint="Like: nightly import from HR."
                maxlength="100"
                required
              />
              <button class="btn primary">Make a token</button>
            </Form>
          </section>
        </div>
      </>
    ),
  });
}

/** A token for a program: shown this once. */
export function NewTokenPage(props: { viewer: Viewer; name: string; token: string }): string {
  const { viewer, name, token } = props;
  return AdminLayout({
    viewer,
    title: 'A new token',
    crumbs: [{ label: 'Sign-ins', href: '/admin/tokens' }],
    children: (
      <>
        <PageHead
          title="A new token"
          lead={told`For ${name}. It is shown this once: copy it now.`}
        />
        <section class="card narrow stack">
          <p class="link-once" safe>
            {token}
          </p>
          <p class="hint">
            The program sends it with each request, as the header Authorization: Bearer and the
            token.
          </p>
          <p class="actions">
            <a class="btn" href="/admin/tokens">
              Back to sign-ins
            </a>
          </p>
        </section>
      </>
    ),
  });
}
