// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { Option } from './form.js';
import { chosenIn, type FormState, isWrong, wrongWith } from './form-state.js';
import { Icon } from './icons.js';

/** What a text field proposes while somebody types; see the `list` of its field. */
export function Proposals({ id, options }: { id: string; options: readonly Option[] }) {
  return (
    <datalist id={id}>
      {options.map(({ value, label }) => (
        <option value={value} safe>
          {label === value ? '' : label}
        </option>
      ))}
    </datalist>
  );
}

/** One thing in words, with proposals: anything may be typed. */
export function ProposedField(props: {
  form: FormState;
  name: string;
  label: string;
  list: string;
  hint: string;
  required?: boolean;
}) {
  const { form, name, label, list, hint, required = false } = props;
  return (
    <div class="field">
      <label for={name}>
        <span safe>{label}</span>
        {required ? '' : <span class="muted"> (optional)</span>}
      </label>
      <input
        id={name}
        name={name}
        list={list}
        autocomplete="off"
        required={required}
        value={chosenIn(form, name)[0] ?? ''}
        aria-describedby={`${name}-hint ${name}-error`}
        {...(isWrong(form, name) && { 'aria-invalid': 'true' as const })}
      />
      <p class="hint" id={`${name}-hint`} safe>
        {hint}
      </p>
      <ErrorBeside form={form} name={name} label={label} />
    </div>
  );
}

/** Several short texts under one name, a line each, with two empty lines for more. */
export function ProposedFields(props: {
  form: FormState;
  name: string;
  legend: string;
  list: string;
  hint: string;
}) {
  const { form, name, legend, list, hint } = props;
  const typed = chosenIn(form, name).filter((each) => each !== '');
  return (
    <fieldset class="field" id={name} aria-describedby={`${name}-hint ${name}-error`}>
      <legend safe>{legend}</legend>
      <div class="lines">
        {[...typed, '', ''].map((value, index) => (
          <input
            name={name}
            value={value}
            list={list}
            autocomplete="off"
            aria-label={`${legend} ${index + 1}`}
          />
        ))}
      </div>
      <p class="hint" id={`${name}-hint`} safe>
        {hint}
      </p>
      <ErrorBeside form={form} name={name} label={legend} />
    </fieldset>
  );
}

/** What is wrong with a field, or with one of several of its name. Always there, for what points at it. */
export function ErrorBeside(props: {
  form: FormState;
  name: string;
  label: string;
  /** Of the field, where several forms of the page have one of that name. */
  id?: string;
}) {
  const { form, name, label, id = name } = props;
  const error = wrongWith(form, name, label);
  return (
    <p class={error === undefined ? '' : 'error overdue'} id={`${id}-error`}>
      {error === undefined ? (
        ''
      ) : (
        <>
          <Icon name="overdue" />
          <span safe>{error}</span>
        </>
      )}
    </p>
  );
}
