import { day } from '../../src/domain/day.js';
import {
  mayDo,
  mayDoSomewhere,
  PERMISSIONS,
  permissionsOf,
  requireMay,
  ROLES,
  scopeOf,
  type Actor,
  type Grant,
  type Permission,
  type Role,
} from '../../src/domain/permission.js';
import { Forbidden, NotFound } from '../../src/domain/refusal.js';

const TODAY = day('2026-11-23');
const everywhere = { site: null, cohort: null, until: null };

const holding = (...grants: Grant[]): Actor => ({ personId: 'ana', grants });
const as = (role: Role, scope: Partial<Grant> = {}): Actor =>
  holding({ ...everywhere, role, ...scope });

const ben = { learnerId: 'ben', site: 'NORTH', cohorts: ['FALL'] };
const ana = { learnerId: 'ana', site: 'NORTH', cohorts: ['FALL'] };

const answer = (actor: Actor, permission: Permission, target = {}, today = TODAY): string => {
  const decision = mayDo(actor, permission, target, today);
  return decision.allowed ? 'yes' : decision.reasons[0]!.code;
};

/**
 * What each role may do: to somebody within its scope, and to itself.
 * y: yes · -: forbidden · ?: not even known to exist · o: not on one's own record.
 */
const TABLE: Record<Permission, [another: string, self: string]> = {
  //                          learner, instructor, manager, viewer, administrator
  'people:read': ['?yyyy', 'yyyyy'],
  'people:edit': ['?---y', '----y'],
  'people:import': ['?---y', '----y'],
  'roles:grant': ['?---y', '----y'],
  'password:change-own': ['?----', 'yyyyy'],
  'password:set': ['?---y', '----y'],
  'sign-in-slip:issue': ['?-y-y', 'ooooo'],
  'sign-in:end': ['?---y', '----y'],
  'sites:read': ['yyyyy', 'yyyyy'],
  'sites:edit': ['?---y', '----y'],
  'cohorts:read': ['?yyyy', '-yyyy'],
  'cohorts:edit': ['?-y-y', '--y-y'],
  'audit:read': ['?---y', '----y'],
  'metrics:read': ['?---y', '----y'],
  'jobs:read': ['?yy-y', '-yy-y'],
  'webhooks:edit': ['?---y', '----y'],
  'files:add': ['yyyyy', 'yyyyy'],
  'curriculum:read': ['yyyyy', 'yyyyy'],
  'curriculum:publish': ['?---y', '----y'],
  'learner:read': ['?yyyy', 'yyyyy'],
  'learner:read-reasons': ['?-y-y', '--y-y'],
  'report:read': ['?yyyy', '-yyyy'],
  'fact:void': ['?yy-y', 'ooooo'],
  'enrollment:write': ['?yy-y', 'yyyyy'],
  'enrollment:withdraw': ['?yy-y', '-yy-y'],
  'enrollment:move': ['?-y-y', '--y-y'],
  'advancement:ask': ['?yy-y', 'yyyyy'],
  'advancement:decide': ['?-y-y', 'ooooo'],
  'waiver:grant': ['?-y-y', 'ooooo'],
  'leave:record': ['?-y-y', 'ooooo'],
  'retraining:require': ['?-y-y', '--y-y'],
  'completion:mark-own': ['?----', 'yyyyy'],
  'completion:record': ['?yy-y', 'ooooo'],
  'attempt:own': ['?----', 'yyyyy'],
  'attestation:own': ['?----', 'yyyyy'],
  'session:read': ['?yyyy', '-yyyy'],
  'session:record': ['?yy-y', '-yy-y'],
  'assignment:read': ['?yyyy', 'yyyyy'],
  'assignment:write': ['?yy-y', '-yy-y'],
  'task:complete': ['?yy-y', 'yyyyy'],
  'observation:record': ['?yy-y', 'ooooo'],
  'observation:cosign': ['?yy-y', 'ooooo'],
  'hours:log': ['?yy-y', 'yyyyy'],
  'hours:approve': ['?yy-y', 'ooooo'],
  'credential:record': ['?yy-y', 'yyyyy'],
  'credential:verify': ['?yy-y', 'ooooo'],
  'credit:record': ['?yy-y', 'yyyyy'],
};

const MARKS: Record<string, string> = {
  y: 'yes',
  '-': 'forbidden',
  '?': 'not-visible',
  o: 'own-record',
};

const permissions = Object.keys(PERMISSIONS) as Permission[];
const rolesInOrder = ['learner', 'instructor', 'manager', 'viewer', 'administrator'] as const;
const cases = permissions.flatMap((permission) =>
  rolesInOrder.map((role, column) => ({
    role,
    permission,
    another: MARKS[TABLE[permission][0][column]!]!,
    self: MARKS[TABLE[permission][1][column]!]!,
  })),
);

