// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { instantText } from '../../ui/dates.js';
import type { Option } from '../../ui/form.js';
import { Proposals } from '../../ui/form-lists.js';
import { Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import type { NamedEntry } from './audit-desk.js';
import { ACTIONS, deedText, detailsText } from './audit-words.js';

export interface AuditFilter {
  readonly action: string;
  /** What was typed to find a person. */
  readonly who: string;
}

/** What administrators did and who signed in, the newest first. */
export function AuditPage(props: {
  viewer: Viewer;
  timeZone: string;
  entries: readonly NamedEntry[];
  nextCursor: string | null;
  filter: AuditFilter;
  people: readonly Option[];
  /** The person whom `who` names is unknown. */
  isUnknown: boolean;
}): string {
  const { viewer, timeZone, entries, nextCursor, filter, people, isUnknown } = props;
  const more = new URLSearchParams({ ...filter, cursor: nextCursor ?? '' });
  return AdminLayout({
    viewer,
    title: 'Audit log',
    children: (
      <>
        <PageHead
          title="Audit log"
          lead="What was done in this office and by whom, the newest first. Nothing here can be changed. Training itself is in each person's history."
        />
        <section class="card" aria-labelledby="log-h">
          <h2 id="log-h" class="vh">
            Entries
          </h2>
          <form class="filters" method="get" action="/admin/audit" data-at-once role="search">
            <div class="field">
              <label for="action">What was done</label>
              <select id="action" name="action">
                <option value="">Anything</option>
                {ACTIONS.map(([action, words]) => (
                  <option value={action} selected={action === filter.action} safe>
                    {words.replace(/:$/, '')}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="who">By whom</label>
              <input
                id="who"
                name="who"
                list="staff"
                value={filter.who}
                maxlength="500"
                placeholder="Name, email or number"
              />
              <Proposals id="staff" options={people} />
            </div>
            <button class="btn">Show</button>
          </form>
          {entries.length === 0 ? (
            <Nothing
              text={
                isUnknown ? 'Nobody has that name, email or number.' : 'Nothing like that was done.'
              }
            >
              <a class="btn" href="/admin/audit">
                Show everything
              </a>
            </Nothing>
          ) : (
            <ul class="rows plain found">
              {entries.map((entry) => (
                <li>
                  <div class="main">
                    <span safe>{deedText(entry)}</span>
                    <p safe>{detailsText(entry.payload, timeZone)}</p>
                  </div>
                  <time class="muted" datetime={entry.recordedAt} safe>
                    {instantText(entry.recordedAt, timeZone)}
                  </time>
                </li>
              ))}
            </ul>
          )}
          {nextCursor === null ? (
            ''
          ) : (
            <p class="actions gap">
              <a class="btn" href={`/admin/audit?${more.toString()}`}>
                Older entries
              </a>
            </p>
          )}
        </section>
      </>
    ),
  });
}
