import type { IsoDay } from '../../src/domain/day.js';
import type { Fact } from '../../src/domain/fact.js';
import type {
  CourseLeaf,
  CredentialDefinition,
  Lock,
  PathDefinition,
  Recurrence,
  Requirement,
  SkillDefinition,
} from '../../src/domain/requirement.js';
import { NaiveEvaluator, naiveStatusOn } from './naive/evaluator.js';
import { courseOf, definitionsOf, pathOf, post, story, type Line } from './naive/story.js';

// Cases worked by hand from the laws. The naive evaluator judges the engine, so it is
// judged itself by answers that no program gave.

const HIRED: Line = ['2024-01-08', 'hired', 'employment', { post: post() }];
const ENROLLED: Line = ['2024-01-08', 'enrolled', 'P', { version: 1 }];
const COURSES = [courseOf('HIPAA', ['01', '02']), courseOf('BBP', ['01']), courseOf('VIT', ['01'])];

/** `satisfied until 2025-03-10`, `overdue`, or `no timeline`, for one node on some days. */
function answers(
  key: string,
  path: PathDefinition | readonly PathDefinition[],
  facts: readonly Fact[],
  ...days: readonly IsoDay[]
): string[] {
  const paths = 'code' in path ? [path] : path;
  const definitions = definitionsOf(paths, COURSES);
  return days.map((day) => {
    const found = naiveStatusOn(facts, 'P', definitions, day);
    if (!found) return 'no timeline';
    const { status, dueOn } = found.get(key) ?? { status: 'no such node', dueOn: null };
    return dueOn ? `${status} until ${dueOn}` : status;
  });
}

function percents(path: PathDefinition, facts: readonly Fact[], ...days: readonly IsoDay[]) {
  const evaluator = new NaiveEvaluator(facts, definitionsOf([path], COURSES));
  return days.map((day) => evaluator.progressOn('P', day)?.percent ?? null);
}

function course(code: string, terms: Partial<Omit<CourseLeaf, 'kind'>> = {}): Requirement {
  return { kind: 'course', key: code, title: code, course: code, ...terms };
}

function skill(
  observations: SkillDefinition['observations'],
  terms: Partial<SkillDefinition> = {},
) {
  const definition = { code: 'B1', title: 'Venipuncture', observations, ...terms };
  return { kind: 'skill', key: 'B1', title: 'B1', skill: definition } as const;
}

function credential(terms: Partial<CredentialDefinition>, grace?: number): Requirement {
  const definition = { code: 'BLS', title: 'BLS', issuer: 'AHA', kind: 'card' as const };
  return {
    kind: 'credential',
    key: 'BLS',
    title: 'BLS',
    credential: { ...definition, cycles: [], ...terms },
    ...(grace === undefined ? {} : { grace }),
  };
}

function completed(on: IsoDay, code: string, module = '01', version = 1): Line {
  return [on, 'module-completed', code, { module, version }];
}

function approved(on: IsoDay, stage: string, role: string): Line {
  return [on, 'advancement-approved', 'P', { stage, request: 1, role }];
}

function seen(
  on: IsoDay,
  observer: string,
  outcome: 'satisfactory' | 'needs-practice' | 'unsafe' = 'satisfactory',
): Line {
  return [on, 'skill-observed', 'B1', { outcome, observer }];
}

function lockedBy(lock: Lock): PathDefinition {
  return pathOf([
    course('HIPAA', { recurs: [{ every: { days: 10 } }] }),
    course('BBP', { locks: [lock] }),
    course('VIT', { key: 'X', appliesTo: { positions: ['RN'] } }),
  ]);
}

function any(n: number, ...children: Requirement[]): Requirement {
  return { kind: 'any', key: 'ANY', title: 'ANY', n, children };
}

