import * as fc from 'fast-check';
import { addDays, ALWAYS, day, isoDay, isoDayOrNull, type Day } from '../../src/domain/day.js';
import type { Fact } from '../../src/domain/fact.js';
import { fold } from '../../src/domain/record.js';
import { at } from '../../src/domain/steps.js';
import { evaluatePath, type Moment, type PathEvaluation } from '../../src/domain/timeline.js';
import {
  accomplishment,
  chapter,
  definitionsFor,
  factsOf,
  FIRST_DAY,
  isVoidable,
  LAST_DAY,
  LEAVES,
  singleGroup,
  singleLeaf,
  someDay,
  voidOf,
  wholeTree,
  type Case,
} from './arbitraries.js';
import { DEPTH, runs } from '../support/property-runs.js';
import { NaiveEvaluator, type NaiveStatus } from './naive/evaluator.js';

// What must hold of every timeline, whatever the path and the life. A failure prints its
// seed and the smallest case found.

function evaluate({ facts, paths }: Case): PathEvaluation {
  return evaluatePath(fold(facts), 'P', definitionsFor(paths));
}

const BEGIN = addDays(day(FIRST_DAY), -60);
const END = addDays(day(LAST_DAY), 800);

function* daysFrom(from: Day, to: Day, stride = 1): Generator<Day> {
  for (let on = from; on <= to; on = addDays(on, stride)) yield on;
}

/** The days on which anything of an evaluation changes, and two days on either side. */
function aroundSteps(evaluation: PathEvaluation): Set<Day> {
  const days = new Set<Day>();
  for (const { timeline } of evaluation.nodes.values())
    for (const { from } of timeline)
      if (from !== ALWAYS)
        for (const on of daysFrom(addDays(from, -2), addDays(from, 2))) days.add(on);
  return days;
}

/** The days of the facts and the days beside them, and every so many of all others. */
function aroundFacts(facts: readonly Fact[], stride: number): Set<Day> {
  const days = new Set(daysFrom(BEGIN, END, stride));
  for (const { occurredOn } of facts)
    for (const on of daysFrom(addDays(occurredOn, -1), addDays(occurredOn, 1))) days.add(on);
  return days;
}

/** The first answer on which the engine and the naive evaluator differ, in words; else null. */
function firstDifference(given: Case, days: Iterable<Day>): string | null {
  const evaluation = evaluate(given);
  const naive = new NaiveEvaluator(given.facts, definitionsFor(given.paths));
  for (const on of days) {
    const iso = isoDay(on);
    const expected = naive.statusOn('P', iso);
    for (const [key, { timeline }] of evaluation.nodes) {
      const moment = at(timeline, on);
      const asked = expected?.get(key) ?? null;
      if (said(moment) !== wanted(asked))
        return `${key} on ${iso}: ${said(moment)} (${moment?.reason}), by the laws ${wanted(asked)}`;
    }
    for (const key of expected?.keys() ?? [])
      if (!evaluation.nodes.has(key))
        return `${key} on ${iso}: no timeline, by the laws there is one`;
    const share = evaluation.progressOn(on)?.percent ?? null;
    const due = naive.progressOn('P', iso)?.percent ?? null;
    if (share !== due) return `progress on ${iso}: ${share} %, by the laws ${due} %`;
  }
  return null;
}

function said(moment: Moment | null): string {
  return moment ? `${moment.status} ${isoDayOrNull(moment.dueOn)}` : 'nothing';
}

function wanted(status: NaiveStatus | null): string {
  return status ? `${status.status} ${status.dueOn}` : 'nothing';
}

/** What an evaluation said of all days before `until`. */
function before(evaluation: PathEvaluation, until: Day): string[] {
  return [...evaluation.nodes]
    .flatMap(([key, { timeline }]) => {
      const steps = timeline.filter(({ from }) => from < until);
      // A node that a later version brings in had no timeline before.
      if (steps.every(({ value }) => value === null)) return [];
      const told = steps.map(({ from, value }) => `${from} ${said(value)} ${value?.reason}`);
      return [`${key}: ${told.join('; ')}`];
    })
    .sort();
}

/** Around every change and every fact, and every so many days in between. */
function lookedAt(given: Case, stride: number): Day[] {
  const days = new Set([...aroundFacts(given.facts, stride), ...aroundSteps(evaluate(given))]);
  return [...days].sort((a, b) => a - b);
}

