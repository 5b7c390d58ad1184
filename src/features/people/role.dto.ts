import { ValidateBy, type ValidationOptions } from 'class-validator';
import { day, isIsoDay, type IsoDay } from '../../domain/day.js';
import { type Grant, type Role, ROLES } from '../../domain/permission.js';

/** A role as it is written in a body: `"instructor"`, or with the site or cohort that it holds for. */
export type RoleInput = Role | RoleDto;

export class RoleDto {
  /** @example instructor */
  role: Role;
  /**
   * Only at this site.
   * @example MAIN
   */
  site?: string;
  /** Only for this cohort. */
  cohort?: string;
  /**
   * Its last day; for good, unless told.
   * @example 2027-06-30
   */
  until?: IsoDay;
}

const FIELDS = new Set(['role', 'site', 'cohort', 'until']);

/** A role, or an object of a role with its scope. */
export function IsRole(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isRole',
      validator: {
        validate: isRole,
        defaultMessage: () =>
          `must be one of ${ROLES.join(', ')}, or {role, site or cohort, until}; administrators and learners have no site or cohort`,
      },
    },
    options,
  );
}

export function grantOf(input: RoleInput): Grant {
  const { role, site, cohort, until }: RoleDto =
    typeof input === 'string' ? { role: input } : input;
  return {
    role,
    site: site ?? null,
    cohort: cohort ?? null,
    until: until === undefined ? null : day(until),
  };
}

function isRole(value: unknown): boolean {
  if (typeof value === 'string') return (ROLES as readonly string[]).includes(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).some((field) => !FIELDS.has(field))) return false;

  const { role, site, cohort, until } = value as Record<string, unknown>;
  const isScoped = site !== undefined || cohort !== undefined;
  return (
    typeof role === 'string' &&
    isRole(role) &&
    [site, cohort].every((code) => code === undefined || typeof code === 'string') &&
    (site === undefined || cohort === undefined) &&
    (until === undefined || isIsoDay(until)) &&
    (!isScoped || (role !== 'administrator' && role !== 'learner'))
  );
}
