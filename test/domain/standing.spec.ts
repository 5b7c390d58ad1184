import { day, isoDay, isoDayOrNull, type IsoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { mergeNextSteps, nextStepsOn, type NextStep } from '../../src/domain/next-steps.js';
import { standingOn } from '../../src/domain/standing.js';
import type { Status } from '../../src/domain/status.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { evaluate, requirementOn, standing } from './support/look.js';
import {
  all,
  any,
  approval,
  asking,
  attestation,
  course,
  courseOf,
  credential,
  credits,
  experience,
  hours,
  milestone,
  otherPath,
  pathOf,
  published,
  skill,
  stage,
  within,
} from './support/path.js';

const ON: IsoDay = '2026-02-02';
const yearly = { recurs: [{ every: { months: 12 } }] };
const bls = (terms = {}) => credential({ code: 'BLS', grace: 30 }, terms);
const issued = (through: IsoDay) => ana.card('BLS', '2026-01-05', { expiresOn: through });

/** The next steps of a path with one stage, as `BBP overdue`. */
function nextIn(requirements: readonly Requirement[], told: Ledger, on: IsoDay = ON) {
  return standing(told, asking(...requirements), on).nextSteps.map(
    ({ requirement, status }) => `${requirement} ${status}`,
  );
}

describe('what is next', () => {
  test.each<[string, readonly Requirement[], Ledger, readonly string[]]>([
    ['what can be started', [course('HAZ')], ana, ['HAZ not-started']],
    ['nothing that is done', [course('HAZ')], ana.completed('HAZ', '2026-01-20'), []],
    [
      'what is under way, before what is not started',
      [course('HAZ'), skill('B1')],
      ana.seen('B1', '2026-01-20', { outcome: 'needs-practice' }),
      ['B1 in-progress', 'HAZ not-started'],
    ],
    [
      'nothing that is locked',
      [course('HAZ'), course('VIT', { locks: [{ needs: 'HAZ' }] })],
      ana,
      ['HAZ not-started'],
    ],
    [
      'what is overdue though it is locked',
      [course('HAZ'), course('VIT', { locks: [{ needs: 'HAZ' }], ...within(5) })],
      ana,
      ['VIT overdue', 'HAZ not-started'],
    ],
    [
      'nothing that is not required of this person',
      [course('XRY', { appliesTo: { positions: ['lead'] } })],
      ana,
      [],
    ],
    ['nothing that is waived', [course('HAZ')], ana.waived('HAZ', '2026-01-20'), []],
    ['nothing that waits for the return', [course('HAZ')], ana.onLeave('2026-01-20'), []],
    ['what may be renewed', [bls()], issued('2026-02-20'), ['BLS expiring']],
    ['what is in grace', [bls()], issued('2026-01-20'), ['BLS in-grace']],
    ['nothing that is good for long', [bls()], issued('2027-01-20'), []],
    ['nothing that only time brings', [experience(6)], ana, []],
    [
      'the most urgent first: out of date, in grace, due, expiring, the rest',
      [
        course('REST'),
        credential({ code: 'CMA' }),
        course('DUE', within(40)),
        bls(),
        course('LATE', within(10)),
      ],
      issued('2026-01-20').card('CMA', '2026-01-05', { expiresOn: '2026-02-10' }),
      ['LATE overdue', 'BLS in-grace', 'DUE due', 'CMA expiring', 'REST not-started'],
    ],
    [
      'of equally urgent ones the earlier date first',
      [course('A', within(40)), course('B', within(30))],
      ana,
      ['B due', 'A due'],
    ],
    [
      'something with a date before something without',
      [course('A'), course('B', within(90))],
      ana,
      ['B not-started', 'A not-started'],
    ],
  ])('%s', (_, requirements, told, expected) => {
    expect(nextIn(requirements, told)).toEqual(expected);
  });

  describe('of a choice', () => {
    const choice = any('G', 1, [bls(), course('HAZ'), all('H', [course('VIT')])]);

    test.each<[string, Ledger, readonly string[]]>([
      [
        'every branch, while none is taken',
        ana,
        ['BLS not-started', 'HAZ not-started', 'VIT not-started'],
      ],
      ['none of the others, once one is met', ana.completed('HAZ', '2026-01-20'), []],
      ['none of the others, while the one is waived', ana.waived('HAZ', '2026-01-20'), []],
      ['only what was taken, when it can be renewed', issued('2026-02-20'), ['BLS expiring']],
      ['only what was taken, when it is in grace', issued('2026-01-20'), ['BLS in-grace']],
      [
        'again every branch, when it has run out',
        issued('2026-01-01').card('BLS', '2025-12-01', { expiresOn: '2026-01-01' }),
        ['BLS expired', 'HAZ not-started', 'VIT not-started'],
      ],
    ])('%s', (_, told, expected) => {
      const on = expected.includes('BLS expired') ? '2026-03-02' : ON;
      expect(nextIn([choice], told, on)).toEqual(expected);
    });
  });

  describe('of a choice that isn’t met', () => {
    const lab = all('LAB', [course('HAZ'), skill('B1')]);
    const desk = all('DESK', [course('VIT'), skill('F1')]);
    const three = [skill('B1'), course('VIT'), course('TRN')];
    const worth = { credits: 2 };
    const begun = ana.seen('B1', '2026-01-20', { outcome: 'needs-practice' });

    test.each<[string, Requirement, Ledger, readonly string[]]>([
      [
        'only the branch that was begun',
        any('G', 1, [lab, desk]),
        ana.completed('HAZ', '2026-01-20'),
        ['B1 not-started'],
      ],
      [
        'both, where both were',
        any('G', 1, [lab, desk]),
        ana.completed('HAZ', '2026-01-20').completed('VIT', '2026-01-20'),
        ['B1 not-started', 'F1 not-started'],
      ],
      [
        'all that are left, while too few were begun',
        any('G', 2, three),
        begun,
        ['B1 in-progress', 'VIT not-started', 'TRN not-started'],
      ],
      [
        'none besides, once enough were begun or done',
        any('G', 2, three),
        begun.completed('VIT', '2026-01-20'),
        ['B1 in-progress'],
      ],
      [
        'of credits, none besides those that will do',
        credits('G', 2, [skill('B1', {}, worth), course('VIT', worth)]),
        begun,
        ['B1 in-progress'],
      ],
      [
        'of credits, all while those would not',
        credits('G', 4, [skill('B1', {}, worth), course('VIT', worth), course('TRN', worth)]),
        begun,
        ['B1 in-progress', 'VIT not-started', 'TRN not-started'],
      ],
    ])('%s', (_, choice, told, expected) => {
      expect(nextIn([choice], told)).toEqual(expected);
    });

    test.each<[string, Ledger, readonly string[]]>([
      ['either path, while enrolled in neither', ana, ['FRONT in-progress', 'BACK in-progress']],
      ['the one enrolled in', ana.enrolled('2026-01-20', 'BACK', 1), ['BACK in-progress']],
    ])('%s, though what was done counts for both', (_, told, expected) => {
      const ways = ['FRONT', 'BACK'].map((code) =>
        pathOf([stage('W', [course('HAZ'), course(code === 'BACK' ? 'VIT' : 'TRN')])], { code }),
      );
      const path = asking(any('G', 1, [otherPath('FRONT'), otherPath('BACK')]));
      const evaluation = evaluate(told.completed('HAZ', '2026-01-20'), published([path, ...ways]));
      const found = nextStepsOn(evaluation, day(ON));
      expect(found.map(({ requirement, status }) => `${requirement} ${status}`)).toEqual(expected);
    });
  });

  describe('over several stages', () => {
    const path = pathOf([
      stage('S1', [course('ORI'), bls(), approval({ key: 'OK1' })]),
      stage('S2', [
        course('TRN'),
        course('SUP', within(300)),
        course('INF', within(10)),
        approval({ key: 'OK2' }),
      ]),
    ]);
    const next = (told: Ledger) =>
      standing(told, path, ON).nextSteps.map(
        ({ requirement, status }) => `${requirement} ${status}`,
      );
    const done = ana.completed('ORI', '2026-01-20').card('BLS', '2026-01-20');

    test.each<[string, Ledger, readonly string[]]>([
      [
        'what this stage asks for, and of later ones what has a date',
        ana,
        ['INF overdue', 'SUP not-started', 'ORI not-started', 'BLS not-started'],
      ],
      [
        'an approval once everything else of its stage is met',
        done,
        ['INF overdue', 'SUP not-started', 'OK1 not-started'],
      ],
      [
        'the next stage when this one is reached',
        done.advanced('S1', '2026-01-21'),
        ['INF overdue', 'SUP not-started', 'TRN not-started'],
      ],
      [
        'of an earlier stage what can be renewed',
        ana
          .completed('ORI', '2026-01-20')
          .card('BLS', '2026-01-20', { expiresOn: '2026-02-20' })
          .advanced('S1', '2026-01-21')
          .completed('INF', '2026-01-21'),
        ['BLS expiring', 'SUP not-started', 'TRN not-started'],
      ],
    ])('%s', (_, told, expected) => {
      expect(next(told)).toEqual(expected);
    });

    test('an approval waits for nothing that is optional, and comes before it', () => {
      const optional = pathOf([
        stage('S1', [course('ORI'), course('CMAA', { required: false }), approval()]),
      ]);
      const steps = standing(ana.completed('ORI', '2026-01-20'), optional, ON).nextSteps;
      expect(steps.map(({ requirement }) => requirement)).toEqual(['OK', 'CMAA']);
    });

    test.each<[string, number, readonly string[]]>([
      [
        'has its date, whichever stage is next',
        30,
        ['BLS due 2026-02-04', 'ARC due 2026-02-04', 'ORI not-started null'],
      ],
      [
        'is overdue with it',
        10,
        ['BLS overdue 2026-01-15', 'ARC overdue 2026-01-15', 'ORI not-started null'],
      ],
    ])('what a choice with a date offers %s', (_, days, expected) => {
      const choice = any('C6', 1, [credential({ code: 'BLS' }), credential({ code: 'ARC' })], {
        ...within(days),
      });
      const path = pathOf([stage('S1', [course('ORI')]), stage('S2', [choice])]);
      const steps = standing(ana, path, ON).nextSteps;
      expect(
        steps.map((each) => `${each.requirement} ${each.status} ${isoDayOrNull(each.dueOn)}`),
      ).toEqual(expected);
    });
  });

  test.each<[string, Requirement, Ledger, string]>([
    [
      'a course: its next module',
      course('VIT'),
      ana.module('VIT', '01', '2026-01-20'),
      'Complete the module "Lesson 02".',
    ],
    ['an attestation', attestation('HIP'), ana, 'Read and attest HIP.'],
    [
      'an attestation once more',
      attestation('HIP', yearly),
      ana.attested('HIP', '2025-02-10'),
      'Read and attest HIP again.',
    ],
    ['a skill', skill('B1'), ana, 'Be observed doing this: B1.'],
    ['hours', hours('shadowing', 16), ana, 'Log hours: shadowing.'],
    ['a credential', bls(), ana, 'Earn BLS and record it.'],
    [
      'a credential to be renewed',
      bls(),
      issued('2026-02-20'),
      'Renew BLS and record the new one.',
    ],
    [
      'a credential that has run out',
      bls({ grace: 0 }),
      issued('2026-01-20'),
      'Renew BLS and record the new one.',
    ],
    ['an approval', approval(), ana, 'Ask for advancement: everything else is met.'],
    ['another path', otherPath('OTHER'), ana, 'Complete the path OTHER.'],
  ])('an action says what to do: %s', (_, requirement, told, action) => {
    const other = pathOf([stage('C', [course('ORI')])], { code: 'OTHER' });
    const asks = published([asking(requirement), other], [courseOf('VIT', ['01', '02', '03'])]);
    expect(standing(told, asks, ON).nextSteps[0]).toMatchObject({ action });
  });

  test('a course tells the minutes of the modules that are left', () => {
    const asks = published([asking(course('VIT'), bls())], [courseOf('VIT', ['01', '02', '03'])]);
    const minutes = standing(ana.module('VIT', '02', '2026-01-20'), asks, ON).nextSteps.map(
      (step) => step.minutes,
    );
    expect(minutes).toEqual([20, null]);
  });
});

describe('the next steps of several paths and assignments are joined by what they are about', () => {
  const step = (path: string, terms: Partial<NextStep> = {}): NextStep => ({
    path,
    requirement: `${path}/HAZ`,
    kind: 'course',
    subject: 'HAZ',
    title: 'Hazards',
    required: true,
    status: 'not-started',
    action: 'Complete Hazards.',
    dueOn: null,
    minutes: null,
    reason: 'Not started.',
    ...terms,
  });
  const due = (on: IsoDay) => ({ dueOn: day(on) });
  const told = (steps: readonly NextStep[]) =>
    steps.map(({ path, dueOn }) => `${path} ${isoDayOrNull(dueOn)}`);

  test.each<[string, readonly NextStep[], readonly string[]]>([
    ['one course is one step', [step('A'), step('B')], ['A null']],
    [
      'with its earliest date',
      [step('A', due('2026-06-30')), step('B', due('2026-05-31'))],
      ['B 2026-05-31'],
    ],
    ['a date is earlier than none', [step('A'), step('B', due('2026-05-31'))], ['B 2026-05-31']],
    [
      'the more urgent is told, with the earliest date of both',
      [step('A', { status: 'expiring', ...due('2026-06-30') }), step('B', due('2026-05-31'))],
      ['A 2026-05-31'],
    ],
    [
      'an attestation and its course are about the same',
      [step('A'), step('B', { kind: 'attestation' })],
      ['A null'],
    ],
    [
      'what nothing waits for comes after the rest',
      [step('A', { required: false }), step('B', { subject: 'INF' })],
      ['B null', 'A null'],
    ],
    [
      'and so it does when it is overdue',
      [step('A', { required: false, status: 'overdue' }), step('B', { subject: 'INF' })],
      ['B null', 'A null'],
    ],
    [
      'a path that is asked for is left out where its own steps stand',
      [step('A', { kind: 'path', subject: 'B' }), step('B')],
      ['B null'],
    ],
    ['it stays where it has none to show', [step('A', { kind: 'path', subject: 'B' })], ['A null']],
    [
      'a skill of the same code is another thing',
      [step('A'), step('B', { kind: 'skill' })],
      ['A null', 'B null'],
    ],
    [
      'approvals of two paths are two',
      [
        step('A', { kind: 'approval', subject: null }),
        step('B', { kind: 'approval', subject: null }),
      ],
      ['A null', 'B null'],
    ],
    [
      'the most urgent comes first',
      [step('A'), step('B', { subject: 'BBP', status: 'overdue' })],
      ['B null', 'A null'],
    ],
  ])('%s', (_, steps, expected) => {
    expect(told(mergeNextSteps(steps.map((each) => [each])))).toEqual(expected);
  });
});

describe('the standing on a day', () => {
  const path = pathOf(
    [
      stage('S1', [course('ORI', { title: 'Orientation', why: 'House rule.', ...within(40) })]),
      {
        ...stage('S2', []),
        milestones: [
          milestone('S2/front', [all('G', [course('TRN', yearly), course('SUP')])]),
          milestone('S2/back', [skill('B1')]),
        ],
      },
    ],
    { title: 'The ladder' },
  );
  const begun = ana.completed('ORI', '2026-01-20').completed('TRN', '2026-01-21');

  test('says which path, which version, since when, and how far', () => {
    expect(standing(begun, path, ON)).toMatchObject({
      path: { code: 'P', title: 'The ladder', version: 1 },
      asOf: day(ON),
      startedOn: day('2026-01-05'),
      status: 'in-progress',
      progress: { percent: 50 },
    });
  });

  test.each<[string, Ledger, string]>([
    ['the first stage that is not met', ana, 'S1'],
    ['the next one when that is met', begun, 'S2'],
    [
      'the last when all are met',
      begun.completed('SUP', '2026-01-22').seen('B1', '2026-01-22'),
      'S2',
    ],
    ['an earlier one when something of it is missing again', begun.voided(3), 'S1'],
  ])('the stage is %s', (_, told, code) => {
    expect(standing(told, path, ON).stage.code).toBe(code);
  });

  test('tells stages, milestones and requirements, each with its status', () => {
    const [first, second] = standing(begun, path, ON).stages;
    expect([first!.status, first!.progress.percent]).toEqual(['satisfied', 100]);
    expect(second!.milestones.map(({ code, key, status }) => [code, key, status])).toEqual([
      ['front', 'S2/front', 'in-progress'],
      ['back', 'S2/back', 'not-started'],
    ]);
  });

  test('a requirement tells since when and until when its status holds', () => {
    const trn = requirementOn(begun, path, 'TRN', ON);
    expect([isoDayOrNull(trn.since), isoDayOrNull(trn.until), isoDayOrNull(trn.dueOn)]).toEqual([
      '2026-01-21',
      '2026-12-22',
      '2027-01-21',
    ]);
    expect(requirementOn(begun, path, 'ORI', ON)).toMatchObject({
      until: null,
      subject: 'ORI',
      why: 'House rule.',
      required: true,
      reason: 'Completed on 2026-01-20.',
    });
  });

  test.each<[string, Ledger, IsoDay, IsoDay | null]>([
    ['the day on which something becomes due', ana, '2026-01-05', '2026-01-15'],
    ['then the day on which it becomes overdue', ana, '2026-01-15', '2026-02-15'],
    ['the opening of a window', begun, ON, '2026-12-22'],
    ['the end of what is good', begun, '2026-12-22', '2027-01-22'],
    ['no day, where nothing is ahead', begun, '2027-01-22', null],
    ['the day after the last day of work', begun.separated('2026-03-31'), ON, '2026-04-01'],
    [
      'the day of a transfer that is known ahead',
      ana.transferred('2026-02-01', { position: 'lead' }),
      '2026-01-15',
      '2026-02-15',
    ],
  ])('if nobody does anything it changes on %s', (_, told, on, expected) => {
    expect(isoDayOrNull(standing(told, path, on).changesOn)).toBe(expected);
  });

  test('outside enrolment and employment there is none', () => {
    const evaluation = evaluate(ana.separated('2026-03-31'), path);
    for (const on of ['2026-01-04', '2026-04-01']) {
      expect(standingOn(evaluation, day(on))).toBeNull();
      expect(nextStepsOn(evaluation, day(on))).toEqual([]);
    }
  });

  test('a past day and a day ahead are the same look', () => {
    const statuses = (['2026-01-19', '2026-01-20', '2027-01-22'] as const).map(
      (on): Status => standing(begun, path, on).status,
    );
    expect(statuses).toEqual(['due', 'in-progress', 'overdue']);
    expect(isoDay(standing(begun, path, '2027-01-22').asOf)).toBe('2027-01-22');
  });

  test('who never was enrolled has none', () => {
    expect(standingOn(evaluate(ledger().hired('2026-01-05'), path), day(ON))).toBeNull();
  });
});
