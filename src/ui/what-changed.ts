import type { StatusChange } from '../domain/changes.js';
import { isMet } from '../domain/status.js';
import { told } from '../domain/told.js';

/**
 * What an action changed, in plain words, a line for each thing: `“Vital signs” is now
 * complete.`, `“Medication administration” is unlocked.` What stands on several paths, or is
 * all that its stage and its path ask for, is said once.
 */
export function whatChanged(changes: readonly StatusChange[]): readonly string[] {
  const lines = new Map<string, string>();
  for (const change of changes) {
    const became = becomes(change);
    if (became === undefined) continue;
    const key = `${change.title} ${became}`;
    if (!lines.has(key)) lines.set(key, told`${spokenOf(change)} ${became}.`);
  }
  return [...lines.values()];
}

function becomes({ from, to }: StatusChange): string | undefined {
  if (to === null || from === null) return undefined;
  if (to === 'not-applicable') return 'is no longer required';
  if (isMet(to) && !isMet(from)) return 'is now complete';
  if (isMet(from) && !isMet(to)) return 'is no longer complete';
  if (from === 'locked') return 'is unlocked';
  if (to === 'locked') return 'is locked again';
  if (to === 'overdue' || to === 'expired') return 'is now out of date';
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
