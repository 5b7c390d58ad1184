// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { withdrawUrl } from './withdraw.pages.js';
import type { Outcome, WithdrawnEntry } from './withdrawn.js';

/** What came of withdrawing several entries: each of them, and where it is now. */
export function WithdrawnPage({ viewer, outcome }: { viewer: Viewer; outcome: Outcome }): string {
  const { learner, right, entries } = outcome;
  const moved = entries.filter(({ now }) => now !== null).length;
  return Layout({
    viewer,
    title: 'What was withdrawn',
    crumbs: [
      { label: 'People', href: '/people' },
      { label: learner.name, href: `/people/${learner.id}` },
      { label: 'Withdraw entries', href: withdrawUrl(learner.id) },
    ],
    children: (
      <>
        <PageHead title="What was withdrawn" lead={inShort(outcome, moved)} />
        {entries.length === 0 ? (
          <Nothing text="None of these entries is withdrawn." />
        ) : (
          <Entries {...outcome} />
        )}
        <p class="actions gap">
          <a class="btn" href={`/people/${learner.id}`} safe>
            {told`To ${learner.name}`}
          </a>
          {right === null ? (
            ''
          ) : (
            <a class="btn" href={`/people/${right.id}`} safe>
              {told`To ${right.name}`}
            </a>
          )}
          <a href={withdrawUrl(learner.id)}>Withdraw others</a>
        </p>
        <MoveBack {...outcome} />
      </>
    ),
  });
}

function inShort({ learner, right, entries }: Outcome, moved: number): string {
  const withdrawn = told`${counted(entries.length, 'entry', 'entries')} of ${learner.name} withdrawn`;
  if (right === null) return told`${withdrawn}, and recorded for nobody else.`;
  const refused = entries.length - moved;
  return [
    told`${withdrawn}, ${moved} recorded for ${right.name}`,
    ...(refused === 0 ? [] : [`${refused} not`]),
  ]
    .join(', ')
    .concat('.');
}

function Entries({ learner, right, entries }: Outcome) {
  return (
    <section class="card" aria-labelledby="entries-h">
      <h2 id="entries-h">Entries</h2>
      <table class="stackable">
        <thead>
          <tr>
            <th scope="col">What was recorded</th>
            <th scope="col" safe>{told`For ${learner.name}`}</th>
            {right === null ? '' : <th scope="col" safe>{told`For ${right.name}`}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row entry={entry} learner={learner} right={right} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ entry, learner, right }: Pick<Outcome, 'learner' | 'right'> & RowProps) {
  const { line, now } = entry;
  return (
    <tr>
      <th scope="row">
        <b safe>{line.title}</b>
        <p>
          <When day={line.occurredOn} />
          <span safe>{['', ...line.details].join('. ')}</span>
        </p>
      </th>
      <td data-label={learner.name}>
        <p>
          Withdrawn: <EntryLink person={learner.id} seq={line.seq} />
        </p>
      </td>
      {right === null ? '' : <td data-label={right.name}>{<Now now={now} right={right} />}</td>}
    </tr>
  );
}

interface RowProps {
  readonly entry: WithdrawnEntry;
}

function Now({ now, right }: { now: WithdrawnEntry['now']; right: NonNullable<Outcome['right']> }) {
  if (now === null) {
    return <p safe>{told`Not recorded: ${right.name} has the same of that day already.`}</p>;
  }
  return (
    <p>
      {now.voidedBy === null ? 'Recorded: ' : 'Recorded, and withdrawn since: '}
      <EntryLink person={right.id} seq={now.seq} />
    </p>
  );
}

function EntryLink({ person, seq }: { person: string; seq: number }) {
  return <a href={`/people/${person}/history#entry-${seq}`}>entry {seq}</a>;
}

/** A withdrawal stands for good; what was moved can be moved back, after a preview as well. */
function MoveBack({ learner, right, entries }: Outcome) {
  const standing = entries.flatMap(({ now }) => (now?.voidedBy === null ? [String(now.seq)] : []));
  if (right === null || standing.length === 0) {
    return (
      <p class="small muted gap">
        A withdrawal stands in the history for good. What was right after all is recorded again.
      </p>
    );
  }
  return (
    <form method="get" action={`${withdrawUrl(right.id)}#outcome`} class="gap">
      {standing.map((seq) => (
        <input type="hidden" name="facts" value={seq} />
      ))}
      <input type="hidden" name="recordFor" value={learner.id} />
      <input type="hidden" name="reason" value={`It was ${learner.name}’s after all`} />
      <button class="btn" name="preview" value="yes" safe>
        {told`Move back to ${learner.name} …`}
      </button>
      <p class="small muted">You see what it changes before anything is done.</p>
    </form>
  );
}

/** The address of what came of a withdrawal. */
export function withdrawnUrl(
  learner: string,
  done: {
    readonly entries: readonly number[];
    readonly recordFor: string | undefined;
    readonly recorded: readonly number[];
  },
): string {
  const { entries, recordFor, recorded } = done;
  const query = [
    `entries=${[...new Set(entries)].join(',')}`,
    ...(recordFor === undefined ? [] : [`recordFor=${recordFor}`]),
    ...(recorded.length === 0 ? [] : [`recorded=${recorded.join(',')}`]),
  ];
  return `${withdrawUrl(learner)}/done?${query.join('&')}`;
}
