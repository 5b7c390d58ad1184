// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { Form, FormErrors, TextArea } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { OnHomeDesk } from './home-desk.js';

const LABELS = { note: 'A word to your manager' };

/** Asking for promotion once everything is met; what became of it. Nothing while much is left. */
export function Promotion(props: { viewer: Viewer; home: OnHomeDesk; form: FormState }) {
  const { viewer, home, form } = props;
  const { promotion, mayAsk } = home;
  const isAsked = form.refused.length + form.errors.size > 0;
  if (promotion === null || (!promotion.ready && promotion.pending === null && !isAsked)) return '';
  const stage = promotion.titles.next ?? '';
  return (
    <section class="card" aria-labelledby="promotion-h" id="promotion">
      <header>
        <h2 id="promotion-h">Promotion</h2>
      </header>
      <FormErrors form={form} labels={LABELS} />
      {promotion.pending !== null ? (
        <p class="status-line in-progress">
          <Icon name="in-progress" />
          <span>
            You asked for it on <When day={promotion.pending.askedOn} />: <b safe>{stage}</b>. Your
            manager has yet to answer.
          </span>
        </p>
      ) : !promotion.ready ? (
        <p
          safe
        >{told`${counted(promotion.left.length, 'thing is', 'things are')} left in ${stage}.`}</p>
      ) : mayAsk ? (
        <Form viewer={viewer} action="/home/promotion">
          <p class="field">
            You have everything that <b safe>{stage}</b> asks for. Ask your manager to approve it.
          </p>
          <input type="hidden" name="stage" value={promotion.next ?? ''} />
          <input type="hidden" name="path" value={promotion.path} />
          <TextArea
            form={form}
            name="note"
            label={LABELS.note}
            hint="No patient information."
            maxlength="1000"
            rows="2"
          />
          <button class="btn primary">Ask for promotion</button>
        </Form>
      ) : (
        ''
      )}
    </section>
  );
}
