// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { OfficeChoicesView } from '../people/office-choices.js';
import {
  IdentityFields,
  PERSON_LABELS,
  PostFields,
  RelationFields,
  RoleFields,
} from './person-form.js';

/** Somebody new: all that is known of them on their first day. */
export function HirePage(props: {
  viewer: Viewer;
  form: FormState;
  choices: OfficeChoicesView;
}): string {
  const { viewer, form, choices } = props;
  return AdminLayout({
    viewer,
    title: 'Add a person',
    crumbs: [{ label: 'People', href: '/admin/people' }],
    children: (
      <>
        <PageHead
          title="Add a person"
          lead="They come under every learning path and policy that concerns their post at once. No patient information."
        />
        <section class="card form-wide">
          <FormErrors form={form} labels={PERSON_LABELS} />
          <Form viewer={viewer} action="/admin/people/new">
            <IdentityFields form={form} />
            <fieldset>
              <legend>
                <h2>Their post</h2>
              </legend>
              <PostFields form={form} choices={choices} />
              <div class="pair">
                <Field
                  form={form}
                  name="hiredOn"
                  label={PERSON_LABELS.hiredOn}
                  type="date"
                  hint="Today, unless told; up to 180 days ahead."
                />
                <Field
                  form={form}
                  name="originalHireOn"
                  label={PERSON_LABELS.originalHireOn}
                  type="date"
                  hint="Counts for experience."
                />
                <Field
                  form={form}
                  name="trackedFrom"
                  label={PERSON_LABELS.trackedFrom}
                  type="date"
                  hint="Nothing is held against them for days before it."
                />
              </div>
            </fieldset>
            <RelationFields form={form} choices={choices} />
            <RoleFields form={form} choices={choices} />
            <fieldset>
              <legend>
                <h2>Signing in</h2>
              </legend>
              <Field
                form={form}
                name="password"
                label={PERSON_LABELS.password}
                type="password"
                autocomplete="new-password"
                hint="Leave it empty and print a sign-in slip next: then only they know their password."
              />
            </fieldset>
            <button class="btn primary big">Add this person</button>
          </Form>
        </section>
      </>
    ),
  });
}
