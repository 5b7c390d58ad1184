// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../../domain/day.js';
import type { FactKind } from '../../domain/fact.js';
import { told } from '../../domain/told.js';
import { onDay } from '../../ui/as-of.js';
import { instantText, When } from '../../ui/dates.js';
import { Field, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { PersonTabs } from '../../ui/person-tabs.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import type { HistoryPage } from '../corrections/history-desk.js';
import { History } from '../corrections/history.pages.js';
import type { KnownStanding } from './known-standing.js';

export interface PersonHistoryData {
  readonly viewer: Viewer;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly paths: readonly { readonly code: string; readonly title: string }[];
  };
  readonly history: { readonly page: HistoryPage; readonly kind: FactKind | undefined };
  /** What was known at an instant; null where nobody asked. */
  readonly known: KnownStanding | null;
  /** The day that the other pages about them show; today where it is left out. */
  readonly asOf: IsoDay | undefined;
  readonly filters: FormState;
  readonly mayWithdraw: boolean;
}

const LABELS = { kind: 'Kind of entry', knownOn: 'Known on', asOf: 'About the day' };

/** All that is on record of somebody, and what was known of them when. */
export function PersonHistoryPage(data: PersonHistoryData): string {
  const { viewer, person, history, mayWithdraw } = data;
  const asOf = data.asOf ?? viewer.today;
  const url = `/people/${person.id}/history`;
  return Layout({
    viewer,
    title: told`History of ${person.name}`,
    crumbs: [
      { label: 'People', href: onDay('/people', asOf, viewer.today) },
      { label: person.name, href: onDay(`/people/${person.id}`, asOf, viewer.today) },
    ],
    children: (
      <>
        <PageHead
          title={told`History of ${person.name}`}
          lead="The newest first. Nothing here is changed or deleted; a correction is a new entry."
        >
          {mayWithdraw ? (
            <p class="actions">
              <a class="btn" href={`/people/${person.id}/withdraw`}>
                Withdraw wrong entries
              </a>
            </p>
          ) : undefined}
        </PageHead>
        <PersonTabs
          person={person}
          paths={person.paths}
          tab="history"
          asOf={asOf === viewer.today ? null : asOf}
        />
        <FormErrors form={data.filters} labels={LABELS} />
        <section class="card" aria-labelledby="history-h">
          <h2 id="history-h" class="vh">
            Entries
          </h2>
          <History page={history.page} url={url} kind={history.kind} />
        </section>
        <KnownThen {...data} />
      </>
    ),
  });
}

function KnownThen({ viewer, person, known, filters }: PersonHistoryData) {
  return (
    <section class="card gap" id="known" aria-labelledby="known-h">
      <header>
        <h2 id="known-h">As it was known</h2>
        <p>What the records said on a day, before later entries and corrections</p>
      </header>
      <form class="as-of" method="get" action={`/people/${person.id}/history#known`}>
        <Field
          form={filters}
          name="knownOn"
          label={LABELS.knownOn}
          type="date"
          max={viewer.today}
          required
        />
        <Field form={filters} name="asOf" label={LABELS.asOf} type="date" />
        <button class="btn">Show</button>
      </form>
      {known === null ? '' : <Known known={known} timeZone={known.timeZone} />}
    </section>
  );
}

function Known({ known, timeZone }: { known: KnownStanding; timeZone: string }) {
  const heading = `By ${instantText(known.knownAt, timeZone)} this was known of`;
  if (known.paths.length === 0) return <Nothing text={known.why ?? 'Nothing was known then.'} />;
  return (
    <>
      <p class="card-part">
        <span safe>{heading}</span> <When day={known.on} />:
      </p>
      <table class="stackable">
        <thead>
          <tr>
            <th scope="col">Learning path</th>
            <th scope="col">As it was known then</th>
            <th scope="col">As it is known today</th>
          </tr>
        </thead>
        <tbody>
          {known.paths.map(({ title, stage, was, is }) => (
            <tr>
              <th scope="row">
                <span safe>{title}</span>
                <p safe>{stage}</p>
              </th>
              <td data-label="Then">
                <Status is={was.status} kind="path" />
                <p safe>{`${was.percent}%`}</p>
              </td>
              <td data-label="Today">
                {is === null ? (
                  'Not enrolled that day'
                ) : (
                  <>
                    <Status is={is.status} kind="path" />
                    <p safe>{`${is.percent}%`}</p>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
