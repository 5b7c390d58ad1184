// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AsOfField, AsOfNote, onDay } from '../../ui/as-of.js';
import { dayText } from '../../ui/dates.js';
import { Field, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { live } from '../../ui/live.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { BoardQuery } from './board.dto.js';
import type { BoardState } from './board.repository.js';
import { BoardTable } from './board-table.js';
import type { Board } from './trainees-board.js';

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
        <PageHead
          id="board-head"
          title="My trainees"
          lead="Who is on time, who is behind, and who is stuck."
        >
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
          <AsOfNote on={board.on} today={viewer.today} />
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
          <a href={urlOf(query, { state: 'behind' })}>
            {counts.behind}
            <span class="vh"> are behind: show them</span>
          </a>
        </dd>
      </div>
      <div>
        <dt>Stuck</dt>
        <dd>
          <a href={urlOf(query, { state: 'stuck' })}>
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

const LABELS = {
  q: 'Name',
  state: 'Who',
  site: 'Site',
  cohort: 'Group',
  asOf: 'As of',
  cursor: 'The next page',
};

function Filters({ form, board }: { form: FormState; board: Board }) {
  const { sites, cohorts } = board.choices;
  return (
    <form
      method="get"
      action="/trainees"
      class="filters card gap-after"
      role="search"
      aria-label="Narrow the board"
      {...live('/trainees', '#board', '#board-head')}
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
      <AsOfField form={form} bare />
      <button class="btn">Show</button>
    </form>
  );
}

function People({ viewer, query, board }: Omit<BoardPageData, 'filters'>) {
  const { trainees, nextCursor } = board;
  if (trainees.length === 0) return <Nobody viewer={viewer} query={query} board={board} />;
  return (
    <>
      <BoardTable viewer={viewer} board={board} />
      {nextCursor === null ? (
        ''
      ) : (
        <p class="actions pager">
          <a class="btn" href={urlOf(query, { cursor: nextCursor })}>
            More people
          </a>
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
        <a class="btn" href={onDay('/trainees', board.on, viewer.today)}>
          Show everybody
        </a>
      </Nothing>
    );
  }
  if (board.on !== viewer.today) {
    return (
      <Nothing text={`Nobody whom you look after works here on ${dayText(board.on)}.`}>
        <a class="btn" href="/trainees">
          Show today
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

/** The board as a query narrows it, but for what changes; from its beginning, unless told. */
function urlOf(
  { q, site, cohort, asOf, ...query }: BoardQuery,
  { state = query.state, cursor }: { state?: BoardState | undefined; cursor?: string },
): string {
  const given = Object.entries({ q, site, cohort, state, asOf, cursor }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return `/trainees?${new URLSearchParams(given).toString()}`;
}
