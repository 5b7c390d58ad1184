import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import {
  enrollmentByRule,
  enrollmentOn,
  enrollmentsIn,
  pathsOf,
  versionOn,
} from '../../src/domain/enrollment.js';
import { ledger, type Ledger } from './support/ledger.js';
import { pathOf } from './support/path.js';

describe('Enrolments', () => {
  const spans = (told: Ledger) =>
    enrollmentsIn(told.record, 'P').map(({ from, to, versions }) => [
      from - day('2026-01-01'),
      Number.isFinite(to) ? to - day('2026-01-01') : 'open',
      versions.map(({ version }) => version),
    ]);

  test.each<[string, Ledger, unknown]>([
    ['none', ledger(), []],
    ['one that lasts', ledger().enrolled('2026-01-05'), [[4, 'open', [1]]]],
    [
      'one that was withdrawn: its day is no longer enrolled',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11'),
      [[4, 10, [1]]],
    ],
    [
      'a new one ends the one before',
      ledger().enrolled('2026-01-05').enrolled('2026-01-11', 'P', 2),
      [
        [4, 10, [1]],
        [10, 'open', [2]],
      ],
    ],
    [
      'a move keeps the enrolment',
      ledger().enrolled('2026-01-05').moved('2026-01-11', 2),
      [[4, 'open', [1, 2]]],
    ],
    [
      'of two moves on one day the last one holds, and the earlier version never did',
      ledger().enrolled('2026-01-05').moved('2026-01-11', 2).moved('2026-01-11', 3),
      [[4, 'open', [1, 3]]],
    ],
    ['a move without an enrolment is none', ledger().moved('2026-01-11', 2), []],
    [
      'a withdrawal after a withdrawal changes nothing',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11').withdrawn('2026-01-20'),
      [[4, 10, [1]]],
    ],
    [
      'a move after the withdrawal changes nothing',
      ledger().enrolled('2026-01-05').withdrawn('2026-01-11').moved('2026-01-20', 2),
      [[4, 10, [1]]],
    ],
  ])('%s', (_, told, expected) => {
    expect(spans(told)).toEqual(expected);
  });

  test('the one in force on a day, and the version that held', () => {
    const { record } = ledger()
      .enrolled('2026-01-05')
      .moved('2026-01-11', 3)
      .withdrawn('2026-02-02');

    expect(enrollmentOn(record, 'P', day('2026-01-04'))).toBeNull();
    expect(versionOn(enrollmentOn(record, 'P', day('2026-01-10'))!, day('2026-01-10'))).toBe(1);
    expect(versionOn(enrollmentOn(record, 'P', day('2026-01-11'))!, day('2026-01-11'))).toBe(3);
    expect(enrollmentOn(record, 'P', day('2026-02-02'))).toBeNull();
  });

  test('the paths that somebody is or was enrolled in', () => {
    const told = ledger().enrolled('2026-01-05', 'CAREER').enrolled('2026-01-05', 'COMPLIANCE');
    expect(pathsOf(told.record)).toEqual(['CAREER', 'COMPLIANCE']);
  });
});

describe('Enrolment by rule', () => {
  const rule = pathOf([], { code: 'BBP', enrolls: { exposures: ['blood'] }, version: 3 });
  const exposed = { exposures: ['blood'] };
  const enrolled = (told: Ledger, on: IsoDay = '2026-06-01', path = rule) =>
    enrollmentByRule(told.record, path, day(on)).map(
      ({ subject, occurredOn, payload }) =>
        `${subject} ${isoDay(occurredOn)} ${JSON.stringify(payload)}`,
    );
  const from = (on: IsoDay) => [`BBP ${on} {"version":3,"byRule":true}`];
  const hired = ledger().hired('2026-01-05');

  test.each<[string, Ledger, readonly string[]]>([
    ['of nobody whom the rule does not concern', hired, []],
    [
      'from the hire, where the post comes under it',
      ledger().hired('2026-01-05', { post: exposed }),
      from('2026-01-05'),
    ],
    [
      'from the transfer that brought them under it',
      hired.transferred('2026-03-02', exposed),
      from('2026-03-02'),
    ],
    [
      'from a transfer that is known ahead',
      hired.transferred('2026-07-06', exposed),
      from('2026-07-06'),
    ],
    [
      'of nobody who is enrolled',
      hired.transferred('2026-03-02', exposed).enrolled('2026-03-02', 'BBP', 2),
      [],
    ],
    [
      'of nobody whom a manager withdrew since',
      hired
        .transferred('2026-03-02', exposed)
        .enrolled('2026-03-02', 'BBP', 2)
        .withdrawn('2026-04-01', 'BBP'),
      [],
    ],
    [
      'anew, of who came under it anew',
      hired
        .transferred('2026-02-02', exposed)
        .enrolled('2026-02-02', 'BBP', 2)
        .withdrawn('2026-03-02', 'BBP')
        .transferred('2026-03-02', {})
        .transferred('2026-05-04', exposed),
      from('2026-05-04'),
    ],
    [
      'of nobody who has left',
      ledger().hired('2026-01-05', { post: exposed }).separated('2026-03-31'),
      [],
    ],
  ])('%s', (_, told, expected) => {
    expect(enrolled(told)).toEqual(expected);
  });

  test('a rule without conditions concerns everybody who is employed', () => {
    const everybody = pathOf([], { code: 'BBP', enrolls: {}, version: 3 });
    expect(enrolled(hired, '2026-06-01', everybody)).toEqual(from('2026-01-05'));
  });

  test('a path without a rule enrols nobody', () => {
    expect(enrolled(hired, '2026-06-01', pathOf([], { code: 'BBP' }))).toEqual([]);
  });
});
