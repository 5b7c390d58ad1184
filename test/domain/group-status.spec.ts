import type { IsoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import type { Status } from '../../src/domain/status.js';
import { ana, type Ledger } from './support/ledger.js';
import { dueOn, momentOn, statusOn } from './support/look.js';
import { all, any, asking, course, credential, credits, within } from './support/path.js';

const forOthers = { appliesTo: { positions: ['lead'] } };

type StatusCase = [string, Requirement, Ledger, IsoDay, Status];

describe('The status of a group', () => {
  const bls = (grace = 0) => credential({ code: 'BLS', grace });
  const good = (told: Ledger, through: IsoDay) =>
    told.card('BLS', '2026-01-10', { expiresOn: through });
  const done = ana.completed('HAZ', '2026-01-10');

  test.each<StatusCase>([
    ['met, and good for ever', all('G', [course('HAZ')]), done, '2026-02-02', 'satisfied'],
    [
      'met, it shows the least secure: expiring',
      all('G', [course('HAZ'), bls()]),
      good(done, '2026-02-10'),
      '2026-02-02',
      'expiring',
    ],
    [
      'met, it shows the least secure: in grace before expiring',
      all('G', [bls(30), credential({ code: 'CMA' })]),
      good(ana, '2026-02-01').card('CMA', '2026-01-10', { expiresOn: '2026-02-10' }),
      '2026-02-02',
      'in-grace',
    ],
    [
      'a choice shows the most secure that it needs',
      any('G', 1, [bls(), course('HAZ')]),
      good(done, '2026-02-10'),
      '2026-02-02',
      'satisfied',
    ],
    [
      'credits count the most secure that are enough',
      credits('G', 2, [credential({ code: 'BLS' }, { credits: 2 }), course('HAZ', { credits: 2 })]),
      good(done, '2026-02-10'),
      '2026-02-02',
      'satisfied',
    ],
    [
      'waived, where all that it counts is waived',
      all('G', [course('HAZ'), course('BBP')]),
      ana.waived('HAZ', '2026-01-10').waived('BBP', '2026-01-10'),
      '2026-02-02',
      'waived',
    ],
    [
      'satisfied, where only some of it is waived',
      all('G', [course('HAZ'), course('BBP')]),
      done.waived('BBP', '2026-01-10'),
      '2026-02-02',
      'satisfied',
    ],
    [
      'unmet: what expired comes before what is overdue',
      all('G', [course('BBP', within(10)), bls()]),
      good(ana, '2026-01-20'),
      '2026-02-02',
      'expired',
    ],
    [
      'unmet: what is overdue comes before what is due',
      all('G', [course('BBP', within(10)), course('HAZ', within(40))]),
      ana,
      '2026-02-02',
      'overdue',
    ],
    [
      'unmet: what is due comes before what is under way',
      all('G', [course('BBP'), course('HAZ', within(40))]),
      ana.completed('BBP', '2026-01-10'),
      '2026-02-02',
      'due',
    ],
    [
      'unmet: its own due date counts among them',
      all('G', [course('BBP'), course('HAZ')], within(10)),
      done,
      '2026-02-02',
      'overdue',
    ],
    [
      'unmet: under way, where something is met',
      all('G', [course('BBP'), course('HAZ')]),
      done,
      '2026-02-02',
      'in-progress',
    ],
    [
      'unmet: what need not be met begins nothing',
      all('G', [course('BBP'), course('HAZ', forOthers)]),
      ana,
      '2026-02-02',
      'not-started',
    ],
    [
      'unmet: locked, where nothing can be started',
      all('G', [
        course('BBP', { locks: [{ needs: 'X' }] }),
        course('HAZ', { locks: [{ needs: 'X' }] }),
      ]),
      ana,
      '2026-02-02',
      'locked',
    ],
    [
      'unmet: not started, where one of them can be',
      all('G', [course('BBP', { locks: [{ needs: 'X' }] }), course('HAZ')]),
      ana,
      '2026-02-02',
      'not-started',
    ],
    [
      'unmet: locked, where it is locked itself',
      all('G', [course('BBP')], { locks: [{ needs: 'X' }] }),
      ana,
      '2026-02-02',
      'locked',
    ],
    [
      'unmet: not started',
      all('G', [course('BBP'), course('HAZ')]),
      ana,
      '2026-02-02',
      'not-started',
    ],
  ])('%s', (_, group, told, on, expected) => {
    expect(statusOn(told, asking(group, course('X')), 'G', on)).toBe(expected);
  });

  test('met, its date is the earliest last good day of what it counts', () => {
    const path = asking(all('G', [bls(), credential({ code: 'CMA' })]));
    const told = good(ana, '2027-02-10').card('CMA', '2026-01-10', { expiresOn: '2028-02-10' });
    expect(dueOn(told, path, 'G', '2026-02-02')).toBe('2027-02-10');
  });

  test('of equally secure ones, a choice counts those that stay good longest', () => {
    const path = asking(any('G', 1, [bls(), credential({ code: 'CMA' })]));
    const told = good(ana, '2027-02-10').card('CMA', '2026-01-10', { expiresOn: '2028-02-10' });
    expect(dueOn(told, path, 'G', '2026-02-02')).toBe('2028-02-10');
  });

  test('unmet, its date is the earliest due date of its own and its unmet children', () => {
    const children = [course('BBP', within(20)), course('HAZ', within(10)), course('VIT')];
    const path = asking(all('G', children, within(15)));
    expect(dueOn(ana, path, 'G', '2026-01-05')).toBe('2026-01-15');
    expect(dueOn(ana.completed('HAZ', '2026-01-06'), path, 'G', '2026-01-06')).toBe('2026-01-20');
  });

  test.each<[string, Requirement, string]>([
    [
      'it names what is overdue',
      all('G', [course('VIT'), course('BBP', within(10))]),
      'Overdue: BBP.',
    ],
    [
      'it names itself where its own date has passed',
      all('G', [course('VIT')], within(10)),
      'Overdue: G.',
    ],
  ])('%s', (_, group, reason) => {
    expect(momentOn(ana, asking(group), 'G', '2026-02-02')).toMatchObject({ reason });
  });
});