describe('the naive evaluator: when there is a timeline', () => {
  it('has none before enrolment, after withdrawal, and on days without a post', () => {
    const facts = story(
      HIRED,
      ['2024-02-01', 'enrolled', 'P', { version: 1 }],
      ['2024-03-29', 'separated', 'employment', { reason: 'left' }],
      ['2024-05-01', 'rehired', 'employment', { post: post() }],
      ['2024-06-01', 'withdrawn', 'P', { reason: 'not needed' }],
    );
    const days = ['2024-01-31', '2024-02-01', '2024-03-29', '2024-03-30', '2024-05-01'];
    expect(answers('BBP', pathOf([course('BBP')]), facts, ...days, '2024-06-01')).toEqual([
      'no timeline',
      'not-started',
      'not-started',
      'no timeline',
      'not-started',
      'no timeline',
    ]);
  });

  it('has none before the day from which the person is tracked', () => {
    const facts = story(
      ['2020-01-06', 'hired', 'employment', { post: post(), trackedFrom: '2024-03-01' }],
      ['2024-01-08', 'enrolled', 'P', { version: 1 }],
    );
    expect(answers('BBP', pathOf([course('BBP')]), facts, '2024-02-29', '2024-03-01')).toEqual([
      'no timeline',
      'not-started',
    ]);
  });
});

