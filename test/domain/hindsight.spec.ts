import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import { at } from '../../src/domain/steps.js';
import { isSameMoment } from '../../src/domain/timeline.js';
import { ana, type Ledger } from './support/ledger.js';
import { evaluate, historyOf, statusOn } from './support/look.js';
import {
  any,
  approval,
  attestation,
  course,
  credential,
  experience,
  hours,
  pathOf,
  published,
  skill,
  stage,
  within,
} from './support/path.js';

describe('Law 1: Hindsight', () => {
  const requirements = [
    course('HAZ', { recurs: [{ every: { months: 12 } }], ...within(60), onLeave: 'moves' }),
    course('VIT', { locks: [{ needs: 'HAZ' }], appliesTo: { positions: ['MA'] } }),
    attestation('HIP', { recurs: [{ on: 'new-policy-version', within: { days: 30 } }] }),
    skill('B1'),
    hours('shadowing', 8, { node: 'HAZ' }),
    credential({ code: 'RMA', cycles: [{ every: { months: 12 }, keptBy: 'fee' }] }),
    experience(6),
    course('REC', within(200, 'enrollment')),
    any('EXTRA', 1, [course('SCR'), course('CLM')], within(90, 'position')),
    approval(),
  ];
  const definitions = published([
    pathOf([stage('S1', requirements)]),
    pathOf([stage('S1', requirements.slice(0, 3))], { version: 2 }),
  ]);
  const before = ana
    .hours('shadowing', '2026-03-02', 8)
    .card('RMA', '2026-02-02')
    .attested('HIP', '2026-02-02')
    .seen('B1', '2026-02-03');

  test.each<[string, (told: Ledger, on: IsoDay) => Ledger]>([
    ['a completed course', (told, on) => told.completed('HAZ', on)],
    ['an attestation', (told, on) => told.attested('HIP', on)],
    ['an observation', (told, on) => told.seen('B1', on)],
    ['an unsafe outcome', (told, on) => told.unsafe('B1', on)],
    ['an approval of hours worked earlier', (told, on) => told.completed('HAZ', on).approved(on)],
    ['a new card', (told, on) => told.card('RMA', on)],
    ['a revoked card', (told, on) => told.revoked('RMA', on)],
    ['a paid fee', (told, on) => told.feePaid('RMA', on)],
    ['a waiver', (told, on) => told.waived('S1', on)],
    ['a leave of absence', (told, on) => told.onLeave(on)],
    ['a new position', (told, on) => told.transferred(on, { position: 'front desk' })],
    ['the last day of work', (told, on) => told.separated(on)],
    ['a withdrawal', (told, on) => told.withdrawn(on)],
    ['a new enrolment', (told, on) => told.enrolled(on)],
    ['a move to a new version', (told, on) => told.moved(on, 2)],
    ['a call to train again', (told, on) => told.retrain('HIP', on, '2026-07-01')],
    ['an advancement', (told, on) => told.advanced('S1', on)],
  ])('%s changes no day before its own, and something after', (_, happens) => {
    const after = happens(before, '2026-06-01');

    expect(changesBetween(before, after, '2026-01-01', '2026-05-31')).toEqual([]);
    expect(changesBetween(before, after, '2026-06-01', '2027-12-31')).not.toEqual([]);
  });

  test('a withdrawn fact changes no day before that of its target', () => {
    const completed = before.completed('HAZ', '2026-04-01');
    const voided = completed.voided();

    expect(changesBetween(completed, voided, '2026-01-01', '2026-03-31')).toEqual([]);
    expect(statusOn(completed, definitions, 'HAZ', '2026-04-01')).toBe('satisfied');
    expect(statusOn(voided, definitions, 'HAZ', '2026-04-01')).toBe('overdue');
  });

  test('what is told late counts from the day on which it happened', () => {
    const told = ana.completed('SCR', '2026-05-04').completed('HAZ', '2026-02-10');

    expect(historyOf(told, definitions, 'HAZ').slice(0, 2)).toEqual([
      '2026-01-05 not-started',
      '2026-02-04 due',
    ]);
    expect(statusOn(told, definitions, 'HAZ', '2026-02-10')).toBe('satisfied');
  });

  /** The days and nodes between two days on which one ledger shows something else than another. */
  function changesBetween(a: Ledger, b: Ledger, from: IsoDay, to: IsoDay): readonly string[] {
    const changes: string[] = [];
    const others = evaluate(b, definitions).nodes;
    for (const [key, { timeline }] of evaluate(a, definitions).nodes) {
      const other = others.get(key)!.timeline;
      const steps = [...timeline, ...other].map((step) => step.from);
      for (const on of [
        day(from),
        ...steps.filter((step) => day(from) < step && step <= day(to)),
      ]) {
        if (!isSameMoment(at(timeline, on), at(other, on))) changes.push(`${key} ${isoDay(on)}`);
      }
    }
    return changes;
  }
});
