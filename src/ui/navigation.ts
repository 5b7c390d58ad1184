import { isStaff, may, type Viewer } from './viewer.js';

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
}

/** Where a viewer's work begins: with their trainees, their sites' people, the office, or their path. */
export function firstPageFor(viewer: Viewer): string {
  const { roles } = viewer;
  if (roles.includes('instructor')) return '/trainees';
  if (roles.includes('manager') || roles.includes('viewer')) return '/people';
  return isStaff(viewer) ? '/admin' : '/home';
}

/** Where a viewer's work is: where it begins, then in the order of how often people go there. */
export function navigationFor(viewer: Viewer): readonly NavigationItem[] {
  const items: readonly (NavigationItem | false)[] = isStaff(viewer)
    ? [
        may(viewer, 'people:read') && { href: '/trainees', label: 'My trainees' },
        may(viewer, 'people:read') && { href: '/people', label: 'People' },
        may(viewer, 'assignment:write') && { href: '/assignments', label: 'Coursework' },
        may(viewer, 'session:record') && { href: '/sessions', label: 'Live sessions' },
        may(viewer, 'advancement:decide') && { href: '/promotions', label: 'Promotions' },
        { href: '/catalog', label: 'Catalog' },
        { href: '/home', label: 'My path' },
        may(viewer, 'cohorts:edit') &&
          !may(viewer, 'people:edit') && { href: '/admin/groups', label: 'Groups' },
        may(viewer, 'people:edit') && { href: '/admin', label: 'Administration' },
      ]
    : LEARNING;
  const first = firstPageFor(viewer);
  return items
    .filter((item) => item !== false)
    .sort((a, b) => Number(b.href === first) - Number(a.href === first));
}

/** Everybody's own learning. Staff find it within My path. */
const LEARNING: readonly NavigationItem[] = [
  { href: '/home', label: 'My path' },
  { href: '/coursework', label: 'Coursework' },
  { href: '/record', label: 'My record' },
  { href: '/catalog', label: 'Catalog' },
];

/** Whether an item leads to where the viewer is, or above it. */
export function isCurrent({ href }: Pick<NavigationItem, 'href'>, url: string): boolean {
  const path = url.split('?')[0] ?? url;
  return [href, ...(WITHIN[href] ?? [])].some(
    (above) => path === above || path.startsWith(`${above}/`),
  );
}

/** What belongs to a place without lying below its address. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  '/home': ['/paths', '/learn'],
  '/trainees': ['/waiting'],
};