describe('the naive evaluator: evidence', () => {
  it('completes a course on the day of its last module, and starts the next round after it', () => {
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'HIPAA', '01'),
      completed('2024-02-05', 'HIPAA', '02'),
      completed('2024-09-02', 'HIPAA', '02'),
    );
    const path = pathOf([course('HIPAA', { recurs: [{ every: { months: 12 } }] })]);
    const days = ['2024-01-31', '2024-02-01', '2024-02-04', '2024-02-05', '2024-09-02'];
    expect(answers('HIPAA', path, facts, ...days)).toEqual([
      'not-started',
      'in-progress',
      'in-progress',
      'satisfied until 2025-02-05',
      'satisfied until 2025-02-05',
    ]);
  });

  it('opens the window 30 days ahead, accepts through the grace, then calls it overdue', () => {
    const path = pathOf([course('BBP', { recurs: [{ every: { months: 12 }, grace: 5 }] })]);
    const facts = story(HIRED, ENROLLED, completed('2024-02-29', 'BBP'));
    // February 2025 has no 29th.
    const days = ['2025-01-28', '2025-01-29', '2025-02-28', '2025-03-01', '2025-03-05'];
    expect(answers('BBP', path, facts, ...days, '2025-03-06')).toEqual([
      'satisfied until 2025-02-28',
      'expiring until 2025-02-28',
      'expiring until 2025-02-28',
      'in-grace until 2025-02-28',
      'in-grace until 2025-02-28',
      'overdue until 2025-02-28',
    ]);
  });

  it('rounds to the end of the year after adding the months', () => {
    const yearly = { every: { months: 12 }, until: 'end-of-year' } as const;
    const facts = story(HIRED, ENROLLED, completed('2024-03-03', 'BBP'));
    expect(
      answers('BBP', pathOf([course('BBP', { recurs: [yearly] })]), facts, '2024-06-01'),
    ).toEqual(['satisfied until 2025-12-31']);
  });

  it('lets an event of a common cycle cover its cycle, or the next one in the window only', () => {
    const cycle = {
      every: { months: 12 },
      from: 'cycle',
      start: '2023-07-01',
      window: 60,
    } as const;
    const path = pathOf([course('BBP', { recurs: [cycle] })]);
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      completed('2024-04-01', 'BBP'),
      completed('2024-05-01', 'BBP'),
    );
    // The window of the cycle that ends on 2024-06-30 opens on 2024-05-01.
    expect(answers('BBP', path, facts, '2024-02-01', '2024-04-30', '2024-05-01')).toEqual([
      'satisfied until 2024-06-30',
      'satisfied until 2024-06-30',
      'satisfied until 2025-06-30',
    ]);
  });

  it('asks again on a new policy version, but not of who had that version already', () => {
    const recurs: Recurrence[] = [{ on: 'new-policy-version', within: { days: 30 } }];
    const path = pathOf([course('BBP', { recurs })]);
    const asked: Line = [
      '2024-04-01',
      'retraining-required',
      'BBP',
      { dueOn: '2024-05-01', reason: 'changed', version: 2 },
    ];
    const older = story(HIRED, ENROLLED, completed('2024-02-01', 'BBP'), asked);
    expect(answers('BBP', path, older, '2024-03-31', '2024-04-01', '2024-05-02')).toEqual([
      'satisfied',
      'expiring until 2024-05-01',
      'overdue until 2024-05-01',
    ]);
    const newer = definitionsOf([path], [courseOf('BBP', ['01'], { version: 2 })]);
    const facts = story(HIRED, ENROLLED, completed('2024-02-01', 'BBP', '01', 2), asked);
    expect(naiveStatusOn(facts, 'P', newer, '2024-05-02')?.get('BBP')?.status).toBe('satisfied');
  });

  it('signs a skill off by enough observers within the period, and revokes it when unsafe', () => {
    const path = pathOf([skill({ count: 2, observers: 2, within: { months: 1 } })]);
    const facts = story(
      HIRED,
      ENROLLED,
      seen('2024-02-10', 'ann'),
      seen('2024-03-10', 'bob'), // the 10th is out: days after 2024-02-10 count
      seen('2024-03-11', 'bob'), // two by bob alone
      seen('2024-03-12', 'ann'),
      seen('2024-04-01', 'ann', 'unsafe'),
      seen('2024-04-02', 'bob', 'needs-practice'),
    );
    const days = ['2024-03-10', '2024-03-11', '2024-03-12', '2024-04-01', '2024-04-02'];
    expect(answers('B1', path, facts, ...days)).toEqual([
      'in-progress',
      'in-progress',
      'satisfied',
      'not-started',
      'in-progress',
    ]);
  });

  it('counts hours from the later of their own day and their approval, and never loses them', () => {
    const path = pathOf([
      {
        kind: 'hours',
        key: 'H',
        title: 'H',
        activity: 'shadowing',
        hours: 2,
        countsFrom: 'enrollment',
      },
    ]);
    const facts = story(
      HIRED,
      ENROLLED,
      ['2024-01-05', 'hours-logged', 'shadowing', { minutes: 600 }],
      ['2024-01-10', 'hours-approved', 'shadowing', { fact: 3, on: '2024-01-05' }],
      ['2024-02-01', 'hours-logged', 'shadowing', { minutes: 60 }],
      ['2024-02-03', 'hours-approved', 'shadowing', { fact: 5, on: '2024-02-01' }],
      ['2024-02-10', 'hours-logged', 'shadowing', { minutes: 60 }],
      ['2024-02-12', 'hours-approved', 'shadowing', { fact: 7, on: '2024-02-10' }],
      ['2024-02-20', 'hours-declined', 'shadowing', { fact: 7, on: '2024-02-10', reason: 'x' }],
    );
    const days = ['2024-02-02', '2024-02-03', '2024-02-11', '2024-02-12', '2024-02-20'];
    expect(answers('H', path, facts, ...days)).toEqual([
      'not-started',
      'in-progress',
      'in-progress',
      'satisfied',
      'satisfied',
    ]);
  });

  it('adds earlier time in a position to the present run, and keeps what was reached', () => {
    const path = pathOf([
      { kind: 'experience', key: 'E', title: 'E', months: 3, positions: ['MA'] },
    ]);
    const facts = story(
      HIRED,
      ENROLLED,
      ['2024-02-07', 'transferred', 'employment', { post: post({ position: 'FRONT' }) }],
      ['2024-06-01', 'transferred', 'employment', { post: post({ position: 'MA' }) }],
      ['2024-09-01', 'transferred', 'employment', { post: post({ position: 'FRONT' }) }],
    );
    // 30 days earlier, so the run counts from 2024-05-02 and is complete on 2024-08-02.
    expect(
      answers('E', path, facts, '2024-03-01', '2024-08-01', '2024-08-02', '2024-10-01'),
    ).toEqual(['in-progress', 'in-progress', 'satisfied', 'satisfied']);
  });

  it('takes the original hire into account for experience', () => {
    const path = pathOf([{ kind: 'experience', key: 'E', title: 'E', months: 24 }]);
    const facts = story(
      ['2024-01-08', 'hired', 'employment', { post: post(), originalHireOn: '2022-02-15' }],
      ENROLLED,
    );
    expect(answers('E', path, facts, '2024-02-14', '2024-02-15')).toEqual([
      'in-progress',
      'satisfied',
    ]);
  });

  it('takes a card as good through its date, in the grace of the path, then expired', () => {
    const facts = story(HIRED, ENROLLED, [
      '2024-02-01',
      'credential-recorded',
      'BLS',
      { expiresOn: '2024-05-31' },
    ]);
    const days = ['2024-05-01', '2024-05-31', '2024-06-10', '2024-06-11'];
    expect(answers('BLS', pathOf([credential({ grace: 90 }, 10)]), facts, ...days)).toEqual([
      'expiring until 2024-05-31',
      'expiring until 2024-05-31',
      'in-grace until 2024-05-31',
      'expired until 2024-05-31',
    ]);
  });

  it('keeps a certification up by its fee, and ends it when another replaces it', () => {
    const cycles = [{ every: { months: 12 }, keptBy: 'fee', window: 0 }] as const;
    const path = pathOf([credential({ cycles, replacedBy: ['ALS'] })]);
    const facts = story(
      HIRED,
      ENROLLED,
      ['2024-02-01', 'credential-recorded', 'BLS', {}],
      ['2024-06-01', 'fee-paid', 'BLS', {}],
      ['2025-02-10', 'credential-recorded', 'ALS', {}],
    );
    expect(answers('BLS', path, facts, '2024-05-31', '2024-06-01', '2025-02-10')).toEqual([
      'satisfied until 2025-02-01',
      'satisfied until 2025-06-01',
      'expired until 2025-02-09',
    ]);
  });

  it('does not hold against anybody what ran out before they were tracked', () => {
    const held = (expiresOn: IsoDay) =>
      story(
        ['2020-01-06', 'hired', 'employment', { post: post(), trackedFrom: '2024-03-01' }],
        ENROLLED,
        ['2021-02-01', 'credential-recorded', 'BLS', { expiresOn }],
      );
    const days = ['2024-03-01', '2024-03-02'];
    expect(answers('BLS', pathOf([credential({})]), held('2024-02-29'), ...days)).toEqual([
      'not-started',
      'not-started',
    ]);
    // Still good on the first day that counts: then it did run out.
    expect(answers('BLS', pathOf([credential({})]), held('2024-03-01'), ...days)).toEqual([
      'expiring until 2024-03-01',
      'expired until 2024-03-01',
    ]);
    // Its grace is part of it.
    expect(answers('BLS', pathOf([credential({}, 1)]), held('2024-02-29'), ...days)).toEqual([
      'in-grace until 2024-02-29',
      'expired until 2024-02-29',
    ]);
  });

  it('runs a membership through the month in which it began, a year later', () => {
    const cycles = [{ every: { months: 12 }, from: 'membership-month', keptBy: 'fee' }] as const;
    const facts = story(
      HIRED,
      ENROLLED,
      ['2024-02-20', 'credential-recorded', 'BLS', { membershipOn: '2024-02-05' }],
      ['2025-02-10', 'fee-paid', 'BLS', {}],
      ['2026-03-05', 'fee-paid', 'BLS', {}],
    );
    const path = pathOf([credential({ cycles })]);
    const days = ['2024-02-20', '2025-02-10', '2026-03-04', '2026-03-05'];
    expect(answers('BLS', path, facts, ...days)).toEqual([
      'satisfied until 2025-02-28',
      'satisfied until 2026-02-28',
      'expired until 2026-02-28',
      'satisfied until 2027-02-28',
    ]);
  });

  it('asks for the approval of the role or one above, for the stage that it stands in', () => {
    const path = pathOf([{ kind: 'approval', key: 'OK', title: 'OK', role: 'manager' }]);
    const facts = story(
      HIRED,
      ENROLLED,
      approved('2024-02-01', 'S1', 'instructor'),
      approved('2024-02-02', 'S2', 'manager'),
      approved('2024-02-03', 'S1', 'administrator'),
    );
    expect(answers('OK', path, facts, '2024-02-02', '2024-02-03')).toEqual([
      'not-started',
      'satisfied',
    ]);
  });

  it('meets a path leaf while the other path is met', () => {
    const other = { ...pathOf([course('BBP'), course('HIPAA')]), code: 'Q' };
    const path = pathOf([{ kind: 'path', key: 'Q', title: 'Q', path: 'Q', version: 1 }]);
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      completed('2024-02-02', 'HIPAA', '01'),
      completed('2024-02-03', 'HIPAA', '02'),
    );
    expect(answers('Q', [path, other], facts, '2024-01-31', '2024-02-01', '2024-02-03')).toEqual([
      'not-started',
      'in-progress',
      'satisfied',
    ]);
  });
});

