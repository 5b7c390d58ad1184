// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';

/** Right after setting up: begin with one's own office, or look around in a made-up one first. */
export function WelcomePage({ viewer }: { viewer: Viewer }): string {
  return AdminLayout({
    viewer,
    title: 'Welcome',
    children: (
      <>
        <PageHead title="Welcome" lead="How would you like to begin?" />
        <div class="grid even">
          <section class="card c6 stack" aria-labelledby="empty-h">
            <h2 id="empty-h">Start with your office</h2>
            <p>
              It is empty but for you. The courses of a medical office are published already; next
              come your people.
            </p>
            <p class="actions">
              <a class="btn primary big" href="/admin">
                Start
              </a>
            </p>
          </section>
          <section class="card c6 stack" aria-labelledby="demo-h">
            <h2 id="demo-h">Look around in the demo clinic first</h2>
            <p>
              Three sites, sixty made-up people and two years of history. It runs beside this
              office, in a folder of its own, and never touches it.
            </p>
            <ol class="steps">
              <li>
                Open another terminal where you started Preceptor, and type{' '}
                <code>PORT=3100 npm run demo</code>
              </li>
              <li>Wait about a minute: it makes the history first.</li>
              <li>
                Open <a href="http://127.0.0.1:3100">http://127.0.0.1:3100</a> on that computer. Its
                sign-in page shows whom you can be.
              </li>
            </ol>
          </section>
        </div>
      </>
    ),
  });
}
