// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { isMet } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { onDay } from '../../ui/as-of.js';
import { axisAround, StripAxis, StripLegend } from '../../ui/charts/strip.js';
import { dayText, When } from '../../ui/dates.js';
import { Field, FormErrors } from '../../ui/form.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { type Crumb, Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { ChangeEnrollment } from './change-enrollment.js';
import type { MovePreview } from './move-enrollment.js';
import type { PathOnDesk } from './path-desk.js';
import { holds, RequirementRows, type RowsLook } from './requirement-rows.js';

type Standing = NonNullable<PathOnDesk['standing']>;
type Stage = Standing['stages'][number];
type Milestone = Stage['milestones'][number];

export interface PathPageData {
  readonly viewer: Viewer;
  readonly path: PathOnDesk;
  /** The address of this page, without its query. */
  readonly url: string;
  readonly form: FormState;
  readonly filters: FormState;
  readonly stage?: string | undefined;
  readonly at?: string | undefined;
  readonly preview: MovePreview | null;
}

/** A learner's path: its stages, their milestones, and each requirement over time. */
export function PathPage(data: PathPageData): string {
  const { viewer, path, url } = data;
  const { standing } = path;
  return Layout({
    viewer,
    title: path.title,
    crumbs: crumbsOf(data),
    children: (
      <>
        <PageHead title={path.title} lead={leadOf(data)}>
          <AsOf {...data} />
        </PageHead>
        <FormErrors form={data.filters} labels={{ asOf: 'As of' }} />
        {path.isToday ? '' : <AnotherDay path={path} url={url} />}
        {standing === null ? (
          <Nothing text={path.missing ?? 'There is nothing to show for that day.'}>
            <a class="btn" href={url}>
              Show today
            </a>
          </Nothing>
        ) : (
          <OnePath data={data} standing={standing} />
        )}
        <ChangeEnrollment {...data} />
      </>
    ),
  });
}

function crumbsOf({ viewer, path }: PathPageData): readonly Crumb[] {
  if (path.learner.id === viewer.id) return [{ label: 'My path', href: '/home' }];
  return [
    { label: 'People', href: onDay('/people', path.asOf, path.today) },
    {
      label: path.learner.name,
      href: onDay(`/people/${path.learner.id}`, path.asOf, path.today),
    },
  ];
}

function leadOf({ viewer, path }: PathPageData): string {
  const { standing, newest, learner } = path;
  const isOwn = learner.id === viewer.id;
  if (standing === null) return isOwn ? '' : learner.name;
  const { version } = standing.path;
  const since = `Version ${version}, since ${dayText(standing.startedOn)}.`;
  const newer =
    newest.version > version
      ? told` Version ${newest.version} was published on ${dayText(newest.publishedOn)}; ${isOwn ? 'you stay' : 'this learner stays'} on version ${version} unless a manager moves ${isOwn ? 'you' : 'them'}.`
      : '';
  return `${isOwn ? '' : told`${learner.name}. `}${since}${newer}`;
}

/** What is in a milestone, where its own title doesn't say it. */
function namesIn({ title, requirements }: Milestone): string {
  const concerned = requirements.filter(({ status }) => status !== 'not-applicable');
  const names = concerned.map((each) => each.title).join(' · ');
  return names === title ? '' : names;
}

/** The day that the page shows: any, past or ahead. */
function AsOf({ url, path, stage, filters }: PathPageData) {
  return (
    <form class="filters as-of" method="get" action={url} data-at-once="yes">
      {stage === undefined ? '' : <input type="hidden" name="stage" value={stage} />}
      <Field
        form={filters.errors.has('asOf') ? filters : emptyForm({ asOf: path.asOf })}
        name="asOf"
        label="As of"
        type="date"
        bare
      />
      <button class="btn">Show this day</button>
    </form>
  );
}

function AnotherDay({ path, url }: { path: PathOnDesk; url: string }) {
  return (
    <div class="note in-progress gap-after">
      <Icon name="info" />
      <p>
        This is what holds on <When day={path.asOf} />, as it is known now.{' '}
        <a href={url}>Show today</a>
      </p>
    </div>
  );
}

