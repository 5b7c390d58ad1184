// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import type { PolicySigned } from './policy-signers.js';

/** How many names are shown; all of them stand in the list of people. */
const MOST_NAMES = 20;

/** `4 of 7`. */
export function signedText({ signed, asked }: PolicySigned): string {
  return asked === 0 ? 'Nobody is asked' : `${signed} of ${asked}`;
}

/** Who has signed a policy, and who has not. */
export function SignedCard({ code, signed }: { code: string; signed: PolicySigned }) {
  const { open, asked } = signed;
  return (
    <section class="card" aria-labelledby="signed-h">
      <header>
        <h2 id="signed-h">Who has signed</h2>
        <p safe>{signedText(signed)}</p>
      </header>
      {asked > 0 && open.length === 0 ? <p>Everybody whom it concerns.</p> : ''}
      <ul class="rows plain">
        {open.slice(0, MOST_NAMES).map(({ id, name, status }) => (
          <li>
            <span class="main">
              <a href={`/people/${id}/paths/${code}`} safe>
                {name}
              </a>
            </span>
            <Status is={status} />
          </li>
        ))}
      </ul>
      {open.length > MOST_NAMES ? (
        <p class="hint" safe>{`and ${counted(open.length - MOST_NAMES, 'other')}`}</p>
      ) : (
        ''
      )}
    </section>
  );
}
