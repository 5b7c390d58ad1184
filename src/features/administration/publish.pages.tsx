// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Form } from '../../ui/form.js';
import { Icon } from '../../ui/icons.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { Reason } from '../../domain/refusal.js';
import type { PublishedChange, PublishReport } from '../catalog/publish-curriculum.js';
import type { PreviewedMove } from '../enrollments/move-learners.js';
import { ChangeLines } from './change-lines.js';
import { PreviewedMoves } from './previewed-moves.js';

/** What publishing the files would change, or why it can't be done. */
export function PublishPage(props: {
  viewer: Viewer;
  report: PublishReport | null;
  /** Of a path that changes: what moving those who are on it would change, for some of them. */
  moves?: ReadonlyMap<string, readonly PreviewedMove[]>;
  problems: readonly Reason[];
}): string {
  const { viewer, report, moves = new Map<string, readonly PreviewedMove[]>(), problems } = props;
  return AdminLayout({
    viewer,
    title: 'Publish the files',
    crumbs: [{ label: 'Curriculum', href: '/admin/curriculum' }],
    children: (
      <>
        <PageHead
          title="Publish the files"
          lead="What has changed in the files of the curriculum since they were last published."
        />
        {report === null ? (
          <Problems problems={problems} />
        ) : (
          <Report viewer={viewer} report={report} moves={moves} />
        )}
      </>
    ),
  });
}

function Problems({ problems }: { problems: readonly Reason[] }) {
  return (
    <section class="card" aria-labelledby="problems-h">
      <header>
        <h2 id="problems-h" safe>
          {`${counted(problems.length, 'thing')} to fix in the files`}
        </h2>
        <p>Nothing is published before all of it is right. Each line says file, line and remedy.</p>
      </header>
      <ul class="rows plain">
        {problems.map(({ text }) => (
          <li>
            <span class="status-line overdue">
              <Icon name="overdue" />
              <span class="ink" safe>
                {text}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p class="actions gap">
        <a class="btn primary" href="/admin/curriculum/publish">
          Look again
        </a>
      </p>
    </section>
  );
}

function Report(props: {
  viewer: Viewer;
  report: PublishReport;
  moves: ReadonlyMap<string, readonly PreviewedMove[]>;
}) {
  const { viewer, report, moves } = props;
  const changes = [...report.added, ...report.changed];
  if (changes.length === 0) {
    return (
      <section class="card">
        <Nothing
          text={`Everything in the files is published: ${counted(report.unchanged.length, 'definition')}.`}
        >
          <a class="btn" href="/admin/curriculum">
            Back to the curriculum
          </a>
        </Nothing>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="changes-h">
      <header>
        <h2 id="changes-h" safe>
          {`${counted(report.added.length, 'new one')}, ${report.changed.length} changed, ${report.unchanged.length} as they are`}
        </h2>
      </header>
      <ul class="rows plain">
        {changes.map((change) => (
          <li>
            <div class="main">
              <b safe>{change.title}</b>{' '}
              <span class="code" safe>
                {change.code}
              </span>
              <p safe>
                {change.from === null
                  ? `New: ${change.kind}`
                  : `Version ${change.from} becomes ${change.version}`}
              </p>
              <ChangeLines
                lines={change.differences}
                none={change.from === null ? '' : 'Something that it asks for has changed.'}
              />
              <Affected change={change} moves={moves.get(change.code) ?? []} />
            </div>
          </li>
        ))}
      </ul>
      <Form viewer={viewer} action="/admin/curriculum/publish" class="actions gap">
        <button
          class="btn primary big"
          safe
        >{`Publish ${counted(changes.length, 'change')}`}</button>
      </Form>
    </section>
  );
}

/** Nobody is moved by publishing: this is what moving them afterwards would change. */
function Affected(props: { change: PublishedChange; moves: readonly PreviewedMove[] }) {
  const { change, moves } = props;
  const number = change.learners.reduce((sum, { learners }) => sum + learners, 0);
  if (number === 0) return '';
  return (
    <>
      <p safe>
        {`${counted(number, 'learner stays', 'learners stay')} on their version until you move them.`}
      </p>
      <details class="more">
        <summary>What moving changes for each</summary>
        <PreviewedMoves moves={moves} />
        {number > moves.length ? (
          <p class="muted small" safe>
            {`And ${number - moves.length} more: each is shown before you move them.`}
          </p>
        ) : (
          ''
        )}
      </details>
    </>
  );
}
