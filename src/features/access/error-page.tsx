// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from '../../http/actor.js';
import { ErrorPage } from '../../http/error-page.js';
import { viewerOf } from '../../http/page.interceptor.js';
import type { SeeOther } from '../../http/page.js';
import { seeOther } from '../../http/page.js';
import type { Problem } from '../../http/problem.js';
import { Viewers } from '../../http/viewers.js';
import { Icon } from '../../ui/icons.js';
import { GateLayout, Layout } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { interruptedBy } from './interrupted.js';
import { SignInPage } from './sign-in.pages.js';

/** What a browser sees where something went wrong: what it was, and a way out. */
@Injectable()
export class BrowserErrorPage extends ErrorPage {
  constructor(
    private readonly viewers: Viewers,
    private readonly authenticator: Authenticator,
  ) {
    super();
  }

  override async answer(problem: Problem, request: FastifyRequest): Promise<string | SeeOther> {
    if (problem.status === 401) return askToSignIn(request);
    const viewer = request.viewer ?? (await this.viewer(request));
    const children = Explained({ problem, bare: bareOf(problem, request) });
    const title = titleOf(problem);
    return viewer ? Layout({ viewer, title, children }) : GateLayout({ title, children });
  }

  // Where there is no route, nobody has been asked yet who it is. An error page must not fail
  // in its turn: then it is shown without a name on it.
  private async viewer(request: FastifyRequest): Promise<Viewer | undefined> {
    try {
      request.actor ??= await this.authenticator.authenticate(request);
      return await viewerOf(this.viewers, request);
    } catch {
      return undefined;
    }
  }
}

// A look at a page is taken up again after signing in; a form is kept in the sign-in page.
function askToSignIn(request: FastifyRequest): string | SeeOther {
  const interrupted = interruptedBy(request);
  const current = request.headers['hx-current-url'];
  if (request.headers['hx-request'] && typeof current === 'string') {
    const { pathname, search } = new URL(current);
    return seeOther(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  }
  if (interrupted.form === undefined) {
    return seeOther(`/sign-in?next=${encodeURIComponent(interrupted.next)}`);
  }
  return SignInPage({ organisation: null, who: '', interrupted, problem: null });
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'That did not work',
  403: 'You may not do this',
  404: 'There is nothing here',
  409: 'Somebody was faster',
  413: 'That is too large',
  422: 'A rule says no',
  429: 'Too often',
  500: 'Something went wrong on our side',
  503: 'Not available right now',
};

/** The page that was asked in a wrong way, as it is when it is asked nothing; else null. */
function bareOf({ status }: Problem, { method, url }: FastifyRequest): string | null {
  const [path = '', query] = url.split('?');
  return status === 400 && method === 'GET' && query !== undefined ? path : null;
}

function titleOf({ status, title }: Problem): string {
  return TITLES[status] ?? title;
}

function Explained({ problem, bare }: { problem: Problem; bare: string | null }) {
  const lines = problem.reasons?.map((reason) => reason.text) ?? [problem.detail];
  return (
    <section class="card stack">
      <h1 safe>{titleOf(problem)}</h1>
      <div class="note">
        <Icon name="info" />
        <ul class="plain">
          {lines.map((line) => (
            <li safe>{line}</li>
          ))}
          {(problem.errors ?? []).map(({ field, message }) => (
            <li safe>{`${field} ${message}.`}</li>
          ))}
        </ul>
      </div>
      <p class="actions">
        {bare === null ? (
          ''
        ) : (
          <a class="btn primary" href={bare}>
            Back to the page
          </a>
        )}
        <a class={bare === null ? 'btn primary' : 'btn'} href="/">
          Go to your first page
        </a>
      </p>
      {problem.status >= 500 ? <p class="hint" safe>{`Request ${problem.requestId}`}</p> : ''}
    </section>
  );
}
