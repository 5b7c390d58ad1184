// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { counted } from '../../ui/words.js';
import { MoveChanges, movedNextDue, movedProgress } from '../enrollments/move-changes.js';
import type { MovePreview } from '../enrollments/move-enrollment.js';
import type { PreviewedMove } from '../enrollments/move-learners.js';

/** What a newer version of a path changes for each of some learners: in a line, and in full. */
export function PreviewedMoves({ moves }: { moves: readonly PreviewedMove[] }) {
  return (
    <ul class="rows plain">
      {moves.map(({ learner, move }) => (
        <li>
          <div class="main">
            <a href={`/people/${learner.id}`} safe>
              {learner.name}
            </a>
            {move === null ? (
              <p safe>{`On version ${learner.version}. They can’t be moved today.`}</p>
            ) : (
              <>
                <p safe>
                  {`On version ${learner.version}. ${moveText(move)} ${movedProgress(move)}. ${movedNextDue(move)}.`}
                </p>
                <details class="more">
                  <summary safe>{told`What changes for ${learner.name}`}</summary>
                  <MoveChanges preview={move} />
                </details>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function moveText({ adds, drops, changes, dueDates }: MovePreview): string {
  const parts = [
    adds.length > 0 && told`Adds ${titles(adds)}.`,
    drops.length > 0 && told`Drops ${titles(drops)}.`,
    changes.length > 0 && `${counted(changes.length, 'status changes', 'statuses change')}.`,
    dueDates.length > 0 && `${counted(dueDates.length, 'due date changes', 'due dates change')}.`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Nothing changes for them.' : parts.join(' ');
}

function titles(nodes: readonly { readonly title: string }[]): string {
  const [first, rest] = [nodes.slice(0, 3).map(({ title }) => title), nodes.length - 3];
  return rest > 0 ? told`${first.join(', ')} and ${rest} more` : first.join(', ');
}
