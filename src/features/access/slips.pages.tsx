// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { instantText } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { IssuedSlip } from './slips.service.js';

/** Slips to be printed and cut out: the codes are shown this once. */
export function SlipsPage(props: {
  viewer: Viewer;
  slips: readonly IssuedSlip[];
  /** Where people sign in. */
  url: string;
}): string {
  const { viewer, slips, url } = props;
  return AdminLayout({
    viewer,
    title: 'Sign-in slips',
    crumbs: [{ label: 'People', href: '/admin/people' }],
    children: (
      <>
        <PageHead
          title="Sign-in slips"
          lead={`${counted(slips.length, 'slip')}. The codes are shown this once: print them now, cut them apart and hand them over.`}
        >
          <button class="btn primary" type="button" data-print>
            Print
          </button>
        </PageHead>
        {isOfThisComputer(url) ? (
          <div class="note screen-only">
            <Icon name="info" />
            <p>
              <span safe>{url}</span> opens on this computer only. For others, start Preceptor with{' '}
              <code>HOST</code> and <code>PUBLIC_URL</code>, then print the slips.
            </p>
          </div>
        ) : (
          ''
        )}
        <ul class="slips plain">
          {slips.map((slip) => (
            <li class="card slip">
              <h2 safe>{slip.name}</h2>
              <dl class="pairs">
                <dt>Go to</dt>
                <dd safe>{url}</dd>
                <dt>Sign in as</dt>
                <dd safe>{slip.signsInAs}</dd>
                <dt>Code</dt>
                <dd class="code-big" safe>
                  {slip.code}
                </dd>
              </dl>
              <p class="hint">
                {'Works once, until '}
                <span safe>{instantText(slip.expiresAt, slip.timeZone)}</span>
                {'. Then choose a password of your own under Your account.'}
              </p>
            </li>
          ))}
        </ul>
        <p class="actions gap">
          <a class="btn" href="/admin/people">
            Back to people
          </a>
        </p>
      </>
    ),
  });
}

function isOfThisComputer(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/** A link that sets a password: shown this once, to be handed over. */
export function PasswordLinkPage(props: {
  viewer: Viewer;
  name: string;
  personId: string;
  url: string;
  until: string;
}): string {
  const { viewer, name, personId, url, until } = props;
  return AdminLayout({
    viewer,
    title: 'A link for a new password',
    crumbs: [
      { label: 'People', href: '/admin/people' },
      { label: name, href: `/admin/people/${personId}` },
    ],
    children: (
      <>
        <PageHead
          title="A link for a new password"
          lead={told`For ${name}. It is shown this once.`}
        />
        <section class="card narrow stack">
          <p class="link-once" safe>
            {url}
          </p>
          <p class="status-line">
            <Icon name="clock" />
            <span safe>{`Works once, until ${until}.`}</span>
          </p>
          <p class="hint">
            Give it to nobody else: whoever opens it sets the password. Every sign-in of the person
            ends when they do.
          </p>
          <p class="actions">
            <a class="btn" href={`/admin/people/${personId}`} safe>
              {told`Back to ${name}`}
            </a>
          </p>
        </section>
      </>
    ),
  });
}
