// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { readable, When } from '../../ui/dates.js';
import { Form } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { AssignCoursework } from './assign-coursework.js';

export type Preview = Awaited<ReturnType<AssignCoursework['preview']>>;

export function Outcome({
  viewer,
  form,
  preview,
}: {
  viewer: Viewer;
  form: FormState;
  preview: Preview | null;
}) {
  if (preview === null) {
    return (
      <section class="card" id="outcome" aria-labelledby="outcome-h">
        <h2 id="outcome-h">Preview</h2>
        <p class="muted small">
          Nothing is sent yet. The preview says who gets it, and who is skipped and why.
        </p>
      </section>
    );
  }
  const { title, dueOn, assigned, learners, skipped, unchecked } = preview;
  const reached = assigned + unchecked;
  const later = form.typed['laterJoiners'] === 'yes';
  return (
    <section class="card" id="outcome" aria-labelledby="outcome-h" tabindex="-1">
      <h2 id="outcome-h" safe>
        {title}
      </h2>
      <p>
        <b safe>
          {reached === 0
            ? 'Nobody will get it'
            : `${counted(reached, 'person', 'people')} will get it`}
        </b>
        {dueOn === null ? (
          ''
        ) : (
          <span>
            , due <When day={dueOn} />
          </span>
        )}
        <span safe>{skipped.length === 0 ? '.' : `; ${skipped.length} skipped.`}</span>
      </p>
      {unchecked > 0 ? (
        <p class="small" safe>
          {`${unchecked} of them are looked at one by one when you assign it.`}
        </p>
      ) : (
        ''
      )}
      {skipped.length === 0 ? (
        ''
      ) : (
        <>
          <h3>Skipped</h3>
          <ul class="plain small">
            {skipped.map((skip) => (
              <li class="status-line not-started">
                <Icon name="info" />
                <span safe>{readable(skip.reason)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {learners.length === 0 ? (
        ''
      ) : (
        <details class="more" open={learners.length <= 12}>
          <summary>Who gets it</summary>
          <ul class="plain small">
            {learners.map(({ name }) => (
              <li safe>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {reached === 0 && !later ? (
        <p class="hint">There is nobody to assign it to: change who or what.</p>
      ) : (
        <Form viewer={viewer} action="/assignments" class="gap">
          <Again form={form} />
          <button class="btn primary big" safe>
            {reached === 0
              ? 'Assign to later joiners'
              : `Assign to ${counted(reached, 'person', 'people')}`}
          </button>
        </Form>
      )}
    </section>
  );
}

/** What was previewed, to be sent as it is. */
function Again({ form }: { form: FormState }) {
  const fields = Object.entries(form.typed)
    .filter(([name]) => name !== 'preview' && name !== 'q')
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => ({ name, each })),
    );
  return (
    <>
      {fields.map(({ name, each }) => (
        <input type="hidden" name={name} value={each} />
      ))}
    </>
  );
}
