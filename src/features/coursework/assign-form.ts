import { given, listOf, type Typed } from '../../http/submitted.js';
import { typedIn, type FormState } from '../../ui/form-state.js';

/** The fields of the form that assigns coursework, by the fields of the input where they differ. */
export const ASSIGN_FIELDS: Readonly<Record<string, string>> = {
  learners: 'learners',
  dueIn: 'dueDays',
};

/** What the fields are called. */
export const ASSIGN_LABELS: Readonly<Record<string, string>> = {
  who: 'Who',
  learners: 'People',
  cohort: 'Group',
  site: 'Site',
  position: 'Position',
  exposure: 'Exposure',
  course: 'Course',
  path: 'Learning path',
  skill: 'Skill',
  task: 'Task',
  dueOn: 'Due on',
  dueDays: 'Days',
  note: 'Note',
};

const FITTING = ['cohort', 'site', 'position', 'exposure'] as const;

/** What the form asks for, from what was typed: of who, what and when only the side that was chosen. */
export function assignmentAsked(typed: Typed): Record<string, unknown> {
  const all = given(typed);
  const text = (name: string) => (typeof all[name] === 'string' ? { [name]: all[name] } : {});
  const form = { typed, errors: new Map(), refused: [] } satisfies FormState;
  const who = typedIn(form, 'who') || 'people';
  const what = typedIn(form, 'what') || 'course';
  const due = typedIn(form, 'due') || 'on';
  const learners = listOf(typed, 'learners');
  return {
    ...(who === 'people'
      ? { learners: [...new Set(learners)] }
      : Object.assign({}, ...FITTING.map(text))),
    ...text(what),
    ...(due === 'on' ? text('dueOn') : {}),
    ...(due === 'in' && typeof all['dueDays'] === 'string' ? { dueIn: `P${all['dueDays']}D` } : {}),
    ...(all['repeat'] === 'yes' ? { repeat: true } : {}),
    ...(who === 'fitting' && all['laterJoiners'] === 'yes' ? { laterJoiners: true } : {}),
    ...text('note'),
  };
}
