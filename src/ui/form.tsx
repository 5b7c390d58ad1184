// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import { randomUUID } from 'node:crypto';
import { isIsoDay } from '../domain/day.js';
import { chosenIn, type FormState, isWrong, typedIn, wrongWith } from './form-state.js';
import { Icon } from './icons.js';
import type { Viewer } from './viewer.js';

/** The field that proves that a form was ours. */
export const CSRF_FIELD = '_csrf';
/** The field by which a form that is sent twice is carried out once. */
export const ONCE_FIELD = '_once';

interface FormProps {
  readonly viewer: Pick<Viewer, 'csrf'>;
  readonly action: string;
  readonly class?: string;
  readonly id?: string;
  /** Takes files. */
  readonly files?: boolean;
  /** Only shows what would be: it may be sent again as often as one likes. */
  readonly changesNothing?: boolean;
  readonly children?: Children;
}

/** A form of ours. Sent twice it does its work once, and no other site can send it. */
export function Form(props: FormProps) {
  const { viewer, action, files, changesNothing, children: safeFields, ...rest } = props;
  return (
    <form
      method="post"
      action={action}
      {...rest}
      {...(files && { enctype: 'multipart/form-data' })}
    >
      <input type="hidden" name={CSRF_FIELD} value={viewer.csrf()} />
      {changesNothing ? '' : <input type="hidden" name={ONCE_FIELD} value={randomUUID()} />}
      {safeFields}
    </form>
  );
}

/**
 * A form that asks the page anew, such as by a search, and one of whose buttons does
 * something (`DoButton`): so that what was checked is kept from one search to the next
 * without script. No token of the session stands among its fields, for they come into the
 * address.
 */
export function AskingForm(props: { action: string; children?: Children }) {
  const { action, children: safeFields } = props;
  return (
    <form method="get" action={action}>
      <input type="hidden" name={ONCE_FIELD} value={randomUUID()} />
      {safeFields}
    </form>
  );
}

/** The button of an `AskingForm` that does what the form asks for. Only pressing it sends its token. */
export function DoButton(props: { viewer: Pick<Viewer, 'csrf'>; action: string; label: string }) {
  return (
    <button
      class="btn primary big"
      formmethod="post"
      formaction={props.action}
      name={CSRF_FIELD}
      value={props.viewer.csrf()}
      safe
    >
      {props.label}
    </button>
  );
}

/** A form that is no more than a button, with what it sends. */
export function ButtonForm(props: {
  viewer: Pick<Viewer, 'csrf'>;
  action: string;
  label: string;
  fields?: Readonly<Record<string, string>>;
  class?: string;
  /** Of the label, where it isn't the page's. */
  lang?: string;
}) {
  return (
    <Form viewer={props.viewer} action={props.action} class="inline">
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        class={props.class ?? 'btn'}
        {...(props.lang !== undefined && { lang: props.lang })}
        safe
      >
        {props.label}
      </button>
    </Form>
  );
}

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'search' | 'file' | 'month';
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly min?: string;
  readonly max?: string;
  readonly maxlength?: string;
  readonly placeholder?: string;
  readonly accept?: string;
  /** In a row of filters, where all are optional and none says so. */
  readonly bare?: boolean;
}

/** A labelled input, with what was typed and what is wrong with it. */
export function Field(props: FieldProps) {
  const { form, name, label, hint, type = 'text', autocomplete = 'off', ...others } = props;
  const { required, bare, ...rest } = others;
  const shown = type === 'password' || type === 'file' ? {} : { value: typedIn(form, name) };
  // A browser shows nothing in a field for days that holds none: it would be gone.
  const isNoDay = type === 'date' && shown.value !== '' && !isIsoDay(shown.value);
  return (
    <div class="field">
      <Label name={name} label={label} required={required ?? bare} />
      <input
        id={name}
        name={name}
        type={isNoDay ? 'text' : type}
        autocomplete={autocomplete}
        required={required}
        {...shown}
        {...rest}
        {...described(form, name, hint)}
      />
      <Notes form={form} name={name} label={label} hint={hint} />
    </div>
  );
}

