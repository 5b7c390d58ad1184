import type { Entry } from '../../domain/record.js';

export type LoggedHours = Extract<Entry, { kind: 'hours-logged' }>;

/** The logs of a month's row of hours that nobody has approved or declined. */
export function unansweredIn(row: readonly Entry[]): readonly LoggedHours[] {
  const answered = new Set(
    row.flatMap((entry) =>
      entry.kind === 'hours-approved' || entry.kind === 'hours-declined'
        ? [entry.payload.fact]
        : [],
    ),
  );
  return row.filter(
    (entry): entry is LoggedHours => entry.kind === 'hours-logged' && !answered.has(entry.seq),
  );
}
