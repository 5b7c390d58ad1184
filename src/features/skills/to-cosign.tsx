// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { Form } from '../../ui/form.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { WaitingCheckOff } from './check-offs-to-cosign.js';

/** Check-offs that wait for the viewer's co-signature, each with its button; nothing where there are none. */
export function ToCosign(props: { viewer: Viewer; checkOffs: readonly WaitingCheckOff[] }) {
  const { viewer, checkOffs } = props;
  if (checkOffs.length === 0) return '';
  return (
    <section class="card gap-after" aria-labelledby="cosign-h">
      <header>
        <h2 id="cosign-h">Check-offs to co-sign</h2>
        <p>Oldest first</p>
      </header>
      <ul class="rows">
        {checkOffs.map((checkOff) => (
          <Row viewer={viewer} checkOff={checkOff} />
        ))}
      </ul>
    </section>
  );
}

function Row({ viewer, checkOff }: { viewer: Viewer; checkOff: WaitingCheckOff }) {
  const { learner, seq, skill, variant, times, on, observer, note } = checkOff;
  const what = [variant, times > 1 ? counted(times, 'time') : ''].filter((each) => each !== '');
  return (
    <li>
      <div class="main">
        <a href={`/people/${learner.id}`} safe>
          {learner.name}
        </a>
        <b safe>{told`: ${skill.title}`}</b>{' '}
        <span class="code" safe>
          {skill.code}
        </span>
        <p>
          <span safe>{[...what, `Satisfactory, seen by ${observer}`, ''].join('. ')}</span>
          <When day={on} />
        </p>
        {note === '' ? (
          ''
        ) : (
          <p class="muted" safe>
            {note}
          </p>
        )}
      </div>
      <Form viewer={viewer} action={`/waiting/${learner.id}/check-offs/${seq}`} class="inline">
        <button class="btn primary">
          Co-sign
          <span class="vh" safe>{told` ${skill.title} of ${learner.name}`}</span>
        </button>
      </Form>
      <a class="btn" href={`/people/${learner.id}/history#entry-${seq}`}>
        Look<span class="vh" safe>{told` at ${skill.title} of ${learner.name}`}</span>
      </a>
    </li>
  );
}