/** Several lines of text. */
export function TextArea(props: Omit<FieldProps, 'type'> & { rows?: string }) {
  const { form, name, label, hint, required, rows = '4', maxlength } = props;
  return (
    <div class="field">
      <Label name={name} label={label} required={required} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={required}
        {...(maxlength !== undefined && { maxlength })}
        {...described(form, name, hint)}
        safe
      >
        {typedIn(form, name)}
      </textarea>
      <Notes form={form} name={name} label={label} hint={hint} />
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One of several, closed until opened. `none`: what stands for no choice. */
export function Select(
  props: Omit<FieldProps, 'type'> & { options: readonly Option[]; none?: string },
) {
  const { form, name, label, hint, required, bare, options, none } = props;
  const typed = typedIn(form, name);
  return (
    <div class="field">
      <Label name={name} label={label} required={required ?? bare} />
      <select id={name} name={name} required={required} {...described(form, name, hint)}>
        {none === undefined ? (
          ''
        ) : (
          <option value="" safe>
            {none}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === typed} safe>
            {option.label}
          </option>
        ))}
      </select>
      <Notes form={form} name={name} label={label} hint={hint} />
    </div>
  );
}

/** One of a few, all in sight; or several of them. */
export function Choices(props: {
  form: FormState;
  name: string;
  legend: string;
  options: readonly Option[];
  several?: boolean;
  hint?: string;
  class?: string;
}) {
  const { form, name, legend, options, several, hint } = props;
  const chosen = chosenIn(form, name);
  return (
    <fieldset class="field" id={name} {...described(form, name, hint)}>
      <legend safe>{legend}</legend>
      <div class={props.class ?? 'choices'}>
        {options.map((option) => (
          <label class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
            />
            <span>
              <span safe>{option.label}</span>
              {option.hint === undefined ? '' : <small safe>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <Notes form={form} name={name} label={legend} hint={hint} />
    </fieldset>
  );
}

/** What is wrong with a form, above it: each line leads to its field. Empty where nothing is. */
export function FormErrors({
  form,
  labels,
}: {
  form: FormState;
  /** What the fields are called, by name. */
  labels: Readonly<Record<string, string>>;
}) {
  if (form.errors.size === 0 && form.refused.length === 0) return '';
  return (
    <div class="note overdue" role="alert" id="form-errors" tabindex="-1">
      <Icon name="overdue" />
      <div>
        <p>
          <b>
            {form.errors.size > 0 ? 'Some of this is not right yet.' : 'This could not be done.'}
          </b>
        </p>
        <ul class="plain">
          {[...form.errors].map(([field, message]) => (
            <li>
              <a href={`#${field.split('.')[0] ?? field}`} safe>
                {`${labels[field.split('.')[0] ?? field] ?? field} ${message}.`}
              </a>
            </li>
          ))}
          {form.refused.map((reason) => (
            <li>
              {reason.field === undefined ? (
                <span safe>{reason.text}</span>
              ) : (
                <a href={`#${reason.field}`} safe>
                  {reason.text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Label({
  name,
  label,
  required,
}: {
  name: string;
  label: string;
  required?: boolean | undefined;
}) {
  return (
    <label for={name}>
      <span safe>{label}</span>
      {required ? '' : <span class="muted"> (optional)</span>}
    </label>
  );
}

function Notes(props: { form: FormState; name: string; label: string; hint?: string | undefined }) {
  const error = wrongWith(props.form, props.name, props.label);
  return (
    <>
      {props.hint === undefined ? (
        ''
      ) : (
        <p class="hint" id={`${props.name}-hint`} safe>
          {props.hint}
        </p>
      )}
      {error === undefined ? (
        ''
      ) : (
        <p class="error overdue" id={`${props.name}-error`}>
          <Icon name="overdue" />
          <span safe>{error}</span>
        </p>
      )}
    </>
  );
}

function described(form: FormState, name: string, hint: string | undefined) {
  const isBad = isWrong(form, name);
  const by = [hint === undefined ? '' : `${name}-hint`, isBad ? `${name}-error` : ''];
  const ids = by.filter((id) => id !== '').join(' ');
  return {
    ...(ids !== '' && { 'aria-describedby': ids }),
    ...(isBad && { 'aria-invalid': 'true' as const }),
  };
}
