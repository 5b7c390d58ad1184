import { chosenIn, type FormState, typedIn } from '../../ui/form-state.js';
import { listOf, type Typed } from '../../http/submitted.js';
import type { Role } from '../../domain/permission.js';
import type { PersonRoleDto, PersonView } from '../people/person.dto.js';

/** A row of the roles in the form about a person. */
export interface RoleRow {
  readonly role: string;
  /** `` everywhere, `site:MAIN`, `group:FALL-2026`. */
  readonly where: string;
  readonly until: string;
}

/** Hazards to choose from are right: what is wrong was typed below them. */
export const TYPED_ELSEWHERE = { exposures: 'otherExposures' };

/** The rows that were typed, and two empty ones for more. */
export function roleRows(form: FormState): readonly RoleRow[] {
  const [roles, places, days] = ['role', 'where', 'until'].map((name) => chosenIn(form, name));
  const rows = (roles ?? []).map((role, index) => ({
    role,
    where: places?.[index] ?? '',
    until: days?.[index] ?? '',
  }));
  const empty = { role: '', where: '', until: '' };
  const filled = rows.filter(({ role, where, until }) => role + where + until !== '');
  return [...filled, empty, empty];
}

/** What is wrong with rows of the roles, once, and in the words of the page. */
export function rolesInWords(form: FormState): FormState {
  const others = [...form.errors].filter(([name]) => !/^roles\.\d+$/.test(name));
  if (others.length === form.errors.size) return form;
  const message = 'must each be chosen, and a last day must be a day, like 2026-11-23';
  return { ...form, errors: new Map([...others, ['roles', message]]) };
}

/** What the form about a person says, as hiring and changing take it. */
export function personIn(typed: Typed): Record<string, unknown> {
  const text = (name: string) => typedIn({ typed, errors: new Map(), refused: [] }, name).trim();
  const orNull = (name: string) => text(name) || null;
  const others = text('otherExposures').split(/[\s,;]+/);
  return {
    givenName: text('givenName'),
    familyName: text('familyName'),
    email: orNull('email'),
    employeeNumber: orNull('employeeNumber'),
    ...(text('site') !== '' && { site: text('site') }),
    position: orNull('position'),
    exposures: unique([...listOf(typed, 'exposures'), ...others]),
    supervisor: orNull('supervisor'),
    preceptors: unique(listOf(typed, 'preceptors').map((each) => each.trim())),
    supervisingProvider: orNull('supervisingProvider'),
    roles: ['learner', ...rolesIn(typed)],
    ...dayIn(text('hiredOn'), 'hiredOn'),
    ...dayIn(text('originalHireOn'), 'originalHireOn'),
    ...dayIn(text('trackedFrom'), 'trackedFrom'),
    ...dayIn(text('effectiveOn'), 'effectiveOn'),
    ...(text('password') !== '' && { password: text('password') }),
  };
}

/** The same of somebody new: who has no exposures chosen gets those of the position. */
export function newPersonIn(typed: Typed): Record<string, unknown> {
  const { exposures, ...person } = personIn(typed);
  return (exposures as readonly string[]).length === 0 ? person : { ...person, exposures };
}

/** A post without its exposures where a form has left them as they stood. */
export function unlessAsBefore<Wanted extends { exposures?: readonly string[] }>(
  before: Pick<PersonView, 'exposures'>,
  wanted: Wanted,
): Wanted {
  const { exposures, ...rest } = wanted;
  const text = (codes: readonly string[] = []) => codes.toSorted().join(' ');
  return text(exposures) === text(before.exposures) ? (rest as Wanted) : wanted;
}

/** The names of colleagues as a form has them: what `named` finds them by again. */
export function typedFrom(person: PersonView, nameFor: (id: string) => string): FormState['typed'] {
  const roles = person.roles.filter(({ role }) => role !== 'learner');
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email ?? '',
    employeeNumber: person.employeeNumber ?? '',
    site: person.site,
    position: person.position ?? '',
    exposures: person.exposures,
    supervisor: person.supervisor === null ? '' : nameFor(person.supervisor),
    preceptors: person.preceptors.map(nameFor),
    supervisingProvider:
      person.supervisingProvider === null ? '' : nameFor(person.supervisingProvider),
    role: roles.map(({ role }) => role),
    where: roles.map(placeOf),
    until: roles.map(({ until }) => until ?? ''),
  };
}

function placeOf({ site, cohort }: PersonRoleDto): string {
  if (site !== undefined) return `site:${site}`;
  return cohort === undefined ? '' : `group:${cohort}`;
}

function rolesIn(typed: Typed): object[] {
  // A place or a last day of no role is told as wrong, and not left out.
  return roleRows({ typed, errors: new Map(), refused: [] })
    .filter(({ role, where, until }) => role + where + until !== '')
    .map(({ role, where, until }) => {
      const [kind, code = ''] = splitAtFirst(where, ':');
      return {
        role: role as Role,
        ...(kind === 'site' && { site: code }),
        ...(kind === 'group' && { cohort: code }),
        ...(until !== '' && { until }),
      };
    });
}

function splitAtFirst(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function dayIn(text: string, name: string): Record<string, string> {
  return text === '' ? {} : { [name]: text };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((each) => each !== ''))];
}
