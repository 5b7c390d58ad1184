// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { isMet } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { type Axis, Strip, type StripInterval, StripList } from '../../ui/charts/strip.js';
import { readable, When } from '../../ui/dates.js';
import { Status } from '../../ui/status.js';
import { counted, KIND, progressText } from '../../ui/words.js';
import type { PathOnDesk } from './path-desk.js';

type Standing = NonNullable<PathOnDesk['standing']>;
export type RequirementOnDesk =
  Standing['stages'][number]['milestones'][number]['requirements'][number];

/** What rows of one page share. */
export interface RowsLook {
  readonly axis: Axis;
  readonly timelines: ReadonlyMap<string, readonly StripInterval[]>;
  readonly pathVersion: number;
  /** Whether the learner looks: only they are offered to do it. */
  readonly isOwn: boolean;
  /** The key of the requirement that was asked for. */
  readonly at: string | undefined;
}

/** Requirements below each other, each with its strip; those of a group below the group. */
export function RequirementRows(props: {
  requirements: readonly RequirementOnDesk[];
  look: RowsLook;
  depth?: number;
  /** The choice whose children these are. */
  choice?: RequirementOnDesk;
}): string {
  const { requirements, look, depth = 0, choice } = props;
  const taken = choice && furthestOf(choice);
  return (
    <>
      {requirements.map((requirement) => (
        <RequirementRow
          requirement={requirement}
          look={look}
          depth={depth}
          isBranchNotTaken={choice !== undefined && requirement !== taken}
        />
      ))}
    </>
  ) as string;
}

function RequirementRow(props: {
  requirement: RequirementOnDesk;
  look: RowsLook;
  depth: number;
  isBranchNotTaken: boolean;
}): string {
  const { requirement, look, depth, isBranchNotTaken } = props;
  const { key, status, children } = requirement;
  const intervals = look.timelines.get(key) ?? [];
  return (
    <>
      <div class={depth === 0 ? 'req' : `req part depth-${Math.min(depth, 3)}`} id={key}>
        <Status is={status} kind={requirement.kind} recurs={isCurrent(requirement)} />
        <div class="body">
          <Title requirement={requirement} depth={depth} />
          <p>
            <Line requirement={requirement} />
            {look.isOwn ? <ToDo requirement={requirement} /> : ''}
          </p>
          <Why requirement={requirement} intervals={intervals} look={look} />
        </div>
        <div class="strip">
          <Strip
            id={`strip-${key}`}
            title={requirement.title}
            intervals={intervals}
            axis={look.axis}
          />
        </div>
      </div>
      {children.length === 0 ? (
        ''
      ) : (
        <Parts
          requirement={requirement}
          look={look}
          depth={depth}
          isBranchNotTaken={isBranchNotTaken}
        />
      )}
    </>
  ) as string;
}

// A branch that was not taken is long, and seldom what somebody looks for.
function Parts(props: {
  requirement: RequirementOnDesk;
  look: RowsLook;
  depth: number;
  isBranchNotTaken: boolean;
}): string {
  const { requirement, look, depth, isBranchNotTaken } = props;
  const { children, status, kind } = requirement;
  const safeRows = (
    <RequirementRows
      requirements={children}
      look={look}
      depth={depth + 1}
      {...(kind === 'any' && { choice: requirement })}
    />
  );
  const isAskedFor = look.at !== undefined && holds(requirement, look.at);
  const isUnderWay =
    !isBranchNotTaken && !isMet(status) && status !== 'not-started' && status !== 'locked';
  return (
    <details class="parts" open={isAskedFor || isUnderWay}>
      <summary class="small">
        <span safe>
          {kind === 'any'
            ? `The ${counted(children.length, 'choice')}`
            : `The ${counted(children.length, 'requirement')}`}
        </span>
        <span class="vh" safe>
          {told` of ${requirement.title}`}
        </span>
      </summary>
      {safeRows}
    </details>
  ) as string;
}

