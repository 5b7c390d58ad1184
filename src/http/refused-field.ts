import type { Typed } from './submitted.js';

/** The days that forms ask for, under the names that they have there. */
const DAY = ['observedOn', 'completedOn', 'heldOn', 'issuedOn', 'from', 'on'];

/**
 * Which field of a form is at fault, by the code of the reason why it was refused: the first
 * of these that the form has. What is not here is about no field, but about how things stand.
 */
export const FIELDS_AT_FAULT: Readonly<Record<string, readonly string[]>> = {
  'occurred-in-future': DAY,
  'own-work-today': DAY,
  'still-yesterday': ['effectiveOn', ...DAY],
  'before-enrollment': DAY,
  'before-leave': DAY,
  'already-on-leave': DAY,
  'not-employed': ['effectiveOn', ...DAY],
  'still-employed': DAY,
  'already-separated': DAY,
  'too-far-ahead': ['hiredOn', 'effectiveOn', ...DAY],
  'already-completed': ['completedOn', 'heldOn'],
  'already-recorded': ['issuedOn'],
  'until-in-past': ['until'],
  'due-in-past': ['dueOn'],
  'more-than-a-day': ['hours'],
  'unknown-position': ['position'],
  'unknown-exposure': ['otherExposures', 'exposures'],
  'unknown-activity': ['activity'],
  'reason-required': ['reason'],
  'evidence-required': ['evidence'],
  'wrong-password': ['current'],
  'signature-differs': ['name'],
  'email-taken': ['email'],
  'employee-number-taken': ['employeeNumber'],
  'site-taken': ['code'],
  'cohort-taken': ['code'],
  'last-administrator': ['role'],
  'may-not-observe': ['observer'],
  'own-work': ['observer'],
  'own-observation': ['cosigner'],
  'not-licensed': ['cosigner'],
  'critical-step-missed': ['stepsListed'],
  'not-waivable': ['what'],
  'administrator-required': ['what'],
  'done-today': ['course'],
  'not-repeatable': ['course'],
  'already-required': ['course'],
  'nobody-to-assign': ['who'],
  'not-movable': ['recordFor'],
  'no-such-fact': ['facts'],
  'already-voided': ['facts'],
  'cannot-void-a-void': ['facts'],
  'hire-needed': ['facts'],
};

/** What is sent whatever is chosen, and the field in sight that it belongs to. */
const SHOWN_AS: Readonly<Record<string, string>> = { stepsListed: 'steps', role: 'roles' };

/** The field of what was typed that a reason is about; undefined where it is none of them. */
export function refusedField(code: string, typed: Typed): string | undefined {
  const field = FIELDS_AT_FAULT[code]?.find((name) => name in typed);
  return field === undefined ? undefined : (SHOWN_AS[field] ?? field);
}
