import type { IntervalRecurrence, Recurrence } from '../domain/requirement.js';
import { SURE } from './content.js';
import { given } from './given.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

const FROM = ['completion', 'issue', 'end-of-issue-month', 'membership-month', 'cycle'] as const;
const UNTIL = ['same-day', 'end-of-month', 'end-of-year'] as const;
export const INTERVAL_FIELDS = ['every', 'from', 'until', 'start', 'window', 'grace', 'sure'];

/** Reads `recurs`: a list of intervals (`every`) and policies (`on`); of several, the earliest wins. */
export function readRecurrences(value: YamlValue): readonly Recurrence[] {
  return value.list().map((entry) => {
    const isPolicy = entry.names().includes('on');
    const fields = entry.fields(isPolicy ? ['on', 'within', 'sure'] : INTERVAL_FIELDS);
    return isPolicy ? readPolicy(fields) : readInterval(fields);
  });
}

function readPolicy(fields: YamlFields): Recurrence {
  fields.maybe('sure', (how) => how.oneOf(SURE));
  return {
    on: fields.must('on', (value) => value.oneOf(['new-policy-version']), 'new-policy-version'),
    within: fields.must('within', (value) => value.duration(), { days: 0 }),
  };
}

/** Reads the fields of an interval that were taken from a recurrence or a credential's cycle. */
export function readInterval(fields: YamlFields): IntervalRecurrence {
  fields.maybe('sure', (how) => how.oneOf(SURE));
  const from = fields.maybe('from', (value) => value.oneOf(FROM));
  if (from === 'cycle' && !fields.has('start')) {
    fields.refuse('A common cycle needs the day on which one began.', 'Add "start: 2025-01-01".');
  }
  if (from !== 'cycle') {
    fields
      .get('start')
      ?.refuse('"start" belongs to "from: cycle" only.', 'Delete it, or write "from: cycle".');
  }
  return {
    every: fields.must('every', (value) => value.duration(), { days: 0 }),
    ...given({
      from: from === 'issue' ? ('completion' as const) : from,
      until: fields.maybe('until', (value) => value.oneOf(UNTIL)),
      start: fields.maybe('start', (value) => value.day()),
      window: fields.maybe('window', (value) => value.days()),
      grace: fields.maybe('grace', (value) => value.days()),
    }),
  };
}
