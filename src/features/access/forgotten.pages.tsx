// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Field, FormErrors } from '../../ui/form.js';
import { type FormState, typedIn } from '../../ui/form-state.js';
import { GateLayout } from '../../ui/layout.js';

const LABELS = { email: 'Work email', password: 'New password', key: 'Link' };

/** Where somebody asks for a link; without mail it says whom to ask instead. */
export function ForgottenPage({ form, isOn }: { form: FormState; isOn: boolean }): string {
  return GateLayout({
    title: 'Forgotten password',
    children: isOn ? (
      <form class="card" method="post" action="/forgotten-password" aria-labelledby="h">
        <h1 id="h">Forgotten password</h1>
        <p class="muted field">We mail you a link with which you set a new one.</p>
        <FormErrors form={form} labels={LABELS} />
        <Field
          form={form}
          name="email"
          label={LABELS.email}
          type="email"
          autocomplete="username"
          hint="No email? Ask your manager for a sign-in slip."
          required
        />
        <button class="btn primary big">Mail me a link</button>
        <p class="hint">
          <a href="/sign-in">Back to signing in</a>
        </p>
      </form>
    ) : (
      <Message
        title="Forgotten password"
        text="Ask an administrator of your office: they make a link with which you set a new password, or print you a sign-in slip."
      />
    ),
  });
}

/** The same for everybody, known or not. */
export function MailedPage(): string {
  return GateLayout({
    title: 'Look into your mail',
    children: (
      <Message
        title="Look into your mail"
        text="If somebody here has that email, a link is on its way. It works once, within an hour. Nothing there? Ask an administrator."
      />
    ),
  });
}

/** Where the link leads: a new password. */
export function ResetPage({ form }: { form: FormState }): string {
  return GateLayout({
    title: 'Set a new password',
    children: (
      <form class="card" method="post" action="/reset-password" aria-labelledby="h">
        <h1 id="h">Set a new password</h1>
        <p class="muted field">
          Every computer and phone on which you are signed in is signed out.
        </p>
        <FormErrors form={form} labels={LABELS} />
        <input type="hidden" name="key" value={typedIn(form, 'key')} />
        <Field
          form={form}
          name="password"
          label={LABELS.password}
          type="password"
          autocomplete="new-password"
          hint="At least 8 characters. A short sentence works well."
          required
        />
        <button class="btn primary big">Set password</button>
      </form>
    ),
  });
}

export function ResetDonePage(): string {
  return GateLayout({
    title: 'Your password is set',
    children: <Message title="Your password is set" text="Sign in with it now." />,
  });
}

/** Where a link leads that is used up or too old. */
export function ResetClosedPage(): string {
  return GateLayout({
    title: 'This link leads nowhere',
    children: (
      <Message
        title="This link leads nowhere"
        text="It is used up or too old. Ask for another one."
        again
      />
    ),
  });
}

function Message({ title, text, again }: { title: string; text: string; again?: boolean }) {
  return (
    <section class="card stack">
      <h1 safe>{title}</h1>
      <p safe>{text}</p>
      <p class="actions">
        <a class="btn primary big" href="/sign-in">
          Sign in
        </a>
        {again ? (
          <a class="btn big" href="/forgotten-password">
            Ask for another link
          </a>
        ) : (
          ''
        )}
      </p>
    </section>
  );
}
