import { day } from '../../src/domain/day.js';
import {
  factsOfNewVersion,
  policyPath,
  type NewPolicyVersion,
  type PolicyTerms,
} from '../../src/domain/policy.js';
import { treeOf } from '../../src/domain/tree.js';
import { ledger } from './support/ledger.js';

const TERMS: PolicyTerms = {
  code: 'P',
  title: 'Telephones',
  whom: { positions: ['front-office'] },
  since: '2026-04-01',
  lastDay: null,
  dueDays: 14,
  everyMonths: null,
};

const NEXT: NewPolicyVersion = {
  code: 'P',
  pathVersion: 2,
  courseVersion: 3,
  since: '2026-03-01',
  signAgainWithin: null,
  reason: 'They are off now.',
};

const TODAY = day('2026-04-10');

describe('The path of a policy', () => {
  const leafOf = (terms: PolicyTerms) =>
    treeOf({ ...policyPath(terms, '2026-03-10'), version: 1 }).nodes.get('policy/sign/P')!.asks;

  test('enrols and concerns the same people, from its first day on', () => {
    expect(policyPath(TERMS, '2026-03-10').enrolls).toEqual(TERMS.whom);
    expect(leafOf(TERMS)).toMatchObject({ appliesTo: TERMS.whom, since: '2026-04-01' });
    expect(leafOf(TERMS).until).toBeUndefined();
  });

  test.each([
    ['before its last day', '2026-05-30', TERMS.whom],
    ['on its last day', '2026-05-31', undefined],
    ['after it', '2026-06-01', undefined],
  ] as const)('published %s, it enrols accordingly', (_, today, enrolls) => {
    expect(policyPath({ ...TERMS, lastDay: '2026-05-31' }, today).enrolls).toEqual(enrolls);
  });

  test('asks for nothing from the day after its last', () => {
    expect(leafOf({ ...TERMS, lastDay: '2026-05-31' }).until).toBe('2026-06-01');
  });

  test('is signed again on a new version, and every so many months where it says so', () => {
    const onVersion = { on: 'new-policy-version', within: { days: 14 } };
    expect(leafOf(TERMS)).toMatchObject({ recurs: [onVersion] });
    expect(leafOf({ ...TERMS, everyMonths: 12 })).toMatchObject({
      recurs: [onVersion, { every: { months: 12 } }],
    });
  });
});

describe('A new version of a policy', () => {
  const kinds = (
    version: NewPolicyVersion,
    told = ledger().hired('2026-01-05').enrolled('2026-01-05'),
  ) => factsOfNewVersion(told.record, version, TODAY).map(({ kind }) => kind);

  test('moves who is on the one before', () => {
    expect(kinds(NEXT)).toEqual(['moved']);
  });

  test('is nothing to who is on it already, or not enrolled, or has been withdrawn', () => {
    expect(kinds({ ...NEXT, pathVersion: 1 })).toEqual([]);
    expect(kinds(NEXT, ledger().hired('2026-01-05'))).toEqual([]);
    const left = ledger().hired('2026-01-05').enrolled('2026-01-05').withdrawn('2026-02-01');
    expect(kinds(NEXT, left)).toEqual([]);
  });

  test.each([
    ['today, where its first day has come', '2026-03-01', '2026-04-20'],
    ['its first day, where that is ahead', '2026-05-01', '2026-05-11'],
  ] as const)('has people sign again within days of %s', (_, since, dueOn) => {
    const { record } = ledger().hired('2026-01-05').enrolled('2026-01-05');
    const facts = factsOfNewVersion(record, { ...NEXT, since, signAgainWithin: 10 }, TODAY);
    expect(facts).toEqual([
      expect.objectContaining({ kind: 'moved', payload: expect.objectContaining({ version: 2 }) }),
      expect.objectContaining({
        kind: 'retraining-required',
        subject: 'P',
        payload: { dueOn, reason: NEXT.reason, version: 3 },
      }),
    ]);
  });
});
