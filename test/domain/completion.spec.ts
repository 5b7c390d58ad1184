import { day, isoDay, type IsoDay } from '../../src/domain/day.js';
import { lastCompleteOn, openRoundOn, roundsOf } from '../../src/domain/completion.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { historyOf } from './support/look.js';
import { asking, course, courseOf, published } from './support/path.js';

const VIT = courseOf('VIT', ['01', '02']);
const VIT2 = courseOf('VIT', ['01', '02', '03'], { version: 2 });
const definitions = published([asking(course('VIT'))], [VIT, VIT2]);

const did = (...modules: readonly (readonly [module: string, on: IsoDay, version?: number])[]) =>
  modules.reduce(
    (told, [module, on, version]) => told.module('VIT', module, on, version),
    ledger(),
  );

/** `v1 01 02 on 2026-02-03`, or `v1 01 open`. */
function rounds(told: Ledger, since?: { on: IsoDay; seq: number }): readonly string[] {
  const place = since && { on: day(since.on), seq: since.seq };
  return roundsOf(told.record, 'VIT', definitions, place).map(
    ({ version, modules, completedOn }) =>
      `v${version} ${[...modules.keys()].join(' ')} ${completedOn === null ? 'open' : `on ${isoDay(completedOn)}`}`,
  );
}

describe('a course is completed in rounds', () => {
  test.each<[string, Ledger, readonly string[]]>([
    ['none before the first module', ledger(), []],
    ['one is under way with its first module', did(['01', '2026-02-02']), ['v1 01 open']],
    [
      'and complete on the day of the last that was missing',
      did(['01', '2026-02-02'], ['02', '2026-02-03']),
      ['v1 01 02 on 2026-02-03'],
    ],
    [
      'in whatever order',
      did(['02', '2026-02-02'], ['01', '2026-02-03']),
      ['v1 02 01 on 2026-02-03'],
    ],
    [
      'the same module twice counts once',
      did(['01', '2026-02-02'], ['01', '2026-02-03']),
      ['v1 01 open'],
    ],
    [
      'the next module begins the next round',
      did(['01', '2026-02-02'], ['02', '2026-02-03'], ['01', '2027-02-01']),
      ['v1 01 02 on 2026-02-03', 'v1 01 open'],
    ],
    [
      'on the same day too',
      did(['01', '2026-02-02'], ['02', '2026-02-02'], ['02', '2026-02-02'], ['01', '2026-02-02']),
      ['v1 01 02 on 2026-02-02', 'v1 02 01 on 2026-02-02'],
    ],
    [
      'a round has the version of its first module',
      did(['01', '2026-02-02', 1], ['02', '2026-02-03', 2]),
      ['v1 01 02 on 2026-02-03'],
    ],
    [
      'so that a learner finishes the version that they began',
      did(['01', '2026-02-02', 2], ['02', '2026-02-03', 1], ['03', '2026-02-04', 2]),
      ['v2 01 02 03 on 2026-02-04'],
    ],
    [
      'a module that its version does not have counts for nothing',
      did(['01', '2026-02-02', 1], ['03', '2026-02-03', 2]),
      ['v1 01 open'],
    ],
    [
      'nor does it begin a round',
      did(['09', '2026-02-02', 1], ['01', '2026-02-03', 2]),
      ['v2 01 open'],
    ],
    [
      'an attestation completes its module too',
      did(['02', '2026-02-02']).attested('VIT', '2026-02-03'),
      ['v1 02 01 on 2026-02-03'],
    ],
    [
      'a module told late completes the round on the day of the last one',
      did(['02', '2026-02-09'], ['01', '2026-02-02']),
      ['v1 01 02 on 2026-02-09'],
    ],
    [
      'a withdrawn module leaves it open',
      did(['01', '2026-02-02'], ['02', '2026-02-03']).voided(),
      ['v1 01 open'],
    ],
    [
      'a passed quiz is none of its own: its module is',
      ledger().with('quiz-attempted', 'VIT', '2026-02-02', {
        module: '01',
        version: 1,
        attempt: 'a',
        score: 90,
        passed: true,
      }),
      [],
    ],
  ])('%s', (_, told, expected) => {
    expect(rounds(told)).toEqual(expected);
  });

  test('what came up to a place may be left out, for an assignment that asks to repeat', () => {
    const told = did(['01', '2026-02-02'], ['02', '2026-02-03'], ['01', '2026-02-03']);

    expect(rounds(told, { on: '2026-02-03', seq: 2 })).toEqual(['v1 01 open']);
    expect(rounds(told, { on: '2026-02-02', seq: 9 })).toEqual(['v1 02 01 on 2026-02-03']);
  });
});

