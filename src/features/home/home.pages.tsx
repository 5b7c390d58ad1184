// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Ladder, LadderList } from '../../ui/charts/ladder.js';
import { dayText, fromToday, When } from '../../ui/dates.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { isStaff, type Viewer } from '../../ui/viewer.js';
import { counted, inSentences } from '../../ui/words.js';
import { ownPathUrl } from '../enrollments/path-url.js';
import type { DueSoon } from './due-soon.js';
import type { OnHomeDesk } from './home-desk.js';
import { sum } from './left-by-stage.js';
import { NextStep } from './next-step.js';
import { Promotion } from './promotion.js';

/** A learner's first page: the one next step, how far it is to the goal, and what is due. */
export function HomePage(props: { viewer: Viewer; home: OnHomeDesk; form: FormState }): string {
  const { viewer, home, form } = props;
  return Layout({
    viewer,
    title: 'My path',
    children: (
      <>
        <Head viewer={viewer} home={home} />
        {home.standing === null && home.coursework === 0 ? (
          <Nothing text="You are not enrolled in a learning path yet.">
            <a class="btn primary" href="/catalog">
              Look at the catalog
            </a>
          </Nothing>
        ) : (
          <div class="grid">
            <NextStep viewer={viewer} home={home} />
            <Left home={home} />
            <Promotion viewer={viewer} home={home} form={form} />
            <TheLadder home={home} />
            <Due viewer={viewer} due={home.due} />
            <Recent recent={home.recent} />
            <Paths paths={home.paths} />
          </div>
        )}
      </>
    ),
  });
}

function Head({ viewer, home }: { viewer: Viewer; home: OnHomeDesk }) {
  const { standing } = home;
  const lead =
    standing === null
      ? undefined
      : told`${standing.path.title}. You started on ${dayText(standing.startedOn)}${standing.stages > 1 ? told` and are in the stage ${standing.stage.title}` : ''}.`;
  return (
    <PageHead title="My path" {...(lead !== undefined && { lead })}>
      <div class="actions">
        {isStaff(viewer) ? (
          <>
            <a class="btn" href="/coursework">
              My coursework
            </a>
            <a class="btn" href="/record">
              My record
            </a>
          </>
        ) : (
          ''
        )}
        {standing === null ? (
          ''
        ) : (
          <a class="btn" href={ownPathUrl(standing.path.code)}>
            See every requirement
          </a>
        )}
      </div>
    </PageHead>
  );
}