function OnePath({ data, standing }: { data: PathPageData; standing: Standing }) {
  const { viewer, path } = data;
  const shown = stageShown(data, standing);
  const look: RowsLook = {
    axis: axisAround(path.asOf),
    timelines: path.timelines,
    pathVersion: standing.path.version,
    isOwn: path.learner.id === viewer.id && path.isToday,
    at: data.at,
  };
  const place = standing.stages.indexOf(shown);
  return (
    <>
      {standing.stages.length === 1 ? '' : <Stages data={data} standing={standing} shown={shown} />}
      <section aria-labelledby="stage-h" id="stage">
        <div class="page-head">
          <h2 id="stage-h" safe>
            {standing.stages.length === 1 ? shown.title : told`Stage ${place}: ${shown.title}`}
          </h2>
          <StripLegend />
        </div>
        {shown.milestones.map((milestone, i) => (
          <MilestoneCard milestone={milestone} number={i + 1} look={look} path={path} />
        ))}
      </section>
    </>
  );
}

/** The stage that was asked for, that of the requirement asked for, or the one that the learner is in. */
function stageShown({ stage, at }: PathPageData, standing: Standing): Stage {
  const { stages } = standing;
  const byKey =
    at === undefined
      ? undefined
      : stages.find(
          ({ code, milestones }) =>
            [code, ...milestones.map(({ key }) => key)].includes(at) ||
            milestones.some((each) => each.requirements.some((one) => holds(one, at))),
        );
  return (
    byKey ??
    stages.find(({ code }) => code === stage) ??
    stages.find(({ code }) => code === standing.stage.code) ??
    stages[0]!
  );
}

function Stages(props: { data: PathPageData; standing: Standing; shown: Stage }) {
  const { data, standing, shown } = props;
  const { path, url } = data;
  return (
    <nav aria-label="Stages">
      <ol class="stages plain">
        {standing.stages.map((stage, i) => (
          <li>
            <a
              href={stageUrl(url, path, stage.code)}
              {...(stage === shown && { 'aria-current': 'true' as const })}
            >
              <span safe>{`Stage ${i}`}</span>
              <b safe>{stage.title}</b>
              <StageStatus stage={stage} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function stageUrl(url: string, { asOf, today }: PathOnDesk, stage: string): string {
  return onDay(`${url}?stage=${stage}`, asOf, today);
}

function StageStatus({ stage: { status, progress, passedOn } }: { stage: Stage }) {
  if (isMet(status) || status === 'locked') return <Status is={status} />;
  // What has lapsed since stands in the stage itself.
  if (passedOn !== null) return <Status is="satisfied" word="Reached" />;
  return <Status is={status} word={`${progress.percent}%`} />;
}

function MilestoneCard(props: {
  milestone: Milestone;
  number: number;
  look: RowsLook;
  path: PathOnDesk;
}) {
  const { milestone, number, look, path } = props;
  const { requirements, status, key, title } = milestone;
  const needed = requirements.filter((each) => each.required && each.status !== 'not-applicable');
  const met = needed.filter((each) => isMet(each.status));
  const isAskedFor =
    look.at !== undefined &&
    (look.at === key || requirements.some((each) => holds(each, look.at ?? '')));
  const isOpen = isAskedFor || (!isMet(status) && status !== 'locked');
  return (
    <details class="card milestone" open={isOpen} id={key}>
      <summary>
        <Icon name="go" class="i turn" />
        <h3 safe>{told`${number}. ${title}`}</h3>
        <span class="small muted contents" safe>
          {namesIn(milestone)}
        </span>
        <span class="actions">
          <span class="small" safe>
            {needed.length === 0 ? 'not needed to go on' : `${met.length} of ${needed.length}`}
          </span>
          <Status is={status} chip />
        </span>
      </summary>
      <div class="axis">
        <span>Status</span>
        <span>Requirement</span>
        <StripAxis axis={look.axis} word={path.isToday ? 'Today' : 'That day'} />
      </div>
      <RequirementRows requirements={requirements} look={look} />
    </details>
  );
}
