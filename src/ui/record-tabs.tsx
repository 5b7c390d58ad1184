// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { Permission } from '../domain/permission.js';
import type { UndoOffer } from './viewer.js';
import { may, type Viewer } from './viewer.js';

const KINDS: readonly { name: string; label: string; needs: Permission }[] = [
  { name: 'check-off', label: 'Check-off', needs: 'observation:record' },
  { name: 'completion', label: 'Completion', needs: 'completion:record' },
  { name: 'hours', label: 'Hours', needs: 'hours:log' },
  { name: 'credential', label: 'Credential', needs: 'credential:record' },
  { name: 'credits', label: 'Continuing education', needs: 'credit:record' },
];

/** The pages on which staff record something for somebody. */
export function RecordTabs(props: { viewer: Viewer; learner: string; current: string }) {
  const { viewer, learner, current } = props;
  return (
    <nav class="tabs" aria-label="What to record">
      {KINDS.filter(({ needs }) => may(viewer, needs)).map(({ name, label }) => (
        <a
          href={recordUrl(learner, name)}
          {...(name === current && { 'aria-current': 'page' as const })}
          safe
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

export function recordUrl(learner: string, what: string): string {
  return `/people/${learner}/record/${what}`;
}

/** Takes back what was just recorded for somebody: a new entry that withdraws it. */
export function undoOf(learner: string, seq: number): UndoOffer {
  return {
    action: `/people/${learner}/history/${seq}/withdraw`,
    label: 'Undo',
    fields: { reason: 'Recorded by mistake' },
  };
}
