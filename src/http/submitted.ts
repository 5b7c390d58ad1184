import type { ClassConstructor } from 'class-transformer';
import { Forbidden, InvalidInput, Refusal } from '../domain/refusal.js';
import { readable } from '../ui/dates.js';
import { CSRF_FIELD, ONCE_FIELD } from '../ui/form.js';
import type { FormState } from '../ui/form-state.js';
import { refusedField } from './refused-field.js';
import { checked } from './checked.js';
import type { SeeOther } from './page.js';

/** A form was refused: the page to show, with the form as it was typed. */
export class FormRefused extends Error {
  constructor(
    readonly status: number,
    readonly html: string,
  ) {
    super('The form was refused.');
    this.name = 'FormRefused';
  }
}

/** The texts of a form, by the names of its fields; without what the form says about itself. */
export type Typed = FormState['typed'];

export interface Submission<Input extends object> {
  readonly body: unknown;
  /** What the use case takes; checked as the API checks it. */
  readonly into: ClassConstructor<Input>;
  /** The input from what was typed, where it isn't the same: numbers, lists, nested objects. */
  readonly read?: (typed: Typed) => Readonly<Record<string, unknown>>;
  /** Names of fields of the form, by those of the input, where they differ. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly act: (input: Input, typed: Typed) => Promise<SeeOther>;
  /** The page with the form, as it was sent. */
  readonly again: (form: FormState) => Promise<string> | string;
}

/**
 * Carries out what a form asks. Where its input is wrong, or a rule says no, the page comes
 * back with what was typed and what to change, and nothing was done: 400, 422, 409 or 403.
 */
export async function submitted<Input extends object>(
  submission: Submission<Input>,
): Promise<SeeOther> {
  const { body, into, read = given, fields = {}, act, again } = submission;
  const typed = typedIn(body);
  const refuse = async (status: number, form: Partial<FormState>): Promise<never> => {
    const html = await again({ typed, errors: new Map(), refused: [], ...form });
    throw new FormRefused(status, html);
  };
  // An item of a list is wrong in the field where the list is typed, if that has another name.
  const nameOf = (field: string) => fields[field] ?? fields[field.split('.')[0]!] ?? field;
  const named = (errors: readonly { field: string; message: string }[]) =>
    new Map(errors.map(({ field, message }) => [nameOf(field), message]));

  const { input, errors } = checked(into, read(typed));
  if (errors.length > 0) return refuse(400, { errors: named(errors) });
  try {
    return await act(input, typed);
  } catch (error) {
    if (error instanceof InvalidInput) return refuse(400, { errors: named(error.errors) });
    if (error instanceof Refusal) {
      const refused = error.reasons.map((reason) => ({
        ...reason,
        text: readable(reason.text),
        field: refusedField(reason.code, typed),
      }));
      return refuse(error.conflict ? 409 : 422, { refused });
    }
    // What was asked is not theirs to do; something else in the same form may be.
    if (error instanceof Forbidden) {
      return refuse(403, { refused: [{ code: error.code, text: readable(error.message) }] });
    }
    throw error;
  }
}

/** What was typed: only text, without NUL, which no database takes. */
export function typedIn(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === CSRF_FIELD || name === ONCE_FIELD) continue;
    if (typeof value === 'string') typed[name] = value.replaceAll('\0', '');
    else if (Array.isArray(value)) {
      typed[name] = value
        .filter((each) => typeof each === 'string')
        .map((each) => each.replaceAll('\0', ''));
    }
  }
  return typed;
}

/** The fields that something was typed into, trimmed. An empty field is one that was left out. */
export function given(typed: Typed): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** A field that may be chosen several times, as a list. */
export function listOf(typed: Typed, name: string): string[] {
  const value = typed[name];
  const all = typeof value === 'string' ? [value] : [...(value ?? [])];
  return all.filter((each) => each !== '');
}
