import type { Status } from '../../../src/domain/status.js';
import { treeOf } from '../../../src/domain/tree.js';
import { whereTheyAre } from '../../../src/features/trainees/next-in-line.js';
import { course, pathOf, stage } from '../../domain/support/path.js';

describe('what a trainee does next, on the board', () => {
  const tree = treeOf(
    pathOf([stage('S1', [course('HAZ'), course('CMAA', { required: false }), course('BBP')])]),
  );
  const names = {
    stagesOf: () => tree.root.children,
    nodeOf: (path: string, key: string) => (path === 'P' ? tree.nodes.get(key) : undefined),
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

  test('what is only recommended is never out of date', () => {
    const rows = [row('CMAA', 'overdue', '2026-01-01'), row('BBP', 'overdue', '2026-01-01')];
    const { outOfDate } = whereTheyAre(rows, names);
    expect(outOfDate.map(({ requirement }) => requirement)).toEqual(['BBP']);
  });
});
