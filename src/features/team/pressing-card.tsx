// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { isAssignment } from '../../domain/assignment.js';
import type { IsoDay } from '../../domain/day.js';
import { onDay } from '../../ui/as-of.js';
import { fromToday, When } from '../../ui/dates.js';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import { pathUrlOf, requirementUrl } from '../enrollments/path-url.js';
import type { PersonOnDesk } from './person-desk.js';
import type { Pressing } from './team-member.js';

/** How many that are due soon are shown; each stands on its path. */
const MOST_DUE = 5;

/** First of all: what keeps somebody from being current, and what will next. */
export function PressingCard({ person }: { person: PersonOnDesk }) {
  const { outOfDate, dueSoon } = person.pressing;
  if (outOfDate.length + dueSoon.length === 0) return '';
  return (
    <section class="card" aria-labelledby="pressing-h">
      <header>
        <h2 id="pressing-h">What needs attention</h2>
        <p safe>{`${outOfDate.length} out of date, ${dueSoon.length} due soon`}</p>
      </header>
      <ul class="rows plain">
        {[...outOfDate, ...dueSoon.slice(0, MOST_DUE)].map((each) => (
          <li>
            <div class="main">
              <a href={whyUrl(person, each)} safe>
                {each.title}
              </a>
              {each.dueOn === null ? '' : <DueLine dueOn={each.dueOn} on={person.on} />}
            </div>
            <Status is={each.status} chip />
          </li>
        ))}
      </ul>
      {dueSoon.length > MOST_DUE ? (
        <p class="hint" safe>{`and ${counted(dueSoon.length - MOST_DUE, 'other')} due soon`}</p>
      ) : (
        ''
      )}
    </section>
  );
}

function DueLine({ dueOn, on }: { dueOn: IsoDay; on: IsoDay }) {
  return (
    <p>
      <span>{dueOn < on ? 'Was due on ' : 'By '}</span>
      <When day={dueOn} />
      <span safe>{`, ${fromToday(dueOn, on)}`}</span>
    </p>
  );
}

/** The requirement on its path, which says why; or the assignment. */
function whyUrl({ id, on, today }: PersonOnDesk, { path, requirement }: Pressing): string {
  if (isAssignment(path)) return `/assignments/${requirement}`;
  return onDay(requirementUrl(pathUrlOf(id, path), requirement), on, today);
}
