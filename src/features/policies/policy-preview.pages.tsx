// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Form } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { PolicyPreviewDto } from './policy.dto.js';
import { Carried } from './write-policy.pages.js';

/** What a policy would do, and how it will read. Nothing has been published yet. */
export function PolicyPreviewPage(props: {
  viewer: Viewer;
  form: FormState;
  preview: PolicyPreviewDto;
}): string {
  const { viewer, form, preview } = props;
  const { concerned } = preview;
  const title = typedIn(form, 'title');
  // Rendered from Markdown and cleaned by the same code as lessons.
  const safeText = preview.html;
  return AdminLayout({
    viewer,
    title: told`Preview of ${title}`,
    crumbs: [{ label: 'Policies', href: '/admin/policies' }],
    children: (
      <>
        <PageHead title={title} lead="A preview: nothing is published yet." />
        <div class="grid">
          <section class="card c7" aria-labelledby="reads-h">
            <header>
              <h2 id="reads-h">What people will read</h2>
            </header>
            <div class="lesson">
              <div class="text">{safeText}</div>
            </div>
            <h3 class="card-part">What they will sign</h3>
            <blockquote safe>{typedIn(form, 'statement')}</blockquote>
          </section>
          <div class="c5 stack">
            <section class="card" aria-labelledby="whom-h">
              <header>
                <h2 id="whom-h" safe>
                  {`It concerns ${counted(concerned.length, 'person', 'people')}`}
                </h2>
              </header>
              <ul class="rows plain">
                {concerned.slice(0, MOST_SHOWN).map(({ name, site }) => (
                  <li>
                    <span safe>{name}</span>
                    <span class="muted" safe>
                      {site}
                    </span>
                  </li>
                ))}
              </ul>
              {concerned.length > MOST_SHOWN ? (
                <p class="hint" safe>
                  {`And ${concerned.length - MOST_SHOWN} more.`}
                </p>
              ) : (
                ''
              )}
              <p class="hint">Whoever comes into such a post later, too.</p>
            </section>
            <section class="card" aria-labelledby="again-h">
              <header>
                <h2 id="again-h">Publish it?</h2>
              </header>
              <AgainLine form={form} />
              <Form viewer={viewer} action="/admin/policies" class="actions">
                <Carried form={form} names={Object.keys(form.typed)} />
                <button class="btn primary big">Publish</button>
                <button class="btn big" formaction="/admin/policies/form">
                  Change something
                </button>
              </Form>
            </section>
          </div>
        </div>
      </>
    ),
  });
}

const MOST_SHOWN = 12;

function AgainLine({ form }: { form: FormState }) {
  if (typedIn(form, 'code') === '') return '';
  const within = typedIn(form, 'signAgainWithin').trim();
  return (
    <p class="status-line">
      <Icon name="info" />
      <span safe>
        {within === ''
          ? 'Who has signed the version before need not sign again.'
          : `Who has signed the version before is asked to sign again within ${counted(Number(within), 'day')}.`}
      </span>
    </p>
  );
}
