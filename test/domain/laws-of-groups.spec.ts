import type { IsoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import type { Status } from '../../src/domain/status.js';
import { treeOf } from '../../src/domain/tree.js';
import { ana, type Ledger } from './support/ledger.js';
import { dueOn, historyOf, momentOn, statusOn } from './support/look.js';
import { all, any, asking, course, credential, credits, skill, within } from './support/path.js';

const forOthers = { appliesTo: { positions: ['lead'] } };

const yearly = { recurs: [{ every: { months: 12 } }] };

type StatusCase = [string, Requirement, Ledger, IsoDay, Status];

describe('Law 6: Not applicable leaves the group', () => {
  test.each<StatusCase>([
    [
      'an all group is met by those that apply',
      all('G', [course('HAZ'), course('XRY', forOthers)]),
      ana.completed('HAZ', '2026-02-02'),
      '2026-02-02',
      'satisfied',
    ],
    [
      'where none applies, the group does not either',
      all('G', [course('HAZ', forOthers), course('XRY', forOthers)]),
      ana,
      '2026-02-02',
      'not-applicable',
    ],
    [
      'a choice of two needs only the one that is left',
      any('G', 2, [course('HAZ'), course('XRY', forOthers)]),
      ana.completed('HAZ', '2026-02-02'),
      '2026-02-02',
      'satisfied',
    ],
    [
      'a choice of two still needs two where two are left',
      any('G', 2, [course('HAZ'), course('BBP'), course('XRY', forOthers)]),
      ana.completed('HAZ', '2026-02-02'),
      '2026-02-02',
      'in-progress',
    ],
    [
      'what need not be met is no credit toward a group',
      credits('G', 2, [
        course('HAZ', { credits: 1 }),
        course('XRY', { credits: 2, ...forOthers }),
        course('BBP', { credits: 1 }),
      ]),
      ana.completed('HAZ', '2026-02-02'),
      '2026-02-02',
      'in-progress',
    ],
    [
      'a choice of which none applies does not apply',
      any('G', 1, [course('XRY', forOthers)]),
      ana,
      '2026-02-02',
      'not-applicable',
    ],
    [
      'whom the group does not concern, its children do not concern',
      all('G', [course('HAZ')], forOthers),
      ana,
      '2026-02-02',
      'not-applicable',
    ],
  ])('%s', (_, group, told, on, expected) => {
    expect(statusOn(told, asking(group), 'G', on)).toBe(expected);
  });

  test('what applies is read off the post of the day', () => {
    const told = ana
      .transferred('2026-03-02', { position: 'lead' })
      .transferred('2026-05-04', { position: 'MA' });

    expect(historyOf(told, asking(all('G', [course('XRY', forOthers)])), 'XRY')).toEqual([
      '2026-01-05 not-applicable',
      '2026-03-02 not-started',
      '2026-05-04 not-applicable',
    ]);
  });

  test.each<[string, Requirement['appliesTo'], Status]>([
    ['everybody, where nothing is said', undefined, 'not-started'],
    ['a site', { sites: ['MAIN', 'NORTH'] }, 'not-started'],
    ['another site', { sites: ['NORTH'] }, 'not-applicable'],
    ['a state', { states: ['TX'] }, 'not-started'],
    ['another state', { states: ['CA', 'NY'] }, 'not-applicable'],
    ['a position', { positions: ['MA'] }, 'not-started'],
    ['any of some hazards', { exposures: ['x-ray', 'blood'] }, 'not-started'],
    ['hazards that are none of theirs', { exposures: ['x-ray'] }, 'not-applicable'],
    ['a site and a position that both hold', { sites: ['MAIN'], positions: ['MA'] }, 'not-started'],
    [
      'a site that holds, a state that does not',
      { sites: ['MAIN'], states: ['CA'] },
      'not-applicable',
    ],
    ['none of no positions', { positions: [] }, 'not-applicable'],
  ])('it concerns %s', (_, appliesTo, expected) => {
    const told = ana.transferred('2026-01-05', { exposures: ['blood'] });
    const path = asking(course('HAZ', appliesTo ? { appliesTo } : {}));
    expect(statusOn(told, path, 'HAZ', '2026-01-05')).toBe(expected);
  });

  test('a requirement applies from `since` until the day before `until`', () => {
    const path = asking(course('HAZ', { since: '2026-03-01', until: '2026-05-01' }));

    expect(historyOf(ana, path, 'HAZ')).toEqual([
      '2026-01-05 not-applicable',
      '2026-03-01 not-started',
      '2026-05-01 not-applicable',
    ]);
  });
});

describe('Law 7: Choices', () => {
  const branches = [course('BIL', within(10)), course('SCR', yearly)];

  test.each<[string, Requirement, Ledger, readonly string[]]>([
    [
      'a choice has a due date of its own',
      any('G', 1, branches, within(60)),
      ana,
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'one that is met in time was never overdue',
      any('G', 1, branches, within(60)),
      ana.completed('BIL', '2026-02-10'),
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 satisfied'],
    ],
    ['its children have none', any('G', 1, branches), ana, ['2026-01-05 not-started']],
    [
      'unmet and without a due date of its own, it shows what lapsed',
      any('G', 1, branches),
      ana.completed('SCR', '2026-02-10'),
      [
        '2026-01-05 not-started',
        '2026-02-10 satisfied',
        '2027-01-11 expiring',
        '2027-02-11 overdue',
      ],
    ],
    [
      'its own due status comes before a lapse',
      any('G', 2, [credential({ code: 'BLS' }), course('BIL')], { ...within(730), notice: 700 }),
      ana.card('BLS', '2026-02-10', { expiresOn: '2026-03-10' }),
      ['2026-01-05 not-started', '2026-02-04 due', '2028-01-06 overdue'],
    ],
    [
      'one of its branches may be met later, too',
      any('G', 1, branches),
      ana.completed('SCR', '2026-02-10').completed('BIL', '2027-03-01'),
      [
        '2026-01-05 not-started',
        '2026-02-10 satisfied',
        '2027-01-11 expiring',
        '2027-02-11 overdue',
        '2027-03-01 satisfied',
      ],
    ],
  ])('%s', (_, group, told, expected) => {
    expect(historyOf(told, asking(group), 'G')).toEqual(expected);
  });

  test.each<[string, Requirement, string, string | null]>([
    ['a child of a choice', any('G', 1, branches), 'BIL', null],
    ['a child of a group below a choice', any('G', 1, [all('H', branches)]), 'BIL', null],
    ['a choice below a choice', any('G', 1, [any('H', 1, branches, within(5))]), 'H', null],
    ['a child of a credits group', credits('G', 1, branches), 'BIL', null],
    ['a child of an all group', all('G', branches), 'BIL', '2026-01-15'],
  ])('the due date of %s', (_, group, key, expected) => {
    expect(dueOn(ana, asking(group), key, '2026-01-05')).toBe(expected);
  });

  describe('credits', () => {
    const worth = (n: number, category?: string) =>
      category ? { credits: n, category } : { credits: n };
    const group = credits(
      'G',
      4,
      [
        course('A', worth(2, 'clinical')),
        course('B', worth(2, 'clinical')),
        course('C', worth(4, 'office')),
        course('D', worth(1)),
      ],
      { ofCategory: 'clinical' },
    );

    test.each<StatusCase>([
      [
        'are summed over what is met',
        group,
        ana.completed('A', '2026-02-02').completed('B', '2026-02-03'),
        '2026-02-03',
        'satisfied',
      ],
      [
        'too few leave it under way',
        group,
        ana.completed('A', '2026-02-02'),
        '2026-02-02',
        'in-progress',
      ],
      [
        'of another category do not count',
        group,
        ana.completed('C', '2026-02-02').completed('D', '2026-02-02'),
        '2026-02-02',
        'in-progress',
      ],
      [
        'of any category count where none is named',
        credits('G', 5, group.children),
        ana.completed('C', '2026-02-02').completed('D', '2026-02-02'),
        '2026-02-02',
        'satisfied',
      ],
    ])('%s', (_, asks, told, on, expected) => {
      expect(statusOn(told, asking(asks), 'G', on)).toBe(expected);
    });
  });
});

describe('Law 8: Obligations', () => {
  const path = asking(
    course('HAZ'),
    all('BACK', [skill('B1'), any('EITHER', 1, [course('BIL'), all('SCRIBE', [course('SCR')])])]),
    credits('EXTRA', 2, [any('ONE', 1, [course('CLM')])]),
    course('TRM', { required: false }),
  );
  const { nodes } = treeOf(path);

  test('are the leaves under all groups only, and the topmost choices', () => {
    const keys = [...nodes.values()].filter((node) => node.isObligation).map((node) => node.key);
    expect(keys).toEqual(['HAZ', 'B1', 'EITHER', 'EXTRA', 'TRM']);
  });

  test('a path, its stages and its milestones are groups like any other', () => {
    const levels = [...nodes.values()].slice(0, 4).map((node) => [node.key, node.level]);
    expect(levels).toEqual([
      ['P', 'path'],
      ['S1', 'stage'],
      ['S1/all', 'milestone'],
      ['HAZ', 'requirement'],
    ]);
  });

  test('every requirement knows the stage that it stands in', () => {
    expect(nodes.get('SCR')!.stage).toBe('S1');
    expect(nodes.get('P')!.stage).toBeNull();
  });

  test('a due date is not inherited', () => {
    const group = all('G', [course('HAZ')], within(30));
    expect(dueOn(ana, asking(group), 'G', '2026-01-05')).toBe('2026-02-04');
    expect(dueOn(ana, asking(group), 'HAZ', '2026-01-05')).toBeNull();
  });
});

describe('Law 13: required: false', () => {
  const optional = course('CMAA', { required: false, ...within(30) });

  test.each<StatusCase>([
    [
      'never keeps its group from being met',
      all('G', [course('HAZ'), optional]),
      ana.completed('HAZ', '2026-02-02'),
      '2026-03-02',
      'satisfied',
    ],
    [
      'does not make its group overdue',
      all('G', [course('HAZ'), optional]),
      ana,
      '2026-03-02',
      'not-started',
    ],
    [
      'does not begin its group',
      all('G', [course('HAZ'), optional]),
      ana.completed('CMAA', '2026-02-02'),
      '2026-02-02',
      'not-started',
    ],
    [
      'is no branch of a choice',
      any('G', 1, [course('HAZ'), optional]),
      ana.completed('CMAA', '2026-02-02'),
      '2026-02-02',
      'not-started',
    ],
    [
      'leaves a group that asks for nothing else met',
      all('G', [optional]),
      ana,
      '2026-03-02',
      'satisfied',
    ],
  ])('%s', (_, group, told, on, expected) => {
    expect(statusOn(told, asking(group), 'G', on)).toBe(expected);
  });

  test('has a status and a due date of its own', () => {
    expect(momentOn(ana, asking(optional), 'CMAA', '2026-03-02')).toMatchObject({
      status: 'overdue',
      reason: 'Was due on 2026-02-04.',
    });
  });
});
