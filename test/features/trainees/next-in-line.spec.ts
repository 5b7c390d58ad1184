import type { Status } from '../../../src/domain/status.js';
import { treeOf } from '../../../src/domain/tree.js';
import type { HoldsRow } from '../../../src/features/trainees/board.repository.js';
import { whereTheyAre } from '../../../src/features/trainees/next-in-line.js';
import { approval, course, pathOf, stage } from '../../domain/support/path.js';

describe('what a trainee does next, on the board', () => {
  const tree = treeOf(
    pathOf([stage('S1', [course('HAZ'), course('CMAA', { required: false }), course('BBP')])]),
  );
  const names = {
    treeOf: (path: string) => (path === 'P' ? tree : null),
    titleOf: (_: string, key: string) => key,
  };
  const row = (requirement: string, status: Status, due_on: string | null = null, path = 'P') => ({
    ...{ learner_id: 'ana', path, requirement, status, due_on },
    level: requirement === 'CMAA' ? ('preferred' as const) : ('requirement' as const),
    ...{ from_on: '2026-01-01', to_on: '9999-12-31', reason: '' },
  });

  test.each<[string, readonly ReturnType<typeof row>[], string]>([
    ['the most urgent', [row('HAZ', 'not-started'), row('BBP', 'overdue')], 'BBP'],
    [
      'of those the earliest due',
      [row('HAZ', 'due', '2026-03-02'), row('BBP', 'due', '2026-03-01')],
      'BBP',
    ],
    [
      'before anything that is only recommended, however late',
      [row('CMAA', 'overdue', '2026-01-01'), row('HAZ', 'not-started')],
      'HAZ',
    ],
    ['which comes when nothing else is left', [row('CMAA', 'overdue', '2026-01-01')], 'CMAA'],
    [
      'coursework, which stands in no path, before it as well',
      [row('CMAA', 'overdue', '2026-01-01'), row('x', 'not-started', null, 'assignment/x')],
      'x',
    ],
  ])('%s', (_, rows, next) => {
    expect(whereTheyAre(rows, names).next).toMatchObject({ requirement: next });
  });

  test('nothing undated of a stage that they were promoted from', () => {
    const ladder = treeOf(
      pathOf([stage('S1', [course('HAZ'), approval()]), stage('S2', [course('BBP')])]),
    );
    const stages = ['S1', 'S2'].map((key) => ({
      ...row(key, 'in-progress'),
      level: 'stage' as const,
    }));
    const held = [...stages, row('HAZ', 'not-started'), row('BBP', 'not-started')];
    const look = (rows: readonly HoldsRow[]) =>
      whereTheyAre(rows, { ...names, treeOf: () => ladder });
    expect(look(held)).toMatchObject({ stage: 'S1', next: { requirement: 'HAZ' } });
    const promoted = [...held, row('OK', 'satisfied')];
    expect(look(promoted)).toMatchObject({ stage: 'S2', next: { requirement: 'BBP' } });
  });

  test('what is only recommended is never out of date', () => {
    const rows = [row('CMAA', 'overdue', '2026-01-01'), row('BBP', 'overdue', '2026-01-01')];
    const { outOfDate } = whereTheyAre(rows, names);
    expect(outOfDate.map(({ requirement }) => requirement)).toEqual(['BBP']);
  });
});