describe('the rounds on a day', () => {
  const told = did(
    ['01', '2026-02-02'],
    ['02', '2026-02-09'],
    ['02', '2027-02-01'],
    ['01', '2027-02-08'],
  );
  const all = roundsOf(told.record, 'VIT', definitions);

  test.each<[IsoDay, readonly string[] | null, IsoDay | null]>([
    ['2026-02-01', null, null],
    ['2026-02-02', ['01'], null],
    ['2026-02-08', ['01'], null],
    ['2026-02-09', null, '2026-02-09'],
    ['2027-01-31', null, '2026-02-09'],
    ['2027-02-01', ['02'], '2026-02-09'],
    ['2027-02-08', null, '2027-02-08'],
  ])('on %s there are open %j, and complete on %s', (on, open, complete) => {
    const round = openRoundOn(all, day(on));
    const last = lastCompleteOn(all, day(on))?.completedOn;
    expect(round && [...round.modules.keys()]).toEqual(open);
    expect(last === undefined || last === null ? null : isoDay(last)).toBe(complete);
  });
});

describe('what a path makes of rounds and versions', () => {
  const yearly = { recurs: [{ every: { months: 12 } }] };
  const told = (...modules: readonly (readonly [string, IsoDay, number?])[]) =>
    modules.reduce((so, [module, on, version]) => so.module('VIT', module, on, version), ana);

  test.each<[string, Parameters<typeof course>[1], Ledger, readonly string[]]>([
    [
      'begun, under way, done',
      {},
      told(['01', '2026-02-02'], ['02', '2026-02-09']),
      ['2026-01-05 not-started', '2026-02-02 in-progress', '2026-02-09 satisfied'],
    ],
    [
      'any published version counts',
      {},
      told(['01', '2026-02-02', 2], ['02', '2026-02-02', 2], ['03', '2026-02-02', 2]),
      ['2026-01-05 not-started', '2026-02-02 satisfied'],
    ],
    [
      'an older version than the path asks for does not',
      { minVersion: 2 },
      told(['01', '2026-02-02', 1], ['02', '2026-02-09', 1]),
      ['2026-01-05 not-started', '2026-02-02 in-progress', '2026-02-09 not-started'],
    ],
    [
      'a version as new as the path asks for does',
      { minVersion: 2 },
      told(['01', '2026-02-02', 2], ['02', '2026-02-02', 2], ['03', '2026-02-09', 2]),
      ['2026-01-05 not-started', '2026-02-02 in-progress', '2026-02-09 satisfied'],
    ],
    [
      'a new round that is begun takes nothing away from the last',
      yearly,
      told(['01', '2026-02-02'], ['02', '2026-02-02'], ['01', '2026-12-01']),
      [
        '2026-01-05 not-started',
        '2026-02-02 satisfied',
        '2027-01-03 expiring',
        '2027-02-03 overdue',
      ],
    ],
  ])('%s', (_, terms, learner, expected) => {
    const asks = published([asking(course('VIT', terms))], [VIT, VIT2]);
    expect(historyOf(learner, asks, 'VIT')).toEqual(expected);
  });
});
