import { given, type Typed } from '../../http/submitted.js';
import { type FormState, typedIn } from '../../ui/form-state.js';

/** The field of the form that holds what the input calls minutes. */
export const HOURS_FIELD = { minutes: 'hours' };

/** What a form about hours says, as logging them takes it. */
export function hoursIn(typed: Typed): Record<string, unknown> {
  const { hours, ...rest } = given(typed);
  return hours === undefined ? rest : { ...rest, minutes: Math.round(Number(hours) * 60) };
}

/** The input is in minutes, the field in hours: so is what is said about it. */
export function inHours(form: FormState): FormState {
  if (!form.errors.has('hours')) return form;
  const isMissing = typedIn(form, 'hours').trim() === '';
  const errors = new Map(form.errors);
  errors.set('hours', isMissing ? 'must be given' : 'must be a number from 0.02 to 24');
  return { ...form, errors };
}
