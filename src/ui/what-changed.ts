import type { StatusChange } from '../domain/changes.js';
import { isMet } from '../domain/status.js';
import { told } from '../domain/told.js';

/**
 * What an action changed, in plain words, a line for each thing: `Vital signs is now
 * complete.`, `Medication administration is unlocked.` What stands on several paths is said once.
 */
export function whatChanged(changes: readonly StatusChange[]): readonly string[] {
  return [...new Set(changes.flatMap((change) => lineOf(change) ?? []))];
}

function lineOf({ title, from, to }: StatusChange): string | undefined {
  if (to === null || from === null) return undefined;
  if (to === 'not-applicable') return told`${title} is no longer required.`;
  if (isMet(to) && !isMet(from)) return told`${title} is now complete.`;
  if (isMet(from) && !isMet(to)) return told`${title} is no longer complete.`;
  if (from === 'locked') return told`${title} is unlocked.`;
  if (to === 'locked') return told`${title} is locked again.`;
  if (to === 'overdue' || to === 'expired') return told`${title} is now out of date.`;
  return undefined;
}
