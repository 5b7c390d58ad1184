import fc from 'fast-check';
import type { QuizContent } from '../../src/curriculum/content.js';
import { guessesAt } from '../../src/curriculum/guessing.js';
import { runs } from '../support/property-runs.js';

/** A bank whose items are written as their choices: `*` marks the right ones. */
function quiz(draw: number, passMark: number, items: readonly (readonly string[])[]): QuizContent {
  return {
    ...{ code: 'quiz', kind: 'quiz', title: 'Quiz', minutes: 1, draw, passMark },
    items: items.map((choices, i) => ({
      ...{ id: `q${i}`, from: '01', stem: `Question ${i}?` },
      kind: choices.filter((text) => text.startsWith('*')).length > 1 ? 'multiple' : 'single',
      choices: choices.map((text, j) => ({
        ...{ id: String(j), text, because: 'So.' },
        right: text.startsWith('*'),
      })),
    })),
  };
}

const FIRST = ['*aa', 'bbbb', 'ccc'];
const LONGEST = ['aa', '*bbbb', 'ccc'];
const LAST = ['aa', 'bbbb', '*cc'];

test.each([
  ['nothing but the first', [FIRST, FIRST], { longest: [0, 0], first: [2, 1], last: [0, 0] }],
  ['nothing but the longest', [LONGEST, LONGEST], { longest: [2, 1], first: [0, 0], last: [0, 0] }],
  ['nothing but the last', [LAST, LAST], { longest: [0, 0], first: [0, 0], last: [2, 1] }],
  ['a mixture', [FIRST, LONGEST], { longest: [1, 0], first: [1, 0], last: [0, 0] }],
  [
    'several right ones, which no single choice fits',
    [['*aaaa', 'b', '*c']],
    { longest: [0, 0], first: [0, 0], last: [0, 0] },
  ],
])('of %s', (_, items, { longest, first, last }) => {
  const guesses = guessesAt(quiz(items.length, 80, items));
  expect(guesses).toEqual([
    { habit: 'the longest', right: longest[0], passes: longest[1] },
    { habit: 'the first', right: first[0], passes: first[1] },
    { habit: 'the last', right: last[0], passes: last[1] },
  ]);
});

test('the share of lucky attempts is that of all draws, counted one by one', () => {
  const anyBank = fc.record({
    items: fc.array(fc.constantFrom(FIRST, LONGEST, LAST), { minLength: 1, maxLength: 9 }),
    draw: fc.integer({ min: 1, max: 9 }),
    passMark: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(anyBank, ({ items, draw, passMark }) => {
      fc.pre(draw <= items.length);
      const { right, passes } = guessesAt(quiz(draw, passMark, items))[1]!;
      const hits = items.map((item) => (item === FIRST ? 1 : 0));
      const draws = drawsOf(hits, draw);
      const lucky = draws.filter((drawn) => (sum(drawn) / draw) * 100 >= passMark);
      expect(right).toBe(sum(hits));
      expect(passes).toBeCloseTo(lucky.length / draws.length, 10);
    }),
    runs(100),
  );
});

function drawsOf(items: readonly number[], some: number): readonly (readonly number[])[] {
  if (some === 0) return [[]];
  return items.flatMap((item, i) =>
    drawsOf(items.slice(i + 1), some - 1).map((rest) => [item, ...rest]),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
