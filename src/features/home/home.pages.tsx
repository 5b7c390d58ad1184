// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { fromToday, minutesText, When } from '../../ui/dates.js';
import { Icon } from '../../ui/icons.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { StandingsService } from '../enrollments/standings.service.js';

type Standing = Awaited<ReturnType<StandingsService['standing']>>;

/** A learner's first page: the one next step, and how far it is to the goal. */
export function HomePage({ viewer, standing }: { viewer: Viewer; standing: Standing | null }) {
  return Layout({
    viewer,
    title: 'My path',
    children:
      standing === null ? (
        <>
          <PageHead title="My path" />
          <Nothing text="You are not enrolled in a learning path yet.">
            <a class="btn primary" href="/catalog">
              Look at the catalog
            </a>
          </Nothing>
        </>
      ) : (
        <>
          <PageHead
            title="My path"
            lead={`${standing.path.title}. You are in the stage ${standing.stage.title}.`}
          >
            <a class="btn" href={`/paths/${standing.path.code}`}>
              See every requirement
            </a>
          </PageHead>
          <NextStep viewer={viewer} standing={standing} />
        </>
      ),
  });
}

function NextStep({ viewer, standing }: { viewer: Viewer; standing: Standing }) {
  const [step] = standing.nextSteps;
  if (step === undefined) return <Nothing text="Nothing is left to do right now." />;
  return (
    <section class="card next" aria-labelledby="next-h">
      <p class="eyebrow">Your next step</p>
      <h2 id="next-h" safe>
        {step.title}
      </h2>
      <p safe>{step.action}</p>
      <ul class="facts plain">
        {step.minutes === null ? (
          ''
        ) : (
          <li>
            <Icon name="clock" />
            <span safe>{minutesText(step.minutes)}</span>
          </li>
        )}
        {step.dueOn === null ? (
          ''
        ) : (
          <li>
            <Icon name="due" />
            <span>
              Due <When day={step.dueOn} />
              <span safe>{`, ${fromToday(step.dueOn, viewer.today)}`}</span>
            </span>
          </li>
        )}
      </ul>
      {step.kind === 'course' ? (
        <p class="actions">
          <a class="btn primary big" href={`/learn/${step.subject ?? ''}`}>
            Continue
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}
