import { day, type IsoDay } from '../../src/domain/day.js';
import { advancementIn, leftIn, mayApprove, mayAsk } from '../../src/domain/advancement.js';
import type { Requirement, Stage } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf, standing } from './support/look.js';
import {
  all,
  any,
  approval,
  asking,
  course,
  credential,
  milestone,
  pathOf,
  skill,
  stage,
} from './support/path.js';

const STAGES = ['S0', 'S1', 'S2'];
const ON: IsoDay = '2026-06-01';
const asked = ledger().asked('S0', '2026-02-02');

describe('where somebody stands on the ladder', () => {
  test.each<[string, Ledger, string | null, string | null, string | null]>([
    ['before the first stage', ledger(), null, 'S0', null],
    ['a request waits for an answer', asked, null, 'S0', 'S0'],
    ['approved, the stage is reached', asked.advanced('S0', '2026-02-03'), 'S0', 'S1', null],
    ['declined, it is not', asked.notAdvanced('S0', '2026-02-03'), null, 'S0', null],
    [
      'asked again after that, a request waits',
      asked.notAdvanced('S0', '2026-02-03').asked('S0', '2026-03-02'),
      null,
      'S0',
      'S0',
    ],
    ['of two requests the newest waits', asked.asked('S0', '2026-02-09'), null, 'S0', 'S0'],
    [
      'an answer to an earlier one leaves it waiting',
      asked.asked('S0', '2026-02-09').notAdvanced('S0', '2026-02-10', 1),
      null,
      'S0',
      'S0',
    ],
    [
      'an approval that was withdrawn leaves the request waiting',
      asked.advanced('S0', '2026-02-03').voided(),
      null,
      'S0',
      'S0',
    ],
    [
      'an outside hire may be approved for a later stage at once',
      ledger().advanced('S1', '2026-02-03'),
      'S1',
      'S2',
      null,
    ],
    ['at the top there is no next', ledger().advanced('S2', '2026-02-03'), 'S2', null, null],
    [
      'what happened after the day is not seen',
      asked.advanced('S0', '2026-06-02'),
      null,
      'S0',
      'S0',
    ],
  ])('%s', (_, told, current, next, pending) => {
    const state = advancementIn(told.record, 'P', STAGES, day(ON));
    expect([state.current, state.next, state.pending?.stage ?? null]).toEqual([
      current,
      next,
      pending,
    ]);
  });

  test('a request tells when it was made, and what was said', () => {
    const told = ledger().with('advancement-requested', 'P', '2026-02-02', {
      stage: 'S0',
      note: 'Please.',
    });
    expect(advancementIn(told.record, 'P', STAGES, day(ON)).pending).toEqual({
      seq: 1,
      stage: 'S0',
      askedOn: day('2026-02-02'),
      note: 'Please.',
    });
  });
});

describe('who may ask for an advancement', () => {
  test.each<[string, Ledger, string, readonly string[]]>([
    ['for the next stage', ledger(), 'S0', []],
    ['not for one further up', ledger(), 'S1', ['not-the-next-stage']],
    [
      'not for one that was reached',
      ledger().advanced('S0', '2026-02-03'),
      'S0',
      ['not-the-next-stage'],
    ],
    ['not while a request waits', asked, 'S0', ['already-asked']],
    ['every reason is given at once', asked, 'S2', ['not-the-next-stage', 'already-asked']],
    [
      'not where every stage has been reached',
      ledger().advanced('S2', '2026-02-03'),
      'S2',
      ['not-the-next-stage'],
    ],
  ])('%s', (_, told, wanted, codes) => {
    const decision = mayAsk(advancementIn(told.record, 'P', STAGES, day(ON)), wanted);
    expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(codes);
  });
});

