import type { Day, IsoDay } from './day.js';

/**
 * A fact says what happened to one learner. It is never changed: a correction is
 * a new fact, `voided`, that names the one it withdraws.
 *
 * Everything that a learner's standing depends on is a fact of that learner or an
 * immutable definition, so facts copy what they need of sites and people.
 * Days in payloads are ISO text, because payloads are hashed and shown as they are.
 */
export type FactKind = keyof FactPayloads;

/** Every kind of fact, as it is named in the API. */
export const FACT_KINDS = [
  'hired',
  'rehired',
  'transferred',
  'site-changed',
  'separated',
  'leave-started',
  'leave-ended',
  'enrolled',
  'withdrawn',
  'moved',
  'advancement-requested',
  'advancement-approved',
  'advancement-declined',
  'waived',
  'assigned',
  'assignment-changed',
  'assignment-cancelled',
  'task-completed',
  'module-completed',
  'quiz-attempted',
  'attested',
  'retraining-required',
  'skill-observed',
  'skill-cosigned',
  'hours-logged',
  'hours-approved',
  'hours-declined',
  'credential-recorded',
  'credential-verified',
  'credential-revoked',
  'fee-paid',
  'credits-earned',
  'voided',
] as const satisfies readonly FactKind[];

/** What a site says about the skills that are observed there. Unset: as each skill says. */
export interface SiteRules {
  /** The age bands that the site sees; only they count. */
  readonly ageBands?: readonly string[];
  /** `false`: one observer is enough, where nobody else could be the second. */
  readonly secondObserver?: boolean;
}

/** The post that a person holds, with what rules need of its site. */
export interface Post extends SiteRules {
  readonly site: string;
  readonly state: string;
  readonly timeZone: string;
  readonly position: string | null;
  readonly exposures: readonly string[];
}

/** What an assignment asks for: one course, path, skill, or a task in words. */
export interface AssignmentTarget {
  readonly kind: 'course' | 'path' | 'skill' | 'task';
  /** The code of the course, path or skill; the task's own words. */
  readonly code: string;
  /** The version of the path or skill that was newest then. */
  readonly version?: number;
}

export interface FactPayloads {
  // Employment. These five, and leaves, may be known up to 180 days ahead.
  /** `trackedFrom`: nothing is held against the person for days before it. */
  hired: { post: Post; originalHireOn?: IsoDay; trackedFrom?: IsoDay };
  rehired: { post: Post; trackedFrom?: IsoDay };
  /** A new site, position or set of exposures. */
  transferred: { post: Post };
  /** The site of the post says something else about skills from this day on. */
  'site-changed': { site: string; rules: SiteRules };
  separated: { reason: string };
  /** `to` is the last day of leave; without it the leave runs until `leave-ended`. */
  'leave-started': { to?: IsoDay; reason: string };
  /** Dated on the first day back. `leave` is the seq of the leave that it ends. */
  'leave-ended': { leave: number };

  // Learning paths. Subject: the path's code.
  enrolled: { version: number; byRule?: boolean };
  withdrawn: { reason: string };
  /** Moved to another version of the path; dated on the day that the new version holds. */
  moved: { from: number; version: number; reason: string };
  'advancement-requested': { stage: string; note?: string };
  'advancement-approved': { stage: string; request: number; role: string };
  'advancement-declined': { stage: string; request: number; reason: string };
  /** `requirement` inherits downwards. `until` is the day after its last day. */
  waived: {
    requirement: string;
    kind: 'exemption' | 'equivalence';
    reason: string;
    until: IsoDay | null;
    evidence?: string;
  };

  // Coursework. Subject: the assignment's id.
  assigned: {
    target: AssignmentTarget;
    title: string;
    dueOn: IsoDay | null;
    /** Earlier completions don't count. */
    repeat?: boolean;
    note?: string;
  };
  'assignment-changed': { dueOn: IsoDay | null; reason: string };
  'assignment-cancelled': { reason: string };
  'task-completed': { note?: string };

  // Courses. Subject: the course's code.
  'module-completed': {
    module: string;
    version: number;
    score?: number;
    minutes?: number;
    delivery?: string;
    trainer?: string;
    qualifications?: string;
    questionsBy?: string;
    contents?: string;
    evidence?: string;
    reason?: string;
    attempt?: string;
    session?: string;
    /** Job title and site of that day, as training records ask for them. */
    jobTitle?: string | null;
    site?: string | null;
  };
  'quiz-attempted': {
    module: string;
    version: number;
    /** Absent where it was taken on paper. */
    attempt?: string;
    score: number;
    passed: boolean;
    evidence?: string;
    reason?: string;
  };
  /** The learner's own act; it completes the attestation module too. */
  attested: { module: string; version: number; name: string; statement: string };
  /** A changed policy or procedure: complete the course again by `dueOn`. */
  'retraining-required': { dueOn: IsoDay; reason: string; version?: number };

