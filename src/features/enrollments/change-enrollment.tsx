// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { MoveChanges } from './move-changes.js';
import type { MovePreview } from './move-enrollment.js';
import type { PathOnDesk } from './path-desk.js';
import { pathUrlOf } from './path-url.js';

interface ChangeProps {
  readonly viewer: Viewer;
  readonly path: PathOnDesk;
  readonly url: string;
  readonly form: FormState;
  readonly preview: MovePreview | null;
}

const LABELS = { reason: 'Why', on: 'First day without it', version: 'The version' };

/** For who may: leaving the path, and moving to its newest version after a preview. */
export function ChangeEnrollment(props: ChangeProps) {
  const { path, form } = props;
  const { standing, newest, may } = path;
  const isBehind = standing !== null && newest.version > standing.path.version;
  if (!may.withdraw && !(may.move && isBehind)) return '';
  return (
    <div class="stack gap" id="change">
      <FormErrors form={form} labels={LABELS} />
      {may.move && isBehind && standing !== null ? <Move {...props} /> : ''}
      {may.withdraw ? <Leave {...props} /> : ''}
    </div>
  );
}

function Move({ viewer, path, url, form, preview }: ChangeProps) {
  const { version } = path.newest;
  return (
    <section class="card" aria-labelledby="move-h" id="move">
      <header>
        <h2 id="move-h" safe>
          {`Move to version ${version}`}
        </h2>
      </header>
      {preview === null ? (
        <p class="actions">
          <a class="btn" href={`${url}?preview=${version}#move`} safe>
            {`Preview what version ${version} changes`}
          </a>
        </p>
      ) : (
        <>
          <MoveChanges preview={preview} />
          <Form viewer={viewer} action={`${pathUrlOf(path.learner.id, path.code)}/move`}>
            <input type="hidden" name="version" value={String(version)} />
            <Field
              form={form}
              name="reason"
              label={LABELS.reason}
              hint="It stands in the history. No patient information."
              maxlength="500"
              required
            />
            <button class="btn primary" safe>
              {`Move to version ${version}`}
            </button>
          </Form>
        </>
      )}
    </section>
  );
}

function Leave({ viewer, path, form }: ChangeProps) {
  const own = path.learner.id === viewer.id;
  return (
    <details class="card more" id="leave" open={form.errors.size + form.refused.length > 0}>
      <summary>Leave this path</summary>
      <p class="muted field" safe>
        {`What was completed stays on ${own ? 'your' : 'the'} record. ${own ? 'You' : 'They'} can be enrolled again.`}
      </p>
      <Form viewer={viewer} action={`${pathUrlOf(path.learner.id, path.code)}/withdraw`}>
        <Field
          form={form}
          name="reason"
          label={LABELS.reason}
          hint="It stands in the history. No patient information."
          maxlength="500"
          required
        />
        <Field
          form={form}
          name="on"
          label={LABELS.on}
          type="date"
          hint="Today, where it is left empty."
        />
        <button class="btn">Leave this path</button>
      </Form>
    </details>
  );
}
