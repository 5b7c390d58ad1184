// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AsOfForm, AsOfNote, onDay } from '../../ui/as-of.js';
import { Lanes, yearsAround } from '../../ui/charts/lanes.js';
import { StripLegend } from '../../ui/charts/strip.js';
import { dayText, fromToday, readable, When } from '../../ui/dates.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { PersonTabs } from '../../ui/person-tabs.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted, positionWord } from '../../ui/words.js';
import { pathUrlOf } from '../enrollments/path-url.js';
import { CredentialsCard } from './credentials-card.js';
import { LadderCard } from './ladder-card.js';
import { LeavesCard, WaiversCard } from './exceptions-cards.js';
import { PressingCard } from './pressing-card.js';
import type { Offer, PersonOnDesk } from './person-desk.js';

interface PersonPageData {
  readonly viewer: Viewer;
  readonly person: PersonOnDesk;
  readonly filters: FormState;
}

/** One person, as they stand on a day. */
export function PersonPage({ viewer, person, filters }: PersonPageData): string {
  const { on, today } = person;
  return Layout({
    viewer,
    title: person.name,
    crumbs: [{ label: 'People', href: onDay('/people', on, today) }],
    children: (
      <>
        <PageHead title={person.name} lead={leadOf(person)}>
          <Actions person={person} />
        </PageHead>
        <PersonTabs
          person={person}
          paths={person.paths}
          tab="overview"
          asOf={on === today ? null : on}
        />
        <div class="as-of-line">
          <AsOfForm action={`/people/${person.id}`} on={on} today={today} filters={filters} />
        </div>
        <AsOfNote on={on} today={today} />
        {person.noStanding === null ? (
          <Standing viewer={viewer} person={person} />
        ) : (
          <NoStanding person={person} />
        )}
        <div class="grid gap">
          <LeavesCard person={person} />
          <WaiversCard person={person} />
        </div>
      </>
    ),
  });
}

function leadOf(person: PersonOnDesk): string {
  const { position, site, since, separatedOn, supervisor, preceptors, on } = person;
  const { supervisingProvider: provider } = person;
  const left = separatedOn !== null && separatedOn < on ? `, left on ${dayText(separatedOn)}` : '';
  const leaves = separatedOn !== null && left === '' && `Last day: ${dayText(separatedOn)}.`;
  const others = [
    leaves,
    supervisor && told`Reports to ${supervisor}.`,
    preceptors.length > 0 && `Preceptors: ${preceptors.join(', ')}.`,
    provider && told`Supervising provider: ${provider}.`,
  ].filter((text) => text);
  return told`${positionWord(position)} at ${site} since ${dayText(since)}${left}. ${others.join(' ')}`;
}

const ACTIONS: readonly { needs: Offer; label: string; to: string }[] = [
  { needs: 'observation:record', label: 'Record a check-off', to: 'record/check-off' },
  { needs: 'completion:record', label: 'Record a completion', to: 'record/completion' },
  { needs: 'credential:record', label: 'Record a credential', to: 'record/credential' },
  { needs: 'hours:log', label: 'Record hours', to: 'record/hours' },
];

function Actions({ person }: { person: PersonOnDesk }) {
  const [first, ...others] = ACTIONS.filter(({ needs }) => person.may.has(needs));
  return (
    <p class="actions">
      {others.map(({ label, to }) => (
        <a class="btn" href={`/people/${person.id}/${to}`} safe>
          {label}
        </a>
      ))}
      {person.may.has('people:edit') ? (
        <a class="btn" href={`/admin/people/${person.id}`}>
          Edit
        </a>
      ) : (
        ''
      )}
      {first === undefined ? (
        ''
      ) : (
        <a class="btn primary" href={`/people/${person.id}/${first.to}`} safe>
          {first.label}
        </a>
      )}
    </p>
  );
}

