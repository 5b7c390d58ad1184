// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { Readiness } from '../../domain/credits.js';
import { When } from '../../ui/dates.js';
import { Nothing } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import { ButtonForm } from '../../ui/form.js';
import type { Viewer } from '../../ui/viewer.js';
import type { PersonOnDesk } from './person-desk.js';

type Credential = PersonOnDesk['credentials'][number];

interface CardProps {
  readonly viewer: Viewer;
  readonly person: PersonOnDesk;
}

/** The credentials that somebody holds, or should. */
export function CredentialsCard({ viewer, person }: CardProps) {
  const { credentials } = person;
  return (
    <section class="card" aria-labelledby="credentials-h">
      <header>
        <h2 id="credentials-h">Credentials</h2>
        <p>Expiry follows each issuer’s own rule</p>
      </header>
      {credentials.length === 0 ? (
        <Nothing text="No credential is on record, and none is asked for yet." />
      ) : (
        <table class="stackable credentials">
          <thead>
            <tr>
              <th scope="col">Credential</th>
              <th scope="col">Number</th>
              <th scope="col">Valid to</th>
              <th scope="col">To renew</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {credentials.map((credential) => (
              <Row viewer={viewer} person={person} credential={credential} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ credential, ...at }: CardProps & { credential: Credential }) {
  const { title, issuer, number, issuedOn, validTo, renewal, readiness, status } = credential;
  const renews = renewal !== null || readiness !== null;
  return (
    <tr>
      <th scope="row">
        <span safe>{title}</span>
        <p safe>{issuer}</p>
        <Verified credential={credential} {...at} />
      </th>
      <td data-label="Number" safe>
        {number ?? '–'}
      </td>
      <td data-label="Valid to">
        {issuedOn === null ? (
          'Not held'
        ) : (
          <>
            {validTo === null ? 'For good' : <When day={validTo} />}
            <p>
              Issued <When day={issuedOn} />
            </p>
          </>
        )}
      </td>
      <td {...(renews && { 'data-label': 'To renew' })}>
        {readiness === null ? '' : <span safe>{creditsText(readiness)}</span>}
        {readiness === null ? '' : <Categories readiness={readiness} />}
        <p safe>{renewal ?? ''}</p>
      </td>
      <td>
        <Status is={status} kind="credential" chip />
      </td>
    </tr>
  );
}

/** Who checked the card with its issuer; or how to, for who may say so today. */
function Verified({ viewer, person, credential }: CardProps & { credential: Credential }) {
  const { card, title, verified, verify } = credential;
  if (card === null) return <></>;
  if (verified !== null) {
    return (
      <p>
        Verified by <span safe>{verified.by}</span> on <When day={verified.on} />
      </p>
    );
  }
  if (person.on !== person.today || !person.may.has('credential:verify')) {
    return <p>Not verified yet</p>;
  }
  return (
    <details class="more">
      <summary>
        Verify<span class="vh" safe>{` ${title}`}</span>
      </summary>
      <p safe>{verify === null ? 'Check it with its issuer.' : `How to check it: ${verify}.`}</p>
      <ButtonForm
        viewer={viewer}
        action={`/people/${person.id}/record/credential/${card}/verify`}
        label="I checked it"
      />
    </details>
  );
}

function creditsText({ earned, need, unit }: Readiness): string {
  return `${earned} of ${counted(need, unit)}`;
}

function Categories({ readiness }: { readiness: Readiness }) {
  return (
    <>
      {Object.entries(readiness.byCategory).map(([category, { earned, need }]) => (
        <p safe>{`${earned} of ${need} ${category}`}</p>
      ))}
    </>
  );
}
