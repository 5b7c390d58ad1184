import { isoDay, type Day } from '../../domain/day.js';
import type { Reason } from '../../domain/refusal.js';

/** Why the very same is not recorded a second time, with the fact that is there: nothing was lost. */
export function alreadyRecorded(
  subject: string,
  what: string,
  { seq, on }: { readonly seq: number; readonly on: Day },
): Reason {
  return {
    code: 'already-recorded',
    subject,
    text: `${what} is recorded already, as fact ${seq} of ${isoDay(on)}: there is nothing to do.`,
  };
}
