// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AsOfField, AsOfNote, onDay } from '../../ui/as-of.js';
import { dayText, fromToday } from '../../ui/dates.js';
import { Field, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { live } from '../../ui/live.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted, positionWord } from '../../ui/words.js';
import type { TeamStanding } from './list-team.dto.js';
import type { TeamChoices, TeamPage } from './team-desk.js';
import type { Pressing, TeamMemberView } from './team-member.js';

/** How somebody may stand, as the filter says it. */
export const STANDING_WORD: Readonly<Record<TeamStanding, string>> = {
  'out-of-date': 'Something out of date',
  'due-soon': 'Something due soon',
  'on-leave': 'On leave',
  current: 'Nothing due now',
};

/** What the filters are called, where one of them is wrong. */
export const FILTER_LABELS = {
  ...{ q: 'Name or number', site: 'Site', position: 'Position', group: 'Group' },
  ...{ standing: 'Show', who: 'Employment', asOf: 'As of', cursor: 'The next page' },
};

export interface TeamPageData {
  readonly viewer: Viewer;
  /** The filters as they are set. */
  readonly form: FormState;
  readonly choices: TeamChoices;
  readonly page: TeamPage;
  /** The address of the next page, and of the same as a file. */
  readonly moreHref: string | null;
  readonly fileHref: string;
}

/** The people whom the viewer looks after. */
export function TeamListPage(data: TeamPageData): string {
  const { viewer, page, fileHref } = data;
  const on = page.on === viewer.today ? '' : ` on ${dayText(page.on)}`;
  return Layout({
    viewer,
    title: 'People',
    children: (
      <>
        <PageHead id="team-head" title="People" lead={told`How everybody stands${on}.`}>
          <p class="actions">
            <a class="btn" href={onDay('/people/overview', data.page.on, viewer.today)}>
              Overview
            </a>
            <a class="btn" href={fileHref} download="people.csv">
              CSV
            </a>
            {may(viewer, 'people:edit') ? (
              <a class="btn" href="/admin/people/new">
                Add a person
              </a>
            ) : (
              ''
            )}
          </p>
        </PageHead>
        <Filters {...data} />
        <section class="card" id="team" aria-labelledby="team-h">
          <header>
            <h2 id="team-h" safe>
              {counted(page.total, 'person', 'people')}
            </h2>
            <p>In the order of their family names</p>
          </header>
          <FormErrors form={data.form} labels={FILTER_LABELS} />
          <AsOfNote on={page.on} today={viewer.today} />
          <List {...data} />
        </section>
      </>
    ),
  });
}

/** Which site, for whoever looks after more than one. */
export function SiteFilter({ form, sites }: { form: FormState; sites: TeamChoices['sites'] }) {
  if (sites.length === 1) return '';
  return <Select form={form} name="site" label="Site" none="Every site" options={sites} />;
}

function Filters({ form, choices }: TeamPageData) {
  return (
    <form
      class="card filters team-filters"
      method="get"
      action="/people"
      {...live('/people', '#team', '#team-head')}
    >
      <Field
        form={form}
        name="q"
        label="Name or number"
        type="search"
        maxlength="200"
        required={false}
      />
      <SiteFilter form={form} sites={choices.sites} />
      <Select
        form={form}
        name="position"
        label="Position"
        none="Every position"
        options={choices.positions.map((code) => ({ value: code, label: positionWord(code) }))}
      />
      {choices.groups.length === 0 ? (
        ''
      ) : (
        <Select
          form={form}
          name="group"
          label="Group"
          none="Every group"
          options={choices.groups}
        />
      )}
      <Select
        form={form}
        name="standing"
        label="Show"
        none="Everybody"
        options={Object.entries(STANDING_WORD).map(([value, label]) => ({ value, label }))}
      />
      <Select
        form={form}
        name="who"
        label="Employment"
        options={[
          { value: 'active', label: 'Works here' },
          { value: 'left', label: 'Has left' },
        ]}
      />
      <AsOfField form={form} />
      <button class="btn primary">Show</button>
    </form>
  );
}

function List({ viewer, page, choices, moreHref, form }: TeamPageData) {
  if (page.items.length === 0) {
    return (
      <Nothing text="Nobody fits these filters.">
        <a class="btn" href="/people">
          Show everybody
        </a>
      </Nothing>
    );
  }
  const isOneSite = choices.sites.length === 1;
  const siteNames = new Map(choices.sites.map(({ value, label }) => [value, label]));
  const dayKept = (href: string) => onDay(href, page.on, viewer.today);
  return (
    <>
      <table class="stackable team">
        <thead>
          <tr>
            <th scope="col">Person</th>
            {isOneSite ? '' : <th scope="col">Site</th>}
            <th scope="col">Stage</th>
            <th scope="col">Met on the path</th>
            <th scope="col">Out of date</th>
            <th scope="col">Due soon</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((member) => (
            <Row
              member={member}
              site={isOneSite ? null : (siteNames.get(member.site) ?? member.site)}
              today={page.on}
              href={dayKept(`/people/${member.id}`)}
            />
          ))}
        </tbody>
      </table>
      <p class="pager">
        {moreHref === null ? (
          ''
        ) : (
          <a class="btn" href={moreHref} rel="next">
            More people
          </a>
        )}
        {form.typed['cursor'] === undefined ? (
          ''
        ) : (
          <a class="btn" href={dayKept('/people')}>
            From the beginning
          </a>
        )}
      </p>
    </>
  );
}

function Row(props: { member: TeamMemberView; site: string | null; today: string; href: string }) {
  const { member, site, today, href } = props;
  const { ladder } = member;
  return (
    <tr>
      <th scope="row">
        <a href={href} safe>
          {member.name}
        </a>
        <p safe>
          {member.separatedOn !== null && member.separatedOn < today
            ? `${positionWord(member.position)}, left on ${dayText(member.separatedOn)}`
            : positionWord(member.position)}
        </p>
      </th>
      {site === null ? (
        ''
      ) : (
        <td data-label="Site" safe>
          {site}
        </td>
      )}
      <td data-label="Stage">
        <span safe>{ladder?.stage ?? 'No learning path that day'}</span>
        {member.isOnLeave ? <Status is="paused" /> : ''}
      </td>
      <td data-label="Met">
        {ladder === null ? (
          '–'
        ) : (
          <>
            <span safe>{`${ladder.met} of ${ladder.of}`}</span>
            <progress
              value={String(ladder.met)}
              max={String(Math.max(1, ladder.of))}
              aria-label={told`Met on the path ${ladder.title}`}
            />
          </>
        )}
      </td>
      <td data-label="Out of date">
        <PressingCell what={member.outOfDate} status="overdue" today={today} />
      </td>
      <td data-label="Due soon">
        <PressingCell what={member.dueSoon} status="due" today={today} />
      </td>
    </tr>
  );
}

function PressingCell(props: {
  what: readonly Pressing[];
  status: 'overdue' | 'due';
  today: string;
}) {
  const [first, ...others] = props.what;
  if (first === undefined) return <span class="muted">None</span>;
  const when = first.dueOn === null ? '' : `, ${fromToday(first.dueOn, props.today)}`;
  return (
    <>
      <Status is={first.status} word={String(props.what.length)} />
      <p safe>
        {`${first.title}${when}${others.length === 0 ? '' : ` and ${counted(others.length, 'more', 'more')}`}`}
      </p>
    </>
  );
}
