// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { onDay } from '../../ui/as-of.js';
import { fromToday, readable, When } from '../../ui/dates.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { statusWord } from '../../ui/words.js';
import { type Board, STUCK_AFTER_DAYS, type Trainee } from './trainees-board.js';

/** Whom the board shows, each in a row: where they stand, and what is next. */
export function BoardTable({ viewer, board }: { viewer: Viewer; board: Board }) {
  const mayRecord = board.on === viewer.today && may(viewer, 'observation:record');
  return (
    <table class="stackable board">
      <caption class="vh">People whose training you look after</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Where they stand</th>
          <th scope="col">Next step</th>
          <th scope="col">Last activity</th>
          {mayRecord ? (
            <th scope="col">
              <span class="vh">Record for them</span>
            </th>
          ) : (
            ''
          )}
        </tr>
      </thead>
      <tbody>
        {board.trainees.map((trainee) => (
          <Row
            trainee={trainee}
            mayRecord={mayRecord}
            href={onDay(`/people/${trainee.id}`, board.on, viewer.today)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: { trainee: Trainee; href: string; mayRecord: boolean }) {
  const { trainee, href, mayRecord } = props;
  const { id, name, position, stage, site, isMine, lastOn, on } = trainee;
  // A trainee is in the stage of trainees: once is enough.
  const place = [...new Set([position, stage, site])].filter((each) => each !== null).join(' · ');
  return (
    <tr>
      <th scope="row">
        <a href={href} safe>
          {name}
        </a>
        {isMine ? <span class="muted small nowrap"> your trainee</span> : ''}
        <p safe>{place}</p>
      </th>
      <td>
        <State trainee={trainee} />
      </td>
      <td data-label="Next">
        <NextStep trainee={trainee} />
      </td>
      <td data-label="Last activity">
        {lastOn === null ? (
          <span class="muted">None yet</span>
        ) : (
          <>
            <When day={lastOn} />
            <p safe>{fromToday(lastOn, on)}</p>
          </>
        )}
      </td>
      {mayRecord ? (
        <td class="row-actions">
          <a class="btn" href={`/people/${id}/record/check-off`}>
            Check off<span class="vh" safe>{told` a skill of ${name}`}</span>
          </a>
        </td>
      ) : (
        ''
      )}
    </tr>
  );
}

function State({ trainee }: { trainee: Trainee }) {
  const { outOfDate, isStuck, lockedOn } = trainee;
  const [first] = outOfDate;
  return (
    <>
      {first !== undefined ? (
        <>
          <Status is="overdue" word={`${outOfDate.length} out of date`} chip />
          <p safe>{whyBehind(first)}</p>
        </>
      ) : isStuck ? (
        <Status is="paused" word="Stuck" chip />
      ) : (
        <Status is="satisfied" word="On time" chip />
      )}
      {isStuck ? (
        <p safe>
          {lockedOn === null
            ? `Nothing done for more than ${STUCK_AFTER_DAYS} days.`
            : told`Locked: ${readable(lockedOn.reason)}`}
        </p>
      ) : (
        ''
      )}
    </>
  );
}

/** What is out of date, and since when; of a group of requirements its name says all. */
function whyBehind({ title, reason }: Trainee['outOfDate'][number]): string {
  return reason.includes(title) ? title : told`${title}: ${readable(reason)}`;
}

function NextStep({ trainee }: { trainee: Trainee }) {
  const { next, lockedOn, on } = trainee;
  if (next === null) {
    return lockedOn === null ? (
      <span class="muted">Nothing left to do now</span>
    ) : (
      <>
        <Status is="locked" word={lockedOn.title} />
        <p safe>{readable(lockedOn.reason)}</p>
      </>
    );
  }
  return (
    <>
      <b safe>{next.title}</b>
      {next.dueOn === null ? (
        <p safe>{statusWord(next.status)}</p>
      ) : (
        <p>
          <span safe>{`${statusWord(next.status)}, `}</span>
          <When day={next.dueOn} />
          <span safe>{`, ${fromToday(next.dueOn, on)}`}</span>
        </p>
      )}
    </>
  );
}