describe('the permission table', () => {
  test('has a case for every permission and role', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...permissions].sort());
    expect([...rolesInOrder].sort()).toEqual([...ROLES].sort());
  });

  test.each(cases)('$role, $permission: another $another, oneself $self', (row) => {
    expect(answer(as(row.role), row.permission, ben)).toBe(row.another);
    expect(answer(as(row.role), row.permission, ana)).toBe(row.self);
  });

  test.each(cases.filter((row) => row.role !== 'administrator' && row.role !== 'learner'))(
    'a scoped $role, $permission: the same within the site or cohort, and unknown outside',
    ({ role, permission, another }) => {
      const outside = answer(as('learner'), permission, ben);
      expect(answer(as(role, { site: 'NORTH' }), permission, ben)).toBe(another);
      expect(answer(as(role, { cohort: 'FALL' }), permission, ben)).toBe(another);
      expect(answer(as(role, { site: 'SOUTH' }), permission, ben)).toBe(outside);
      expect(answer(as(role, { cohort: 'SPRING' }), permission, ben)).toBe(outside);
    },
  );
});

describe('a grant', () => {
  test('holds through its last day and not after', () => {
    const auditor = as('viewer', { site: 'NORTH', until: TODAY });
    expect(answer(auditor, 'learner:read', ben, TODAY)).toBe('yes');
    expect(answer(auditor, 'learner:read', ben, day('2026-11-24'))).toBe('not-visible');
  });

  test('for one site gives nothing that concerns the whole office', () => {
    const scopedAdministrator = as('administrator', { site: 'NORTH' });
    expect(answer(scopedAdministrator, 'curriculum:publish')).toBe('forbidden');
    expect(mayDoSomewhere(scopedAdministrator, 'curriculum:publish', TODAY)).toBe(false);
  });

  test('adds to the others', () => {
    const both = holding(
      { ...everywhere, role: 'viewer' },
      { ...everywhere, role: 'manager', site: 'NORTH' },
    );
    expect(answer(both, 'waiver:grant', ben)).toBe('yes');
    expect(answer(both, 'waiver:grant', { ...ben, site: 'SOUTH' })).toBe('forbidden');
  });
});

describe('a refusal', () => {
  test('hides a learner whom the actor may not see', () => {
    expect(() => requireMay(as('learner'), 'learner:read', ben, TODAY)).toThrow(NotFound);
  });

  test('says so where the learner is visible', () => {
    expect(() => requireMay(as('viewer'), 'waiver:grant', ben, TODAY)).toThrow(Forbidden);
    expect(() => requireMay(as('manager'), 'waiver:grant', ana, TODAY)).toThrow(
      'nobody does it on their own record',
    );
  });

  test('names whom to ask', () => {
    const decision = mayDo(as('instructor'), 'advancement:decide', ben, TODAY);
    expect(decision).toEqual({
      allowed: false,
      reasons: [
        { code: 'forbidden', text: 'Your role does not include this here. Ask a manager.' },
      ],
    });
  });
});

describe('what a list shows', () => {
  test.each<[string, Actor, Permission, object]>([
    ['an administrator sees all', as('administrator'), 'learner:read', { kind: 'all' }],
    ['a manager of everywhere too', as('manager'), 'learner:read', { kind: 'all' }],
    [
      'a learner sees their own',
      as('learner'),
      'learner:read',
      { kind: 'some', sites: [], cohorts: [], own: 'ana' },
    ],
    [
      'scopes add up',
      holding(
        { ...everywhere, role: 'instructor', site: 'NORTH' },
        { ...everywhere, role: 'manager', site: 'NORTH' },
        { ...everywhere, role: 'viewer', cohort: 'FALL' },
      ),
      'learner:read',
      { kind: 'some', sites: ['NORTH'], cohorts: ['FALL'], own: 'ana' },
    ],
    [
      'what nobody does on their own record adds no rows of their own',
      as('instructor', { site: 'NORTH' }),
      'hours:approve',
      { kind: 'some', sites: ['NORTH'], cohorts: [], own: null },
    ],
    ['a learner has no reports', as('learner'), 'report:read', { kind: 'none' }],
    ['everybody sees all sites', holding(), 'sites:read', { kind: 'all' }],
  ])('%s', (_, actor, permission, scope) => {
    expect(scopeOf(actor, permission, TODAY)).toEqual(scope);
  });
});

describe('what a person is told that they may do', () => {
  test('is what their roles give somewhere', () => {
    expect(permissionsOf(as('learner'), TODAY)).toContain('completion:mark-own');
    expect(permissionsOf(as('learner'), TODAY)).not.toContain('completion:record');
    expect(permissionsOf(as('instructor', { site: 'NORTH' }), TODAY)).toContain(
      'observation:record',
    );
  });
});
