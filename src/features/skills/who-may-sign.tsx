// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Icon } from '../../ui/icons.js';
import { counted } from '../../ui/words.js';
import type { Signing } from './signing-desk.js';

/** Whose word counts for a skill, whether the viewer's does, and who else could sign. */
export function WhoMaySign({ signing }: { signing: Signing }) {
  const { mayViewer } = signing;
  return (
    <section
      class={`note gap ${mayViewer ? 'satisfied' : 'expiring'}`}
      aria-labelledby="may-sign-h"
    >
      <Icon name={mayViewer ? 'satisfied' : 'locked'} />
      <div>
        <h2 id="may-sign-h" class="small">
          {mayViewer ? 'You may sign this' : 'You may not sign this'}
        </h2>
        <p safe>{whoText(signing)}</p>
        {mayViewer ? '' : <p safe>{othersText(signing.others)}</p>}
        {mayViewer ? (
          ''
        ) : (
          <p>
            You can still record that it needs practice or was unsafe, or type in a paper of
            somebody who saw it.
          </p>
        )}
        {signing.cosign === null ? '' : <p safe>{cosignText(signing.cosign)}</p>}
      </div>
    </section>
  );
}

function whoText({ who, because }: Signing): string {
  const by = who === null ? 'Anybody who teaches here may' : told`It is checked off by ${who}`;
  return because === null ? `${by}.` : told`${by}: ${because}.`;
}

function othersText(others: readonly string[]): string {
  if (others.length > 0) return told`Ask ${others.join(' or ')}.`;
  return 'Nobody who teaches here may yet. A clinician’s license counts once a colleague has recorded or verified it.';
}

function cosignText({ isNeeded, signers, waiting }: NonNullable<Signing['cosign']>): string {
  const waits =
    waiting === 0 ? '' : ` ${counted(waiting, 'check-off waits', 'check-offs wait')} for one now.`;
  if (!isNeeded) return `Your license stands in for the co-signature.${waits}`;
  const by =
    signers.length === 0
      ? 'Nobody here has a license on record yet.'
      : told`It shows up for ${signers.map(({ label }) => label).join(' or ')}.`;
  return told`It counts once a licensed clinician has co-signed it. ${by}${waits}`;
}