function Title({ requirement, depth }: { requirement: RequirementOnDesk; depth: number }) {
  const { title, subject, kind, required } = requirement;
  const code =
    subject === null || kind === 'hours' ? '' : <span class="code" safe>{` ${subject}`}</span>;
  const tracked = required ? '' : <span class="code"> · not needed to go on</span>;
  return depth === 0 ? (
    <h4>
      <span safe>{title}</span>
      {code}
      {tracked}
    </h4>
  ) : (
    <h5>
      <span safe>{title}</span>
      {code}
      {tracked}
    </h5>
  );
}

/** What it is, how far it has come, until when. */
function Line({ requirement }: { requirement: RequirementOnDesk }) {
  const { kind, status, dueOn, progress, reason } = requirement;
  if (status === 'locked')
    return <span class="reason" safe>{told`Locked. ${readable(reason)}`}</span>;
  if (isMet(status) || status === 'expired' || status === 'paused') {
    return <span safe>{told`${KIND[kind]}. ${readable(reason)}`}</span>;
  }
  const what =
    kind === 'any'
      ? `Choose ${progress.needed} of ${requirement.children.length}`
      : `${KIND[kind]}. ${progressText(progress)}`;
  return (
    <>
      <span safe>{what}</span>
      {dueOn === null ? (
        '.'
      ) : (
        <>
          {status === 'overdue' ? ', was due ' : ', due '}
          <When day={dueOn} />.
        </>
      )}
    </>
  );
}

function ToDo({ requirement }: { requirement: RequirementOnDesk }) {
  const action = actionOf(requirement);
  if (action === null) return '';
  return (
    <>
      {' '}
      <a href={action.href}>
        <span safe>{action.label}</span>
        <span class="vh" safe>{told`: ${requirement.title}`}</span>
      </a>
    </>
  );
}

function actionOf({ kind, subject, status, progress }: RequirementOnDesk) {
  const isOver = status === 'satisfied' || status === 'waived' || status === 'not-applicable';
  if (subject === null || status === 'locked') return null;
  if (kind === 'path') return { href: `/paths/${subject}`, label: 'Open this path' };
  if (isOver) return kind === 'course' ? { href: `/learn/${subject}`, label: 'Read again' } : null;
  switch (kind) {
    case 'course':
    case 'attestation':
      return { href: `/learn/${subject}`, label: progress.done > 0 ? 'Continue' : 'Start' };
    case 'hours':
      return { href: `/record/hours?activity=${subject}`, label: 'Log hours' };
    case 'credential':
      return { href: `/record/credentials?credential=${subject}`, label: 'Record it' };
    default:
      return null;
  }
}

function Why(props: {
  requirement: RequirementOnDesk;
  intervals: readonly StripInterval[];
  look: RowsLook;
}) {
  const { requirement, intervals, look } = props;
  const { reason, why, progress } = requirement;
  return (
    <details class="more">
      <summary>
        Why, and every date
        <span class="vh" safe>{told` for ${requirement.title}`}</span>
      </summary>
      <p>
        <span safe>{readable(reason)}</span> <span safe>{`${progressText(progress)}.`}</span>
      </p>
      <p class="muted small" safe>
        {`${why === null ? '' : `From: ${why}. `}Path version ${look.pathVersion}.`}
      </p>
      {look.isOwn && requirement.kind === 'skill' && !isMet(requirement.status) ? (
        <p>Ask your instructor, or a colleague who may check it off, to watch you do it.</p>
      ) : (
        ''
      )}
      <StripList intervals={intervals} on={look.axis.on} />
    </details>
  );
}

/** What is met and has an end is current, not done for good. */
function isCurrent({ status, dueOn }: RequirementOnDesk): boolean {
  return status === 'satisfied' && dueOn !== null;
}

/** The child of a choice that has come furthest; none where nothing is begun. */
function furthestOf({ children }: RequirementOnDesk): RequirementOnDesk | undefined {
  const shareOf = ({ progress }: RequirementOnDesk) => progress.done / progress.needed;
  const [first] = [...children].sort((a, b) => shareOf(b) - shareOf(a));
  return first && shareOf(first) > 0 ? first : undefined;
}

/** Whether a requirement is this one, or has it below it. */
export function holds(requirement: RequirementOnDesk, key: string): boolean {
  return requirement.key === key || requirement.children.some((child) => holds(child, key));
}
