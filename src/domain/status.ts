/**
 * One vocabulary of statuses, everywhere. The order is that of the rule: the first
 * that holds on a day gives the status of a leaf.
 */
export const STATUSES = [
  'not-applicable',
  'satisfied',
  'expiring',
  'in-grace',
  'waived',
  'expired',
  'paused',
  'overdue',
  'locked',
  'due',
  'in-progress',
  'not-started',
] as const;

export type Status = (typeof STATUSES)[number];

const MET: ReadonlySet<Status> = new Set<Status>([
  'not-applicable',
  'satisfied',
  'expiring',
  'in-grace',
  'waived',
]);

/** Whether a requirement with this status counts as met. */
export function isMet(status: Status): boolean {
  return MET.has(status);
}

/** Only what is out of date is red. */
export function isOutOfDate(status: Status): boolean {
  return status === 'overdue' || status === 'expired';
}

/** The four totals of every report; what isn't applicable is in none of them. */
export type Total = 'met' | 'notYetDue' | 'outOfDate' | 'onLeave';

export function totalOf(status: Status): Total | null {
  if (status === 'not-applicable') return null;
  if (isMet(status)) return 'met';
  if (isOutOfDate(status)) return 'outOfDate';
  return status === 'paused' ? 'onLeave' : 'notYetDue';
}
