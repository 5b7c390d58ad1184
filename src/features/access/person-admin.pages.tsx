// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { dayText, When } from '../../ui/dates.js';
import { ButtonForm, Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { OfficeChoicesView } from '../people/office-choices.js';
import type { PersonView } from '../people/person.dto.js';
import type { PersonOnDesk } from './person-desk.js';
import {
  IdentityFields,
  PERSON_LABELS,
  PostFields,
  RelationFields,
  RoleFields,
} from './person-form.js';

export interface PersonAdminPageData {
  readonly viewer: Viewer;
  readonly desk: PersonOnDesk;
  readonly form: FormState;
  /** The form of the password, which is sent by itself. */
  readonly passwordForm: FormState;
  readonly choices: OfficeChoicesView;
}

/** One person, to be changed: who they are, their post, their roles, how they sign in. */
export function PersonAdminPage(data: PersonAdminPageData): string {
  const { viewer, desk, form, choices } = data;
  const { person, seen } = desk;
  return AdminLayout({
    viewer,
    title: person.name,
    crumbs: [{ label: 'People', href: '/admin/people' }],
    children: (
      <>
        <PageHead title={person.name} lead={leadOf(person, choices)}>
          <a class="btn" href={`/people/${person.id}`}>
            Their training
          </a>
        </PageHead>
        <KnownAhead person={person} choices={choices} />
        <div class="grid">
          <section class="card c8" aria-label="Change this person">
            <FormErrors form={form} labels={PERSON_LABELS} />
            <Form viewer={viewer} action={`/admin/people/${person.id}`}>
              <input type="hidden" name="seen" value={seen} />
              <IdentityFields form={form} />
              <fieldset>
                <legend>
                  <h2>Their post</h2>
                </legend>
                <PostFields form={form} choices={choices} />
              </fieldset>
              <RelationFields form={form} choices={choices} />
              <Field
                form={form}
                name="effectiveOn"
                label={PERSON_LABELS.effectiveOn}
                type="date"
                hint="From when another post, supervisor, preceptor or provider holds. Today, unless told; up to 180 days ahead."
              />
              <RoleFields form={form} choices={choices} />
              <button class="btn primary big">Save changes</button>
            </Form>
          </section>
          <div class="c4 stack">
            <SignInCard {...data} />
            <LeavingCard person={person} />
          </div>
        </div>
      </>
    ),
  });
}

function leadOf(person: PersonView, { sites, positions }: OfficeChoicesView): string {
  const position = positions.find(({ value }) => value === person.position)?.label;
  const site = sites.find(({ value }) => value === person.site)?.label ?? person.site;
  const post = position === undefined ? told`At ${site}` : told`${position} at ${site}`;
  const left =
    person.separatedOn === null ? '' : ` Last day of work: ${dayText(person.separatedOn)}.`;
  return `${post} since ${dayText(person.hiredOn)}.${left}`;
}

function KnownAhead({ person, choices }: { person: PersonView; choices: OfficeChoicesView }) {
  const upcoming = person.upcoming ?? [];
  if (upcoming.length === 0) return '';
  return (
    <div class="note gap">
      <Icon name="info" />
      <div>
        <p>
          <b>Known ahead</b>
        </p>
        <ul class="plain">
          {upcoming.map((post) => (
            <li safe>
              {told`From ${dayText(post.effectiveOn)}: ${post.position ?? 'no position'} at ${
                choices.sites.find(({ value }) => value === post.site)?.label ?? post.site
              }${post.exposures.length > 0 ? `, with ${post.exposures.join(', ')}` : ''}.`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function SignInCard(data: PersonAdminPageData) {
  const { viewer, desk, passwordForm } = data;
  const { person, hasPassword } = desk;
  if (!person.active) return '';
  const base = `/admin/people/${person.id}`;
  const signsInAs = person.email ?? person.employeeNumber;
  return (
    <section class="card stack" aria-labelledby="sign-in-h">
      <header>
        <h2 id="sign-in-h">Signing in</h2>
      </header>
      <p class="status-line" safe>
        {waysIn(data)}
      </p>
      {signsInAs === null ? (
        ''
      ) : (
        <>
          <Form viewer={viewer} action="/admin/people/slips">
            <input type="hidden" name="person" value={person.id} />
            <button class={hasPassword ? 'btn' : 'btn primary'}>Print a sign-in slip</button>
            <p class="hint">A code on paper that works once, for three days.</p>
          </Form>
          <Form viewer={viewer} action={`${base}/password-link`}>
            <button class="btn">Make a link for a new password</button>
            <p class="hint">Works once, for a day. For who has forgotten theirs.</p>
          </Form>
        </>
      )}
      <details class="more" open={passwordForm.errors.size > 0}>
        <summary>Set a password for them</summary>
        <FormErrors form={passwordForm} labels={PERSON_LABELS} />
        <Form viewer={viewer} action={`${base}/password`}>
          <Field
            form={passwordForm}
            name="password"
            label="New password"
            type="password"
            autocomplete="new-password"
            hint="At least 8 characters. Ends every sign-in of theirs."
            required
          />
          <button class="btn">Set password</button>
        </Form>
      </details>
      <ButtonForm
        viewer={viewer}
        action={`${base}/end-sign-ins`}
        label="Sign them out everywhere"
      />
    </section>
  );
}

function waysIn({ desk: { person, hasPassword } }: PersonAdminPageData): string {
  const signsInAs = person.email ?? person.employeeNumber;
  if (signsInAs === null) return 'Give them an email or employee number first.';
  return hasPassword
    ? `Signs in as ${signsInAs}, with a password.`
    : `Will sign in as ${signsInAs}. There is no password yet.`;
}

function LeavingCard({ person }: { person: PersonView }) {
  const base = `/admin/people/${person.id}`;
  return (
    <section class="card stack" aria-labelledby="leaving-h">
      <header>
        <h2 id="leaving-h">{person.active ? 'Leaving' : 'Coming back'}</h2>
      </header>
      {person.separatedOn !== null ? (
        <>
          {person.active ? (
            <p>
              They work here until <When day={person.separatedOn} />. If they come back later, hire
              them again.
            </p>
          ) : (
            <p>
              They sign in no more, and their history is kept. Hired again, they go on where the
              rules say, with the roles that stand here.
            </p>
          )}
          <p class="actions">
            <a class="btn" href={`${base}/rehire`}>
              Hire again
            </a>
            <a class="btn" href={`${base}/leaving`}>
              What waits on them
            </a>
          </p>
        </>
      ) : (
        <>
          <p>You see what waits on them first, and say who takes over.</p>
          <p class="actions">
            <a class="btn" href={`${base}/leaving`}>
              Record that they leave
            </a>
          </p>
        </>
      )}
    </section>
  );
}
