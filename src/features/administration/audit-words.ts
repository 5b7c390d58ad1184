import { instantText, readable } from '../../ui/dates.js';
import { told } from '../../domain/told.js';
import { ROLES } from '../../domain/permission.js';
import { AGE_BANDS } from '../../domain/site-rules.js';
import { AGE_BAND } from '../../ui/words.js';

/** What was done, as a sentence that begins with who did it: `Ada Moreno` … */
const DEEDS: Readonly<Record<string, string>> = {
  'set-up': 'set Preceptor up',
  'signed-in': 'signed in',
  'signed-out': 'signed out',
  'sign-in-failed': 'A sign-in failed',
  'sign-ins-ended': 'ended the sign-ins of',
  'sign-in-slip-issued': 'made a sign-in slip for',
  'token-made': 'made a token for a program',
  'password-changed': 'changed the password of',
  'password-link-issued': 'A link for a new password was made for',
  'person-added': 'hired',
  'person-changed': 'changed',
  'work-handed-over': 'handed over what waited on this person:',
  'person-separated': 'recorded that this person leaves:',
  'person-rehired': 'hired again',
  'roles-changed': 'changed the roles of',
  'people-imported': 'imported a file of people',
  'site-added': 'added the site',
  'site-changed': 'changed the site',
  'cohort-added': 'made the group',
  'cohort-members-changed': 'changed the members of the group',
  'curriculum-published': 'published the curriculum',
  'policy-published': 'published the policy',
  'organisation-named': 'named the office',
  'learners-moved': 'moved learners to a new version of',
};

/** All that can be filtered by, in plain words. */
export const ACTIONS: readonly (readonly [action: string, words: string])[] = Object.entries(DEEDS);

/** Those whose subject is a part of the sentence. */
const WITHOUT_SUBJECT = new Set([
  ...['set-up', 'signed-in', 'signed-out', 'people-imported', 'curriculum-published'],
  ...['organisation-named', 'token-made'],
]);

/** One entry as a sentence. `by` is null where nobody was signed in. */
export function deedText(entry: {
  readonly action: string;
  readonly by: string | null;
  readonly subject: string;
}): string {
  const { action, by, subject } = entry;
  const words = DEEDS[action] ?? action.replaceAll('-', ' ');
  const isWhole = /^[A-Z]/.test(words);
  if (action === 'sign-in-failed') return told`${words}: ${subject}.`;
  const doer = isWhole ? words : `${by ?? 'Preceptor'} ${words}`;
  return `${doer}${WITHOUT_SUBJECT.has(action) ? '' : ` ${subject}`}.`;
}

/** What an entry says besides, on one line: `day Sep 26, 2026`. */
export function detailsText(payload: Readonly<Record<string, unknown>>, timeZone: string): string {
  return Object.entries(payload)
    .filter(([name, value]) => !isNothing(value) || (value === false && name in WHEN_NOT))
    .map(([name, value]) => {
      if (value === false) return WHEN_NOT[name];
      const words = NAMES[name] ?? name.replace(/([A-Z])/g, ' $1').toLowerCase();
      return value === true ? words : `${words} ${valueText(value, timeZone)}`;
    })
    .join(' · ');
}

/** What the entries call their details, where the name doesn't say it. */
const NAMES: Readonly<Record<string, string>> = {
  with: 'with a',
  on: 'day',
  hasPassword: 'with a password',
  givenName: 'first name',
  familyName: 'last name',
  ended: 'number ended:',
  created: 'hired:',
  updated: 'changed:',
  unchanged: 'as they were:',
  joining: 'joined:',
  leaving: 'left:',
  roles: 'as',
  title: 'titled',
  changes: 'what changed:',
  expiresAt: 'good until',
  versions: 'new versions:',
  name: 'called',
};

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || value === false;
}

/** What isn't so is only told where that says something. */
const WHEN_NOT: Readonly<Record<string, string>> = { secondObserver: 'no second observer' };

/** Lists of ids and the like only say how long they are. */
function valueText(value: unknown, timeZone: string): string {
  if (Array.isArray(value)) {
    const named = value.map((each) => roleText(each) ?? bandText(each));
    return named.every((each) => each !== null) ? named.join(', ') : String(value.length);
  }
  if (typeof value === 'object' && value !== null) return Object.values(value).join(', ');
  const text = String(value);
  return INSTANT.test(text) ? instantText(text, timeZone) : readable(text);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** An age that a site sees; null for what is none. */
function bandText(value: unknown): string | null {
  const band = AGE_BANDS.find((each) => each === value);
  return band === undefined ? null : AGE_BAND[band].toLowerCase();
}

/** `manager at MAIN`; null for what is no role. */
function roleText(value: unknown): string | null {
  const known = ROLES as readonly unknown[];
  if (known.includes(value)) return value as string;
  if (typeof value !== 'object' || value === null) return null;
  const { role, site, cohort } = value as { role?: unknown; site?: string; cohort?: string };
  if (!known.includes(role)) return null;
  const where =
    site === undefined ? (cohort === undefined ? '' : ` of ${cohort}`) : told` at ${site}`;
  return `${role as string}${where}`;
}
