// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Form } from '../../ui/form.js';
import { Icon } from '../../ui/icons.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { ROLE } from '../../ui/words.js';
import type { PeoplePageDto, PersonView } from '../people/person.dto.js';

/** What the list is narrowed down to. */
export interface PeopleSearch {
  readonly q: string;
  readonly who: (typeof SEARCHABLE)[number];
}

export const SEARCHABLE = ['active', 'no-password', 'left', 'all'] as const;

const WHO: Readonly<Record<PeopleSearch['who'], string>> = {
  active: 'Works here',
  'no-password': 'Has no password yet',
  left: 'Has left',
  all: 'Everybody',
};

/** What codes of the office are called, by code. */
interface OfficeNames {
  readonly sites: ReadonlyMap<string, string>;
  readonly positions: ReadonlyMap<string, string>;
  readonly cohorts: ReadonlyMap<string, string>;
}

/** Everybody, to be found and changed; and slips for those chosen. */
export function PeopleAdminPage(props: {
  viewer: Viewer;
  people: PeoplePageDto;
  search: PeopleSearch;
  names: OfficeNames;
  /** Why no slips were printed. */
  problem: string | null;
}): string {
  const { viewer, people, search, names, problem } = props;
  return AdminLayout({
    viewer,
    title: 'People',
    children: (
      <>
        <PageHead title="People" lead="Hire, change, and let people in.">
          <div class="actions">
            <a class="btn" href="/admin/import">
              Import a file
            </a>
            <a class="btn primary" href="/admin/people/new">
              Add a person
            </a>
          </div>
        </PageHead>
        {problem === null ? (
          ''
        ) : (
          <div class="note overdue" role="alert" id="form-errors" tabindex="-1">
            <Icon name="overdue" />
            <p safe>{problem}</p>
          </div>
        )}
        <section class="card" aria-labelledby="people-h">
          <h2 id="people-h" class="vh">
            Everybody
          </h2>
          <SearchForm search={search} />
          <div id="people" class="found">
            <PeopleTable viewer={viewer} people={people} search={search} names={names} />
          </div>
        </section>
      </>
    ),
  });
}

function SearchForm({ search }: { search: PeopleSearch }) {
  return (
    <form
      class="filters"
      method="get"
      action="/admin/people"
      role="search"
      data-at-once
      hx-get="/admin/people"
      hx-trigger="submit, input changed delay:300ms from:#q"
      hx-select="#people"
      hx-target="#people"
      hx-swap="outerHTML"
      hx-push-url="true"
    >
      <div class="field">
        <label for="q">Name, email or employee number</label>
        <input id="q" name="q" type="search" value={search.q} maxlength="200" />
      </div>
      <div class="field">
        <label for="who">Who</label>
        <select id="who" name="who">
          {SEARCHABLE.map((who) => (
            <option value={who} selected={search.who === who} safe>
              {WHO[who]}
            </option>
          ))}
        </select>
      </div>
      <button class="btn">Search</button>
    </form>
  );
}

function PeopleTable(props: {
  viewer: Viewer;
  people: PeoplePageDto;
  search: PeopleSearch;
  names: OfficeNames;
}) {
  const { viewer, people, search, names } = props;
  if (people.items.length === 0) {
    return (
      <Nothing text="Nobody is found by that.">
        <a class="btn" href="/admin/people/new">
          Add a person
        </a>
      </Nothing>
    );
  }
  // Who has left signs in no more.
  const takesSlips = people.items.some(({ active }) => active);
  const more = new URLSearchParams({ ...search, cursor: people.nextCursor ?? '' });
  return (
    <Form viewer={viewer} action="/admin/people/slips">
      <table class="stackable">
        <thead>
          <tr>
            <th scope="col">
              {takesSlips ? (
                <label class="check-all">
                  <input type="checkbox" data-all="person" />
                  <span class="vh">Choose all for slips</span>
                </label>
              ) : (
                ''
              )}
            </th>
            <th scope="col">Name</th>
            <th scope="col">Site and position</th>
            <th scope="col">Roles</th>
            <th scope="col">Signs in as</th>
          </tr>
        </thead>
        <tbody>
          {people.items.map((person) => (
            <tr>
              <td>
                {person.active ? (
                  <label class="check-all">
                    <input
                      type="checkbox"
                      name="person"
                      value={person.id}
                      checked={search.who === 'no-password'}
                    />
                    <span class="vh" safe>{told`Slip for ${person.name}`}</span>
                  </label>
                ) : (
                  ''
                )}
              </td>
              <th scope="row">
                <a href={`/admin/people/${person.id}`} safe>
                  {person.name}
                </a>
                {person.active ? '' : <span class="muted"> (has left)</span>}
              </th>
              <td data-label="Site and position" safe>
                {placeOf(person, names)}
              </td>
              <td data-label="Roles" safe>
                {rolesOf(person, names)}
              </td>
              <td data-label="Signs in as" safe>
                {person.email ?? person.employeeNumber ?? 'Nothing yet'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="actions gap">
        {takesSlips ? <button class="btn">Print sign-in slips for the chosen</button> : ''}
        {people.nextCursor === null ? (
          ''
        ) : (
          <a class="btn" href={`/admin/people?${more.toString()}`}>
            More people
          </a>
        )}
      </div>
    </Form>
  );
}

function placeOf({ site: code, position }: PersonView, { sites, positions }: OfficeNames): string {
  const site = sites.get(code) ?? code;
  return position === null ? site : told`${site}, ${positions.get(position) ?? position}`;
}

function rolesOf({ roles }: PersonView, { sites, cohorts }: OfficeNames): string {
  const held = roles.filter(({ role }) => role !== 'learner');
  if (held.length === 0) return ROLE.learner;
  return held
    .map(
      ({ role, site, cohort }) =>
        ROLE[role] +
        (site ? told` at ${sites.get(site) ?? site}` : '') +
        (cohort ? told` of ${cohorts.get(cohort) ?? cohort}` : ''),
    )
    .join(', ');
}