  // Skills. Subject: the skill's code.
  'skill-observed': {
    outcome: 'satisfactory' | 'needs-practice' | 'unsafe';
    observer: string;
    variant?: string;
    /** Performances seen on that day; 1 unless told. */
    times?: number;
    method?: 'patient' | 'simulated' | 'verbal';
    steps?: readonly string[];
    note?: string;
    /** Why it is recorded only now. */
    reason?: string;
    /** The licensed clinician who signed beside the observer, on paper. */
    cosigner?: string;
    /** It counts from the day on which a licensed clinician co-signs it, not before. */
    awaitsCosign?: true;
  };
  /** A licensed clinician co-signs the observation with seq `fact`. */
  'skill-cosigned': { fact: number };

  // Hours. Subject: the activity. They count from the day that they are approved.
  'hours-logged': { minutes: number; supervisor?: string };
  /** `on` is the day of the hours, which says in which month's row they stand. */
  'hours-approved': { fact: number; on: IsoDay };
  'hours-declined': { fact: number; on: IsoDay; reason: string };

  // Credentials. Subject: the credential's code. Recorded on the day of issue.
  'credential-recorded': {
    number?: string;
    expiresOn?: IsoDay;
    /** AAPC's terms run by the month in which membership began. */
    membershipOn?: IsoDay;
    evidence?: string;
  };
  'credential-verified': { fact: number };
  'credential-revoked': { reason: string };
  'fee-paid': { note?: string };
  'credits-earned': {
    title: string;
    amount: number;
    category: string;
    issuer: string;
    /** Who approved it for the credential, where that counts: `AAMA`. */
    approvedBy?: string;
    evidence?: string;
  };

  /** Withdraws the fact with seq `fact`. Dated like its target; a void cannot be voided. */
  voided: { fact: number; reason: string };
}

/** A fact as the ledger holds it. */
export type Fact = {
  [K in FactKind]: {
    readonly kind: K;
    readonly subject: string;
    readonly occurredOn: Day;
    readonly seq: number;
    readonly payload: FactPayloads[K];
  };
}[FactKind];

/** A fact that has yet to be appended. */
export type NewFact = {
  [K in FactKind]: {
    readonly kind: K;
    readonly subject: string;
    readonly occurredOn: Day;
    readonly payload: FactPayloads[K];
  };
}[FactKind];

/** The version of each kind's payload, written with every fact. */
export const FACT_VERSION = 1;

// `enrolled` only as the rule's own consequence of employment that is known ahead;
// nobody enrols by hand on a day that has not come.
const KNOWN_AHEAD: ReadonlySet<FactKind> = new Set<FactKind>([
  'enrolled',
  'hired',
  'rehired',
  'transferred',
  'site-changed',
  'separated',
  'leave-started',
  'leave-ended',
]);

/** Days that an employment fact may be known ahead; every other fact must have happened. */
export const KNOWN_AHEAD_DAYS = 180;

/** The last day on which a fact of this kind may be dated, given the learner's today. */
export function lastDayFor(kind: FactKind, today: Day): Day {
  return (KNOWN_AHEAD.has(kind) ? today + KNOWN_AHEAD_DAYS : today) as Day;
}

const EMPLOYMENT: ReadonlySet<FactKind> = new Set<FactKind>([
  'hired',
  'rehired',
  'transferred',
  'site-changed',
  'separated',
]);

export function isEmploymentFact(kind: FactKind): boolean {
  return EMPLOYMENT.has(kind);
}

const MOVABLE: ReadonlySet<FactKind> = new Set<FactKind>([
  'module-completed',
  'quiz-attempted',
  'skill-observed',
  'hours-logged',
  'credential-recorded',
  'credits-earned',
  'fee-paid',
]);

/**
 * Whether a fact that was recorded for the wrong learner may be recorded for the right
 * one as it is: what somebody saw or holds, but no act of the learner's own and nothing
 * that names another fact.
 */
export function isMovable(kind: FactKind): boolean {
  return MOVABLE.has(kind);
}
