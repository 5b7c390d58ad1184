import { ALWAYS, NEVER, type Day } from '../../src/domain/day.js';
import {
  at,
  combine,
  combineAll,
  constant,
  firstDay,
  indexAt,
  isSame,
  map,
  refine,
  steps,
  type Steps,
} from '../../src/domain/steps.js';

const on = (day: number) => day as Day;
const change = <T>(from: number, value: T) => ({ from: on(from), value });

/** `a 10:b 20:c`: a before day 10, then b, and c from day 20. */
function told(of: Steps<string | number | boolean>): string {
  return of.map(({ from, value }) => (from === ALWAYS ? `${value}` : `${from}:${value}`)).join(' ');
}

function of(text: string): Steps<string> {
  const [initial, ...changes] = text.split(' ');
  return steps(
    initial!,
    changes.map((each) => change(Number(each.split(':')[0]), each.split(':')[1]!)),
  );
}

describe('a step function of the day', () => {
  test.each<[string, string, string]>([
    ['holds one value for ever', 'a', 'a'],
    ['holds each value until the next', 'a 10:b 20:c', 'a 10:b 20:c'],
    ['has no step between two same values', 'a 10:b 20:b 30:c', 'a 10:b 30:c'],
    ['has no first step that changes nothing', 'a 10:a 20:b', 'a 20:b'],
    ['of several changes on one day the last holds', 'a 10:b 10:c', 'a 10:c'],
    ['where the last is what held before, there is no change', 'a 10:b 10:a 20:b', 'a 20:b'],
  ])('%s', (_, written, expected) => {
    expect(told(of(written))).toBe(expected);
  });

  test('two objects that mean the same are one value where that is said', () => {
    const same = (a: { n: number }, b: { n: number }) => a.n === b.n;
    const changes = [change(10, { n: 1 }), change(20, { n: 2 })];
    expect(steps({ n: 1 }, changes, same)).toHaveLength(2);
    expect(steps({ n: 1 }, changes)).toHaveLength(3);
  });

  test.each<[number, string]>([
    [-1e9, 'a'],
    [9, 'a'],
    [10, 'b'],
    [19, 'b'],
    [20, 'c'],
    [1e9, 'c'],
  ])('on day %d it holds %s', (day, expected) => {
    expect(at(of('a 10:b 20:c'), on(day))).toBe(expected);
  });

  test('its steps have places', () => {
    expect([9, 10, 25].map((day) => indexAt(of('a 10:b 20:c'), on(day)))).toEqual([0, 1, 2]);
  });

  test('before every day it holds its first value, after every day its last', () => {
    expect(at(of('a 10:b'), ALWAYS)).toBe('a');
    expect(at(of('a 10:b'), NEVER)).toBe('b');
  });
});

describe('joined day by day', () => {
  const join = (a: string, b: string) => a + b;

  test.each<[string, string, string, string]>([
    ['two that never change', 'a', 'x', 'ax'],
    ['changes of either', 'a 10:b', 'x 20:y', 'ax 10:bx 20:by'],
    ['changes of both on one day are one', 'a 10:b', 'x 10:y', 'ax 10:by'],
    ['one that ends before the other', 'a 10:b 20:c', 'x 5:y', 'ax 5:ay 10:by 20:cy'],
  ])('%s', (_, a, b, expected) => {
    expect(told(combine(of(a), of(b), join))).toBe(expected);
    expect(told(combineAll([of(a), of(b)], ([one, other]) => join(one!, other!)))).toBe(expected);
  });

  test('a join that comes out the same makes no step', () => {
    expect(told(combine(of('a 10:b'), of('x 20:y'), () => 'same'))).toBe('same');
  });

  test('a join may know the day from which it holds', () => {
    const begins: number[] = [];
    combine(of('a 10:b'), of('x 20:y'), (_a, _b, from) => begins.push(from));
    expect(begins).toEqual([ALWAYS, 10, 20]);
  });

  test('of none there is one value', () => {
    expect(told(combineAll([], (values) => values.length))).toBe('0');
  });

  test('three at once', () => {
    const all = [of('a 10:b'), of('x 20:y'), of('m 10:n 30:o')];
    expect(told(combineAll(all, (values) => values.join('')))).toBe('axm 10:bxn 20:byn 30:byo');
  });

  test('mapped, same values become one step', () => {
    expect(told(map(of('a 10:b 20:c'), (value) => value === 'a'))).toBe('true 10:false');
  });
});

describe('the first day on which something holds', () => {
  const isB = (value: string) => value === 'b';

  test.each<[string, string, number | undefined, number | null]>([
    ['is the day of its step', 'a 10:b 20:c', undefined, 10],
    ['is never, where nothing holds', 'a 20:c', undefined, null],
    ['is the day from which one looks, where it holds already', 'a 10:b 20:c', 15, 15],
    ['is a later one, where it no longer holds', 'a 10:b 20:c 30:b', 25, 30],
    ['is never again, where it held before', 'a 10:b 20:c', 20, null],
    ['is before every day, where it always held', 'b 10:c', undefined, ALWAYS],
  ])('%s', (_, written, since, expected) => {
    expect(firstDay(of(written), isB, since === undefined ? undefined : on(since))).toBe(expected);
  });
});

describe('split at the days that a value names', () => {
  const past = (limit: number, from: Day) => (from > limit ? 'late' : 'fine');
  const refined = (limits: Steps<number>, breaks: (limit: number) => readonly number[]) =>
    told(refine(limits, (limit) => breaks(limit).map(on), past));

  test('a step becomes several', () => {
    expect(refined(constant(10), (limit) => [limit + 1])).toBe('fine 11:late');
  });

  test('days that lie outside the step split nothing', () => {
    const limits = steps(100, [change(20, 50), change(30, 200)]);
    expect(refined(limits, (limit) => [limit + 1])).toBe('fine 201:late');
  });

  test('the days may be named in any order, and twice', () => {
    expect(refined(constant(10), () => [11, 5, 11])).toBe('fine 11:late');
  });
});

describe('two step functions', () => {
  test.each<[string, string, boolean]>([
    ['a 10:b', 'a 10:b', true],
    ['a 10:b', 'a 11:b', false],
    ['a 10:b', 'a 10:c', false],
    ['a 10:b', 'a 10:b 20:c', false],
  ])('%s and %s are the same: %s', (a, b, expected) => {
    expect(isSame(of(a), of(b))).toBe(expected);
  });
});