function NoStanding({ person }: { person: PersonOnDesk }) {
  const isToday = person.on === person.today;
  const { separatedOn } = person;
  if (separatedOn !== null && separatedOn < person.on) {
    return (
      <Nothing text={`They left on ${dayText(separatedOn)}: from then on there is nothing to do.`}>
        <a class="btn" href={`/people/${person.id}?asOf=${separatedOn}`}>
          Show their last day
        </a>
      </Nothing>
    );
  }
  return (
    <Nothing text={`There is nothing to show for this day. ${readable(person.noStanding ?? '')}`}>
      {isToday ? (
        person.may.has('enrollment:write') ? (
          <a class="btn" href="/assignments/new">
            Assign a learning path
          </a>
        ) : undefined
      ) : (
        <a class="btn" href={`/people/${person.id}`}>
          Show today
        </a>
      )}
    </Nothing>
  );
}

function Standing({ viewer, person }: Omit<PersonPageData, 'filters'>) {
  return (
    <>
      <PressingCard person={person} />
      <div class="grid even gap">
        <div class="c4">
          <LadderCard person={person} />
        </div>
        <div class="c8">
          <CredentialsCard viewer={viewer} person={person} />
        </div>
      </div>
      <OverTime person={person} />
      <div class="grid">
        <Paths person={person} />
        <Coursework person={person} />
      </div>
    </>
  );
}

function OverTime({ person }: { person: PersonOnDesk }) {
  const { lanes, leaves, on, today, since } = person;
  return (
    <section class="card gap" aria-labelledby="time-h">
      <header>
        <h2 id="time-h">Over time</h2>
        <p>Solid: happened. Outlined: ahead, if nothing is done. Shaded: leave of absence.</p>
      </header>
      {lanes.length === 0 ? (
        <Nothing text="Nothing that has to be renewed is on record yet." />
      ) : (
        <>
          <Lanes
            lanes={lanes}
            axis={yearsAround(on, since)}
            leaves={leaves.map(({ from, to }) => ({ from, to }))}
            word={on === today ? 'Today' : dayText(on)}
          />
          <StripLegend />
        </>
      )}
    </section>
  );
}

function Paths({ person }: { person: PersonOnDesk }) {
  return (
    <section class="card c6" aria-labelledby="paths-h">
      <header>
        <h2 id="paths-h">Learning paths</h2>
      </header>
      <ul class="rows plain">
        {person.paths.map((path) => (
          <li>
            <div class="main">
              <a href={onDay(pathUrlOf(person.id, path.code), person.on, person.today)} safe>
                {path.title}
              </a>
              <p>
                Since <When day={path.startedOn} />
                {path.changesOn === null ? (
                  ''
                ) : (
                  <>
                    ; changes next on <When day={path.changesOn} />
                  </>
                )}
              </p>
              <progress
                value={String(path.progress.percent)}
                max="100"
                aria-label={told`Progress of ${path.title}`}
              />
            </div>
            <span class="nowrap" safe>{`${path.progress.percent}%`}</span>
            <Status is={path.status} kind="path" chip />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Coursework({ person }: { person: PersonOnDesk }) {
  const { coursework, on } = person;
  return (
    <section class="card c6" aria-labelledby="coursework-h">
      <header>
        <h2 id="coursework-h">Coursework</h2>
        <p safe>{counted(coursework.length, 'assignment')}</p>
      </header>
      {coursework.length === 0 ? (
        <Nothing text="Nobody has given this person coursework.">
          {person.may.has('enrollment:write') ? (
            <a class="btn" href="/assignments/new">
              Assign coursework
            </a>
          ) : undefined}
        </Nothing>
      ) : (
        <ul class="rows plain">
          {coursework.map((each) => (
            <li>
              <div class="main">
                <a href={`/assignments/${each.id}`} safe>
                  {each.title}
                </a>
                <p>
                  Given on <When day={each.assignedOn} />
                  {each.dueOn === null ? (
                    ''
                  ) : (
                    <>
                      , due <When day={each.dueOn} />
                      <span safe>{`, ${fromToday(each.dueOn, on)}`}</span>
                    </>
                  )}
                </p>
              </div>
              <Status is={each.status} chip />
            </li>
          ))}
        </ul>
      )}
      {person.may.has('retraining:require') ? (
        <p class="card-part">
          <a class="btn" href={`/people/${person.id}/retraining`}>
            Require training again
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}
