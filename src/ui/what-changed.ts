import type { StatusChange } from '../domain/changes.js';
import { isMet } from '../domain/status.js';
import { told } from '../domain/told.js';

/**
 * What an action changed, in plain words, a line for each thing: `“Vital signs” is now
 * complete.`, `“Medication administration” is unlocked.` What stands on several paths is said once.
 */
export function whatChanged(changes: readonly StatusChange[]): readonly string[] {
  return [...new Set(changes.flatMap((change) => lineOf(change) ?? []))];
}

function lineOf(change: StatusChange): string | undefined {
  const { from, to } = change;
  if (to === null || from === null) return undefined;
  const it = spokenOf(change);
  if (to === 'not-applicable') return told`${it} is no longer required.`;
  if (isMet(to) && !isMet(from)) return told`${it} is now complete.`;
  if (isMet(from) && !isMet(to)) return told`${it} is no longer complete.`;
  if (from === 'locked') return told`${it} is unlocked.`;
  if (to === 'locked') return told`${it} is locked again.`;
  if (to === 'overdue' || to === 'expired') return told`${it} is now out of date.`;
  return undefined;
}

/** Titles are headings of any form, like `A manager approves` or `Ready for the next stage`. */
function spokenOf({ level, title }: StatusChange): string {
  switch (level) {
    case 'stage':
      return told`The stage “${title}”`;
    case 'path':
      return told`The learning path “${title}”`;
    default:
      return told`“${title}”`;
  }
}
