import * as fc from 'fast-check';
import { isoDay, type Day } from '../../../src/domain/day.js';
import type { Fact } from '../../../src/domain/fact.js';
import { fold, type LearnerRecord } from '../../../src/domain/record.js';
import type { Definitions } from '../../../src/domain/requirement.js';
import { nextStepsOn } from '../../../src/domain/next-steps.js';
import { standingOn } from '../../../src/domain/standing.js';
import type { PathEvaluation } from '../../../src/domain/timeline.js';
import { Evaluations } from '../../../src/features/ledger/evaluations.js';
import { affectedBy } from '../../../src/features/ledger/affected.js';
import { definitionsFor, singleGroup, wholeTree, type Case } from '../../domain/arbitraries.js';
import { pathOf, post, story } from '../../domain/naive/story.js';
import { runs } from '../../support/property-runs.js';

/** A life told fact by fact, or a few at once; `looks` says at which of its steps somebody looks at all. */
const told = (cases: fc.Arbitrary<Case>) =>
  fc.record({
    given: cases,
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }),
    looks: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  });

/** Without what happened in paths that there are not. */
function known({ paths, facts }: Case): readonly Fact[] {
  const codes = new Set(paths.map(({ code }) => code));
  const isOfPath = new Set<string>(['enrolled', 'moved', 'withdrawn']);
  return facts.filter(({ kind, subject }) => !isOfPath.has(kind) || codes.has(subject));
}

/** Everything that can be read of an evaluation: timelines, and standings around the facts. */
function seen(evaluation: PathEvaluation, days: readonly Day[]) {
  return {
    timelines: [...evaluation.nodes].map(([key, { timeline, level, isObligation }]) => ({
      ...{ key, level, isObligation, timeline },
    })),
    standings: days.map((day) => [
      isoDay(day),
      standingOn(evaluation, day),
      nextStepsOn(evaluation, day),
      evaluation.progressOn(day),
    ]),
  };
}

function timelinesOf(evaluation: PathEvaluation): Map<string, string> {
  return new Map(
    [...evaluation.nodes].map(([key, { timeline }]) => [key, JSON.stringify(timeline)]),
  );
}

/** The rows that are not the same in two records. */
function touchedRows(before: LearnerRecord, after: LearnerRecord): Set<string> {
  return new Set(
    [...before.keys(), ...after.keys()].filter(
      (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
    ),
  );
}

/** The record after a step; rows that the step leaves as they were are the very same. */
function foldedOnto(before: LearnerRecord, facts: readonly Fact[]): LearnerRecord {
  const anew = fold(facts);
  const touched = touchedRows(before, anew);
  return new Map([...anew].map(([key, row]) => [key, touched.has(key) ? row : before.get(key)!]));
}

function steps(facts: readonly Fact[], sizes: readonly number[]): readonly (readonly Fact[])[] {
  const parts: (readonly Fact[])[] = [];
  for (let to = 0, i = 0; to < facts.length; i++) {
    to += sizes[i % sizes.length]!;
    parts.push(facts.slice(0, to));
  }
  return parts;
}

/** What is seen step by step where each follows the last, and where each is made anew. */
function twoWays(
  { given, sizes, looks }: { given: Case; sizes: readonly number[]; looks: readonly boolean[] },
  definitions: Definitions,
): { followed: unknown[]; anew: unknown[] } {
  const ways: { followed: unknown[]; anew: unknown[] } = { followed: [], anew: [] };
  const evaluations = new Evaluations(definitions);
  const all = known(given);
  const days = [...new Set(all.map((fact) => fact.occurredOn))].slice(-4);
  let before: LearnerRecord = new Map();
  for (const [i, facts] of steps(all, sizes).entries()) {
    const after = foldedOnto(before, facts);
    const affected = affectedBy({ before, after, keys: touchedRows(before, after) }, definitions);
    const earlier = new Evaluations(definitions);
    const was = new Map(earlier.all(before).map((each) => [each.path, timelinesOf(each)]));

    const followed = evaluations.follow(before, after, affected);
    for (const [path, { evaluation, differing }] of followed) {
      if (differing === 'everything') continue;
      const is = timelinesOf(evaluation);
      const expected = [...is.keys()].filter((key) => is.get(key) !== was.get(path)?.get(key));
      ways.followed.push(differing.map(({ key }) => key).sort());
      ways.anew.push(expected.sort());
    }
    if (looks[i % looks.length] || facts.length >= all.length) {
      const anew = new Evaluations(definitions).all(new Map(after));
      ways.followed.push(evaluations.all(after).map((each) => seen(each, days)));
      ways.anew.push(anew.map((each) => seen(each, days)));
    }
    before = after;
  }
  return ways;
}

describe('an evaluation that follows an earlier one', () => {
  test.each([
    ['whole trees', wholeTree, 150],
    ['groups of what comes and goes', singleGroup, 150],
  ] as const)('is the one made anew, and names what differs: %s', (_, cases, quick) => {
    fc.assert(
      fc.property(told(cases), (life) => {
        const { followed, anew } = twoWays(life, definitionsFor(life.given.paths));
        expect(followed).toEqual(anew);
      }),
      runs(quick),
    );
  });

  // Rare among random trees: nobody's own rows say that these hours count now.
  test('counts hours again from the day on which another node was met', () => {
    const path = pathOf([
      { kind: 'course', key: 'C2', title: 'C2', course: 'C2' },
      {
        ...{ kind: 'hours', key: 'H', title: 'H', activity: 'shadowing', hours: 1 },
        countsFrom: { node: 'C2' },
      },
    ]);
    const facts = story(
      ['2024-01-08', 'hired', 'employment', { post: post() }],
      ['2024-01-08', 'enrolled', 'P', { version: 1 }],
      ['2024-03-01', 'hours-logged', 'shadowing', { minutes: 90 }],
      ['2024-03-02', 'hours-approved', 'shadowing', { fact: 3, on: '2024-03-01' }],
      ['2024-02-01', 'module-completed', 'C2', { module: 'a', version: 1 }],
    );
    const life = { given: { paths: [path], facts }, sizes: [4, 1], looks: [true] };
    const { followed, anew } = twoWays(life, definitionsFor([path]));
    expect(followed).toEqual(anew);
  });
});
