// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { fromToday, readable, When } from '../../ui/dates.js';
import { Field, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { live } from '../../ui/live.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted, statusWord } from '../../ui/words.js';
import type { BoardQuery } from './board.dto.js';
import { type Board, STUCK_AFTER_DAYS, type Trainee } from './trainees-board.js';

interface BoardPageData {
  readonly viewer: Viewer;
  readonly query: BoardQuery;
  /** The same as it was typed. */
  readonly filters: FormState;
  readonly board: Board;
}

/** Everybody whom the viewer looks after: who is on time, behind or stuck, and on what. */
export function BoardPage({ viewer, query, filters, board }: BoardPageData): string {
  return Layout({
    viewer,
    title: 'My trainees',
    children: (
      <>
        <PageHead title="My trainees" lead="Who is on time, who is behind, and who is stuck.">
          <Figures query={query} board={board} />
        </PageHead>
        <p class="actions gap-after">
          {may(viewer, 'assignment:write') ? (
            <a class="btn primary" href="/assignments/new">
              Assign coursework
            </a>
          ) : (
            ''
          )}
          {may(viewer, 'hours:approve') ? (
            <a class="btn" href="/waiting">
              Waiting for you
            </a>
          ) : (
            ''
          )}
          {may(viewer, 'session:record') ? (
            <a class="btn" href="/sessions/new">
              Record a live session
            </a>
          ) : (
            ''
          )}
        </p>
        <Filters form={filters} board={board} />
        <div id="board" class="card">
          <h2 class="vh">People</h2>
          <FormErrors form={filters} labels={LABELS} />
          <People viewer={viewer} query={query} board={board} />
        </div>
      </>
    ),
  });
}

/** How many there are, each a way to see just these. */
function Figures({ query, board }: Pick<BoardPageData, 'query' | 'board'>) {
  const { counts } = board;
  if (counts === null || counts.people === 0) return '';
  return (
    <dl class="figures">
      <div>
        <dt>People</dt>
        <dd>{counts.people}</dd>
      </div>
      <div class={counts.behind > 0 ? 'overdue' : ''}>
        <dt>Behind</dt>
        <dd>
          <a href={narrowed(query, 'behind')}>
            {counts.behind}
            <span class="vh"> are behind: show them</span>
          </a>
        </dd>
      </div>
      <div>
        <dt>Stuck</dt>
        <dd>
          <a href={narrowed(query, 'stuck')}>
            {counts.stuck}
            <span class="vh"> are stuck: show them</span>
          </a>
        </dd>
      </div>
    </dl>
  );
}

const STATES = [
  { value: 'behind', label: 'Behind' },
  { value: 'stuck', label: 'Stuck' },
  { value: 'on-time', label: 'On time' },
];

const LABELS = { q: 'Name', state: 'Who', site: 'Site', cohort: 'Group', cursor: 'The next page' };

function Filters({ form, board }: { form: FormState; board: Board }) {
  const { sites, cohorts } = board.choices;
  return (
    <form
      method="get"
      action="/trainees"
      class="filters card gap-after"
      role="search"
      aria-label="Narrow the board"
      {...live('/trainees', '#board')}
    >
      <Field form={form} name="q" label="Name" type="search" bare />
      <Select form={form} name="state" label="Who" options={STATES} none="Everybody" bare />
      {sites.length > 1 ? (
        <Select form={form} name="site" label="Site" options={sites} none="All sites" bare />
      ) : (
        ''
      )}
      {cohorts.length > 0 ? (
        <Select form={form} name="cohort" label="Group" options={cohorts} none="All groups" bare />
      ) : (
        ''
      )}
      <button class="btn">Show</button>
    </form>
  );
}

function People({ viewer, query, board }: Omit<BoardPageData, 'filters'>) {
  const { trainees, nextCursor } = board;
  if (trainees.length === 0) return <Nobody viewer={viewer} query={query} board={board} />;
  return (
    <>
      <table class="stackable board">
        <caption class="vh">People whose training you look after</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Where they stand</th>
            <th scope="col">Next step</th>
            <th scope="col">Last activity</th>
            <th scope="col">
              <span class="vh">Record for them</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {trainees.map((trainee) => (
            <Row viewer={viewer} trainee={trainee} />
          ))}
        </tbody>
      </table>
      {nextCursor === null ? (
        ''
      ) : (
        <p class="actions pager">
          <a class="btn" href={`/trainees?${nextPage(query, nextCursor)}`}>
            More people
          </a>
        </p>
      )}
    </>
  );
}

function Row({ viewer, trainee }: { viewer: Viewer; trainee: Trainee }) {
  const { id, name, position, stage, site, isMine, lastOn, today } = trainee;
  // A trainee is in the stage of trainees: once is enough.
  const place = [...new Set([position, stage, site])].filter((each) => each !== null).join(' · ');
  return (
    <tr>
      <th scope="row">
        <a href={`/people/${id}`} safe>
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
            <p safe>{fromToday(lastOn, today)}</p>
          </>
        )}
      </td>
      <td class="row-actions">
        {may(viewer, 'observation:record') ? (
          <a class="btn" href={`/people/${id}/record/check-off`}>
            Check off<span class="vh" safe>{told` a skill of ${name}`}</span>
          </a>
        ) : (
          ''
        )}
      </td>
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
  const { next, lockedOn, today } = trainee;
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
          <span safe>{`, ${fromToday(next.dueOn, today)}`}</span>
        </p>
      )}
    </>
  );
}

function Nobody({ viewer, query, board }: Omit<BoardPageData, 'filters'>) {
  const isNarrowed = [query.q, query.site, query.cohort, query.state].some(Boolean);
  if (isNarrowed) {
    return (
      <Nothing text="Nobody fits this.">
        <a class="btn" href="/trainees">
          Show everybody
        </a>
      </Nothing>
    );
  }
  const { length } = board.choices.sites;
  const where = length === 1 ? 'your site' : `your ${counted(length, 'site')}`;
  return (
    <Nothing
      text={told`You have no trainees yet. Whoever works at ${where} shows up here, and so does whoever you are named preceptor or supervisor of.`}
    >
      {may(viewer, 'people:edit') ? (
        <a class="btn primary" href="/admin/people/new">
          Add a person
        </a>
      ) : (
        <a class="btn" href="/home">
          Go to my own path
        </a>
      )}
    </Nothing>
  );
}

function nextPage({ q, site, cohort, state }: BoardQuery, cursor: string): string {
  return asked({ q, site, cohort, state, cursor });
}

function narrowed({ q, site, cohort }: BoardQuery, state: string): string {
  return `/trainees?${asked({ q, site, cohort, state })}`;
}

function asked(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return new URLSearchParams(given).toString();
}
