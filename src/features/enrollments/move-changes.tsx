// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { counted, statusWord } from '../../ui/words.js';
import type { MovePreview } from './move-enrollment.js';

/** What moving a learner to another version changes for them, before anybody moves them. */
export function MoveChanges({ preview }: { preview: MovePreview }) {
  const { adds, drops, carriesOver, changes, dueDates } = preview;
  return (
    <dl class="pairs">
      <dt>Progress</dt>
      <dd safe>{movedProgress(preview)}</dd>
      <dt>Adds</dt>
      <dd>
        <Titles titles={adds.map((each) => each.title)} none="Nothing" />
      </dd>
      <dt>Drops</dt>
      <dd>
        <Titles titles={drops.map((each) => each.title)} none="Nothing" />
      </dd>
      <dt>Changes today</dt>
      <dd>
        <Titles
          titles={changes.map(
            ({ title, from, to }) =>
              told`${title}: ${from === null ? 'not asked for' : statusWord(from)}, then ${to === null ? 'not asked for' : statusWord(to)}`,
          )}
          none="Nothing"
        />
      </dd>
      <dt>Due dates</dt>
      <dd>
        <Titles
          titles={dueDates.map(
            ({ title, from, to }) => told`${title}: ${dueText(from)}, then ${dueText(to)}`,
          )}
          none="As they are"
        />
      </dd>
      <dt>Carries over</dt>
      <dd safe>{`${counted(carriesOver.length, 'requirement')} that count already`}</dd>
    </dl>
  );
}

/** `3 of 12 now, 3 of 14 after`. */
export function movedProgress({ progress: { before, after } }: MovePreview): string {
  const text = (part: typeof before) => (part === null ? 'none' : `${part.done} of ${part.total}`);
  return `${text(before)} now, ${text(after)} after`;
}

/** `Next due Dec 23, 2026 now, Dec 13, 2026 after`. */
export function movedNextDue({ nextDue: { from, to } }: MovePreview): string {
  if (from === to) return from === null ? 'Nothing has a due date' : `Next due ${dayText(from)}`;
  return `Next due ${dueText(from)} now, ${dueText(to)} after`;
}

function dueText(on: IsoDay | null): string {
  return on === null ? 'no date' : dayText(on);
}

function Titles({ titles, none }: { titles: readonly string[]; none: string }) {
  if (titles.length === 0) return <span safe>{none}</span>;
  return (
    <ul class="plain">
      {titles.map((title) => (
        <li safe>{title}</li>
      ))}
    </ul>
  );
}
