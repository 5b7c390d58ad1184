// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import { chosenIn, type FormState, typedIn } from '../../ui/form-state.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { Icon } from '../../ui/icons.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { counted, inSentences } from '../../ui/words.js';
import type { CorrectionsService } from './corrections.service.js';
import type { HistoryLine, HistoryPage } from './history-desk.js';

export type Withdrawal = Awaited<ReturnType<CorrectionsService['voidMany']>>;

const WITHDRAW_LABELS = { facts: 'Entries', reason: 'Reason', recordFor: 'Right person' };

export interface WithdrawPageData {
  readonly viewer: Viewer;
  readonly learner: { readonly id: string; readonly name: string };
  readonly history: HistoryPage;
  readonly form: FormState;
  /** Who may be the right person: those found by the search, and who is chosen. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
  /** What it would do; null until it is asked for. */
  readonly preview: Withdrawal | null;
}

/** Withdrawing several wrong entries at once, after a look at what that changes. */
export function WithdrawPage(data: WithdrawPageData): string {
  const { viewer, learner, form, history, people, preview } = data;
  const url = withdrawUrl(learner.id);
  return Layout({
    viewer,
    title: 'Withdraw entries',
    crumbs: [
      { label: 'People', href: '/people' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead
          title="Withdraw entries"
          lead={told`What was recorded wrongly for ${learner.name}. It stays in the history, struck through, with the reason.`}
        />
        <FormErrors form={form} labels={WITHDRAW_LABELS} />
        <div class="grid">
          <form method="get" action={`${url}#outcome`} class="c7 stack">
            <Entries learner={learner} history={history} form={form} />
            <section class="card" aria-labelledby="why-h">
              <h2 id="why-h">Why, and for whom it was</h2>
              <Field
                form={form}
                name="reason"
                label="Reason"
                required
                maxlength="500"
                hint="Stands in the history for good. No patient information."
              />
              <RightPerson url={url} form={form} people={people} />
            </section>
            <p class="actions">
              <button
                class={preview === null ? 'btn primary big' : 'btn big'}
                name="preview"
                value="yes"
              >
                Preview
              </button>
              <a href={`/people/${learner.id}`}>Back to the person</a>
            </p>
          </form>
          <div class="c5 stick">
            <Outcome {...data} />
          </div>
        </div>
      </>
    ),
  });
}

function Entries({
  learner,
  history,
  form,
}: Pick<WithdrawPageData, 'learner' | 'history' | 'form'>) {
  const chosen = chosenIn(form, 'facts');
  const standing = history.items.filter(
    ({ voidedBy, voids }) => voidedBy === null && voids === null,
  );
  const elsewhere = chosen.filter((seq) => !standing.some((line) => String(line.seq) === seq));
  return (
    <fieldset class="card" id="facts">
      <legend class="vh">Entries</legend>
      <h2>Entries</h2>
      {elsewhere.map((seq) => (
        <label class="choice">
          <input type="checkbox" name="facts" value={seq} checked />
          <span safe>{`Entry ${seq}`}</span>
        </label>
      ))}
      {standing.length === 0 ? (
        <Nothing
          text={told`Nothing stands in the history of ${learner.name} that could be withdrawn.`}
        />
      ) : (
        standing.map((line) => <Entry line={line} isChosen={chosen.includes(String(line.seq))} />)
      )}
      {history.nextCursor === null ? (
        ''
      ) : (
        <p class="pager">
          <button class="btn" name="cursor" value={history.nextCursor}>
            Older entries
          </button>
        </p>
      )}
      <ErrorBeside form={form} name="facts" label={WITHDRAW_LABELS.facts} />
    </fieldset>
  );
}

function Entry({ line, isChosen }: { line: HistoryLine; isChosen: boolean }) {
  const { seq, title, details, occurredOn, recordedBy } = line;
  return (
    <label class="choice">
      <input type="checkbox" name="facts" value={String(seq)} checked={isChosen} />
      <span>
        <b safe>{title}</b>
        <small>
          <When day={occurredOn} />
          <span safe>{told`, by ${inSentences([recordedBy, ...details])}`}</span>
        </small>
      </span>
    </label>
  );
}

function RightPerson(props: { url: string; form: FormState; people: WithdrawPageData['people'] }) {
  const { url, form, people } = props;
  const chosen = typedIn(form, 'recordFor');
  return (
    <>
      <div
        class="field"
        hx-get={url}
        hx-trigger="input delay:250ms from:#q"
        hx-include="closest form"
        hx-select="#recordFor"
        hx-target="#recordFor"
        hx-swap="outerHTML"
      >
        <label for="q">
          Search the right person <span class="muted">(optional)</span>
        </label>
        <div class="with-button">
          <input id="q" name="q" type="search" autocomplete="off" value={typedIn(form, 'q')} />
          <button class="btn">Find</button>
        </div>
      </div>
      <fieldset id="recordFor" class="field">
        <legend>Record it for</legend>
        <div class="choices">
          <label class="choice">
            <input type="radio" name="recordFor" value="" checked={chosen === ''} />
            <span>Nobody: only withdraw it</span>
          </label>
          {people.map(({ value, label }) => (
            <label class="choice">
              <input type="radio" name="recordFor" value={value} checked={chosen === value} />
              <span safe>{label}</span>
            </label>
          ))}
        </div>
        <p class="hint">With its own day and its own observer.</p>
        <ErrorBeside form={form} name="recordFor" label={WITHDRAW_LABELS.recordFor} />
      </fieldset>
    </>
  );
}

function Outcome({ viewer, learner, form, preview }: WithdrawPageData) {
  if (preview === null) {
    return (
      <section class="card" id="outcome" aria-labelledby="outcome-h">
        <h2 id="outcome-h">Preview</h2>
        <p class="muted small">
          Nothing is withdrawn yet. The preview says what it changes, and what the entries allowed
          meanwhile.
        </p>
      </section>
    );
  }
  const entries = counted(preview.withdrawn, 'entry', 'entries');
  const right = preview.recordedFor?.learner.name;
  return (
    <section class="card" id="outcome" aria-labelledby="outcome-h">
      <h2 id="outcome-h">What this does</h2>
      <p
        safe
      >{told`${entries} of ${learner.name} ${preview.withdrawn === 1 ? 'is' : 'are'} withdrawn.`}</p>
      <What withdrawal={preview} learner={learner} />
      <Form viewer={viewer} action={withdrawUrl(learner.id)} class="gap">
        {chosenIn(form, 'facts').map((seq) => (
          <input type="hidden" name="facts" value={seq} />
        ))}
        <input type="hidden" name="reason" value={typedIn(form, 'reason')} />
        <input type="hidden" name="recordFor" value={typedIn(form, 'recordFor')} />
        <button class="btn primary big danger-fill" safe>
          {right === undefined ? `Withdraw ${entries}` : `Withdraw, and record for ${right}`}
        </button>
      </Form>
    </section>
  );
}

/** What a withdrawal changes: for the wrong person, and for the right one. */
function What({ withdrawal, learner }: { withdrawal: Withdrawal; learner: { name: string } }) {
  const { changes, meanwhile, recordedFor } = withdrawal;
  const lines = whatChanged(changes);
  return (
    <>
      {meanwhile.length === 0 ? (
        ''
      ) : (
        <div class="note expiring gap">
          <Icon name="expiring" />
          <div>
            <p>
              <b safe>{told`Meanwhile ${learner.name}`}</b>
            </p>
            <ul class="plain">
              {meanwhile.map((each) => (
                <li safe>
                  {each.kind === 'advanced'
                    ? told`was promoted past ${each.subject} (entry ${each.fact}): look at it again.`
                    : told`was allowed to go on to ${each.title}, which is locked again.`}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <Lines title={told`For ${learner.name}`} lines={lines} />
      {recordedFor === undefined ? (
        ''
      ) : (
        <Lines
          title={told`For ${recordedFor.learner.name}`}
          lines={[
            `${counted(recordedFor.facts.length, 'entry', 'entries')} recorded.`,
            ...recordedFor.skipped.map(({ reason }) => reason),
            ...whatChanged(recordedFor.changes),
          ]}
        />
      )}
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3 safe>{title}</h3>
      {lines.length === 0 ? (
        <p class="small muted">No status changes.</p>
      ) : (
        <ul class="small">
          {lines.map((line) => (
            <li safe>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

export function withdrawUrl(learner: string): string {
  return `/people/${learner}/withdraw`;
}
