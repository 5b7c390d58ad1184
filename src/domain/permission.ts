import type { Day } from './day.js';
import { decide, Forbidden, NotFound, type Decision } from './refusal.js';

/**
 * Who may do what, to whom.
 *
 * Everybody is the learner of their own record. Other roles are granted everywhere, at
 * one site or for one cohort, until a day where one is given. An administrator's grant
 * is always everywhere. `PERMISSIONS` below is the only place where it says which role
 * gives what; routes, services and lists all ask it.
 *
 * Nobody decides on their own advancement, waiver, leave or hours, whatever they are.
 * Who may not see a learner is told that there is no such learner.
 *
 * Source: house rule; least privilege is 45 CFR 164.308(a)(3)–(4).
 */
export const ROLES = ['learner', 'instructor', 'manager', 'viewer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A role that somebody holds: everywhere, or at a site, or for a cohort (never both). */
export interface Grant {
  readonly role: Role;
  readonly site: string | null;
  readonly cohort: string | null;
  /** The last day on which it holds; null is for good. */
  readonly until: Day | null;
}

/** Who asks. */
export interface Actor {
  readonly personId: string;
  readonly grants: readonly Grant[];
}

/** What is asked about: a learner with their place, or a site or cohort, or (empty) the whole office. */
export interface Target {
  readonly learnerId?: string;
  readonly site?: string | null;
  readonly cohorts?: readonly string[];
}

interface Rule {
  /** The roles that give it, each within the scope of its grant. */
  readonly roles: readonly Role[];
  /** On one's own record: given to everybody, as the roles say, or to nobody. */
  readonly own: 'yes' | 'as-granted' | 'never';
  /** It concerns the whole office, so that only a grant without scope gives it. */
  readonly officeWide?: true;
  /** Whoever has signed in may, whatever their roles. */
  readonly everybody?: true;
}

/** Those who teach and lead, the least of them first. */
export const STAFF = ['instructor', 'manager', 'administrator'] as const;
const READERS = [...STAFF, 'viewer'] as const;
const MANAGERS = ['manager', 'administrator'] as const;
const ADMINISTRATORS = ['administrator'] as const;

const scoped = (roles: readonly Role[], own: Rule['own'] = 'as-granted'): Rule => ({ roles, own });
const officeWide = (roles: readonly Role[]): Rule => ({
  roles,
  own: 'as-granted',
  officeWide: true,
});
const everybody: Rule = { roles: ROLES, own: 'yes', everybody: true };
const ownOnly: Rule = { roles: [], own: 'yes' };

export const PERMISSIONS = {
  // People and the office
  'people:read': scoped(READERS, 'yes'),
  'people:edit': officeWide(ADMINISTRATORS),
  'people:import': officeWide(ADMINISTRATORS),
  'roles:grant': officeWide(ADMINISTRATORS),
  'password:change-own': ownOnly,
  'password:set': officeWide(ADMINISTRATORS),
  'sign-in-slip:issue': scoped(MANAGERS, 'never'),
  'sign-in:end': officeWide(ADMINISTRATORS),
  'sites:read': everybody,
  'sites:edit': officeWide(ADMINISTRATORS),
  'cohorts:read': scoped(READERS),
  'cohorts:edit': scoped(MANAGERS),
  'audit:read': officeWide(ADMINISTRATORS),
  'metrics:read': officeWide(ADMINISTRATORS),
  'jobs:read': scoped(STAFF),
  'webhooks:edit': officeWide(ADMINISTRATORS),
  'files:add': everybody,

  // Curriculum
  'curriculum:read': everybody,
  'curriculum:publish': officeWide(ADMINISTRATORS),

  // A learner's record. `learner:read` covers standing, timeline, facts and transcript.
  'learner:read': scoped(READERS, 'yes'),
  /** Why somebody was waived or on leave. */
  'learner:read-reasons': scoped(MANAGERS),
  'report:read': scoped(READERS),
  'fact:void': scoped(STAFF, 'never'),

  // Learning paths
  'enrollment:write': scoped(STAFF, 'yes'),
  'enrollment:withdraw': scoped(STAFF),
  'enrollment:move': scoped(MANAGERS),
  'advancement:ask': scoped(STAFF, 'yes'),
  'advancement:decide': scoped(MANAGERS, 'never'),
  'waiver:grant': scoped(MANAGERS, 'never'),
  'leave:record': scoped(MANAGERS, 'never'),
  'retraining:require': scoped(MANAGERS),

  // Courses
  'completion:mark-own': ownOnly,
  'completion:record': scoped(STAFF, 'never'),
  'attempt:own': ownOnly,
  'attestation:own': ownOnly,
  'session:read': scoped(READERS),
  'session:record': scoped(STAFF),

  // Coursework
  'assignment:read': scoped(READERS, 'yes'),
  'assignment:write': scoped(STAFF),
  'task:complete': scoped(STAFF, 'yes'),

  // Work on the job
  'observation:record': scoped(STAFF, 'never'),
  /** Besides, it takes a license. */
  'observation:cosign': scoped(STAFF, 'never'),
  'hours:log': scoped(STAFF, 'yes'),
  'hours:approve': scoped(STAFF, 'never'),

  // Credentials and continuing education
  'credential:record': scoped(STAFF, 'yes'),
  'credential:verify': scoped(STAFF, 'never'),
  'credit:record': scoped(STAFF, 'yes'),
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * May the actor do this to the target? The first reason's code is `not-visible` where the
 * actor may not even know that the learner exists, `own-record` where they may do it, but
 * not to themselves, else `forbidden`.
 */
export function mayDo(actor: Actor, permission: Permission, target: Target, today: Day): Decision {
  const rule: Rule = PERMISSIONS[permission];
  if (rule.everybody) return { allowed: true };
  if (target.learnerId === actor.personId && rule.own !== 'as-granted') {
    return decide(
      rule.own === 'never' && {
        code: 'own-record',
        text: 'Ask a colleague who may do this: nobody does it on their own record.',
      },
    );
  }
  return decide(
    target.learnerId !== undefined &&
      !sees(actor, target, today) && { code: 'not-visible', text: 'There is no such person.' },
    !isGranted(actor, permission, target, today) && {
      code: 'forbidden',
      text: `Your role does not include this here. Ask ${WHO_TO_ASK[widest(rule)]}.`,
    },
  );
}

/** Throws where `mayDo` says no: NotFound for what the actor may not know of, else Forbidden. */
export function requireMay(actor: Actor, permission: Permission, target: Target, today: Day): void {
  const decision = mayDo(actor, permission, target, today);
  if (decision.allowed) return;
  const reason = decision.reasons[0]!;
  if (reason.code === 'not-visible') throw new NotFound(reason.text);
  throw new Forbidden(reason.text, reason.code);
}

/**
 * May the actor do this to anybody at all? Routes ask it before they know the target,
 * the service then asks `mayDo`.
 */
export function mayDoSomewhere(actor: Actor, permission: Permission, today: Day): boolean {
  const rule = PERMISSIONS[permission];
  return rule.own === 'yes' || grantsOf(actor, permission, today).length > 0;
}

/** Whose rows a list shows: everybody's, or those of some sites, of some cohorts and one's own. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'some';
      readonly sites: readonly string[];
      readonly cohorts: readonly string[];
      /** The person who always sees themselves; null where own rows are not included. */
      readonly own: string | null;
    };

/** What a list that needs this permission filters by. */
export function scopeOf(actor: Actor, permission: Permission, today: Day): Scope {
  const grants = grantsOf(actor, permission, today);
  const rule: Rule = PERMISSIONS[permission];
  if (rule.everybody || grants.some(isEverywhere)) return { kind: 'all' };
  const own = rule.own === 'yes' ? actor.personId : null;
  if (grants.length === 0 && own === null) return { kind: 'none' };
  return {
    kind: 'some',
    sites: unique(grants.map((grant) => grant.site)),
    cohorts: unique(grants.map((grant) => grant.cohort)),
    own,
  };
}

/** All that the actor may do to somebody, in the order of the table: for `GET /people/me`. */
export function permissionsOf(actor: Actor, today: Day): readonly Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    mayDoSomewhere(actor, permission, today),
  );
}

