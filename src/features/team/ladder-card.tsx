// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { pathUrlOf } from '../enrollments/path-url.js';
import { onDay } from '../../ui/as-of.js';
import { When } from '../../ui/dates.js';
import { Nothing } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import type { PersonOnDesk } from './person-desk.js';

/** How many things are named before the rest is counted. */
const SHOWN = 6;

/** Where somebody is on the ladder, what they have reached, and what is left. */
export function LadderCard({ person }: { person: PersonOnDesk }) {
  const { ladder } = person;
  if (ladder === null) {
    return (
      <section class="card">
        <h2>Stage</h2>
        <Nothing text="Not on a learning path with stages." />
      </section>
    );
  }
  const { stage, place, stages, path } = ladder;
  return (
    <section class="card" aria-labelledby="stage-h">
      <header>
        <h2 id="stage-h">Stage</h2>
        <p safe>{`${place} of ${stages}`}</p>
      </header>
      <p>
        <b safe>{stage.title}</b>
        <span class="muted" safe>{told`, ${path.title}`}</span>
      </p>
      <p class="small muted" safe>{`${stage.progress.done} of ${stage.progress.total} done`}</p>
      <progress
        value={String(stage.progress.percent)}
        max="100"
        aria-label={told`Progress in the stage ${stage.title}`}
      />
      <Pending person={person} />
      <h3 class="card-part">Reached</h3>
      {ladder.reached.length === 0 ? (
        <p class="small muted">No promotion yet.</p>
      ) : (
        <ul class="plain small">
          {ladder.reached.map(({ title, on }) => (
            <li>
              <span safe>{title}</span>
              {', '}
              <When day={on} />
            </li>
          ))}
        </ul>
      )}
      <Left person={person} />
      <p class="card-part">
        <a href={onDay(pathUrlOf(person.id, path.code), person.on, person.today)}>Open the path</a>
      </p>
    </section>
  );
}

function Pending({ person }: { person: PersonOnDesk }) {
  const pending = person.ladder?.pending;
  if (!pending) return '';
  return (
    <p class="note in-progress card-part">
      <a href={onDay(`/promotions/${person.id}/${pending.seq}`, person.on, person.today)} safe>
        {told`Asked for promotion to ${pending.title}`}
      </a>
    </p>
  );
}

function Left({ person }: { person: PersonOnDesk }) {
  const { left, next } = person.ladder!;
  if (next === null) return <p class="card-part">Every stage is reached.</p>;
  return (
    <>
      <h3 class="card-part" safe>{told`Left until the promotion in ${next.title}`}</h3>
      {left.length === 0 ? (
        <p class="small">Nothing: everything is met.</p>
      ) : (
        <ul class="plain small">
          {left.slice(0, SHOWN).map(({ title, status }) => (
            <li class="left-item">
              <span safe>{title}</span> <Status is={status} />
            </li>
          ))}
          {left.length > SHOWN ? (
            <li class="muted" safe>
              {`and ${counted(left.length - SHOWN, 'more', 'more')}`}
            </li>
          ) : (
            ''
          )}
        </ul>
      )}
    </>
  );
}
