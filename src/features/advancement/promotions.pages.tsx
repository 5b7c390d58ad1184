// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import type { Page } from '../../http/paging.js';
import { fromToday, When } from '../../ui/dates.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import type { PendingAdvancement } from './pending-advancements.js';

interface PromotionsPageData {
  readonly viewer: Viewer;
  readonly page: Page<PendingAdvancement>;
}

/** Who asks for a promotion and waits. */
export function PromotionsPage({ viewer, page }: PromotionsPageData): string {
  return Layout({
    viewer,
    title: 'Promotions',
    children: (
      <>
        <PageHead
          title="Promotions"
          lead="Who asks for the next stage, the longest waiting first."
        />
        <section class="card" aria-labelledby="waiting-h">
          <header>
            <h2 id="waiting-h">Waiting for your answer</h2>
          </header>
          {page.items.length === 0 ? (
            <Nothing text="Nobody is waiting for an answer. Who has met all that a stage requires asks for it on their own page.">
              <a class="btn" href="/people">
                See how everybody stands
              </a>
            </Nothing>
          ) : (
            <ul class="rows plain">
              {page.items.map((request) => (
                <Row request={request} today={viewer.today} />
              ))}
            </ul>
          )}
          {page.nextCursor === null ? (
            ''
          ) : (
            <p class="pager">
              <a class="btn" rel="next" href={`/promotions?cursor=${page.nextCursor}`}>
                More requests
              </a>
            </p>
          )}
        </section>
      </>
    ),
  });
}

function Row({ request, today }: { request: PendingAdvancement; today: string }) {
  const { learner, stage, path, askedOn, note, left, fact } = request;
  return (
    <li>
      <div class="main">
        <b>
          <a href={`/promotions/${learner.id}/${fact}`} safe>
            {told`${learner.name}: ${stage.title} completed`}
          </a>
        </b>
        <p>
          <span safe>{path.title}</span>. Asked on <When day={askedOn} />
          <span safe>{`, ${fromToday(askedOn, today)}.`}</span>
        </p>
        {note === null ? '' : <p safe>{told`“${note}”`}</p>}
      </div>
      {left === 0 ? (
        <Status is="satisfied" word="Everything is met" chip />
      ) : (
        <Status is="in-progress" word={`${counted(left, 'requirement')} left`} chip />
      )}
    </li>
  );
}
