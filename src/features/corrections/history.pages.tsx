// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import { FACT_KINDS, type FactKind } from '../../domain/fact.js';
import { When } from '../../ui/dates.js';
import { Nothing } from '../../ui/layout.js';
import { FACT, inSentences } from '../../ui/words.js';
import type { HistoryLine, HistoryPage } from './history-desk.js';

export interface HistoryProps {
  readonly page: HistoryPage;
  /** The address of the page that it stands on; filters and pages are added to it. */
  readonly url: string;
  readonly kind: FactKind | undefined;
  /** What whoever looks may do with a line, such as withdraw it. */
  readonly actions?: (line: HistoryLine) => Children;
}

/** A learner's history, the newest first, by kind and page by page; corrections stand beside what they correct. */
export function History({ page, url, kind, actions }: HistoryProps) {
  return (
    <div id="history">
      <form
        class="filters of-history"
        method="get"
        action={url}
        data-at-once="yes"
        hx-get={url}
        hx-select="#history"
        hx-target="#history"
        hx-swap="outerHTML"
        hx-push-url="true"
      >
        <div class="field">
          <label for="kind">Show</label>
          <select id="kind" name="kind">
            <option value="">Everything</option>
            {FACT_KINDS.map((each) => (
              <option value={each} selected={each === kind} safe>
                {FACT[each]}
              </option>
            ))}
          </select>
        </div>
        <button class="btn">Show</button>
      </form>
      {page.items.length === 0 ? (
        <Nothing text="There is nothing of this kind in the history." />
      ) : (
        <ol class="ledger plain">
          {page.items.map((line) => (
            <Line line={line} actions={actions} />
          ))}
        </ol>
      )}
      {page.nextCursor === null ? (
        ''
      ) : (
        <p class="actions gap">
          <a class="btn" href={nextUrl(url, kind, page.nextCursor)}>
            Older entries
          </a>
        </p>
      )}
    </div>
  );
}

function nextUrl(url: string, kind: FactKind | undefined, cursor: string): string {
  const query = new URLSearchParams({ ...(kind && { kind }), cursor });
  return `${url}?${query.toString()}#history`;
}

function Line(props: {
  line: HistoryLine;
  actions: ((line: HistoryLine) => Children) | undefined;
}) {
  const { line, actions } = props;
  const { seq, voidedBy, voids } = line;
  const safeActions = actions?.(line);
  return (
    <li id={`entry-${seq}`} class={voidedBy !== null ? 'void' : voids !== null ? 'fix' : undefined}>
      <span class="seq">
        <span class="vh">Entry </span>
        {seq}
      </span>
      <When day={line.occurredOn} />
      <div>
        {voidedBy === null ? (
          <Told line={line} />
        ) : (
          <>
            <p>
              <b>Withdrawn</b> by entry <a href={`#entry-${voidedBy}`}>{voidedBy}</a>
            </p>
            <del>
              <Told line={line} />
            </del>
          </>
        )}
        {voids === null ? (
          ''
        ) : (
          <p>
            It was <a href={`#entry-${voids}`}>entry {voids}</a>.
          </p>
        )}
        {safeActions}
      </div>
      <div class="by">
        <span safe>{line.recordedBy}</span>
        {line.recordedOn === line.occurredOn ? (
          ''
        ) : (
          <p>
            recorded <When day={line.recordedOn} />
          </p>
        )}
      </div>
    </li>
  );
}

function Told({ line }: { line: HistoryLine }) {
  return (
    <>
      <b safe>{line.title}</b>
      {line.details.length === 0 ? '' : <p safe>{inSentences(line.details)}</p>}
    </>
  );
}
