import {
  awaitsCosign,
  mayCosign,
  mayRecord,
  type Observer,
  type ObserverKind,
  type Performance,
  whoMayObserve,
} from '../../src/domain/observer.js';
import type { Decision } from '../../src/domain/refusal.js';
import type { SkillDefinition } from '../../src/domain/requirement.js';
import { skillOf } from './support/path.js';

const is = (...kinds: readonly ObserverKind[]): Observer => ({
  id: 'bea',
  name: 'Bea Linnet',
  kinds: new Set(kinds),
});
const nurse: Observer = { ...is('licensed-clinician'), id: 'noa' };
const STEPS = [
  { text: 'Checks the order', critical: true },
  { text: 'Explains' },
  { text: 'Drops the needle', critical: true },
];

const codes = (decision: Decision) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

const performance = (
  terms: Partial<SkillDefinition>,
  told: Partial<Omit<Performance, 'skill'>> = {},
): Performance => ({
  skill: skillOf('B6', terms),
  outcome: 'satisfactory',
  steps: undefined,
  observer: is('instructor'),
  cosigner: null,
  ...told,
});

describe('Who may say that a skill was performed as it should be', () => {
  const clinical = { observedBy: ['licensed-clinician', 'holds-this-skill'] as const };
  const both = ['Checks the order', 'Drops the needle'];

  test.each<[string, Performance, readonly string[]]>([
    ['anybody, where the skill names nobody', performance({}), []],
    ['nobody, where it names none', performance({ observedBy: [] }), ['may-not-observe']],
    ['not who is none of those that it names', performance(clinical), ['may-not-observe']],
    ['who holds it', performance(clinical, { observer: is('holds-this-skill') }), []],
    ['a clinician', performance(clinical, { observer: is('licensed-clinician') }), []],
    [
      'a manager’s word is no clinician’s',
      performance(clinical, { observer: is('manager', 'instructor') }),
      ['may-not-observe'],
    ],
    [
      'that practice is needed says anybody',
      performance(clinical, { outcome: 'needs-practice' }),
      [],
    ],
    ['that it was unsafe says anybody', performance(clinical, { outcome: 'unsafe' }), []],
    ['with every critical step seen', performance({ steps: STEPS }, { steps: both }), []],
    [
      'not with a critical step missed',
      performance({ steps: STEPS }, { steps: ['Checks the order', 'Explains'] }),
      ['critical-step-missed'],
    ],
    [
      'each that is missed is named',
      performance({ steps: STEPS }, { steps: [] }),
      ['critical-step-missed', 'critical-step-missed'],
    ],
    ['where nobody listed the steps, none is missed', performance({ steps: STEPS }), []],
    [
      'what needs practice may miss one',
      performance({ steps: STEPS }, { steps: [], outcome: 'needs-practice' }),
      [],
    ],
    ['with a licensed co-signer', performance({ cosign: true }, { cosigner: nurse }), []],
    [
      'not with one who has no license',
      performance({ cosign: true }, { cosigner: { ...is('manager'), id: 'noa' } }),
      ['not-licensed'],
    ],
    [
      'nor with themselves',
      performance({}, { observer: nurse, cosigner: nurse }),
      ['own-observation'],
    ],
    [
      'and every reason is told at once',
      performance({ ...clinical, steps: STEPS }, { steps: both.slice(1) }),
      ['may-not-observe', 'critical-step-missed'],
    ],
  ])('%s', (_, told, expected) => {
    expect(codes(mayRecord(told))).toEqual(expected);
  });

  test('the refusal says whose word counts', () => {
    const decision = mayRecord(performance(clinical));
    expect(decision.allowed ? '' : decision.reasons[0]!.text).toBe(
      'Bea Linnet may not sign this: “B6” is checked off by a licensed clinician, or somebody who is signed off in it. Ask one of them.',
    );
    expect(whoMayObserve(skillOf('B6'))).toBeNull();
  });
});

describe('A co-signature', () => {
  const cosign = { cosign: true };

  test.each<[string, Performance, boolean]>([
    ['is awaited where the observer has no license', performance(cosign), true],
    ['is not where the observer has one', performance(cosign, { observer: nurse }), false],
    ['is not where it is given', performance(cosign, { cosigner: nurse }), false],
    ['is not of what needs practice', performance(cosign, { outcome: 'needs-practice' }), false],
    ['is not of what was unsafe', performance(cosign, { outcome: 'unsafe' }), false],
    ['is not where the skill asks for none', performance({}), false],
  ])('%s', (_, told, expected) => {
    expect(awaitsCosign(told)).toBe(expected);
  });

  test.each<[string, Observer, string, readonly string[]]>([
    ['is a licensed clinician’s', nurse, 'bea', []],
    ['is not the observer’s own', nurse, 'noa', ['own-observation']],
    ['is nobody else’s', is('manager', 'holds-this-skill'), 'cy', ['not-licensed']],
  ])('%s', (_, signer, observer, expected) => {
    expect(codes(mayCosign(signer, observer))).toEqual(expected);
  });
});
