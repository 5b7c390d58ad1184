// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { AttestationContent } from '../../curriculum/content.js';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { formUrl } from './learn-url.js';
import { AlreadyDone, Minutes, ModulePage, type OpenModule, StillLocked } from './module-frame.js';

const LABELS = { name: 'Your full name' };

/** A sentence to sign with one's own name. */
export function SignaturePage(open: OpenModule<AttestationContent>, form: FormState): string {
  const { viewer, course, module, content } = open;
  return ModulePage({
    open,
    children: (
      <>
        <Minutes minutes={content.minutes} />
        <section class="card" aria-labelledby="statement-h">
          <h2 id="statement-h">What you sign</h2>
          <blockquote lang={course.language} safe>
            {content.statement}
          </blockquote>
        </section>
        {module.state === 'done' ? (
          <AlreadyDone course={course} text="You have signed this." />
        ) : module.state === 'locked' ? (
          <StillLocked module={module} />
        ) : (
          <section class="card" aria-labelledby="sign-h">
            <h2 id="sign-h">Sign it</h2>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action={formUrl(course, module, '/signature')}>
              <Field
                form={form}
                name="name"
                label={LABELS.name}
                hint={told`As on your record: ${viewer.name}. Typing it counts as your signature.`}
                autocomplete="name"
                maxlength="200"
                required
              />
              <p class="muted small field">
                It is signed as of today, <When day={viewer.today} />, and stays on your record. If
                it is wrong, ask your instructor to withdraw it.
              </p>
              <button class="btn primary big">Sign</button>
            </Form>
          </section>
        )}
      </>
    ),
  });
}
