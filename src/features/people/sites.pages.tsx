// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AGE_BANDS } from '../../domain/site-rules.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { When } from '../../ui/dates.js';
import { Choices, Field, Form, FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import { STATES, timeZoneName, timeZoneOptions } from '../../ui/places.js';
import type { Viewer } from '../../ui/viewer.js';
import { AGE_BAND, counted } from '../../ui/words.js';
import type { SiteFields } from './site.entity.js';

const LABELS = {
  code: 'Code',
  name: 'Name',
  timeZone: 'Time zone',
  state: 'State',
  trackedFrom: 'Tracked from',
  ageBands: 'Ages that are seen here',
  secondObserver: 'A second observer',
};

/** Every site, and a form for one more. */
export function SitesPage(props: {
  viewer: Viewer;
  sites: readonly SiteFields[];
  form: FormState;
}): string {
  const { viewer, sites, form } = props;
  return AdminLayout({
    viewer,
    title: 'Sites',
    children: (
      <>
        <PageHead
          title="Sites"
          lead={`${counted(sites.length, 'site')}. A day means the day at the site; some training depends on its state.`}
        />
        <div class="grid">
          <section class="card c8" aria-labelledby="sites-h">
            <header>
              <h2 id="sites-h">Where people work</h2>
            </header>
            <table class="stackable">
              <thead>
                <tr>
                  <th scope="col">Site</th>
                  <th scope="col">State</th>
                  <th scope="col">Time zone</th>
                  <th scope="col">Tracked from</th>
                  <th scope="col">Check-offs</th>
                </tr>
              </thead>
              <tbody>
                {sites.map((site) => (
                  <tr>
                    <th scope="row">
                      <a href={`/admin/sites/${encodeURIComponent(site.code)}`} safe>
                        {site.name}
                      </a>{' '}
                      <span class="code" safe>
                        {site.code}
                      </span>
                    </th>
                    <td data-label="State" safe>
                      {site.state ?? 'Not said yet'}
                    </td>
                    <td data-label="Time zone" safe>
                      {timeZoneName(site.timeZone)}
                    </td>
                    <td data-label="Tracked from">
                      {site.trackedFrom === null ? (
                        'The first hire'
                      ) : (
                        <When day={site.trackedFrom} />
                      )}
                    </td>
                    <td data-label="Check-offs" safe>
                      {checkOffText(site)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section class="card c4" aria-labelledby="add-h">
            <header>
              <h2 id="add-h">Add a site</h2>
            </header>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/admin/sites">
              <Field
                form={form}
                name="code"
                label={LABELS.code}
                hint="Short and for good, like NORTH. Files and imports name the site by it."
                maxlength="64"
                required
              />
              <SiteFieldset form={form} />
              <button class="btn primary">Add site</button>
            </Form>
          </section>
        </div>
      </>
    ),
  });
}

/** One site, to be changed. */
export function SitePage(props: { viewer: Viewer; site: SiteFields; form: FormState }): string {
  const { viewer, site, form } = props;
  return AdminLayout({
    viewer,
    title: site.name,
    crumbs: [{ label: 'Sites', href: '/admin/sites' }],
    children: (
      <>
        <PageHead title={site.name} lead={`Site ${site.code}`} />
        <section class="card narrow" aria-labelledby="change-h">
          <header>
            <h2 id="change-h">Change this site</h2>
          </header>
          <p class="field muted">
            A new state or time zone counts from the next change of somebody's post. What happened
            before keeps the state and the day that it had. What you say about check-offs counts
            from today for everybody who works here; what was signed off before stays signed off.
          </p>
          <FormErrors form={form} labels={LABELS} />
          <Form viewer={viewer} action={`/admin/sites/${encodeURIComponent(site.code)}`}>
            <SiteFieldset form={form} />
            <button class="btn primary">Save site</button>
          </Form>
        </section>
      </>
    ),
  });
}

function SiteFieldset({ form }: { form: FormState }) {
  return (
    <>
      <Field form={form} name="name" label={LABELS.name} maxlength="200" required />
      <Select
        form={form}
        name="state"
        label={LABELS.state}
        options={STATES}
        none="Choose a state"
        required
      />
      <Select
        form={form}
        name="timeZone"
        label={LABELS.timeZone}
        options={timeZoneOptions(form)}
        none="Choose a time zone"
        hint="Due dates end at midnight here."
        required
      />
      <Field
        form={form}
        name="trackedFrom"
        label={LABELS.trackedFrom}
        type="date"
        hint="Nothing is held against anybody here for days before it."
      />
      <Choices
        form={form}
        name="ageBands"
        legend={LABELS.ageBands}
        several
        options={AGE_BANDS.map((band) => ({ value: band, label: AGE_BAND[band] }))}
        hint="Where a skill is checked off by age, only these count here."
      />
      <Choices
        form={form}
        name="secondObserver"
        legend={LABELS.secondObserver}
        options={[
          { value: 'yes', label: 'High-risk skills need two different observers' },
          { value: 'no', label: 'One observer is enough: nobody else could be the second' },
        ]}
        hint="For a small or new site where only one person may check off."
      />
    </>
  );
}

/** What counts there, in few words. */
function checkOffText({ ageBands, secondObserver }: SiteFields): string {
  const ages =
    ageBands.length === AGE_BANDS.length
      ? 'All ages'
      : ageBands.map((band) => AGE_BAND[band]).join('; ');
  return secondObserver ? ages : `${ages}. One observer is enough`;
}
