// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { dayText, When } from '../../ui/dates.js';
import { Field, Form, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { PolicyDto } from './policy.dto.js';
import type { PolicySigned } from './policy-signers.js';
import { SignedCard, signedText } from './signed-card.js';

/** The house policies, and where to write one. */
export function PoliciesPage(props: {
  viewer: Viewer;
  policies: readonly PolicyDto[];
  /** By code. */
  signed: ReadonlyMap<string, PolicySigned>;
}): string {
  const { viewer, policies, signed } = props;
  return AdminLayout({
    viewer,
    title: 'Policies',
    children: (
      <>
        <PageHead
          title="Policies"
          lead="What this office asks its people to read and sign. Those whom a policy concerns find it on their path."
        >
          <a class="btn primary" href="/admin/policies/new">
            Write a policy
          </a>
        </PageHead>
        <section class="card" aria-labelledby="policies-h">
          <h2 id="policies-h" class="vh">
            House policies
          </h2>
          {policies.length === 0 ? (
            <Nothing text="There is no house policy yet. A page of text or a PDF is enough: people read it, sign a sentence, and you see who has." />
          ) : (
            <table class="stackable">
              <thead>
                <tr>
                  <th scope="col">Policy</th>
                  <th scope="col">Concerns</th>
                  <th scope="col">In effect</th>
                  <th scope="col">Signed</th>
                  <th scope="col">Version</th>
                </tr>
              </thead>
              <tbody>
                {policies.map((policy) => (
                  <tr>
                    <th scope="row">
                      <a href={`/admin/policies/${policy.code}`} safe>
                        {policy.title}
                      </a>{' '}
                      <span class="code" safe>
                        {policy.code}
                      </span>
                    </th>
                    <td data-label="Concerns" safe>
                      {whomText(policy)}
                    </td>
                    <td data-label="In effect" safe>
                      {effectText(policy, viewer.today)}
                    </td>
                    <td data-label="Signed" safe>
                      {signedText(signed.get(policy.code)!)}
                    </td>
                    <td data-label="Version" safe>
                      {String(policy.version)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </>
    ),
  });
}

/** One policy: what it says, its terms, every version, and how to change or end it. */
export function PolicyPage(props: {
  viewer: Viewer;
  /** The newest first. */
  versions: readonly [PolicyDto, ...PolicyDto[]];
  /** By id, of those who published. */
  names: ReadonlyMap<string, string>;
  html: string;
  signed: PolicySigned;
  form: FormState;
}): string {
  const { viewer, versions, names, signed, form } = props;
  const [policy] = versions;
  // Rendered from Markdown and cleaned by the same code as lessons.
  const safeText = props.html;
  return AdminLayout({
    viewer,
    title: policy.title,
    crumbs: [{ label: 'Policies', href: '/admin/policies' }],
    children: (
      <>
        <PageHead
          title={policy.title}
          lead={told`${effectText(policy, viewer.today)}. Concerns: ${whomText(policy)}.`}
        >
          <a class="btn primary" href={`/admin/policies/${policy.code}/next`}>
            Write a new version
          </a>
        </PageHead>
        <div class="grid">
          <section class="card c8" aria-labelledby="text-h">
            <header>
              <h2 id="text-h">What people read</h2>
            </header>
            <div class="lesson">
              <div class="text">{safeText}</div>
            </div>
            <h3>What they sign</h3>
            <blockquote safe>{policy.statement}</blockquote>
          </section>
          <div class="c4 stack">
            <SignedCard code={policy.code} signed={signed} />
            <section class="card" aria-labelledby="terms-h">
              <header>
                <h2 id="terms-h">Terms</h2>
              </header>
              <Terms policy={policy} />
            </section>
            <section class="card" aria-labelledby="versions-h">
              <header>
                <h2 id="versions-h">Versions</h2>
              </header>
              <ul class="rows plain">
                {versions.map((each) => (
                  <li>
                    <div class="main">
                      <b safe>{`Version ${each.version}`}</b>
                      <p>
                        <When day={each.publishedAt.slice(0, 10)} />
                        <span safe>{told`, ${names.get(each.publishedBy) ?? 'somebody'}`}</span>
                      </p>
                      <p safe>{each.changes}</p>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
            {policy.lastDay === null ? <EndCard viewer={viewer} policy={policy} form={form} /> : ''}
          </div>
        </div>
      </>
    ),
  });
}

function Terms({ policy }: { policy: PolicyDto }) {
  return (
    <dl class="pairs">
      <dt>Concerns</dt>
      <dd safe>{whomText(policy)}</dd>
      <dt>Signed within</dt>
      <dd safe>{`${policy.dueDays} days`}</dd>
      <dt>Signed again</dt>
      <dd safe>
        {policy.everyMonths === null
          ? 'When a new version asks'
          : `Every ${policy.everyMonths} months`}
      </dd>
      <dt>From</dt>
      <dd>
        <When day={policy.since} />
      </dd>
      <dt>Until</dt>
      <dd>{policy.lastDay === null ? 'For good' : <When day={policy.lastDay} />}</dd>
    </dl>
  );
}

function EndCard(props: { viewer: Viewer; policy: PolicyDto; form: FormState }) {
  const { viewer, policy, form } = props;
  const labels = { lastDay: 'Last day', reason: 'Why' };
  return (
    <section class="card" aria-labelledby="end-h">
      <header>
        <h2 id="end-h">End this policy</h2>
      </header>
      <p class="field muted">
        After its last day it asks nobody for anything. Signatures stay on record.
      </p>
      <FormErrors form={form} labels={labels} />
      <Form viewer={viewer} action={`/admin/policies/${policy.code}/end`}>
        <Field form={form} name="lastDay" label={labels.lastDay} type="date" required />
        <Field form={form} name="reason" label={labels.reason} maxlength="500" required />
        <button class="btn">End this policy</button>
      </Form>
    </section>
  );
}

/** `Main office, with bloodborne`; `Everybody employed`. */
function whomText({ whom }: Pick<PolicyDto, 'whom'>): string {
  const parts = [
    ...[whom.positions ?? [], whom.sites ?? [], whom.states ?? []].map((words) =>
      words.join(' or '),
    ),
    whom.exposures && whom.exposures.length > 0
      ? told`Exposed to ${whom.exposures.join(' or ')}`
      : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Everybody employed' : parts.join(', ');
}

function effectText({ since, lastDay }: PolicyDto, today: IsoDay): string {
  if (lastDay !== null && lastDay < today) return `Ended on ${dayText(lastDay)}`;
  const from = since > today ? `From ${dayText(since)}` : `Since ${dayText(since)}`;
  return lastDay === null ? from : `${from} through ${dayText(lastDay)}`;
}
