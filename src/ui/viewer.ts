import type { IsoDay } from '../domain/day.js';
import type { Permission, Role } from '../domain/permission.js';

/** Who looks at a page, as far as pages ask: what to greet them with and what to offer. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly site: { readonly code: string; readonly name: string };
  /** Without `learner`, which everybody is. */
  readonly roles: readonly Role[];
  /** What they may do somewhere. Where exactly is for the services to say. */
  readonly permissions: ReadonlySet<Permission>;
  /** The language in which they like to read courses; null where they never chose. */
  readonly language: string | null;
  /** The day that it is at their site. */
  readonly today: IsoDay;
  /** The address that was asked for, with its query. */
  readonly url: string;
  /** A new token for a form; see `Form`. */
  readonly csrf: () => string;
  /** What the action before this page said, once. */
  readonly said: Said | null;
}

/** What an action tells on the page that follows it. */
export interface Said {
  readonly text: string;
  /** What it changed besides, a line each. */
  readonly lines?: readonly string[];
  /** How to take it back: a form with one button. */
  readonly undo?: UndoOffer;
}

export interface UndoOffer {
  readonly action: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function may(viewer: Viewer, ...anyOf: readonly Permission[]): boolean {
  return anyOf.some((permission) => viewer.permissions.has(permission));
}

/** Whether the viewer works with other people's training, and not only their own. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.roles.length > 0;
}
