// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { When } from '../../ui/dates.js';
import type { PersonOnDesk } from './person-desk.js';

/** Leaves of absence; why is shown to managers only. */
export function LeavesCard({ person }: { person: PersonOnDesk }) {
  return (
    <section class="card c6" aria-labelledby="leaves-h">
      <header>
        <h2 id="leaves-h">Leave of absence</h2>
      </header>
      {person.leaves.length === 0 ? (
        <p class="small muted">None on record.</p>
      ) : (
        <ul class="rows plain small">
          {person.leaves.map(({ from, to, reason }) => (
            <li>
              <span>
                <When day={from} />
                {to === null ? (
                  ' on, until the return is recorded'
                ) : (
                  <>
                    {' to '}
                    <When day={to} />
                  </>
                )}
              </span>
              <span class="muted" safe>
                {reason ?? ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      {person.may.has('leave:record') ? (
        <p class="card-part">
          <a class="btn" href={`/people/${person.id}/leave`}>
            Record a leave or a return
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

const WAIVER_KIND = { exemption: 'Exempt', equivalence: 'Met elsewhere' } as const;

/** Requirements that somebody need not meet, or met elsewhere. */
export function WaiversCard({ person }: { person: PersonOnDesk }) {
  return (
    <section class="card c6" aria-labelledby="waivers-h">
      <header>
        <h2 id="waivers-h">Waivers</h2>
      </header>
      {person.waivers.length === 0 ? (
        <p class="small muted">None on record.</p>
      ) : (
        <ul class="rows plain small">
          {person.waivers.map(({ title, kind, grantedOn, through, reason }) => (
            <li>
              <div class="main">
                <span safe>{title}</span>
                <p>
                  <span>{WAIVER_KIND[kind]}</span>
                  {', '}
                  <When day={grantedOn} />
                  {through === null ? (
                    ''
                  ) : (
                    <>
                      {' to '}
                      <When day={through} />
                    </>
                  )}
                </p>
              </div>
              <span class="muted" safe>
                {reason ?? ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      {person.may.has('waiver:grant') ? (
        <p class="card-part">
          <a class="btn" href={`/people/${person.id}/waivers`}>
            Waive a requirement
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}
