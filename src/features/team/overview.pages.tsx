// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AsOfField, AsOfNote, onDay } from '../../ui/as-of.js';
import { Bars } from '../../ui/charts/bars.js';
import { dayText, fromToday, When } from '../../ui/dates.js';
import { FormErrors, Select } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { live } from '../../ui/live.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, positionWord } from '../../ui/words.js';
import type { TeamStanding } from './list-team.dto.js';
import type { TeamChoices } from './team-desk.js';
import { DAYS_AHEAD, type OverviewOnDesk } from './team-overview.js';
import { FILTER_LABELS, SiteFilter, STANDING_WORD } from './team.pages.js';

interface OverviewPageData {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly choices: TeamChoices;
  readonly overview: OverviewOnDesk;
  /** The address of the list that shows these. */
  readonly listHref: (standing?: TeamStanding) => string;
}

/** A manager's people together: how many stand how, and what lapses next. */
export function OverviewPage(data: OverviewPageData): string {
  const { viewer, overview, form, choices, listHref } = data;
  return Layout({
    viewer,
    title: 'Overview',
    crumbs: [{ label: 'People', href: onDay('/people', overview.on, viewer.today) }],
    children: (
      <>
        <PageHead
          id="overview-head"
          title={`People on ${dayText(overview.on)}`}
          lead="How everybody stands, and what lapses next if nobody does anything."
        >
          <p class="actions">
            <a class="btn" href={listHref()}>
              The list
            </a>
          </p>
        </PageHead>
        <form
          class="card filters team-filters"
          method="get"
          action="/people/overview"
          {...live('/people/overview', '#overview', '#overview-head')}
        >
          <AsOfField form={form} />
          <SiteFilter form={form} sites={choices.sites} />
          <Select
            form={form}
            name="position"
            label="Position"
            none="Every position"
            options={choices.positions.map((code) => ({ value: code, label: positionWord(code) }))}
          />
          <button class="btn primary">Show</button>
        </form>
        <div id="overview">
          <FormErrors form={form} labels={FILTER_LABELS} />
          <AsOfNote on={overview.on} today={viewer.today} />
          {overview.people === 0 ? (
            <Nothing text="Nobody worked here on that day, by these filters.">
              <a class="btn" href="/people/overview">
                Show everybody today
              </a>
            </Nothing>
          ) : (
            <div class="grid">
              <Totals {...data} />
              <Ahead {...data} />
            </div>
          )}
        </div>
      </>
    ),
  });
}

const FIGURES: readonly { of: TeamStanding; icon: 'overdue' | 'due' | 'paused' | 'satisfied' }[] = [
  { of: 'out-of-date', icon: 'overdue' },
  { of: 'due-soon', icon: 'due' },
  { of: 'on-leave', icon: 'paused' },
  { of: 'current', icon: 'satisfied' },
];

function Totals({ overview, listHref }: OverviewPageData) {
  return (
    <section class="card c4 stick" aria-labelledby="totals-h">
      <header>
        <h2 id="totals-h">Who is current</h2>
        <p safe>{counted(overview.people, 'person', 'people')}</p>
      </header>
      <ul class="rows plain totals">
        {FIGURES.map(({ of, icon }) => (
          <li>
            <a href={listHref(of)} safe>
              {STANDING_WORD[of]}
            </a>
            <span class={`status ${overview.totals[of] === 0 ? 'not-started' : icon}`}>
              <Icon name={icon} />
              <span safe>{`${overview.totals[of]} of ${overview.people}`}</span>
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">Everybody counts once, by what is most urgent.</p>
    </section>
  );
}

function Ahead({ viewer, overview }: OverviewPageData) {
  const { weeks, lapsing, later, next, on, through } = overview;
  return (
    <section class="card c8" aria-labelledby="ahead-h">
      <header>
        <h2 id="ahead-h">{`The next ${DAYS_AHEAD} days, if nobody acts`}</h2>
        <p safe>{`${dayText(on)} to ${dayText(through)}`}</p>
      </header>
      {lapsing === 0 ? (
        <p>Nothing lapses.</p>
      ) : (
        <>
          <p
            class="field"
            safe
          >{`${counted(lapsing, 'requirement')} will be out of date, by week:`}</p>
          <Bars
            id="ahead"
            title="Requirements that lapse, by week"
            bars={weeks.map(({ from, n }) => ({ label: dayText(from).replace(/, \d+$/, ''), n }))}
          />
          <h3 class="card-part">Next</h3>
          <ul class="rows plain small">
            {next.map((lapse) => (
              <li>
                <div class="main">
                  <b safe>{lapse.title}</b>
                  <p>
                    {lapse.people.map(({ id, name }, i) => (
                      <>
                        {i === 0 ? '' : ', '}
                        <a href={onDay(`/people/${id}`, on, viewer.today)} safe>
                          {name}
                        </a>
                      </>
                    ))}
                  </p>
                </div>
                <span>
                  <When day={lapse.on} />
                  <span class="muted" safe>{`, ${fromToday(lapse.on, on)}`}</span>
                </span>
              </li>
            ))}
          </ul>
          {later > 0 ? (
            <p class="hint" safe>
              {`and ${counted(later, 'more', 'more')} after these`}
            </p>
          ) : (
            ''
          )}
        </>
      )}
    </section>
  );
}
