import type { Day } from './day.js';
import { unansweredIn } from './hours.js';
import type { Entry, RowKey } from './record.js';
import { awaitingCosign, type SkillEntry } from './sign-off.js';

/** What of a record row waits for somebody's answer: how many entries, and since which day. */
export interface Waiting {
  readonly count: number;
  readonly since: Day | null;
}

/** Hours that nobody has approved or declined, and check-offs that await a co-signature. */
export function waitingIn(key: RowKey, row: readonly Entry[]): Waiting {
  const entries = key.startsWith('hours/')
    ? unansweredIn(row)
    : key.startsWith('skill/')
      ? awaitingCosign(row as readonly SkillEntry[])
      : [];
  // A row is in the order of the days.
  return { count: entries.length, since: entries[0]?.on ?? null };
}
