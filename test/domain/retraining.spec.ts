import { day, isoDay } from '../../src/domain/day.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { mayRepeat, repeatBy } from '../../src/domain/retraining.js';
import type { Status } from '../../src/domain/status.js';
import { attestation, course, skill } from './support/path.js';

const changes = { recurs: [{ on: 'new-policy-version', within: { days: 14 } }] } as const;
const yearly = { recurs: [{ every: { months: 12 } }] };

describe('what must be done again when a policy changes', () => {
  test.each<[string, Requirement, Status, boolean]>([
    ['a course that is done and asks for it', course('BBP', changes), 'satisfied', true],
    ['an attestation likewise', attestation('BBP', changes), 'expiring', true],
    ['also what was waived', course('BBP', changes), 'waived', true],
    ['not what isn’t done: it is due anyway', course('BBP', changes), 'overdue', false],
    ['not what doesn’t concern them', course('BBP', changes), 'not-applicable', false],
    ['not what recurs by the calendar alone', course('BBP', yearly), 'satisfied', false],
    ['not a skill', skill('B1'), 'satisfied', false],
  ])('%s', (_, asks, status, expected) => {
    expect(mayRepeat(asks, status)).toBe(expected);
  });

  test('within as long as the requirement says', () => {
    expect(isoDay(repeatBy(course('BBP', changes), day('2026-03-10')))).toBe('2026-03-24');
  });
});
