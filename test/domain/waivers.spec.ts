import type { Requirement } from '../../src/domain/requirement.js';
import { ana, type Ledger } from './support/ledger.js';
import { historyOf, statusOn } from './support/look.js';
import { all, any, asking, course, within } from './support/path.js';

const yearly = { recurs: [{ every: { months: 12 } }] };

describe('Waivers', () => {
  const bbp = course('BBP', within(60));

  test.each<[string, Requirement, Ledger, string, readonly string[]]>([
    [
      'hold from their day on',
      bbp,
      ana.waived('BBP', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'end on the day that they name: the day before is the last',
      bbp,
      ana.waived('BBP', '2026-02-10', '2026-04-01'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived', '2026-04-01 overdue'],
    ],
    [
      'may be renewed before they end',
      bbp,
      ana.waived('BBP', '2026-01-05', '2026-04-01').waived('BBP', '2026-03-02', '2026-05-01'),
      'BBP',
      ['2026-01-05 waived', '2026-05-01 overdue'],
    ],
    [
      'of a group cover what stands in it',
      all('G', [bbp]),
      ana.waived('G', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'of a stage cover what stands in it',
      all('G', [bbp]),
      ana.waived('S1', '2026-01-05'),
      'BBP',
      ['2026-01-05 waived'],
    ],
    [
      'of one child leave the others as they are',
      all('G', [bbp, course('HAZ')]),
      ana.waived('HAZ', '2026-01-05'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'of an unmet group show on the group',
      all('G', [bbp, course('HAZ')]),
      ana.waived('G', '2026-02-10'),
      'G',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-02-10 waived'],
    ],
    [
      'of a choice need no branch',
      any('G', 1, [bbp, course('HAZ')]),
      ana.waived('G', '2026-01-05'),
      'G',
      ['2026-01-05 waived'],
    ],
    [
      'do not hide what is done',
      bbp,
      ana.waived('BBP', '2026-01-05').completed('BBP', '2026-02-10'),
      'BBP',
      ['2026-01-05 waived', '2026-02-10 satisfied'],
    ],
    [
      'cover what lapses while they hold',
      course('BBP', yearly),
      ana.completed('BBP', '2026-01-05').waived('BBP', '2026-06-01'),
      'BBP',
      ['2026-01-05 satisfied', '2026-12-06 expiring', '2027-01-06 waived'],
    ],
    [
      'that were withdrawn never held',
      bbp,
      ana.waived('BBP', '2026-02-10').voided(),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
    [
      'that ended before they began never held',
      bbp,
      ana.waived('BBP', '2026-02-10', '2026-02-10'),
      'BBP',
      ['2026-01-05 not-started', '2026-02-04 due', '2026-03-07 overdue'],
    ],
  ])('%s', (_, requirement, told, key, expected) => {
    expect(historyOf(told, asking(requirement), key)).toEqual(expected);
  });

  test('of another path cover nothing here', () => {
    const payload = {
      requirement: 'BBP',
      kind: 'exemption',
      reason: 'knows it',
      until: null,
    } as const;
    const told = ana.with('waived', 'OTHER', '2026-01-05', payload);
    expect(statusOn(told, asking(bbp), 'BBP', '2026-01-05')).toBe('not-started');
  });
});
