// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { When } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { DefinitionKind } from '../catalog/definition.entity.js';
import type { NamedVersion, VersionWithChanges } from './curriculum-desk.js';
import { ChangeLines } from './change-lines.js';

const KINDS: Readonly<Record<DefinitionKind, string>> = {
  path: 'Learning paths',
  course: 'Courses',
  skill: 'Skills',
  credential: 'Credentials',
  office: 'Words of the office',
};

const IN_ORDER: readonly DefinitionKind[] = ['path', 'course', 'skill', 'credential', 'office'];

/** Everything that is published, each in its newest version. */
export function CurriculumPage(props: {
  viewer: Viewer;
  newest: ReadonlyMap<DefinitionKind, readonly NamedVersion[]>;
  /** How many things were wrong with the files when the server started. */
  leftOut: number;
}): string {
  const { viewer, newest, leftOut } = props;
  return AdminLayout({
    viewer,
    title: 'Curriculum',
    children: (
      <>
        <PageHead
          title="Curriculum"
          lead="What is published. Files become new versions when they are published; nobody is moved to one unasked."
        >
          <a class="btn primary" href="/admin/curriculum/publish">
            Look for changes in the files
          </a>
        </PageHead>
        {leftOut > 0 ? <LeftOut number={leftOut} /> : ''}
        <div class="stack">
          {IN_ORDER.map((kind) => (
            <KindCard kind={kind} versions={newest.get(kind) ?? []} />
          ))}
        </div>
      </>
    ),
  });
}

function LeftOut({ number }: { number: number }) {
  const text = `The server started with ${counted(number, 'thing')} to fix in the files. What was published before stays in force.`;
  return (
    <div class="note overdue gap-after">
      <Icon name="overdue" />
      <p>
        <span safe>{text}</span> <a href="/admin/curriculum/publish">See what to fix</a>
      </p>
    </div>
  );
}

function KindCard({ kind, versions }: { kind: DefinitionKind; versions: readonly NamedVersion[] }) {
  return (
    <section class="card" aria-labelledby={`${kind}-h`}>
      <header>
        <h2 id={`${kind}-h`} safe>
          {KINDS[kind]}
        </h2>
        <p safe>{String(versions.length)}</p>
      </header>
      {versions.length === 0 ? (
        <Nothing text="None is published yet." />
      ) : (
        <table class="stackable titles">
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col">Version</th>
              <th scope="col">Published</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr>
                <th scope="row">
                  <a href={addressOf(version)} safe>
                    {version.title}
                  </a>{' '}
                  <span class="code" safe>
                    {version.code}
                  </span>
                </th>
                <td data-label="Version" safe>
                  {String(version.version)}
                </td>
                <td data-label="Published">
                  <PublishedBy version={version} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** One definition: its versions, and what changed from each to the next. */
export function DefinitionPage(props: {
  viewer: Viewer;
  versions: readonly [VersionWithChanges, ...VersionWithChanges[]];
  /** Of a path: how many are on an older version. */
  behind: number;
}): string {
  const { viewer, versions, behind } = props;
  const [newest] = versions;
  const { kind, code, title } = newest;
  return AdminLayout({
    viewer,
    title,
    crumbs: [{ label: 'Curriculum', href: '/admin/curriculum' }],
    children: (
      <>
        <PageHead title={title} lead={`${KINDS[kind]}: ${code}, version ${newest.version}`}>
          {kind === 'course' || kind === 'path' ? (
            <a class="btn" href={`/catalog/${kind}s/${encodeURIComponent(code)}`}>
              Open in the catalog
            </a>
          ) : (
            ''
          )}
        </PageHead>
        {behind === 0 ? (
          ''
        ) : (
          <div class="note gap">
            <Icon name="info" />
            <div>
              <p
                safe
              >{`${counted(behind, 'learner is', 'learners are')} on an older version of this path.`}</p>
              <p class="actions">
                <a class="btn" href={`/admin/curriculum/path/${encodeURIComponent(code)}/move`}>
                  See what moving them changes
                </a>
              </p>
            </div>
          </div>
        )}
        <section class="card" aria-labelledby="versions-h">
          <header>
            <h2 id="versions-h">Versions</h2>
            <p>{newest.origin === 'files' ? 'Written in files' : 'Written here'}</p>
          </header>
          <ul class="rows plain">
            {versions.map((version) => (
              <li>
                <div class="main">
                  <b safe>{`Version ${version.version}`}</b>
                  <ChangeLines
                    lines={version.differences}
                    none={
                      version.version === 1 ? 'The first version.' : 'Nothing that a reader sees.'
                    }
                  />
                </div>
                <span class="muted">
                  <PublishedBy version={version} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  });
}

function PublishedBy({ version }: { version: NamedVersion }) {
  return (
    <>
      <When day={version.publishedAt.slice(0, 10)} />
      <span safe>{told`, ${version.by}`}</span>
    </>
  );
}

function addressOf({ kind, code }: Pick<NamedVersion, 'kind' | 'code'>): string {
  return `/admin/curriculum/${kind}/${encodeURIComponent(code)}`;
}
