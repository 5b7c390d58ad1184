// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import { hoursText, When } from '../../ui/dates.js';
import { FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { History, type HistoryProps } from './history.pages.js';
import type { RecordOnDesk } from './record-desk.js';

/** One's own record: what one has, by subject, and everything that happened. */
export function RecordPage(props: {
  viewer: Viewer;
  record: RecordOnDesk;
  history: HistoryProps;
  filters: FormState;
}): string {
  const { viewer, record, history, filters } = props;
  return Layout({
    viewer,
    title: 'My record',
    children: (
      <>
        <PageHead title="My record" lead="Everything that is on record for you, and since when.">
          <div class="actions">
            <a class="btn" href="/record/hours">
              Log hours
            </a>
            <a class="btn" href="/record/credentials">
              Record a credential
            </a>
            <a class="btn" href="/record/education">
              Record continuing education
            </a>
          </div>
        </PageHead>
        <FormErrors form={filters} labels={{ kind: 'Kind of entry' }} />
        <RecordBySubject record={record} />
        <section class="card gap" aria-labelledby="history-h">
          <header>
            <h2 id="history-h">History</h2>
            <p>Newest first. Nothing is changed or deleted; a correction is a new entry.</p>
          </header>
          <History {...history} />
        </section>
      </>
    ),
  });
}

/** What somebody has, by subject: for their own page, and for staff. */
function RecordBySubject({ record }: { record: RecordOnDesk }) {
  return (
    <div class="grid">
      <Credentials credentials={record.credentials} />
      <div class="c6 stack">
        <Skills skills={record.skills} />
        <Hours hours={record.hours} />
      </div>
      <Courses courses={record.courses} />
    </div>
  );
}

function Subject(props: {
  id: string;
  title: string;
  none: string;
  columns: readonly string[];
  rows: number;
  wide?: boolean;
  children?: Children;
}) {
  const { id, title, none, columns, rows, wide, children: safeRows } = props;
  return (
    <section class={wide ? 'card' : 'card c6'} aria-labelledby={id}>
      <header>
        <h2 id={id} safe>
          {title}
        </h2>
      </header>
      {rows === 0 ? (
        <p class="muted" safe>
          {none}
        </p>
      ) : (
        <table class="stackable record-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" safe>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{safeRows}</tbody>
        </table>
      )}
    </section>
  );
}

function Credentials({ credentials }: { credentials: RecordOnDesk['credentials'] }) {
  return (
    <Subject
      id="credentials-h"
      title="Credentials"
      none="None yet. Record a card or a certificate once you hold it."
      columns={['Credential', 'Number', 'Issued', 'Good through', 'Continuing education', 'Status']}
      rows={credentials.length}
      wide
    >
      {credentials.map((each) => (
        <tr>
          <th scope="row">
            <span safe>{each.title}</span>{' '}
            <span class="code" safe>
              {each.code}
            </span>
          </th>
          <td data-label="Number" class={blankIf(each.number === null)} safe>
            {each.number ?? '–'}
          </td>
          <td data-label="Issued" class={blankIf(each.issuedOn === null)}>
            {each.issuedOn === null ? '–' : <When day={each.issuedOn} />}
          </td>
          <td data-label="Good through" class={blankIf(each.dueOn === null)}>
            {each.dueOn === null ? '–' : <When day={each.dueOn} />}
          </td>
          <td data-label="Continuing education" class={blankIf(each.education === null)} safe>
            {each.education === null
              ? '–'
              : `${each.education.earned} of ${each.education.need} ${each.education.unit}`}
          </td>
          <td data-label="Status">
            <Status is={each.status} kind="credential" chip />
          </td>
        </tr>
      ))}
    </Subject>
  );
}

function Skills({ skills }: { skills: RecordOnDesk['skills'] }) {
  return (
    <Subject
      id="skills-h"
      title="Skills"
      none="No check-off yet. Ask your instructor to watch you do something."
      columns={['Skill', 'Check-offs', 'Last', 'Status']}
      rows={skills.length}
    >
      {skills.map((each) => (
        <tr>
          <th scope="row">
            <span safe>{each.title}</span>{' '}
            <span class="code" safe>
              {each.code}
            </span>
          </th>
          <td data-label="Check-offs" safe>
            {each.progress === null ? '–' : `${each.progress.done} of ${each.progress.needed}`}
          </td>
          <td data-label="Last">
            {each.lastSeenOn === null ? '–' : <When day={each.lastSeenOn} />}
          </td>
          <td data-label="Status">
            <Status is={each.status} kind="skill" recurs={each.dueOn !== null} chip />
          </td>
        </tr>
      ))}
    </Subject>
  );
}

function Courses({ courses }: { courses: RecordOnDesk['courses'] }) {
  return (
    <Subject
      id="courses-h"
      title="Courses"
      none="No course yet. The catalog shows what there is."
      columns={['Course', 'Completed', 'Status']}
      rows={courses.length}
    >
      {courses.map((each) => (
        <tr>
          <th scope="row">
            <a href={`/learn/${each.code}`} safe>
              {each.title}
            </a>{' '}
            <span class="code" safe>
              {each.code}
            </span>
          </th>
          <td data-label="Completed" class={blankIf(each.completedOn === null)}>
            {each.completedOn === null ? '–' : <When day={each.completedOn} />}
          </td>
          <td data-label="Status">
            {each.underWay === null ? (
              <Status is={each.completedOn === null ? 'not-started' : 'satisfied'} chip />
            ) : (
              <Status
                is="in-progress"
                word={`${each.underWay.done} of ${each.underWay.of} modules`}
                chip
              />
            )}
          </td>
        </tr>
      ))}
    </Subject>
  );
}

function Hours({ hours }: { hours: RecordOnDesk['hours'] }) {
  return (
    <Subject
      id="hours-h"
      title="Hours on the job"
      none="No hours yet. Log them on the day, and your instructor approves them."
      columns={['Activity', 'Approved', 'Waiting', 'Declined', 'Last']}
      rows={hours.length}
    >
      {hours.map((each) => (
        <tr>
          <th scope="row" safe>
            {each.activity}
          </th>
          <td data-label="Approved" class="num" safe>
            {hoursText(each.approved)}
          </td>
          <td data-label="Waiting" class="num" safe>
            {hoursText(each.waiting)}
          </td>
          <td data-label="Declined" class="num" safe>
            {hoursText(each.declined)}
          </td>
          <td data-label="Last">
            <When day={each.lastOn} />
          </td>
        </tr>
      ))}
    </Subject>
  );
}

/** A cell without anything in it: a phone, where it would be a line of its own, leaves it out. */
function blankIf(isBlank: boolean): string | undefined {
  return isBlank ? 'blank' : undefined;
}
