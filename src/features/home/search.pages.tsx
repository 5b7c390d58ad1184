// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { FormErrors } from '../../ui/form.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, codeAsWords } from '../../ui/words.js';
import type { Offered } from '../catalog/browse.js';
import type { PersonDto } from '../people/person.dto.js';

export interface Found {
  /** Null for who looks after nobody. */
  readonly people: readonly PersonDto[] | null;
  readonly courses: readonly Offered[];
  readonly paths: readonly Offered[];
}

/** One search for all that has a page: courses, paths and, for staff, people. */
export function SearchPage(props: {
  viewer: Viewer;
  filters: FormState;
  found: Found | null;
}): string {
  const { viewer, filters, found } = props;
  return Layout({
    viewer,
    title: 'Search',
    children: (
      <>
        <PageHead title="Search" />
        <form class="filters" method="get" action="/search" role="search">
          <div class="field">
            <label for="q">Words to look for</label>
            <input
              id="q"
              name="q"
              type="search"
              value={typedIn(filters, 'q')}
              maxlength="200"
              hx-get="/search"
              hx-trigger="input changed delay:250ms"
              hx-select="#found"
              hx-target="#found"
              hx-swap="outerHTML"
              hx-push-url="true"
              aria-describedby="q-error"
            />
            <ErrorBeside form={filters} name="q" label="What was searched for" />
          </div>
          <button class="btn">Search</button>
        </form>
        <div id="found" class="stack gap">
          <FormErrors form={filters} labels={{ q: 'What was searched for' }} />
          {found === null ? (
            <p class="muted">Type a name, a title or a code.</p>
          ) : (
            <Results found={found} />
          )}
        </div>
      </>
    ),
  });
}

function Results({ found }: { found: Found }) {
  const { people, courses, paths } = found;
  const offered = [...courses, ...paths];
  const all = offered.length + (people?.length ?? 0);
  return (
    <>
      <p class="muted small" role="status" safe>
        {counted(all, 'result')}
      </p>
      {all === 0 ? (
        <Nothing text="Nothing has these words. Try fewer of them, or another spelling.">
          <a class="btn" href="/catalog">
            Look through the catalog
          </a>
        </Nothing>
      ) : (
        ''
      )}
      {people === null || people.length === 0 ? '' : <People people={people} />}
      {offered.length === 0 ? '' : <ToLearn offered={offered} />}
    </>
  );
}

function People({ people }: { people: readonly PersonDto[] }) {
  return (
    <section class="card" aria-labelledby="people-h">
      <header>
        <h2 id="people-h">People</h2>
      </header>
      <ul class="rows plain">
        {people.map((person) => (
          <li>
            <div class="main">
              <a href={`/people/${person.id}`} safe>
                {`${person.givenName} ${person.familyName}`}
              </a>
              <p safe>
                {[person.position === null ? '' : codeAsWords(person.position), person.site]
                  .filter((text) => text !== '')
                  .join(', ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToLearn({ offered }: { offered: readonly Offered[] }) {
  return (
    <section class="card" aria-labelledby="learn-h">
      <header>
        <h2 id="learn-h">Courses and learning paths</h2>
      </header>
      <ul class="rows plain">
        {offered.map((each) => (
          <li>
            <div class="main">
              <a href={`/catalog/${each.kind}s/${each.code}`} safe>
                {each.title}
              </a>{' '}
              <span class="code" safe>
                {each.code}
              </span>
              <p safe>{each.summary}</p>
            </div>
            <span class="muted small">{each.kind === 'course' ? 'Course' : 'Learning path'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