describe('the naive evaluator: groups, waivers and locks', () => {
  it('needs no more of a choice than what applies, and leaves out a group with nothing left', () => {
    const nurses = { appliesTo: { positions: ['RN'] } };
    const facts = story(HIRED, ENROLLED, completed('2024-02-01', 'BBP'));
    const path = pathOf([any(2, course('BBP'), course('VIT', nurses), course('HIPAA', nurses))]);
    expect(answers('ANY', path, facts, '2024-01-31', '2024-02-01')).toEqual([
      'not-started',
      'satisfied',
    ]);
    const nothing = pathOf([any(1, course('VIT', nurses))]);
    expect(answers('S1/M', nothing, facts, '2024-02-01')).toEqual(['not-applicable']);
  });

  it('shows the least secure of those that a met group counts', () => {
    const yearly = { recurs: [{ every: { months: 12 } }] };
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      completed('2024-06-01', 'VIT'),
    );
    const two = [course('BBP', yearly), course('VIT', yearly)];
    expect(answers('S1/M', pathOf(two), facts, '2025-01-15')).toEqual([
      'expiring until 2025-02-01',
    ]);
    expect(answers('ANY', pathOf([any(1, ...two)]), facts, '2025-01-15')).toEqual([
      'satisfied until 2025-06-01',
    ]);
  });

  it('adds the credits of one category', () => {
    const path = pathOf([
      {
        kind: 'credits',
        key: 'CR',
        title: 'CR',
        n: 3,
        ofCategory: 'core',
        children: [
          course('BBP', { credits: 2, category: 'core' }),
          course('VIT', { credits: 5, category: 'free' }),
          course('HIPAA', { credits: 1, category: 'core' }),
        ],
      },
    ]);
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      completed('2024-02-02', 'VIT'),
      completed('2024-02-03', 'HIPAA', '01'),
      completed('2024-02-04', 'HIPAA', '02'),
    );
    expect(answers('CR', path, facts, '2024-02-03', '2024-02-04')).toEqual([
      'in-progress',
      'satisfied',
    ]);
    expect(percents(path, facts, '2024-01-31', '2024-02-03', '2024-02-04')).toEqual([0, 66, 100]);
  });

  it('inherits a waiver downwards until its end, but shows what is met as met', () => {
    const facts = story(HIRED, ENROLLED, completed('2024-02-01', 'BBP'), [
      '2024-02-05',
      'waived',
      'P',
      { requirement: 'S1', kind: 'exemption', reason: 'x', until: '2024-03-01' },
    ]);
    const path = pathOf([course('BBP'), course('HIPAA')]);
    expect(answers('BBP', path, facts, '2024-02-05')).toEqual(['satisfied']);
    expect(answers('HIPAA', path, facts, '2024-02-04', '2024-02-05', '2024-03-01')).toEqual([
      'not-started',
      'waived',
      'not-started',
    ]);
  });

  it('keeps a lock open unless it says while met, and never opens for what does not apply', () => {
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'HIPAA', '01'),
      completed('2024-02-02', 'HIPAA', '02'),
    );
    const days = ['2024-02-01', '2024-02-02', '2024-02-12', '2024-02-13'];
    expect(answers('BBP', lockedBy({ needs: 'HIPAA' }), facts, ...days)).toEqual([
      'locked',
      'not-started',
      'not-started',
      'not-started',
    ]);
    expect(answers('BBP', lockedBy({ needs: 'HIPAA', while: 'met' }), facts, ...days)).toEqual([
      'locked',
      'not-started',
      'not-started',
      'locked',
    ]);
    expect(answers('BBP', lockedBy({ needs: 'X' }), facts, '2024-02-02')).toEqual(['locked']);
  });

  it('locks a course until the courses before it are complete', () => {
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'HIPAA', '01'),
      completed('2024-02-02', 'HIPAA', '02'),
    );
    const days = ['2024-02-01', '2024-02-02'];
    const after = course('VIT', { prerequisites: ['HIPAA'] });
    expect(answers('VIT', pathOf([after]), facts, ...days)).toEqual(['locked', 'not-started']);
    const waived: Line = [
      '2024-01-20',
      'waived',
      'P',
      { requirement: 'HIPAA', kind: 'equivalence', reason: 'x', until: null },
    ];
    // Where the path has the course, whatever meets it there opens the lock.
    const both = pathOf([after, course('HIPAA')]);
    expect(
      answers('VIT', both, story(HIRED, ENROLLED, waived), '2024-01-19', '2024-01-20'),
    ).toEqual(['locked', 'not-started']);
  });
});

