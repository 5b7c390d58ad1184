// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { hoursText, When } from '../../ui/dates.js';
import { Form, FormErrors } from '../../ui/form.js';
import { emptyForm, type FormState, isWrong, typedIn } from '../../ui/form-state.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { WaitingCheckOff } from './check-offs-to-cosign.js';
import type { WaitingLog } from './hours-to-answer.js';
import { ToCosign } from './to-cosign.js';

interface WaitingPageData {
  readonly viewer: Viewer;
  readonly hours: { readonly items: readonly WaitingLog[]; readonly total: number };
  readonly cosign: { readonly checkOffs: readonly WaitingCheckOff[]; readonly total: number };
  /** The log whose answer was refused, with what was typed. */
  readonly refused: { readonly seq: number; readonly form: FormState } | null;
}

/** Check-offs that wait for the viewer's co-signature, and hours for their answer: the oldest first. */
export function WaitingPage({ viewer, hours, cosign, refused }: WaitingPageData): string {
  const { items } = hours;
  const { checkOffs } = cosign;
  return Layout({
    viewer,
    title: 'Waiting for you',
    crumbs: [{ label: 'My trainees', href: '/trainees' }],
    children: (
      <>
        <PageHead
          title="Waiting for you"
          lead="Hours count once somebody else approves them, and some check-offs once a licensed clinician has co-signed them."
        >
          <dl class="figures">
            <div>
              <dt>Waiting</dt>
              <dd>{hours.total + cosign.total}</dd>
            </div>
          </dl>
        </PageHead>
        {refused === null ? (
          ''
        ) : (
          <FormErrors form={refused.form} labels={{ reason: 'Reason', approved: 'Answer' }} />
        )}
        {items.length + checkOffs.length > 0 ? (
          ''
        ) : (
          <Nothing text="Nothing waits for you. Hours that your trainees log show up here, and check-offs that you may co-sign.">
            <a class="btn" href="/trainees">
              My trainees
            </a>
          </Nothing>
        )}
        <ToCosign viewer={viewer} checkOffs={checkOffs} />
        {items.length === 0 ? (
          ''
        ) : (
          <section class="card" aria-labelledby="hours-h">
            <header>
              <h2 id="hours-h">Hours</h2>
              <p>Oldest first</p>
            </header>
            <ul class="rows">
              {items.map((log) => (
                <Log
                  viewer={viewer}
                  log={log}
                  form={refused?.seq === log.seq ? refused.form : null}
                />
              ))}
            </ul>
          </section>
        )}
      </>
    ),
  });
}

function Log({ viewer, log, form }: { viewer: Viewer; log: WaitingLog; form: FormState | null }) {
  const { learner, seq, activity, minutes, on } = log;
  const action = `/waiting/${learner.id}/hours/${seq}`;
  const what = told`${hoursText(minutes)} of ${learner.name}`;
  // What is said above the form leads to the field that was refused.
  const reason = form === null ? `reason-${seq}` : 'reason';
  return (
    <li>
      <div class="main">
        <b>
          <a href={`/people/${learner.id}`} safe>
            {learner.name}
          </a>
          <span safe>{`: ${hoursText(minutes)}`}</span>
        </b>
        <p>
          <span safe>{`${activity}, `}</span>
          <When day={on} />
        </p>
      </div>
      <Form viewer={viewer} action={action} class="inline">
        <input type="hidden" name="approved" value="yes" />
        <button class="btn">
          <span safe>{`Approve ${hoursText(minutes)}`}</span>
          <span class="vh" safe>{told` of ${learner.name}`}</span>
        </button>
      </Form>
      <details class="more decline" open={form !== null}>
        <summary>
          Decline<span class="vh" safe>{` ${what}`}</span>
        </summary>
        <Form viewer={viewer} action={action}>
          <input type="hidden" name="approved" value="no" />
          <div class="field">
            <label for={reason}>Reason</label>
            <input
              id={reason}
              name="reason"
              required
              maxlength="500"
              autocomplete="off"
              value={form === null ? '' : typedIn(form, 'reason')}
              aria-describedby={`${reason}-hint ${reason}-error`}
              {...(form && isWrong(form, 'reason') && { 'aria-invalid': 'true' as const })}
            />
            <p class="hint" id={`${reason}-hint`}>
              The learner reads this. No patient information.
            </p>
            <ErrorBeside form={form ?? emptyForm()} name="reason" id={reason} label="Reason" />
          </div>
          <button class="btn">Decline</button>
        </Form>
      </details>
    </li>
  );
}
