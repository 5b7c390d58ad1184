import type { Reason } from '../domain/refusal.js';

/** A form as it was sent: what was typed, and what is wrong with it. */
export interface FormState {
  /** By the name of the field; several where it was given several times. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  /** What is wrong with which field, as the end of a sentence: `must be given`. */
  readonly errors: ReadonlyMap<string, string>;
  /** Why a rule said no, where the input itself was right. */
  readonly refused: readonly RefusedFor[];
}

/** A reason why a rule said no, and the field that it is about, where it is about one. */
export interface RefusedFor extends Reason {
  readonly field?: string | undefined;
}

/** A form that nobody has sent yet, with what stands in it at first. */
export function emptyForm(typed: FormState['typed'] = {}): FormState {
  return { typed, errors: new Map(), refused: [] };
}

/** The text typed into a field; the first where it was given several times. */
export function typedIn(form: FormState, name: string): string {
  const value = form.typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** All that was chosen in a field that may be given several times. */
export function chosenIn(form: FormState, name: string): readonly string[] {
  const value = form.typed[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** What is wrong with a field, or with one of several of its name, in sentences; else undefined. */
export function wrongWith(form: FormState, name: string, label: string): string | undefined {
  const error = [...form.errors].find(([field]) => field === name || field.split('.')[0] === name);
  if (error) return `${label} ${error[1]}.`;
  const refused = form.refused.filter(({ field }) => field === name);
  return refused.length === 0 ? undefined : refused.map(({ text }) => text).join(' ');
}

export function isWrong(form: FormState, name: string): boolean {
  return wrongWith(form, name, '') !== undefined;
}