describe('the naive evaluator: due dates and leave', () => {
  const within30 = { dueIn: { after: 'hire', within: { days: 30 } }, notice: 5 } as const;

  it('is due in the notice period, and overdue on the day after', () => {
    const facts = story(HIRED, ENROLLED);
    const days = ['2024-02-01', '2024-02-02', '2024-02-07', '2024-02-08'];
    expect(answers('BBP', pathOf([course('BBP', within30)]), facts, ...days)).toEqual([
      'not-started until 2024-02-07',
      'due until 2024-02-07',
      'due until 2024-02-07',
      'overdue until 2024-02-07',
    ]);
  });

  it('counts from when it began to apply, and from when the person was tracked', () => {
    const hazard = { ...within30, appliesTo: { exposures: ['blood'] } };
    const facts = story(
      ['2020-01-06', 'hired', 'employment', { post: post(), trackedFrom: '2024-03-01' }],
      ENROLLED,
      ['2024-04-01', 'transferred', 'employment', { post: post({ exposures: ['blood'] }) }],
    );
    const path = pathOf([course('BBP', within30), course('HIPAA', hazard)]);
    expect(answers('BBP', path, facts, '2024-03-01')).toEqual(['not-started until 2024-03-31']);
    expect(answers('HIPAA', path, facts, '2024-03-31', '2024-04-01')).toEqual([
      'not-applicable',
      'not-started until 2024-05-01',
    ]);
  });

  it('is due after the first day that another node was met, whatever becomes of that one', () => {
    const path = pathOf([
      course('BBP', { recurs: [{ every: { days: 10 } }] }),
      course('VIT', { dueIn: { after: { node: 'BBP' }, within: { months: 1 } } }),
    ]);
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-01-31', 'BBP'),
      completed('2024-02-20', 'BBP'),
      completed('2024-01-20', 'HIPAA', '01'),
      completed('2024-01-21', 'HIPAA', '02'),
    );
    expect(answers('VIT', path, facts, '2024-01-30', '2024-01-31', '2024-02-20')).toEqual([
      'not-started',
      'due until 2024-02-29',
      'due until 2024-02-29',
    ]);
  });

  it('pauses on leave, does not know the date until the return, and then has moved it', () => {
    const facts = story(
      HIRED,
      ENROLLED,
      ['2024-01-18', 'leave-started', 'leave', { reason: 'family' }],
      ['2024-01-28', 'leave-ended', 'leave', { leave: 3 }],
    );
    const days = ['2024-01-17', '2024-01-18', '2024-01-27', '2024-01-28', '2024-02-18'];
    expect(answers('BBP', pathOf([course('BBP', within30)]), facts, ...days)).toEqual([
      'not-started until 2024-02-07',
      'paused',
      'paused',
      'not-started until 2024-02-17',
      'overdue until 2024-02-17',
    ]);
  });

  it('makes a date within a leave the first day back, where the requirement says so', () => {
    const facts = story(HIRED, ENROLLED, [
      '2024-02-05',
      'leave-started',
      'leave',
      { reason: 'family', to: '2024-02-20' },
    ]);
    const onReturn = course('BBP', { ...within30, onLeave: 'due-on-return' });
    const unaffected = course('BBP', { ...within30, onLeave: 'unaffected' });
    const days = ['2024-02-04', '2024-02-05', '2024-02-20', '2024-02-21', '2024-02-22'];
    expect(answers('BBP', pathOf([onReturn]), facts, ...days)).toEqual([
      'due until 2024-02-07',
      'paused until 2024-02-21',
      'paused until 2024-02-21',
      'due until 2024-02-21',
      'overdue until 2024-02-21',
    ]);
    expect(answers('BBP', pathOf([unaffected]), facts, '2024-02-07', '2024-02-08')).toEqual([
      'due until 2024-02-07',
      'overdue until 2024-02-07',
    ]);
  });

  it('moves a lapse by a leave only where the requirement says so', () => {
    const recurs = [{ every: { days: 30 }, window: 0 }];
    const facts = story(HIRED, ENROLLED, completed('2024-02-01', 'BBP'), [
      '2024-02-20',
      'leave-started',
      'leave',
      { reason: 'family', to: '2024-02-29' },
    ]);
    const fixed = pathOf([course('BBP', { recurs })]);
    const moving = pathOf([course('BBP', { recurs, onLeave: 'moves' })]);
    expect(answers('BBP', fixed, facts, '2024-03-02', '2024-03-03')).toEqual([
      'expiring until 2024-03-02',
      'overdue until 2024-03-02',
    ]);
    expect(answers('BBP', moving, facts, '2024-02-19', '2024-02-20', '2024-03-13')).toEqual([
      'satisfied until 2024-03-02',
      'satisfied until 2024-03-12',
      'overdue until 2024-03-12',
    ]);
  });

  it('gives a choice a date of its own and its children only their lapse', () => {
    const choice: Requirement = {
      kind: 'any',
      key: 'ANY',
      title: 'ANY',
      n: 1,
      children: [course('BBP', { recurs: [{ every: { days: 10 } }] }), course('HIPAA')],
      ...within30,
    };
    const facts = story(HIRED, ENROLLED, completed('2024-01-10', 'BBP'));
    const days = ['2024-01-20', '2024-01-21', '2024-02-02', '2024-02-08'];
    expect(answers('ANY', pathOf([choice]), facts, ...days)).toEqual([
      'expiring until 2024-01-20',
      'overdue until 2024-01-20',
      'due until 2024-01-20',
      'overdue until 2024-01-20',
    ]);
    expect(answers('HIPAA', pathOf([choice]), facts, '2024-02-08')).toEqual(['not-started']);
  });
});

