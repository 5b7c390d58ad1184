// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { pathUrlOf } from '../enrollments/path-url.js';
import { AsOfForm, AsOfNote, onDay } from '../../ui/as-of.js';
import { readable, When } from '../../ui/dates.js';
import { Form, FormErrors, TextArea } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { AdvancementOnDesk } from './advancement-request.js';

interface PromotionPageData {
  readonly viewer: Viewer;
  readonly request: AdvancementOnDesk;
  readonly form: FormState;
  readonly filters: FormState;
}

const LABELS = { decision: 'Your answer', reason: 'Why it is declined' };

/** One request for promotion: what is met, what is left, and the answer. */
export function PromotionPage({ viewer, request, form, filters }: PromotionPageData): string {
  const { learner, stage, path, fact, on, today } = request;
  const personUrl = onDay(`/people/${learner.id}`, on, today);
  return Layout({
    viewer,
    title: told`${learner.name}: ${stage.title}`,
    crumbs: [
      // The list is for who decides; the request is for who follows the learner too.
      may(viewer, 'advancement:decide')
        ? { label: 'Promotions', href: '/promotions' }
        : { label: 'People', href: '/people' },
      { label: learner.name, href: personUrl },
    ],
    children: (
      <>
        <PageHead title={told`${learner.name}: ${stage.title}`} lead={path.title}>
          <p class="actions">
            <a class="btn" href={personUrl}>
              Open the person
            </a>
            <a class="btn" href={onDay(pathUrlOf(learner.id, path.code), on, today)}>
              Open the path
            </a>
          </p>
        </PageHead>
        <div class="as-of-line">
          <AsOfForm
            action={`/promotions/${learner.id}/${fact}`}
            on={on}
            today={today}
            filters={filters}
          />
        </div>
        <AsOfNote on={on} today={today} />
        <FormErrors form={form} labels={LABELS} />
        <div class="grid">
          <div class="c7 stack">
            <Requirements request={request} />
          </div>
          <div class="c5 stack">
            <Asked request={request} />
            {request.answer === null ? (
              <Answer viewer={viewer} request={request} form={form} />
            ) : (
              <Answered request={request} />
            )}
          </div>
        </div>
      </>
    ),
  });
}

function Requirements({ request }: { request: AdvancementOnDesk }) {
  const { standing } = request;
  if (standing === null) {
    return <Nothing text="There is no record of that day: this path had not begun." />;
  }
  return (
    <>
      <section class="card" aria-labelledby="left-h">
        <header>
          <h2 id="left-h">What is left</h2>
          <p safe>{counted(standing.left.length, 'requirement')}</p>
        </header>
        {standing.left.length === 0 ? (
          <p class="status-line satisfied">
            <Icon name="satisfied" />
            <span class="ink">Nothing: everything that this stage requires is met.</span>
          </p>
        ) : (
          <Rows of={standing.left} />
        )}
      </section>
      <section class="card" aria-labelledby="met-h">
        <header>
          <h2 id="met-h">What is met</h2>
          <p safe>{counted(standing.met.length, 'requirement')}</p>
        </header>
        {standing.met.length === 0 ? <p class="muted">Nothing yet.</p> : <Rows of={standing.met} />}
      </section>
    </>
  );
}

type Requirement = NonNullable<AdvancementOnDesk['standing']>['met'][number];

function Rows({ of }: { of: readonly Requirement[] }) {
  return (
    <ul class="rows plain">
      {of.map(({ title, reason, progress, status, kind }) => (
        <li>
          <div class="main">
            <span safe>{title}</span>
            <p safe>
              {progress.needed > 1
                ? told`${readable(reason)} ${progress.done} of ${progress.needed} ${progress.unit}.`
                : readable(reason)}
            </p>
          </div>
          <Status is={status} kind={kind} chip />
        </li>
      ))}
    </ul>
  );
}

function Asked({ request }: { request: AdvancementOnDesk }) {
  const { askedOn, askedBy, note } = request;
  return (
    <section class="card" aria-labelledby="asked-h">
      <header>
        <h2 id="asked-h">The request</h2>
      </header>
      <dl class="pairs">
        <dt>Asked on</dt>
        <dd>
          <When day={askedOn} />
        </dd>
        <dt>By</dt>
        <dd safe>{askedBy ?? 'Somebody who is no longer on record'}</dd>
        <dt>Note</dt>
        <dd safe>{note ?? 'None'}</dd>
      </dl>
    </section>
  );
}

function Answered({ request }: { request: AdvancementOnDesk }) {
  const { approved, on, by, reason } = request.answer!;
  return (
    <section class="card" aria-labelledby="answer-h">
      <header>
        <h2 id="answer-h">The answer</h2>
        <Status
          is={approved ? 'satisfied' : 'not-started'}
          word={approved ? 'Approved' : 'Declined'}
          chip
        />
      </header>
      <p>
        <span safe>{by ?? 'Somebody who is no longer on record'}</span>, <When day={on} />
      </p>
      {reason === null ? '' : <p safe>{told`“${reason}”`}</p>}
    </section>
  );
}

function Answer({ viewer, request, form }: Omit<PromotionPageData, 'filters'>) {
  const { learner, fact, stage, standing, on, today, mayDecide } = request;
  if (!mayDecide) {
    return (
      <section class="card" aria-labelledby="answer-h">
        <h2 id="answer-h">The answer</h2>
        <p class="muted">It waits for a manager. Nobody answers their own request.</p>
      </section>
    );
  }
  const isReady = on === today && standing?.left.length === 0;
  const action = `/promotions/${learner.id}/${fact}`;
  return (
    <section class="card" aria-labelledby="answer-h">
      <header>
        <h2 id="answer-h">Your answer</h2>
      </header>
      {isReady ? (
        <Form viewer={viewer} action={action} class="field">
          <input type="hidden" name="decision" value="approve" />
          <button class="btn primary" safe>
            {told`Approve: ${stage.title} is reached`}
          </button>
        </Form>
      ) : (
        <p class="note field">
          {on === today
            ? 'It can be approved once nothing is left.'
            : 'It is approved by what holds today.'}
        </p>
      )}
      <Form viewer={viewer} action={action}>
        <input type="hidden" name="decision" value="decline" />
        <TextArea
          form={form}
          name="reason"
          label={LABELS.reason}
          hint="The learner reads it. No patient information."
          maxlength="1000"
          required
        />
        <button class="btn">Decline</button>
      </Form>
    </section>
  );
}
