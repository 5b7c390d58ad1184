// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { AskingForm, DoButton, Field, Form, FormErrors } from '../../ui/form.js';
import { chosenIn, type FormState, typedIn } from '../../ui/form-state.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { Icon } from '../../ui/icons.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { SessionInFull } from './sessions-desk.js';

export interface SessionPageData {
  readonly viewer: Viewer;
  readonly session: SessionInFull;
  readonly form: FormState;
}

/** A live session: who was there, from a phone at the door or from a paper afterwards. */
export function SessionPage(data: SessionPageData): string {
  const { viewer, session, form } = data;
  const { title, siteName, heldOn, voidedAt, mayRecord } = session;
  return Layout({
    viewer,
    title,
    crumbs: [{ label: 'Live sessions', href: '/sessions' }],
    children: (
      <>
        <PageHead title={title} lead={told`Live session on ${dayText(heldOn)} at ${siteName}.`} />
        <FormErrors form={form} labels={{ learners: 'Who was there', reason: 'Reason' }} />
        {voidedAt === null ? (
          ''
        ) : (
          <div class="note gap-after">
            <Icon name="info" />
            <p safe>{told`This session was withdrawn: ${session.voidReason ?? ''}`}</p>
          </div>
        )}
        <div class="grid">
          <div class="c7 stack">
            {mayRecord && voidedAt === null ? <AtTheDoor {...data} /> : ''}
            <Attendance session={session} />
          </div>
          <div class="c5 stack">
            <About session={session} />
            {mayRecord && voidedAt === null && session.attendance.length > 0 ? (
              <Undo {...data} />
            ) : (
              ''
            )}
          </div>
        </div>
      </>
    ),
  });
}

function AtTheDoor({ viewer, session, form }: SessionPageData) {
  const url = `/sessions/${session.id}`;
  const chosen = chosenIn(form, 'learners');
  const checked = session.atTheDoor.filter(({ value }) => chosen.includes(value)).length;
  return (
    <section class="card" aria-labelledby="door-h">
      <h2 id="door-h">Who was there</h2>
      <AskingForm action={url}>
        <div
          class="field"
          role="search"
          hx-get={url}
          hx-trigger="input delay:250ms from:#q"
          hx-include="#q, #learners"
          hx-select="#learners"
          hx-target="#learners"
          hx-swap="outerHTML"
        >
          <label for="q">Search people</label>
          <div class="with-button">
            <input id="q" name="q" type="search" autocomplete="off" value={typedIn(form, 'q')} />
            <button class="btn">Find</button>
          </div>
          <p class="hint">Whoever is checked stays, whatever you search for next.</p>
        </div>
        <fieldset id="learners" aria-describedby="learners-error">
          <legend class="vh">People</legend>
          {session.atTheDoor.length === 0 ? (
            <Nothing text="Nobody else is found. Search by name, or they are all recorded already." />
          ) : (
            <div class="choices two">
              {session.atTheDoor.map(({ value, label }) => (
                <label class="choice at-door">
                  <input
                    type="checkbox"
                    name="learners"
                    value={value}
                    checked={chosen.includes(value)}
                  />
                  <span safe>{label}</span>
                </label>
              ))}
            </div>
          )}
          <ErrorBeside form={form} name="learners" label="Who was there" />
        </fieldset>
        <div class="bar">
          <p class="small">
            <output data-checked="learners">{checked}</output> checked
          </p>
          <DoButton viewer={viewer} action={`${url}/attendance`} label="Record who is checked" />
        </div>
      </AskingForm>
    </section>
  );
}

function Attendance({ session }: { session: SessionInFull }) {
  const { attendance, voidedAt } = session;
  return (
    <section class="card" aria-labelledby="there-h">
      <header>
        <h2 id="there-h">{voidedAt === null ? 'Recorded' : 'Was recorded for'}</h2>
        <p safe>{counted(attendance.length, 'person', 'people')}</p>
      </header>
      {attendance.length === 0 ? (
        <p class="muted">Nobody yet.</p>
      ) : (
        <ul class="rows">
          {attendance.map(({ id, name }) => (
            <li>
              <a href={`/people/${id}`} safe>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function About({ session }: { session: SessionInFull }) {
  const { moduleTitles, minutes, trainer, qualifications, questionsBy, contents } = session;
  const { signInSheet, recordedByName } = session;
  return (
    <section class="card" aria-labelledby="about-h">
      <h2 id="about-h">The session</h2>
      <dl class="pairs">
        <dt>Covered</dt>
        <dd safe>{moduleTitles.join(', ')}</dd>
        <dt>Length</dt>
        <dd safe>{counted(minutes, 'minute')}</dd>
        <dt>Trainer</dt>
        <dd safe>{told`${trainer}. ${qualifications}`}</dd>
        <dt>Questions</dt>
        <dd safe>{questionsBy === 'room' ? 'In the room' : told`By ${questionsBy}`}</dd>
        {contents === null ? (
          ''
        ) : (
          <>
            <dt>Contents</dt>
            <dd safe>{contents}</dd>
          </>
        )}
        {signInSheet === null ? (
          ''
        ) : (
          <>
            <dt>Sign-in sheet</dt>
            <dd safe>{signInSheet}</dd>
          </>
        )}
        <dt>Recorded by</dt>
        <dd safe>{recordedByName}</dd>
      </dl>
    </section>
  );
}

function Undo({ viewer, session, form }: SessionPageData) {
  return (
    <details class="card more" open={form.errors.has('reason')}>
      <summary>Withdraw this session</summary>
      <Form viewer={viewer} action={`/sessions/${session.id}/withdraw`}>
        <p class="small">
          <span
            safe
          >{`What it recorded for ${counted(session.attendance.length, 'person', 'people')} is withdrawn as one. `}</span>
          It stays in their histories, struck through.
        </p>
        <Field
          form={form}
          name="reason"
          label="Reason"
          required
          maxlength="500"
          hint="Such as: recorded on the wrong day. No patient information."
        />
        <button class="btn danger">Withdraw for everybody</button>
      </Form>
    </details>
  );
}