describe('the naive evaluator: moves, hindsight and progress', () => {
  it('reads the new version from the day of the move, with latches from the enrolment', () => {
    const next = pathOf([course('VIT', { locks: [{ needs: 'BBP' }] }), course('BBP')], {
      version: 2,
    });
    const versions = [pathOf([course('BBP', { recurs: [{ every: { days: 10 } }] })]), next];
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-01-09', 'HIPAA', '01'),
      completed('2024-01-09', 'HIPAA', '02'),
      completed('2024-01-10', 'BBP'),
      ['2024-03-01', 'moved', 'P', { from: 1, version: 2, reason: 'new' }],
    );
    expect(answers('VIT', versions, facts, '2024-02-29', '2024-03-01')).toEqual([
      'no such node',
      'not-started',
    ]);
    expect(answers('BBP', versions, facts, '2024-02-29', '2024-03-01')).toEqual([
      'overdue until 2024-01-20',
      'satisfied',
    ]);
  });

  it('knows nothing of later facts, and nothing of voided ones', () => {
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      ['2024-02-01', 'voided', 'BBP', { fact: 3, reason: 'wrong person' }],
      completed('2024-02-10', 'BBP'),
    );
    expect(answers('BBP', pathOf([course('BBP')]), facts, '2024-02-09', '2024-02-10')).toEqual([
      'not-started',
      'satisfied',
    ]);
  });

  it('fills a choice by its best children, and leaves out what does not gate', () => {
    const path = pathOf([
      course('HIPAA', { weight: 2 }),
      course('VIT', { required: false, weight: 50 }),
      {
        kind: 'any',
        key: 'ANY',
        title: 'ANY',
        n: 1,
        children: [
          {
            kind: 'all',
            key: 'ALL',
            title: 'ALL',
            children: [course('BBP'), course('VIT', { key: 'V2' })],
          },
          course('HIPAA', { key: 'H2' }),
        ],
      },
    ]);
    // Four points: two for HIPAA, and a choice that weighs as much as its heaviest child.
    const facts = story(
      HIRED,
      ENROLLED,
      completed('2024-02-01', 'BBP'),
      completed('2024-02-02', 'HIPAA', '01'),
      completed('2024-02-03', 'HIPAA', '02'),
    );
    expect(percents(path, facts, '2024-01-31', '2024-02-01', '2024-02-03')).toEqual([0, 25, 100]);
  });
});
