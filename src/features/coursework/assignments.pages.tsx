// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import { told } from '../../domain/told.js';
import { fromToday, When } from '../../ui/dates.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { AssignmentCounts, AssignmentOnDesk } from './assignments-desk.js';

interface AssignmentsPageData {
  readonly viewer: Viewer;
  readonly items: readonly AssignmentOnDesk[];
  readonly nextCursor: string | null;
  readonly closed: boolean;
  readonly everybodys: boolean;
}

/** The coursework that the viewer gave: what is open, and how far it is. */
export function AssignmentsPage(data: AssignmentsPageData): string {
  const { viewer, items, nextCursor, closed, everybodys } = data;
  const overdue = items.reduce((sum, { counts }) => sum + counts.overdue, 0);
  return Layout({
    viewer,
    title: 'Coursework',
    children: (
      <>
        <PageHead title="Coursework" lead="What was assigned, and who is behind.">
          {overdue === 0 ? (
            ''
          ) : (
            <dl class="figures">
              <div class="overdue">
                <dt>Overdue, people</dt>
                <dd>{overdue}</dd>
              </div>
            </dl>
          )}
          {may(viewer, 'assignment:write') ? (
            <a class="btn primary" href="/assignments/new">
              Assign coursework
            </a>
          ) : (
            ''
          )}
        </PageHead>
        <nav class="tabs" aria-label="Which coursework">
          <Tab url={urlOf(false, everybodys)} label="Open" current={!closed} />
          <Tab url={urlOf(true, everybodys)} label="Closed" current={closed} />
          <Tab
            url={urlOf(closed, !everybodys)}
            label={everybodys ? 'Only what I assigned' : 'Everybody’s'}
            current={false}
          />
        </nav>
        {items.length === 0 ? (
          <Nothing
            text={
              closed
                ? 'Nothing is closed yet. What everybody finished, and what was canceled, shows up here.'
                : 'Nothing is open. Assign a course, a path, a skill or a task to people, a group or a site.'
            }
          >
            {may(viewer, 'assignment:write') ? (
              <a class="btn primary" href="/assignments/new">
                Assign coursework
              </a>
            ) : (
              ''
            )}
          </Nothing>
        ) : (
          <div class="card">
            <Table viewer={viewer} items={items} />
            {nextCursor === null ? (
              ''
            ) : (
              <p class="pager">
                <a
                  class="btn"
                  href={`${urlOf(closed, everybodys)}${closed || everybodys ? '&' : '?'}cursor=${encodeURIComponent(nextCursor)}`}
                >
                  More coursework
                </a>
              </p>
            )}
          </div>
        )}
      </>
    ),
  });
}

function Tab({ url, label, current }: { url: string; label: string; current: boolean }) {
  return (
    <a href={url} {...(current && { 'aria-current': 'page' as const })} safe>
      {label}
    </a>
  );
}

function Table({ viewer, items }: { viewer: Viewer; items: readonly AssignmentOnDesk[] }) {
  return (
    <table class="stackable">
      <caption class="vh">Coursework</caption>
      <thead>
        <tr>
          <th scope="col">Coursework</th>
          <th scope="col">Assigned to</th>
          <th scope="col">Due</th>
          <th scope="col">Progress</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr>
            <th scope="row">
              <a href={`/assignments/${item.id}`} safe>
                {item.title}
              </a>
              {item.target.kind === 'task' ? (
                ''
              ) : (
                <span class="code" safe>{` ${item.target.code}`}</span>
              )}
            </th>
            <td data-label="Assigned to">
              <span safe>{item.to}</span>
              <p safe>{counted(item.counts.people, 'person', 'people')}</p>
            </td>
            <td data-label="Due">
              <Due today={viewer.today} item={item} />
            </td>
            <td data-label="Progress">
              <CountBar id={item.id} title={item.title} counts={item.counts} />
            </td>
            <td>
              <AssignmentState item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Dated = Pick<AssignmentOnDesk, 'dueOn' | 'dueIn'>;

/** When an assignment is due: a day, so long for each, or never. */
export function Due({ today, item }: { today: IsoDay; item: Dated }) {
  if (item.dueOn !== null) {
    return (
      <>
        <When day={item.dueOn} />
        <p safe>{fromToday(item.dueOn, today)}</p>
      </>
    );
  }
  return (
    <span safe>
      {item.dueIn === null ? 'No date' : `Within ${lengthText(item.dueIn)} of the day each got it`}
    </span>
  );
}

/** `P14D` as it is read aloud. */
function lengthText(duration: string): string {
  const [, n = '0', unit = 'D'] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  const word = { D: 'day', W: 'week', M: 'month', Y: 'year' }[unit] ?? 'day';
  return counted(Number(n), word);
}

/** How many are done and how many have begun, as a bar and in words. */
export function CountBar({
  id,
  title,
  counts,
}: {
  id: string;
  title: string;
  counts: AssignmentCounts;
}) {
  const { people, done, started } = counts;
  const share = (n: number) => `${people === 0 ? 0 : ((n / people) * 100).toFixed(1)}%`;
  const words =
    started === 0 ? `${done} of ${people} done` : `${done} of ${people} done, ${started} started`;
  return (
    <>
      <svg class="count-bar" width="100%" height="8" role="img" aria-labelledby={`t-${id} d-${id}`}>
        <title id={`t-${id}`} safe>{told`Progress of ${title}`}</title>
        <desc id={`d-${id}`} safe>
          {words}
        </desc>
        <rect class="count-ground" width="100%" height="8" rx="2" />
        <g class="in-progress">
          <rect class="solid" width={share(done + started)} y="2" height="4" />
        </g>
        <g class="satisfied">
          <rect class="solid" width={share(done)} height="8" rx="2" />
        </g>
      </svg>
      <p safe>{words}</p>
    </>
  );
}

/** How an assignment stands as a whole: only what is out of date is red. */
export function AssignmentState({
  item,
}: {
  item: Pick<AssignmentOnDesk, 'cancelledAt' | 'counts'> & Dated;
}) {
  const { cancelledAt, counts } = item;
  if (cancelledAt !== null) return <Status is="paused" word="Canceled" chip />;
  if (counts.overdue > 0) return <Status is="overdue" word={`${counts.overdue} overdue`} chip />;
  if (counts.people > 0 && counts.done === counts.people) return <Status is="satisfied" chip />;
  if (counts.started + counts.done > 0) return <Status is="in-progress" chip />;
  return <Status is="not-started" chip />;
}

function urlOf(closed: boolean, everybodys: boolean): string {
  const query = new URLSearchParams({
    ...(closed && { show: 'closed' }),
    ...(everybodys && { whose: 'everybody' }),
  }).toString();
  return query === '' ? '/assignments' : `/assignments?${query}`;
}
