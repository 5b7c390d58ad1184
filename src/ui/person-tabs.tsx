// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { IsoDay } from '../domain/day.js';
import { told } from '../domain/told.js';

/** So many paths have a tab, the longest of them; the overview names them all. */
const PATHS = 3;

/** The ways to all that there is of one person; the same on each of these pages. */
export function PersonTabs(props: {
  person: { readonly id: string; readonly name: string };
  paths: readonly { readonly code: string; readonly title: string }[];
  /** Which one this is: `overview`, `history`, or the code of a path. */
  tab: string;
  /** The day that is shown, where it isn't today. */
  asOf?: IsoDay | null;
}) {
  const { person, paths, tab, asOf = null } = props;
  const query = asOf === null ? '' : `?asOf=${asOf}`;
  const base = `/people/${person.id}`;
  const tabs = [
    { code: 'overview', label: 'Overview', href: `${base}${query}` },
    ...paths.slice(0, PATHS).map(({ code, title }) => ({
      ...{ code, label: title, href: `${base}/paths/${code}${query}` },
    })),
    { code: 'history', label: 'History', href: `${base}/history${query}` },
  ];
  return (
    <nav class="tabs" aria-label={told`About ${person.name}`}>
      {tabs.map(({ code, label, href }) => (
        <a href={href} {...(code === tab && { 'aria-current': 'page' as const })} safe>
          {label}
        </a>
      ))}
    </nav>
  );
}
