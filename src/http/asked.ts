import type { ClassConstructor } from 'class-transformer';
import { InvalidInput } from '../domain/refusal.js';
import { emptyForm, type FormState } from '../ui/form-state.js';
import { checked } from './checked.js';
import type { FieldError } from './field-errors.js';
import { FormRefused, given, typedIn } from './submitted.js';

interface Question<Query extends object> {
  /** The query of the address, as it came. */
  readonly query: unknown;
  readonly into: ClassConstructor<Query>;
  /** The page with what is asked for, and its filters as they were typed. */
  readonly show: (query: Query, filters: FormState) => Promise<string>;
}

/**
 * A page that is asked by the fields of its address, such as a search or a day. What is wrong
 * with one of them stands beside it, in the page as it is without it: 400.
 */
export async function asked<Query extends object>(question: Question<Query>): Promise<string> {
  const { query, into, show } = question;
  const typed = typedIn(query);
  const { input, errors } = checked(into, given(typed));
  if (errors.length > 0) return showWithout(errors, question);
  try {
    return await show(input, emptyForm(typed));
  } catch (error) {
    if (error instanceof InvalidInput) return showWithout(error.errors, question);
    throw error;
  }
}

async function showWithout<Query extends object>(
  wrong: readonly FieldError[],
  { query, into, show }: Question<Query>,
): Promise<never> {
  const typed = typedIn(query);
  const errors = new Map(wrong.map(({ field, message }) => [field.split('.')[0]!, message]));
  const right = Object.entries(typed).filter(([name]) => !errors.has(name));
  const { input } = checked(into, given(Object.fromEntries(right)));
  throw new FormRefused(400, await show(input, { typed, errors, refused: [] }));
}
