import { ODD } from './typing.js';

/** What a form needs besides odd text. */
export interface HowToFillIn {
  /** What is typed from the first, instead of the odd text. */
  readonly right?: Readonly<Record<string, string>>;
  /** What is typed where the odd text was refused. */
  readonly mended?: Readonly<Record<string, string>>;
  readonly chosen?: Readonly<Record<string, string>>;
  /** The button that sends it, by its name, where it isn't the first. */
  readonly button?: string;
  /** Sent again, it is taken and does nothing. */
  readonly isOnce?: boolean;
  /** Nobody can fill it in rightly here. */
  readonly isRefused?: boolean;
  /** What the page that follows asks to confirm, by the address that this is sent to. */
  readonly confirm?: string;
  /** Where the text is shown, if not on the page that follows. A part that begins with `:` is as in the form's address. */
  readonly shownOn?: string;
  /** What no page shows. */
  readonly hidden?: readonly string[];
}

const HISTORY = '/people/:1/history';
/** The learner of the clinic at work. */
const HERS = '/people/:learner/history';
const IMPORTED = `givenName,familyName,email,site,hiredOn\n"${ODD.replaceAll('"', '""')}",7,moss@clinic.example,MAIN,2026-11-02`;

export const HOW: Readonly<Record<string, HowToFillIn>> = {
  'POST /account/password': { isRefused: true },
  // Nothing here has to be learned again.
  'POST /people/:id/retraining': { isRefused: true },
  // Nobody is checked yet; what is searched for is no part of it.
  'POST /sessions/:session/attendance': { isRefused: true, hidden: ['q'] },
  'POST /sign-in': { isRefused: true },
  'POST /coursework/:id/done': { shownOn: '/record' },
  'POST /learn/:course/:module/signature': { mended: { name: 'Maribel Thornapple' } },
  'POST /record/credentials': { shownOn: '/record' },
  'POST /record/education': { shownOn: '/record' },
  // Nobody passes with a critical step missed.
  'POST /people/:id/record/check-off': {
    chosen: { outcome: 'needs-practice' },
    shownOn: HISTORY,
  },
  'POST /people/:id/record/completion': { shownOn: HISTORY },
  'POST /people/:id/record/credential': { shownOn: HISTORY },
  'POST /people/:id/record/credits': { shownOn: HISTORY },
  'POST /waiting/:id/hours/:fact': { shownOn: HISTORY },
  'POST /people/:id/paths/:code/withdraw': { mended: { on: '2026-11-23' }, shownOn: HISTORY },
  'POST /people/:id/paths/:code/move': { shownOn: HISTORY },
  'POST /people/:id/waivers': { shownOn: HISTORY },
  'POST /assignments/:assignment/change': { mended: { dueOn: '2026-12-31' }, shownOn: HERS },
  'POST /assignments/:assignment/cancel': { isOnce: true, shownOn: HERS, hidden: ['dueOn'] },
  'POST /promotions/:id/:advancement': { shownOn: HISTORY },
  'POST /admin/people/:id/rehire': { mended: { on: '2026-11-23' } },
  'POST /admin/people/:id/leaving': { shownOn: '/people/:2/history' },
  'POST /admin/curriculum/path/:code/move': { shownOn: HERS },
  'POST /admin/groups': { chosen: { site: 'MAIN' } },
  'POST /admin/people/:id': { mended: { until: '' } },
  'POST /admin/people/new': { mended: { until: '', email: 'new@clinic.example' } },
  'POST /admin/policies/:code/end': { mended: { lastDay: '2026-12-31' } },
  'POST /admin/policies/preview': { confirm: '/admin/policies' },
  'POST /admin/import/preview': { mended: { text: IMPORTED }, confirm: '/admin/import' },
  'GET /assignments/new': {
    button: 'preview',
    chosen: { what: 'task', due: 'on' },
    mended: { dueOn: '2026-12-31' },
    confirm: '/assignments',
    hidden: ['q', 'dueDays'],
  },
  'GET /people/:id/withdraw': {
    button: 'preview',
    confirm: '/people/:1/withdraw',
    shownOn: HISTORY,
    hidden: ['q'],
  },
};