describe('Timelines agree with the laws read day by day', () => {
  it.each(Object.entries(LEAVES))('for %s', (_, leaf) => {
    fc.assert(
      fc.property(singleLeaf(leaf), (given) => {
        expect(firstDifference(given, lookedAt(given, DEPTH ? 3 : 61))).toBeNull();
      }),
      runs(12),
    );
  });

  it('for a group of what comes and goes', () => {
    fc.assert(
      fc.property(singleGroup, (given) => {
        expect(firstDifference(given, lookedAt(given, DEPTH ? 7 : 61))).toBeNull();
      }),
      runs(60),
    );
  });

  it('for whole paths', () => {
    fc.assert(
      fc.property(wholeTree, (given) => {
        expect(firstDifference(given, lookedAt(given, DEPTH ? 17 : 61))).toBeNull();
      }),
      runs(60),
    );
  });
});

describe('A timeline', () => {
  it('covers every day once, and changes only where something changes', () => {
    fc.assert(
      fc.property(wholeTree, (given) => {
        for (const { timeline } of evaluate(given).nodes.values()) {
          expect(timeline[0]?.from).toBe(ALWAYS);
          const told = timeline.map(({ value }) => JSON.stringify(value));
          for (let i = 1; i < timeline.length; i++) {
            expect(timeline[i]?.from).toBeGreaterThan(timeline[i - 1]?.from ?? Infinity);
            expect(told[i]).not.toBe(told[i - 1]);
          }
        }
      }),
      runs(80),
    );
  });

  it('is the same in whatever order the facts are read', () => {
    const shuffled = wholeTree.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray([...given.facts], { minLength: given.facts.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, facts]) => {
        expect(fold(facts)).toEqual(fold(given.facts));
      }),
      runs(60),
    );
  });
});

describe('Hindsight', () => {
  it('changes no day before the day of a fact that is added', () => {
    const added = wholeTree.chain((given) => fc.tuple(fc.constant(given), chapter(given.paths)));
    fc.assert(
      fc.property(added, ([given, lines]) => {
        const more = factsOf([lines], given.facts.length + 1);
        const first = Math.min(...more.map(({ occurredOn }) => occurredOn)) as Day;
        const after = evaluate({ ...given, facts: [...given.facts, ...more] });
        expect(before(after, first)).toEqual(before(evaluate(given), first));
      }),
      runs(80),
    );
  });

  it('changes no day before the day of a fact that is withdrawn', () => {
    fc.assert(
      fc.property(wholeTree, fc.nat(), (given, nth) => {
        const voidable = given.facts.filter(isVoidable);
        const target = voidable[nth % voidable.length];
        if (!target) return;
        const withdrawn = voidOf(target, given.facts.length + 1);
        const after = evaluate({ ...given, facts: [...given.facts, withdrawn] });
        expect(before(after, target.occurredOn)).toEqual(
          before(evaluate(given), target.occurredOn),
        );
      }),
      runs(80),
    );
  });

  it('does not know a fact of a later day, of whatever kind', () => {
    fc.assert(
      fc.property(wholeTree, someDay, (given, iso) => {
        const until = day(iso);
        const known = given.facts.filter(
          (fact) => fact.occurredOn < until || fact.kind === 'voided',
        );
        expect(before(evaluate({ ...given, facts: known }), until)).toEqual(
          before(evaluate(given), until),
        );
      }),
      runs(80),
    );
  });
});

describe('Progress', () => {
  it('lies between nothing and all', () => {
    fc.assert(
      fc.property(wholeTree, (given) => {
        const evaluation = evaluate(given);
        for (const on of aroundSteps(evaluation)) {
          const { percent = 0, done = 0, total = 0 } = evaluation.progressOn(on) ?? {};
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
          expect(done).toBeLessThanOrEqual(total);
        }
      }),
      runs(60),
    );
  });

  it('is never lowered by completing something, on that day', () => {
    fc.assert(
      fc.property(wholeTree, accomplishment, (given, lines) => {
        const more = factsOf([lines], given.facts.length + 1);
        const after = evaluate({ ...given, facts: [...given.facts, ...more] });
        const until = evaluate(given);
        for (const { occurredOn } of more)
          expect(after.progressOn(occurredOn)?.percent ?? 0).toBeGreaterThanOrEqual(
            until.progressOn(occurredOn)?.percent ?? 0,
          );
      }),
      runs(80),
    );
  });
});
