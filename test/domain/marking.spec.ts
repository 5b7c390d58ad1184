import { changesBetween } from '../../src/domain/changes.js';
import { lastCompleteOn, openRoundOn, roundsOf } from '../../src/domain/completion.js';
import { day, type IsoDay } from '../../src/domain/day.js';
import {
  courseAccess,
  mayCompleteAgain,
  mayMarkOwn,
  mayRecordOn,
  type CourseState,
} from '../../src/domain/marking.js';
import type { Decision } from '../../src/domain/refusal.js';
import type { CourseDefinition, CourseModule } from '../../src/domain/requirement.js';
import { ana, ledger, type Ledger } from './support/ledger.js';
import { evaluate } from './support/look.js';
import { asking, course, courseOf, published, within } from './support/path.js';

const TODAY = '2026-02-10';
const kinds: readonly CourseModule['kind'][] = ['lesson', 'quiz', 'attestation', 'session'];
const VIT: CourseDefinition = {
  ...courseOf('VIT', []),
  modules: kinds.map((kind, i) => ({ code: `0${i + 1}`, kind, title: kind, minutes: 10 })),
};
const open = published([asking(course('VIT'))], [VIT]);
const codes = (decision: Decision) =>
  decision.allowed ? [] : decision.reasons.map((reason) => reason.code);

function stateOf(told: Ledger, module: string, asks = open, of = VIT): CourseState {
  const rounds = roundsOf(told.record, 'VIT', asks);
  return {
    course: of,
    module: of.modules.find(({ code }) => code === module)!,
    openRound: openRoundOn(rounds, day(TODAY)),
    lastComplete: lastCompleteOn(rounds, day(TODAY)),
    access: courseAccess(of, [evaluate(told, asks)], day(TODAY)),
  };
}

const upTo = (told: Ledger, ...modules: readonly string[]) =>
  modules.reduce((all, module) => all.module('VIT', module, '2026-02-02'), told);

describe('who may mark a module of their own', () => {
  const stranger = ledger().hired('2026-01-05');
  const locked = published(
    [asking(course('INF'), course('VIT', { locks: [{ needs: 'INF' }] }))],
    [VIT],
  );

  test.each<[string, CourseState, 'mark' | 'attempt' | 'attest', readonly string[]]>([
    ['a learner on whose path the course is', stateOf(ana, '01'), 'mark', []],
    [
      'module by module: not one before those before it',
      stateOf(ana, '02'),
      'attempt',
      ['module-locked'],
    ],
    ['a quiz by an attempt', stateOf(upTo(ana, '01'), '02'), 'attempt', []],
    ['not by a mark', stateOf(upTo(ana, '01'), '02'), 'mark', ['quiz-required']],
    ['an attestation by a name', stateOf(upTo(ana, '01', '02'), '03'), 'attest', []],
    [
      'not by a mark either',
      stateOf(upTo(ana, '01', '02'), '03'),
      'mark',
      ['attestation-required'],
    ],
    [
      'a session by nobody but an instructor',
      stateOf(upTo(ana, '01', '02', '03'), '04'),
      'mark',
      ['instructor-required'],
    ],
    ['a lesson is no quiz', stateOf(ana, '01'), 'attempt', ['not-a-quiz']],
    ['a lesson has nothing to attest', stateOf(ana, '01'), 'attest', ['not-an-attestation']],
    [
      'not somebody on none of whose paths it is',
      stateOf(stranger, '01'),
      'mark',
      ['course-not-open'],
    ],
    [
      'anybody, where the course is open to all',
      stateOf(stranger, '01', open, { ...VIT, openToAll: true }),
      'mark',
      [],
    ],
    ['not while the course is locked', stateOf(ana, '01', locked), 'mark', ['course-locked']],
    ['once it is open', stateOf(ana.completed('INF', '2026-02-02'), '01', locked), 'mark', []],
    [
      'a course that is open to all is never locked',
      stateOf(ana, '01', locked, { ...VIT, openToAll: true }),
      'mark',
      [],
    ],
    [
      'every reason is given at once',
      stateOf(ana, '02', locked),
      'mark',
      ['quiz-required', 'course-locked', 'module-locked'],
    ],
  ])('%s', (_, state, how, expected) => {
    expect(codes(mayMarkOwn(state, how))).toEqual(expected);
  });
});

describe('whether there is anything left to complete', () => {
  const done = upTo(ana, '01', '02', '03', '04');
  const yearly = published([asking(course('VIT', { recurs: [{ every: { days: 20 } }] }))], [VIT]);

  test.each<[string, CourseState, readonly string[]]>([
    ['a module that is not done', stateOf(ana, '01'), []],
    ['not one that is done in this round', stateOf(upTo(ana, '01'), '01'), ['already-completed']],
    ['nothing of a course that is still good', stateOf(done, '01'), ['already-completed']],
    ['all of it again, once it may be renewed', stateOf(done, '01', yearly), []],
  ])('%s', (_, state, expected) => {
    expect(codes(mayCompleteAgain(state))).toEqual(expected);
  });
});

describe('recording what happened on a day', () => {
  test.each<[string, IsoDay, string | undefined, readonly string[]]>([
    ['today', TODAY, undefined, []],
    ['not tomorrow', '2026-02-11', 'planned', ['occurred-in-future']],
    ['seven days ago', '2026-02-03', undefined, []],
    ['not longer ago without saying why', '2026-02-02', undefined, ['reason-required']],
    ['nor with an empty reason', '2026-02-02', ' ', ['reason-required']],
    ['longer ago with a reason', '2024-02-02', 'found on paper', []],
  ])('%s', (_, on, reason, expected) => {
    expect(codes(mayRecordOn(day(on), day(TODAY), reason))).toEqual(expected);
  });
});

describe('what a completion changed', () => {
  const path = asking(course('INF', within(400)), course('VIT', { locks: [{ needs: 'INF' }] }));
  const changes = (before: Ledger, after: Ledger) =>
    changesBetween(evaluate(before, path), evaluate(after, path), day(TODAY)).map(
      ({ requirement, from, to }) => `${requirement}: ${from} to ${to}`,
    );

  test('is told node by node, leaves first', () => {
    expect(changes(ana, ana.completed('INF', TODAY))).toEqual([
      'INF: not-started to satisfied',
      'VIT: locked to not-started',
      'S1/all: not-started to in-progress',
      'S1: not-started to in-progress',
      'P: not-started to in-progress',
    ]);
  });

  test('is nothing where nothing shows', () => {
    expect(changes(ana, ana.completed('OTHER', TODAY))).toEqual([]);
  });

  test('is everything for who was not enrolled before', () => {
    expect(changes(ledger().hired('2026-01-05'), ana)).toContain('INF: null to not-started');
  });
});