function Left({ home }: { home: OnHomeDesk }) {
  const { left, standing } = home;
  if (standing === null) return '';
  const goal = left.at(-1)?.title ?? standing.path.title;
  const all = sum(left);
  return (
    <section class="card c4" aria-labelledby="left-h">
      <header>
        <h2 id="left-h" safe>
          {left.length === 0 ? 'Nothing is left' : `Left until ${goal}`}
        </h2>
      </header>
      {left.length === 0 ? (
        <p class="muted">Everything that this path asks for is done. Keep it current.</p>
      ) : (
        <>
          <dl class="figures field">
            <Figure name="Courses" n={all.courses} />
            <Figure name="Skills" n={all.skills} />
            <Figure name="Credentials" n={all.credentials} />
          </dl>
          <table class="narrow-columns">
            <caption class="vh">What is left, stage by stage</caption>
            <thead>
              <tr>
                <th scope="col">Stage</th>
                <th scope="col" class="num">
                  Courses
                </th>
                <th scope="col" class="num">
                  Skills
                </th>
                <th scope="col" class="num">
                  Cred.
                </th>
                <th scope="col" class="num">
                  Hours
                </th>
              </tr>
            </thead>
            <tbody>
              {left.map((stage) => (
                <tr>
                  <th scope="row" safe>
                    {stage.title}
                  </th>
                  <td class="num">{stage.courses}</td>
                  <td class="num">{stage.skills}</td>
                  <td class="num">{stage.credentials}</td>
                  <td class="num">{stage.hours}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {left.some((stage) => stage.isOpenChoice) ? (
            <p class="hint">Where there is a choice, the way with the least left is counted.</p>
          ) : (
            ''
          )}
        </>
      )}
    </section>
  );
}

function Figure({ name, n }: { name: string; n: number }) {
  return (
    <div>
      <dt safe>{name}</dt>
      <dd>{n}</dd>
    </div>
  );
}

function TheLadder({ home }: { home: OnHomeDesk }) {
  const { ladder } = home;
  if (ladder === null || ladder.stages.length < 2) return '';
  return (
    <section class="card" aria-labelledby="map-h">
      <header>
        <h2 id="map-h">The whole ladder</h2>
        <p>Solid: walked. Dotted: ahead.</p>
      </header>
      <Ladder {...ladder} />
      <details class="more">
        <summary>The same as a list</summary>
        <LadderList {...ladder} />
      </details>
    </section>
  );
}

const SHOWN = 8;

function Due({ viewer, due }: { viewer: Viewer; due: readonly DueSoon[] }) {
  return (
    <section class="card c6" aria-labelledby="due-h">
      <header>
        <h2 id="due-h">Due soon</h2>
        <p>What changes by itself in the next 90 days</p>
      </header>
      {due.length === 0 ? (
        <p class="muted">Nothing is due, and nothing runs out, in the next 90 days.</p>
      ) : (
        <ul class="rows plain">
          {due.slice(0, SHOWN).map((each) => (
            <li>
              <div class="main">
                <b>
                  <a href={each.url} safe>
                    {each.title}
                  </a>
                </b>{' '}
                <span class="code" safe>
                  {each.code ?? ''}
                </span>
                <p safe>{dueText(each, viewer.today)}</p>
              </div>
              <Status is={each.status} recurs={each.what === 'good-through'} chip />
            </li>
          ))}
        </ul>
      )}
      {due.length > SHOWN ? (
        <p class="hint" safe>
          {`And ${counted(due.length - SHOWN, 'more thing')}: your paths show all of them.`}
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

function dueText({ what, on }: DueSoon, today: string): string {
  const day = dayText(on);
  switch (what) {
    case 'due':
      return on === today ? 'Due today.' : `Due ${day}, ${fromToday(on, today)}.`;
    case 'was-due':
      return `Was due ${day}.`;
    case 'ran-out':
      return `Ran out on ${day}.`;
    case 'renew-from':
      return `Can be renewed from ${day}.`;
    case 'good-through':
      return `Good through ${day}, ${fromToday(on, today)}.`;
  }
}

function Recent({ recent }: { recent: OnHomeDesk['recent'] }) {
  return (
    <section class="card c6" aria-labelledby="recent-h">
      <header>
        <h2 id="recent-h">Recent check-offs and completions</h2>
        <p>
          <a href="/record">My record</a>
        </p>
      </header>
      {recent.length === 0 ? (
        <p class="muted">Nothing yet. What you complete appears here.</p>
      ) : (
        <ul class="rows plain">
          {recent.map((line) => (
            <li>
              <div class="main">
                <b safe>{line.title}</b>
                <p>
                  <span safe>{`${inSentences(line.details)} `}</span>
                  <When day={line.occurredOn} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Paths({ paths }: { paths: OnHomeDesk['paths'] }) {
  return (
    <section class="card" aria-labelledby="paths-h">
      <header>
        <h2 id="paths-h">All your paths</h2>
        <p>
          <a href="/catalog">Find another</a>
        </p>
      </header>
      {paths.length === 0 ? (
        <p class="muted">None yet.</p>
      ) : (
        <ul class="rows plain">
          {paths.map((each) => (
            <li>
              <div class="main">
                <b>
                  <a href={ownPathUrl(each.path)} safe>
                    {each.title}
                  </a>
                </b>
                <p
                  safe
                >{`Since ${dayText(each.startedOn)}, ${each.progress?.percent ?? 0}% met.`}</p>
              </div>
              {each.status === null ? '' : <Status is={each.status} chip />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
