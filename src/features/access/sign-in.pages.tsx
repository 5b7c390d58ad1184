// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { DemoSignIns } from '../../config/settings.js';
import { Icon } from '../../ui/icons.js';
import { GateLayout } from '../../ui/layout.js';

/** What somebody was doing when their sign-in ran out. */
export interface Interrupted {
  /** The page to come back to. */
  readonly next: string;
  /** The form that was sent, where one was: nothing that was typed is lost. */
  readonly form?: {
    readonly action: string;
    readonly typed: readonly (readonly [string, string])[];
  };
}

export interface SignInPageData {
  readonly organisation: string | null;
  readonly who: string;
  readonly interrupted: Interrupted;
  /** Why the last try failed. */
  readonly problem: string | null;
  /** Nobody is here yet who could sign in. */
  readonly isNew?: boolean;
  /** Of a demo clinic: whom one can be. */
  readonly demo?: DemoSignIns | undefined;
}

export function SignInPage(data: SignInPageData): string {
  const { organisation, who, interrupted, problem, isNew = false, demo } = data;
  return GateLayout({
    title: 'Sign in',
    children: (
      <>
        {isNew ? <NobodyYet /> : ''}
        <form class="card" method="post" action="/sign-in" aria-labelledby="h">
          <h1 id="h">Sign in</h1>
          <p class="muted field" safe>
            {organisation ?? 'Training and certification of this office'}
          </p>
          {problem === null ? (
            ''
          ) : (
            <div class="note overdue field" role="alert" id="form-errors" tabindex="-1">
              <Icon name="overdue" />
              <p safe>{problem}</p>
            </div>
          )}
          {problem === null && interrupted.form !== undefined ? (
            <div class="note field">
              <Icon name="info" />
              <p>Your sign-in had run out. What you typed is kept: sign in to send it.</p>
            </div>
          ) : (
            ''
          )}
          <Carried interrupted={interrupted} />
          <div class="field">
            <label for="who">Work email or employee number</label>
            <input id="who" name="who" value={who} autocomplete="username" required />
          </div>
          <div class="field">
            <label for="secret">Password, or the code on your slip</label>
            <input
              id="secret"
              name="secret"
              type="password"
              autocomplete="current-password"
              required
            />
            <p class="hint">
              <a href="/forgotten-password">Forgot your password?</a>
            </p>
          </div>
          <button class="btn primary big">Sign in</button>
        </form>
        {demo === undefined ? '' : <DemoHint demo={demo} />}
        <p class="hint">On a shared computer, sign out when you leave the room.</p>
      </>
    ),
  });
}

/** Whoever comes here before setting up has lost the way: the link stands in the terminal. */
function NobodyYet() {
  return (
    <section class="note gap" aria-labelledby="new-h">
      <Icon name="info" />
      <div>
        <h2 id="new-h" class="small">
          Nobody is here yet
        </h2>
        <p>
          Where Preceptor was started, it printed a link that sets it up. Open that link first. A
          new start prints a new one.
        </p>
      </div>
    </section>
  );
}

/** Made-up people only: in a demo clinic everybody may be anybody. */
function DemoHint({ demo }: { demo: DemoSignIns }) {
  return (
    <section class="note gap" aria-labelledby="demo-h">
      <Icon name="info" />
      <div>
        <h2 id="demo-h" class="small">
          This is the demo clinic
        </h2>
        <p>
          Everybody in it is made up. Be one of these, with the password{' '}
          <code safe>{demo.password}</code>
        </p>
        <ul class="demo-people">
          {demo.who.map((email) => (
            <li safe>{email}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** After signing in again: the form that was interrupted, to be sent with one press. */
export function ResumePage({
  csrf,
  once,
  interrupted,
}: {
  csrf: readonly [string, string];
  once: readonly [string, string];
  interrupted: Required<Interrupted>;
}): string {
  const { action, typed } = interrupted.form;
  return GateLayout({
    title: 'Welcome back',
    children: (
      <form class="card" method="post" action={action}>
        <h1>Welcome back</h1>
        <p class="field">
          You were signed out while you sent a form. Nothing was done yet, and what you typed is
          kept.
        </p>
        {[csrf, once, ...typed].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions field">
          <button class="btn primary big">Send it now</button>
        </p>
        <p>
          <a href={interrupted.next}>Leave it, and go back</a>
        </p>
      </form>
    ),
  });
}

// What was interrupted travels in the form itself, so that no server has to remember it.
function Carried({ interrupted }: { interrupted: Interrupted }) {
  return (
    <>
      <input type="hidden" name="next" value={interrupted.next} />
      {interrupted.form === undefined ? (
        ''
      ) : (
        <input type="hidden" name="form" value={JSON.stringify(interrupted.form)} />
      )}
    </>
  );
}
