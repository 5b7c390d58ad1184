import type { FactKind } from '../domain/fact.js';
import type { LeafProgress } from '../domain/leaf-progress.js';
import type { Role } from '../domain/permission.js';
import type { Requirement } from '../domain/requirement.js';
import type { AgeBand } from '../domain/site-rules.js';
import type { Status } from '../domain/status.js';
import { told } from '../domain/told.js';

/**
 * The clinic's words. In code and API an idea has the field's standard term; on screen
 * stand these, and they stand nowhere else.
 */

/** What a status is called. What can run out is Current while it is good, all else is Done. */
export function statusWord(status: Status, kind?: Requirement['kind'], recurs = false): string {
  if (status === 'satisfied') return kind === 'credential' || recurs ? 'Current' : 'Done';
  return STATUS[status];
}

const STATUS: Readonly<Record<Status, string>> = {
  'not-applicable': 'Not required',
  satisfied: 'Done',
  expiring: 'Renew soon',
  'in-grace': 'Past its date, still accepted',
  waived: 'Waived',
  expired: 'Expired',
  paused: 'On leave',
  overdue: 'Overdue',
  locked: 'Locked',
  due: 'Due',
  'in-progress': 'In progress',
  'not-started': 'Not started',
};

export const ROLE: Readonly<Record<Role, string>> = {
  learner: 'Learner',
  viewer: 'Viewer',
  instructor: 'Instructor',
  manager: 'Manager',
  administrator: 'Administrator',
};

/** What a requirement asks for, in a word. */
export const KIND: Readonly<Record<Requirement['kind'], string>> = {
  all: 'All of these',
  any: 'A choice',
  credits: 'Credits',
  course: 'Course',
  skill: 'Skill',
  hours: 'Hours',
  credential: 'Credential',
  experience: 'Experience',
  attestation: 'Signature',
  approval: 'Approval',
  path: 'Learning path',
  task: 'Task',
};

/** What a module of a course is. */
export const MODULE_KIND: Readonly<Record<string, string>> = {
  lesson: 'Lesson',
  quiz: 'Quiz',
  attestation: 'Signature',
  session: 'Live session',
  'check-off': 'Check-off',
  package: 'Outside course',
};

/** What a module is called beside others: a quiz often has the name of its course. */
export function moduleName(course: string, kind: string, title: string): string {
  return title === course ? `${MODULE_KIND[kind] ?? 'Module'}: ${title}` : title;
}

/** What happened, as a line of somebody's history begins. */
export const FACT: Readonly<Record<FactKind, string>> = {
  hired: 'Hired',
  rehired: 'Hired again',
  transferred: 'Moved to another post',
  'site-changed': 'The site changed what counts',
  separated: 'Left',
  'leave-started': 'Leave of absence began',
  'leave-ended': 'Back from leave',
  enrolled: 'Enrolled',
  withdrawn: 'Left the learning path',
  moved: 'Moved to a new version',
  'advancement-requested': 'Asked for promotion',
  'advancement-approved': 'Promotion approved',
  'advancement-declined': 'Promotion declined',
  waived: 'Waived',
  assigned: 'Coursework assigned',
  'assignment-changed': 'Due date changed',
  'assignment-cancelled': 'Coursework canceled',
  'task-completed': 'Task done',
  'module-completed': 'Completed',
  'quiz-attempted': 'Quiz taken',
  attested: 'Signed',
  'retraining-required': 'Must be done again',
  'skill-observed': 'Check-off',
  'skill-cosigned': 'Check-off co-signed',
  'hours-logged': 'Hours logged',
  'hours-approved': 'Hours approved',
  'hours-declined': 'Hours declined',
  'credential-recorded': 'Credential recorded',
  'credential-verified': 'Credential verified',
  'credential-revoked': 'Credential revoked',
  'fee-paid': 'Fee paid',
  'credits-earned': 'Continuing education',
  voided: 'Withdrawn',
};

/** The ages that a site may see. */
export const AGE_BAND: Readonly<Record<AgeBand, string>> = {
  infant: 'Infants and toddlers, 0 to 2',
  child: 'Children, 3 to 11',
  adolescent: 'Adolescents, 12 to 17',
  adult: 'Adults, 18 and over',
};

/** How a check-off went. */
export const OUTCOME = {
  satisfactory: 'Satisfactory',
  'needs-practice': 'Needs practice',
  unsafe: 'Unsafe: stop and practice first',
} as const;

/** The code of an activity, position or category, as words: `on-the-job-clinical`. */
export function plainCode(code: string): string {
  return code
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** How far something has come: `4 of 6 modules`. */
export function progressText({ done, needed, unit }: LeafProgress): string {
  const rounded = NUMBER.format(done);
  if (unit === 'times') return done >= needed ? 'Done' : 'Not done yet';
  const [one, many] = UNIT[unit];
  return `${rounded} of ${NUMBER.format(needed)} ${needed === 1 ? one : many}`;
}

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const UNIT: Readonly<
  Record<Exclude<LeafProgress['unit'], 'times'>, readonly [one: string, many: string]>
> = {
  modules: ['module', 'modules'],
  observations: ['check-off', 'check-offs'],
  hours: ['hour', 'hours'],
  months: ['month', 'months'],
  requirements: ['requirement', 'requirements'],
  credits: ['credit', 'credits'],
};

/** Whether a reason says more than its status and day do. */
export function saysMore(reason: string): boolean {
  return !/^(Not started\.|Under way\.|Due on |Was due on )/.test(reason);
}

/** Sentences in a row, each with one full stop: what people typed has its own, or not. */
export function inSentences(parts: readonly string[]): string {
  return parts.map((part) => told`${part}` + (/[.!?…”]$/.test(part) ? '' : '.')).join(' ');
}

/** One thing, two things: `counted(2, 'person', 'people')`. */
export function counted(n: number, one: string, many: string = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A code as a heading or label begins: `back-office` is Back office. */
export function codeAsWords(code: string): string {
  const words = plainCode(code);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The order in which people count codes: B2 before B10. */
export function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return COUNTED.compare(a.code, b.code);
}

/** The order in which people look for a name. */
export function byTitle(a: { readonly title: string }, b: { readonly title: string }): number {
  return COUNTED.compare(a.title, b.title);
}

const COUNTED = new Intl.Collator('en', { numeric: true });

/** A language as its own speakers call it: "Español". */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** A position as it is read aloud: `back-office` is Back office. */
export function positionWord(code: string | null): string {
  return code === null ? 'No position yet' : codeAsWords(code);
}
