// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { PreviewedMove } from '../enrollments/move-learners.js';
import type { JobView } from '../jobs/jobs.service.js';
import { PreviewedMoves } from './previewed-moves.js';

const LABELS = { reason: 'Reason' };

/** Who is on an older version of a path, and what the newest changes for each. */
export function MovePage(props: {
  viewer: Viewer;
  path: { readonly code: string; readonly title: string; readonly version: number };
  moves: readonly PreviewedMove[];
  /** All of them; the moves show some. */
  total: number;
  /** How many come before those that are shown. */
  skipped: number;
  form: FormState;
}): string {
  const { viewer, path, moves, total, skipped, form } = props;
  const shown = skipped + moves.length;
  const base = `/admin/curriculum/path/${encodeURIComponent(path.code)}`;
  return AdminLayout({
    viewer,
    title: `Move learners to version ${path.version}`,
    crumbs: [
      { label: 'Curriculum', href: '/admin/curriculum' },
      { label: path.title, href: base },
    ],
    children: (
      <>
        <PageHead
          title={`Move learners to version ${path.version}`}
          lead={told`${path.title}. What they have done counts on; this is what changes for each.`}
        />
        {total === 0 ? (
          <section class="card">
            <Nothing text="Everybody is on the newest version.">
              <a class="btn" href={base}>
                Back
              </a>
            </Nothing>
          </section>
        ) : (
          <div class="grid">
            <section class="card c8" aria-labelledby="each-h">
              <header>
                <h2 id="each-h" safe>
                  {counted(total, 'learner')}
                </h2>
                <p safe>{`${skipped + 1} to ${shown} are shown.`}</p>
              </header>
              <PreviewedMoves moves={moves} />
              {shown < total ? (
                <p class="actions gap">
                  <a class="btn" href={`${base}/move?skip=${shown}`}>
                    More learners
                  </a>
                </p>
              ) : (
                ''
              )}
            </section>
            <section class="card c4" aria-labelledby="move-h">
              <header>
                <h2 id="move-h">Move them</h2>
              </header>
              <FormErrors form={form} labels={LABELS} />
              <Form viewer={viewer} action={`${base}/move`}>
                <Field
                  form={form}
                  name="reason"
                  label={LABELS.reason}
                  hint="Stands in each person's history. No patient information."
                  maxlength="500"
                  required
                />
                <button class="btn primary" safe>
                  {`Move ${counted(total, 'learner')}`}
                </button>
              </Form>
            </section>
          </div>
        )}
      </>
    ),
  });
}

/** How far a job has come. It asks again by itself; without script there is a link. */
export function MovingPage(props: {
  viewer: Viewer;
  path: { readonly code: string; readonly title: string };
  job: JobView;
}): string {
  const { viewer, path, job } = props;
  const url = `/admin/curriculum/path/${encodeURIComponent(path.code)}/move/${job.id}`;
  const isOver = job.state === 'done' || job.state === 'failed';
  const { moved = 0, skipped = 0 } = (job.result ?? {}) as { moved?: number; skipped?: number };
  return AdminLayout({
    viewer,
    title: 'Moving learners',
    crumbs: [{ label: 'Curriculum', href: '/admin/curriculum' }],
    children: (
      <>
        <PageHead title="Moving learners" lead={path.title} />
        <section
          class="card narrow stack"
          id="progress"
          aria-live="polite"
          {...(!isOver && {
            'hx-get': url,
            'hx-trigger': 'every 1s',
            'hx-select': '#progress',
            'hx-swap': 'outerHTML',
          })}
        >
          <p safe>{`${job.done} of ${counted(job.total, 'learner')}`}</p>
          <progress
            aria-label="Learners moved"
            value={String(job.done)}
            max={String(Math.max(job.total, 1))}
          ></progress>
          {job.state === 'failed' ? (
            <p>It stopped. Nobody is moved halfway: start it again.</p>
          ) : (
            ''
          )}
          {job.state === 'done' ? (
            <p safe>{`${counted(moved, 'learner')} moved, ${skipped} had no need of it.`}</p>
          ) : (
            ''
          )}
          <p class="actions">
            {isOver ? (
              <a class="btn" href={`/admin/curriculum/path/${encodeURIComponent(path.code)}`}>
                Back to the path
              </a>
            ) : (
              <a class="btn" href={url}>
                Look again
              </a>
            )}
          </p>
        </section>
      </>
    ),
  });
}
