// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { When } from '../../ui/dates.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { ExceptionsOnDesk } from './exceptions-desk.js';

interface LeavePageData {
  readonly viewer: Viewer;
  readonly person: ExceptionsOnDesk;
  readonly form: FormState;
}

const LABELS = { from: 'First day', to: 'Last day', reason: 'Reason', on: 'First day back' };

/** A leave of absence, or the return from one. */
export function LeavePage({ viewer, person, form }: LeavePageData): string {
  const { learner, leaves } = person;
  const open = leaves.find(
    ({ backOn, to }) => backOn === null && (to === null || to >= person.today),
  );
  return Layout({
    viewer,
    narrow: true,
    title: 'Leave of absence',
    crumbs: [
      { label: 'People', href: '/people' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead title="Leave of absence" lead={learner.name} />
        <FormErrors form={form} labels={LABELS} />
        {open === undefined ? (
          ''
        ) : (
          <section class="card field" aria-labelledby="return-h">
            <header>
              <h2 id="return-h">Record the return</h2>
            </header>
            <p class="field">
              On leave since <When day={open.from} />
            </p>
            <Form viewer={viewer} action={`/people/${learner.id}/leave/${open.seq}/return`}>
              <Field form={form} name="on" label={LABELS.on} type="date" required />
              <button class="btn primary">Record the return</button>
            </Form>
          </section>
        )}
        <section class="card" aria-labelledby="leave-h">
          <header>
            <h2 id="leave-h">Record a leave</h2>
          </header>
          <p class="field">
            What a regulation or an issuer sets goes on running; other clocks stop until the return.
          </p>
          <Form viewer={viewer} action={`/people/${learner.id}/leave`}>
            <Field
              form={form}
              name="from"
              label={LABELS.from}
              type="date"
              hint="Up to 180 days ahead."
              required
            />
            <Field
              form={form}
              name="to"
              label={LABELS.to}
              type="date"
              hint="Leave it empty while it is not known."
            />
            <Field
              form={form}
              name="reason"
              label={LABELS.reason}
              maxlength="500"
              hint="Managers only read it. No medical details, no patient information."
              required
            />
            <button class="btn primary">Record the leave</button>
          </Form>
        </section>
      </>
    ),
  });
}
