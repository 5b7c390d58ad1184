import { positionWord } from '../../ui/words.js';
import type { Pressing, TeamMemberView } from './team-member.js';

/** The list of people as rows of a table, its heads first. */
export function teamRows(
  members: readonly TeamMemberView[],
): readonly (readonly (string | number | null)[])[] {
  return [
    [
      'Name',
      'Site',
      'Position',
      'Path',
      'Stage',
      'Met',
      'Of',
      'Out of date',
      'Due soon',
      'On leave',
    ],
    ...members.map(({ name, site, position, ladder, outOfDate, dueSoon, isOnLeave }) => [
      name,
      site,
      positionWord(position),
      ladder?.title ?? null,
      ladder?.stage ?? null,
      ladder?.met ?? null,
      ladder?.of ?? null,
      namesOf(outOfDate),
      namesOf(dueSoon),
      isOnLeave ? 'yes' : 'no',
    ]),
  ];
}

function namesOf(what: readonly Pressing[]): string {
  return what
    .map(({ title, dueOn }) => (dueOn === null ? title : `${title} (${dueOn})`))
    .join('; ');
}
