import { cyclesAmongCourses, cyclesIn } from '../../src/domain/prerequisites.js';
import type { PathDefinition, Requirement } from '../../src/domain/requirement.js';

/** A path `P` of one stage and one milestone, `m`. */
function path(requirements: readonly Requirement[], more: object = {}): PathDefinition {
  const milestone = { code: 'm', key: 'm', title: 'm', requirements, ...more };
  const stages = [{ code: 's', title: 's', milestones: [milestone] }];
  return { code: 'P', title: 'P', version: 1, stages };
}

function course(code: string, more: object = {}): Requirement {
  return { kind: 'course', course: code, key: code, title: code, ...more };
}

function hours(key: string, node: string): Requirement {
  return { kind: 'hours', activity: key, hours: 1, key, title: key, countsFrom: { node } };
}

function any(key: string, children: readonly Requirement[]): Requirement {
  return { kind: 'any', n: 1, key, title: key, children };
}

const asks = (code: string): Requirement => ({
  ...{ kind: 'path', path: code, version: 1, key: `to ${code}`.replace(' ', '-'), title: code },
});
const needs = (key: string) => ({ locks: [{ needs: key }] });
const none = () => [];

describe('what waits for itself is refused', () => {
  test.each<[string, PathDefinition, readonly (readonly string[])[]]>([
    ['a chain of locks is no cycle', path([course('A'), course('B', needs('A'))]), []],
    [
      'two locks that wait for each other',
      path([course('A', needs('B')), course('B', needs('A'))]),
      [['A', 'B']],
    ],
    ['a lock on itself', path([course('A', needs('A'))]), [['A']]],
    ['a lock on the group that it stands in', path([course('A', needs('m'))]), [['m', 'A']]],
    [
      'but what is not required may wait for its group',
      path([course('A'), course('B', { required: false, ...needs('m') })]),
      [],
    ],
    ['a milestone that needs what stands in it', path([course('A')], needs('A')), [['A', 'm']]],
    [
      'a branch that waits for its choice',
      path([any('one', [course('A', needs('one')), course('B')])]),
      [['one', 'A']],
    ],
    ['hours that count from what they are part of', path([hours('H', 'm')]), [['m', 'H']]],
    [
      'also where they are not required, for met looks at all children',
      path([course('A'), { ...hours('H', 'm'), required: false }]),
      [['m', 'H']],
    ],
    ['hours that count from each other', path([hours('H', 'I'), hours('I', 'H')]), [['H', 'I']]],
    [
      'a prerequisite that is locked until its course',
      path([course('A', { prerequisites: ['B'] }), course('B', needs('A'))]),
      [['A', 'B']],
    ],
    ['a prerequisite that stands elsewhere', path([course('A', { prerequisites: ['X'] })]), []],
    ['a path that asks for itself', path([asks('P')]), [['P', 's', 'm', 'to-P']]],
  ])('%s', (_, given, cycles) => {
    expect(cyclesIn(given, none)).toEqual(cycles);
  });

  test('paths that ask for each other, in any version that somebody may be on', () => {
    const old: PathDefinition = { ...path([asks('P')]), code: 'Q', version: 1 };
    const now: PathDefinition = { ...path([course('A')]), code: 'Q', version: 2 };
    const ours = path([asks('Q')]);
    expect(cyclesIn(ours, (code) => (code === 'Q' ? [now] : [ours]))).toEqual([]);
    expect(cyclesIn(ours, (code) => (code === 'Q' ? [old, now] : [ours]))).toEqual([
      ['P', 's', 'm', 'to-Q', 'Q', 'to-P'],
    ]);
  });

  test('courses whose prerequisites go round', () => {
    const to = (code: string, ...prerequisites: string[]) => ({ code, prerequisites });
    expect(cyclesAmongCourses([to('A'), to('B', 'A'), to('C', 'A', 'B')])).toEqual([]);
    expect(cyclesAmongCourses([to('A', 'C'), to('B', 'A'), to('C', 'B')])).toEqual([
      ['A', 'C', 'B'],
    ]);
  });
});
