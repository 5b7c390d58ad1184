// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Field, Form, FormErrors, type Option, Select } from '../../ui/form.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { CohortDto, CohortListItemDto } from './cohort.dto.js';
import type { PersonView } from './person.dto.js';

const LABELS = { code: 'Code', name: 'Name', site: 'Site' };

/** The groups that somebody may see, and a form for one more. */
export function GroupsPage(props: {
  viewer: Viewer;
  groups: readonly CohortListItemDto[];
  sites: readonly Option[];
  form: FormState;
}): string {
  const { viewer, groups, sites, form } = props;
  const nameOf = (site: string | null) =>
    sites.find(({ value }) => value === site)?.label ?? 'Every site';
  return AdminLayout({
    viewer,
    title: 'Groups',
    children: (
      <>
        <PageHead
          title="Groups"
          lead="People who learn together. Coursework can be assigned to a group, and a role can be given for one."
        />
        <div class="grid">
          <section class="card c8" aria-labelledby="groups-h">
            <header>
              <h2 id="groups-h">Your groups</h2>
            </header>
            {groups.length === 0 ? (
              <Nothing text="There is no group yet. Make the first one beside this." />
            ) : (
              <ul class="rows plain">
                {groups.map((group) => (
                  <li>
                    <div class="main">
                      <a href={`/admin/groups/${encodeURIComponent(group.code)}`} safe>
                        {group.name}
                      </a>{' '}
                      <span class="code" safe>
                        {group.code}
                      </span>
                      <p safe>{nameOf(group.site)}</p>
                    </div>
                    <span safe>{counted(group.members, 'person', 'people')}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section class="card c4" aria-labelledby="add-h">
            <header>
              <h2 id="add-h">Make a group</h2>
            </header>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/admin/groups">
              <Field form={form} name="name" label={LABELS.name} maxlength="200" required />
              <Field
                form={form}
                name="code"
                label={LABELS.code}
                hint="Short and for good, like FALL-2026."
                maxlength="64"
                required
              />
              <Select
                form={form}
                name="site"
                label={LABELS.site}
                options={sites}
                none="Every site"
                hint="A manager of one site makes groups of that site."
              />
              <button class="btn primary">Make group</button>
            </Form>
          </section>
        </div>
      </>
    ),
  });
}

export interface GroupPageData {
  readonly viewer: Viewer;
  readonly group: CohortDto;
  /** What was searched for; empty at first. */
  readonly q: string;
  /** Who was found and is no member yet. */
  readonly found: readonly PersonView[];
  readonly form: FormState;
}

/** One group: who is in it, and who else could be. */
export function GroupPage({ viewer, group, q, found, form }: GroupPageData): string {
  const action = `/admin/groups/${encodeURIComponent(group.code)}`;
  return AdminLayout({
    viewer,
    title: group.name,
    crumbs: [{ label: 'Groups', href: '/admin/groups' }],
    children: (
      <>
        <PageHead
          title={group.name}
          lead={`Group ${group.code}, ${counted(group.members, 'person', 'people')}`}
        />
        <FormErrors form={form} labels={MEMBER_LABELS} />
        <div class="grid">
          <section class="card c6" aria-labelledby="members-h">
            <header>
              <h2 id="members-h">In this group</h2>
            </header>
            {group.learners.length === 0 ? (
              <Nothing text="Nobody is in this group yet. Look for people beside this." />
            ) : (
              <Form viewer={viewer} action={action}>
                <input type="hidden" name="q" value={q} />
                <PeopleToChoose form={form} name="remove" people={group.learners} />
                <button class="btn">Take the chosen out of the group</button>
              </Form>
            )}
          </section>
          <section class="card c6" aria-labelledby="find-h">
            <header>
              <h2 id="find-h">Add people</h2>
            </header>
            <form class="filters" action={action} method="get" role="search">
              <div class="field">
                <label for="q">Name, email or employee number</label>
                <input
                  id="q"
                  name="q"
                  type="search"
                  value={q}
                  maxlength="200"
                  hx-get={action}
                  hx-trigger="input changed delay:300ms"
                  hx-select="#found"
                  hx-target="#found"
                  hx-swap="outerHTML"
                />
              </div>
              <button class="btn">Search</button>
            </form>
            <div id="found" class="found" aria-live="polite">
              {found.length > 0 ? (
                <Form viewer={viewer} action={action}>
                  <input type="hidden" name="q" value={q} />
                  <PeopleToChoose form={form} name="add" people={found} />
                  <button class="btn primary">Add the chosen</button>
                </Form>
              ) : (
                <p class="muted">
                  {q === ''
                    ? 'Type a part of a name.'
                    : 'Nobody else of that name is here. Try fewer letters.'}
                </p>
              )}
            </div>
          </section>
        </div>
      </>
    ),
  });
}

const MEMBER_LABELS = { add: 'Who is added', remove: 'Who leaves' };

function PeopleToChoose(props: {
  form: FormState;
  name: keyof typeof MEMBER_LABELS;
  people: readonly {
    readonly id: string;
    readonly name: string;
    readonly site?: string;
    readonly active: boolean;
  }[];
}) {
  const { form, name } = props;
  const chosen = chosenIn(form, name);
  return (
    <fieldset class="field" id={name} aria-describedby={`${name}-error`}>
      <legend class="vh" safe>
        {MEMBER_LABELS[name]}
      </legend>
      <div class="choices">
        {props.people.map((person) => (
          <label class="choice">
            <input
              type="checkbox"
              name={name}
              value={person.id}
              checked={chosen.includes(person.id)}
            />
            <span>
              <span safe>{person.name}</span>
              {person.active ? '' : <small>Has left</small>}
              {person.site === undefined ? '' : <small safe>{person.site}</small>}
            </span>
          </label>
        ))}
      </div>
      <ErrorBeside form={form} name={name} label={MEMBER_LABELS[name]} />
    </fieldset>
  );
}
