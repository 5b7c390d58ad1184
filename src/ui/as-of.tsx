// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../domain/day.js';
import { dayText } from './dates.js';
import { emptyForm, type FormState } from './form-state.js';
import { Field, FormErrors } from './form.js';

/**
 * Asks a page about another day. `keep`: what else its address says. Today is no choice, so
 * that a page that was kept open goes on with the days.
 */
export function AsOfForm(props: {
  action: string;
  on: IsoDay;
  today: IsoDay;
  keep?: Readonly<Record<string, string>>;
  /** What was asked, where it was no day. */
  filters: FormState;
}) {
  const { action, on, today, keep = {}, filters } = props;
  return (
    <>
      <FormErrors form={filters} labels={{ asOf: 'As of' }} />
      <form class="as-of" method="get" action={action}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <AsOfField form={filters.errors.has('asOf') ? filters : emptyForm({ asOf: on })} required />
        <button class="btn">Show</button>
        {on === today ? (
          ''
        ) : (
          <a class="btn" href={action}>
            Today
          </a>
        )}
      </form>
    </>
  );
}

/** The day that a page is asked about, among its filters. */
export function AsOfField(props: { form: FormState; required?: boolean; bare?: boolean }) {
  return (
    <Field name="asOf" label="As of" type="date" min="1970-01-01" max="2200-12-31" {...props} />
  );
}

/** A link to another page that shows standing: it shows the same day, where that isn't today. */
export function onDay(href: string, on: IsoDay, today: IsoDay): string {
  if (on === today) return href;
  const [address = '', anchor] = href.split('#');
  const query = `${address.includes('?') ? '&' : '?'}asOf=${on}`;
  return `${address}${query}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Says that a page shows another day than today. */
export function AsOfNote({ on, today }: { on: IsoDay; today: IsoDay }) {
  if (on === today) return '';
  return (
    <p class="note gap" safe>
      {on < today
        ? `This is how things stood on ${dayText(on)}, by all that is known today.`
        : `This is how things will stand on ${dayText(on)}, if nobody does anything until then.`}
    </p>
  );
}
