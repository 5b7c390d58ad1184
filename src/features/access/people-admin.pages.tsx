// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Form } from '../../ui/form.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { ROLE } from '../../ui/words.js';
import type { PeoplePageDto, PersonView } from '../people/person.dto.js';

/** What the list is narrowed down to. */
export interface PeopleSearch {
  readonly q: string;
  readonly who: 'active' | 'left' | 'all';
}

/** Everybody, to be found and changed; and slips for those chosen. */
export function PeopleAdminPage(props: {
  viewer: Viewer;
  people: PeoplePageDto;
  search: PeopleSearch;
  siteNames: ReadonlyMap<string, string>;
}): string {
  const { viewer, people, search, siteNames } = props;
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
        <section class="card" aria-labelledby="people-h">
          <h2 id="people-h" class="vh">
            Everybody
          </h2>
          <SearchForm search={search} />
          <div id="people" class="found">
            <PeopleTable viewer={viewer} people={people} search={search} siteNames={siteNames} />
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
          <option value="active" selected={search.who === 'active'}>
            Works here
          </option>
          <option value="left" selected={search.who === 'left'}>
            Has left
          </option>
          <option value="all" selected={search.who === 'all'}>
            Everybody
          </option>
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
  siteNames: ReadonlyMap<string, string>;
}) {
  const { viewer, people, search, siteNames } = props;
  if (people.items.length === 0) {
    return (
      <Nothing text="Nobody is found by that.">
        <a class="btn" href="/admin/people/new">
          Add a person
        </a>
      </Nothing>
    );
  }
  const more = new URLSearchParams({ ...search, cursor: people.nextCursor ?? '' });
  return (
    <Form viewer={viewer} action="/admin/people/slips">
      <table class="stackable">
        <thead>
          <tr>
            <th scope="col">
              <label class="tick-all">
                <input type="checkbox" data-all="person" />
                <span class="vh">Choose all for slips</span>
              </label>
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
                <label class="tick-all">
                  <input type="checkbox" name="person" value={person.id} />
                  <span class="vh" safe>{told`Slip for ${person.name}`}</span>
                </label>
              </td>
              <th scope="row">
                <a href={`/admin/people/${person.id}`} safe>
                  {person.name}
                </a>
                {person.active ? '' : <span class="muted"> (has left)</span>}
              </th>
              <td data-label="Site and position" safe>
                {placeOf(person, siteNames)}
              </td>
              <td data-label="Roles" safe>
                {rolesOf(person)}
              </td>
              <td data-label="Signs in as" safe>
                {person.email ?? person.employeeNumber ?? 'Nothing yet'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="actions gap">
        <button class="btn">Print sign-in slips for the chosen</button>
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

function placeOf(person: PersonView, siteNames: ReadonlyMap<string, string>): string {
  const site = siteNames.get(person.site) ?? person.site;
  return person.position === null ? site : told`${site}, ${person.position}`;
}

function rolesOf({ roles }: PersonView): string {
  const held = roles.filter(({ role }) => role !== 'learner');
  if (held.length === 0) return ROLE.learner;
  return held
    .map(
      ({ role, site, cohort }) =>
        `${ROLE[role]}${site ? told` at ${site}` : cohort ? ` of ${cohort}` : ''}`,
    )
    .join(', ');
}
