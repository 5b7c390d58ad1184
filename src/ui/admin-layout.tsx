// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import type { Permission } from '../domain/permission.js';
import { type Crumb, Layout } from './layout.js';
import { may, type Viewer } from './viewer.js';

interface Section {
  readonly href: string;
  readonly label: string;
  readonly needs: Permission;
}

/** The parts of the administration, in the order in which a new office comes to them. */
const SECTIONS: readonly Section[] = [
  { href: '/admin', label: 'Overview', needs: 'people:edit' },
  { href: '/admin/people', label: 'People', needs: 'people:edit' },
  { href: '/admin/import', label: 'Import', needs: 'people:import' },
  { href: '/admin/sites', label: 'Sites', needs: 'sites:edit' },
  { href: '/admin/groups', label: 'Groups', needs: 'cohorts:edit' },
  { href: '/admin/curriculum', label: 'Curriculum', needs: 'curriculum:publish' },
  { href: '/admin/policies', label: 'Policies', needs: 'curriculum:publish' },
  { href: '/admin/tokens', label: 'Sign-ins', needs: 'sign-in:end' },
  { href: '/admin/audit', label: 'Audit log', needs: 'audit:read' },
  { href: '/admin/settings', label: 'Settings', needs: 'sites:edit' },
];

interface AdminLayoutProps {
  readonly viewer: Viewer;
  readonly title: string;
  /** The way here from the administration's front page, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  readonly children?: Children;
}

/** A page of the administration: with the way to its other parts. */
export function AdminLayout(props: AdminLayoutProps): string {
  const { viewer, title, crumbs = [], children: safeContent } = props;
  const isFront = viewer.url.split('?')[0] === '/admin';
  const front = may(viewer, 'people:edit') ? [{ label: 'Administration', href: '/admin' }] : [];
  return Layout({
    viewer,
    title,
    crumbs: isFront ? [] : [...front, ...crumbs],
    children: (
      <>
        <nav class="tabs" aria-label="Administration">
          {SECTIONS.filter(({ needs }) => may(viewer, needs)).map(({ href, label }) => (
            <a
              href={href}
              {...(isWithin(href, viewer.url) && { 'aria-current': 'page' as const })}
              safe
            >
              {label}
            </a>
          ))}
        </nav>
        {safeContent}
      </>
    ),
  });
}

function isWithin(href: string, url: string): boolean {
  const path = url.split('?')[0] ?? url;
  return path === href || (href !== '/admin' && path.startsWith(`${href}/`));
}