/**
 * Whether the actor holds a role, or one above it (instructor < manager < administrator),
 * that reaches the target.
 */
export function holdsRole(
  actor: Actor,
  role: (typeof STAFF)[number],
  target: Target,
  today: Day,
): boolean {
  const enough: readonly Role[] = STAFF.slice(STAFF.indexOf(role));
  return actor.grants.some(
    (grant) => enough.includes(grant.role) && isInForce(grant, today) && covers(grant, target),
  );
}

function sees(actor: Actor, target: Target, today: Day): boolean {
  return target.learnerId === actor.personId || isGranted(actor, 'people:read', target, today);
}

function isGranted(actor: Actor, permission: Permission, target: Target, today: Day): boolean {
  return grantsOf(actor, permission, today).some((grant) => covers(grant, target));
}

/** The actor's grants, in force today, that give the permission somewhere. */
function grantsOf(actor: Actor, permission: Permission, today: Day): readonly Grant[] {
  const rule: Rule = PERMISSIONS[permission];
  return actor.grants.filter(
    (grant) =>
      rule.roles.includes(grant.role) &&
      isInForce(grant, today) &&
      (!rule.officeWide || isEverywhere(grant)),
  );
}

function isInForce({ until }: Grant, today: Day): boolean {
  return until === null || today <= until;
}

function covers(grant: Grant, target: Target): boolean {
  const inSite = grant.site === null || grant.site === target.site;
  const inCohort = grant.cohort === null || (target.cohorts ?? []).includes(grant.cohort);
  return inSite && inCohort;
}

function isEverywhere(grant: Grant): boolean {
  return grant.site === null && grant.cohort === null;
}

function unique(codes: readonly (string | null)[]): readonly string[] {
  return [...new Set(codes.filter((code) => code !== null))];
}

const WHO_TO_ASK: Readonly<Record<Role, string>> = {
  learner: 'the learner',
  viewer: 'an instructor',
  instructor: 'an instructor or a manager',
  manager: 'a manager',
  administrator: 'an administrator',
};

/** The least role that would do, which is whom to ask. */
function widest(rule: Rule): Role {
  const [role = 'learner'] = rule.roles.filter((role) => role !== 'learner');
  return role;
}