describe('what a stage still requires before it can be approved', () => {
  const left = (asks: Stage, told: Ledger, on: IsoDay = ON) =>
    leftIn(standing(told, pathOf([asks]), on), 'S1').map(({ key }) => key);
  const requiring = (...requirements: readonly Requirement[]) =>
    stage('S1', [...requirements, approval()]);
  const done = ana.completed('HAZ', '2026-02-02');

  test.each<[string, Stage, Ledger, readonly string[]]>([
    ['what is not met', requiring(course('HAZ'), skill('B1')), done, ['B1']],
    ['never its own approval', requiring(course('HAZ')), done, []],
    [
      'the single leaves of a group',
      requiring(all('G', [course('HAZ'), skill('B1'), skill('B2')])),
      done,
      ['B1', 'B2'],
    ],
    ['a choice as one', requiring(any('G', 1, [skill('B1'), skill('B2')])), done, ['G']],
    ['nothing optional', requiring(course('HAZ'), course('CMAA', { required: false })), done, []],
    [
      'nothing of an optional group',
      requiring(course('HAZ'), all('G', [skill('B1')], { required: false })),
      done,
      [],
    ],
    [
      'nothing of an optional milestone',
      {
        ...requiring(course('HAZ')),
        milestones: [
          ...requiring(course('HAZ')).milestones,
          milestone('S1/extra', [skill('B1')], { required: false }),
        ],
      },
      done,
      [],
    ],
    [
      'nothing that does not concern them',
      requiring(course('HAZ'), course('XRY', { appliesTo: { positions: ['lead'] } })),
      done,
      [],
    ],
    [
      'nothing that is waived',
      requiring(course('HAZ'), skill('B1')),
      done.waived('B1', '2026-02-02'),
      [],
    ],
    [
      'what has lapsed: nobody stays eligible quietly',
      requiring(credential({ code: 'BLS' })),
      ana.card('BLS', '2026-01-05', { expiresOn: '2026-05-31' }),
      ['BLS'],
    ],
    [
      'what lapses on that day is still good',
      requiring(credential({ code: 'BLS' })),
      ana.card('BLS', '2026-01-05', { expiresOn: ON }),
      [],
    ],
    ['nothing of another stage', { ...requiring(skill('B1')), code: 'S9' }, done, []],
  ])('%s', (_, asks, told, expected) => {
    expect(left(asks, told)).toEqual(expected);
  });

  test('an approval is refused with every requirement that is left, by name and reason', () => {
    const path = pathOf([requiring(course('HAZ', { title: 'Hazards' }), skill('B1'))]);
    const decision = mayApprove(leftIn(standing(ana, path, ON), 'S1'));

    expect(decision).toMatchObject({
      reasons: [
        {
          code: 'requirements-left',
          text: 'Not everything is met yet: Hazards, B1.',
          needs: [
            { code: 'requirement-left', subject: 'HAZ', text: 'Hazards: Not started.' },
            { code: 'requirement-left', subject: 'B1', text: 'B1: Not started.' },
          ],
        },
      ],
    });
    expect(mayApprove([])).toEqual({ allowed: true });
  });
});

describe('an approval as a requirement', () => {
  const by = (role: string, stageCode = 'S1') => ana.advanced(stageCode, '2026-02-02', role);
  const met = ['2026-01-05 not-started', '2026-02-02 satisfied'];
  const unmet = ['2026-01-05 not-started'];

  test.each<[string, Parameters<typeof approval>[0], Ledger, readonly string[]]>([
    ['a manager may give a manager’s', {}, by('manager'), met],
    ['an administrator may, too', {}, by('administrator'), met],
    ['an instructor may not', {}, by('instructor'), unmet],
    ['an instructor may give an instructor’s', { role: 'instructor' }, by('instructor'), met],
    ['a manager may not give an administrator’s', { role: 'administrator' }, by('manager'), unmet],
    ['nobody else may', { role: 'instructor' }, by('learner'), unmet],
    ['it is for its own stage', {}, by('manager', 'S2'), unmet],
    ['a request is no approval', {}, ana.asked('S1', '2026-02-02'), unmet],
    [
      'it may have to be given again',
      { recurs: [{ every: { months: 12 } }] },
      by('manager'),
      [...met, '2027-01-03 expiring', '2027-02-03 overdue'],
    ],
  ])('%s', (_, terms, told, expected) => {
    expect(historyOf(told, asking(approval(terms)), 'OK')).toEqual(expected);
  });

  test('of another path is none of this one', () => {
    const told = ana.with('advancement-approved', 'OTHER', '2026-02-02', {
      stage: 'S1',
      request: 0,
      role: 'manager',
    });
    expect(historyOf(told, asking(approval()), 'OK')).toEqual(unmet);
  });
});
