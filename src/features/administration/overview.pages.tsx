// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { OfficeOverview } from './overview.service.js';

/** The administration's front page: what to do first in a new office, and what waits in any. */
export function OverviewPage(props: { viewer: Viewer; overview: OfficeOverview }): string {
  const { viewer, overview } = props;
  const steps = firstSteps(overview);
  const lines = waiting(overview);
  const isNew = steps.some(({ done }) => !done);
  return AdminLayout({
    viewer,
    title: 'Administration',
    children: (
      <>
        <PageHead
          title="Administration"
          lead={viewer.organisation ?? 'Give the office a name under Settings.'}
        />
        <div class="grid">
          {isNew ? <FirstSteps steps={steps} isEmpty={overview.people <= 1} /> : ''}
          <section class={isNew ? 'card c5' : 'card c6'} aria-labelledby="waits-h">
            <header>
              <h2 id="waits-h">What waits</h2>
            </header>
            {lines.length === 0 ? <p>Nothing waits for an administrator.</p> : ''}
            <ul class="rows plain">
              {lines.map(({ text, href, label }) => (
                <li>
                  <span class="main" safe>
                    {text}
                  </span>
                  <a href={href} safe>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <section class={isNew ? 'card c12' : 'card c6'} aria-labelledby="office-h">
            <header>
              <h2 id="office-h">The office</h2>
            </header>
            <dl class="figures">
              <div>
                <dt>People who work here</dt>
                <dd safe>{String(overview.people)}</dd>
              </div>
              <div>
                <dt>Sites</dt>
                <dd safe>{String(overview.sites)}</dd>
              </div>
              <div>
                <dt>Courses</dt>
                <dd safe>{String(overview.courses)}</dd>
              </div>
              <div>
                <dt>Learning paths</dt>
                <dd safe>{String(overview.paths)}</dd>
              </div>
            </dl>
          </section>
        </div>
      </>
    ),
  });
}

interface Step {
  readonly done: boolean;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly label: string;
}

function firstSteps(overview: OfficeOverview): readonly Step[] {
  return [
    {
      done: overview.people > 1,
      title: 'Add your people',
      text: 'One by one, or all at once from a spreadsheet.',
      href: '/admin/import',
      label: 'Import people',
    },
    {
      done: overview.hasInstructor,
      title: 'Say who teaches',
      text: 'Give somebody the role of an instructor or a manager: they assign and sign off.',
      href: '/admin/people',
      label: 'Choose people',
    },
    {
      done: overview.courses > 0,
      title: 'Publish what they learn',
      text: 'The courses of the medical office come with Preceptor. Add your own policies to them.',
      href: '/admin/curriculum',
      label: 'Look at the curriculum',
    },
    {
      done: overview.withoutWayIn === 0 && overview.people > 1,
      title: 'Let them in',
      text: 'Print a sign-in slip for everybody who has no password yet.',
      href: '/admin/people?who=no-password',
      label: 'Print slips',
    },
  ];
}

function FirstSteps({ steps, isEmpty }: { steps: readonly Step[]; isEmpty: boolean }) {
  const next = steps.find(({ done }) => !done);
  return (
    <section class="card c7" aria-labelledby="first-h">
      <header>
        <h2 id="first-h">What to do first</h2>
        <p safe>{`${steps.filter(({ done }) => done).length} of ${steps.length} done`}</p>
      </header>
      <ol class="rows plain">
        {steps.map((step) => (
          <li>
            <Icon
              name={step.done ? 'satisfied' : 'not-started'}
              class={step.done ? 'i satisfied tint' : 'i not-started tint'}
            />
            <div class="main">
              <b safe>{step.title}</b>
              {step.done ? <span class="vh">: done</span> : ''}
              <p safe>{step.text}</p>
            </div>
            <a class={step === next ? 'btn primary' : 'btn'} href={step.href} safe>
              {step.label}
            </a>
          </li>
        ))}
      </ol>
      {isEmpty ? (
        <p class="hint">
          Want to look around first? A made-up clinic with two years of history runs beside this
          office: <a href="/admin/welcome">how to open it</a>.
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

/** What nobody has seen to yet; nothing where all is well. */
function waiting({ withoutWayIn, sitesWithoutState, behind }: OfficeOverview) {
  return [
    withoutWayIn > 0 && {
      text: `${counted(withoutWayIn, 'person has', 'people have')} no password yet.`,
      href: '/admin/people?who=no-password',
      label: 'Print slips',
    },
    sitesWithoutState > 0 && {
      text: `${counted(sitesWithoutState, 'site does', 'sites do')} not say the state.`,
      href: '/admin/sites',
      label: 'Open sites',
    },
    ...behind.map(({ code, title, learners }) => ({
      text: told`${counted(learners, 'learner is', 'learners are')} on an older version of ${title}.`,
      href: `/admin/curriculum/path/${encodeURIComponent(code)}/move`,
      label: 'See what moving changes',
    })),
  ].filter((line) => line !== false);
}
