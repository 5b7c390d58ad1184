import type { ObserverKind } from './observer.js';
import type { Duration, IsoDay } from './day.js';

/**
 * The requirement algebra: what a learning path asks for.
 *
 * A path is an ordered list of stages, a stage has milestones, and a milestone has
 * a tree of requirements. Definitions are immutable versions and plain JSON, so days
 * are ISO text. What a path names of skills and credentials is pinned inside it.
 */
export interface PathDefinition {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly summary?: string;
  /** Whom the path enrols by rule; `{}` is everybody employed. Without it people enrol themselves or are enrolled. */
  readonly enrolls?: AppliesTo;
  readonly stages: readonly Stage[];
}

export interface Stage extends NodeTerms {
  /** The stage's code: `S1`. Also its key. */
  readonly code: string;
  readonly title: string;
  readonly milestones: readonly Milestone[];
}

export interface Milestone extends NodeTerms {
  readonly code: string;
  /** `S1/front`. */
  readonly key: string;
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

/** What any node may say besides what it asks for. */
export interface NodeTerms {
  readonly appliesTo?: AppliesTo;
  /** The first day on which the node applies. */
  readonly since?: IsoDay;
  /** The day after the last on which the node applies. */
  readonly until?: IsoDay;
  readonly dueIn?: DueIn;
  readonly locks?: readonly Lock[];
  /** Its share of progress; a leaf's is 1 unless told. */
  readonly weight?: number;
  /** `false` tracks without gating. */
  readonly required?: boolean;
  /** What a leave of absence does to this node's clock. Unset: a running `dueIn` moves, nothing else does. */
  readonly onLeave?: 'moves' | 'due-on-return' | 'unaffected';
  /** Who may waive it; `nobody` for what a regulation asks. Unset: manager. */
  readonly waivableBy?: 'manager' | 'administrator' | 'nobody';
  /** Days before the due date from which the status is `due`; 30 unless told. */
  readonly notice?: number;
  /** The regulation or house rule it comes from. */
  readonly why?: string;
  /** How long the record is kept at least, by that rule. */
  readonly keep?: Duration;
  /** Under a `credits` group: what meeting this node is worth, and of which category. */
  readonly credits?: number;
  readonly category?: string;
}

interface NodeBase extends NodeTerms {
  /** Stable within its path, as in `S1/front/SCH`. */
  readonly key: string;
  readonly title: string;
}

/** Every condition that is given must hold. */
export interface AppliesTo {
  readonly sites?: readonly string[];
  readonly states?: readonly string[];
  readonly positions?: readonly string[];
  /** Any of these hazards. */
  readonly exposures?: readonly string[];
}

export type Anchor =
  | 'hire'
  | 'enrollment'
  /** The day of the assignment. */
  | 'assignment'
  /** The day on which the present position began. */
  | 'position'
  /** The day on which the present run of exposure began: to the node's own exposures, else to any. */
  | 'exposure'
  /** The first day on which another node of the path was met. */
  | { readonly node: string };

export interface DueIn {
  readonly after: Anchor;
  readonly within: Duration;
}

/** Opens on the first day since enrolment that the node `needs` is met, and stays open unless `while`. */
export interface Lock {
  readonly needs: string;
  readonly while?: 'met';
}

/** When what was completed must be completed again. Of several, the earliest wins. */
export type Recurrence = IntervalRecurrence | PolicyRecurrence;

export interface IntervalRecurrence {
  readonly every: Duration;
  /**
   * What the interval is counted from. `completion` (of a card: its issue) unless told;
   * `cycle` is a common cycle for all that began on `start`.
   */
  readonly from?: 'completion' | 'end-of-issue-month' | 'membership-month' | 'cycle';
  /** The end that the last good day is moved to, after the interval was added. */
  readonly until?: 'same-day' | 'end-of-month' | 'end-of-year';
  readonly start?: IsoDay;
  /** Days before the last good day from which it may be renewed; 30 unless told. */
  readonly window?: number;
  /** Days after the last good day for which it is still accepted; 0 unless told. */
  readonly grace?: number;
}

/** Again on a new version of the policy: `retraining-required` facts say when. */
export interface PolicyRecurrence {
  readonly on: 'new-policy-version';
  /** How long people then have. */
  readonly within: Duration;
}

export type Requirement = Group | Leaf;

export type Group = AllOf | AnyOf | CreditsOf;

export interface AllOf extends NodeBase {
  readonly kind: 'all';
  readonly children: readonly Requirement[];
}

export interface AnyOf extends NodeBase {
  readonly kind: 'any';
  readonly n: number;
  readonly children: readonly Requirement[];
}

/** At least `n` credits from children that are met, of one category where it is given. */
export interface CreditsOf extends NodeBase {
  readonly kind: 'credits';
  readonly n: number;
  readonly ofCategory?: string;
  readonly children: readonly Requirement[];
}

export type Leaf =
  | CourseLeaf
  | SkillLeaf
  | HoursLeaf
  | CredentialLeaf
  | ExperienceLeaf
  | AttestationLeaf
  | ApprovalLeaf
  | PathLeaf
  | TaskLeaf;

interface Recurring {
  readonly recurs?: readonly Recurrence[];
}

export interface CourseLeaf extends NodeBase, Recurring {
  readonly kind: 'course';
  readonly course: string;
  /** Only a completion of this version or a later one counts. Unset: any. */
  readonly minVersion?: number;
  /** The course's prerequisites, pinned when the path was published: courses that lock this one. */
  readonly prerequisites?: readonly string[];
}

export interface AttestationLeaf extends NodeBase, Recurring {
  readonly kind: 'attestation';
  /** The course that holds the policy and the sentence to attest. */
  readonly course: string;
  readonly minVersion?: number;
}

export interface SkillLeaf extends NodeBase {
  readonly kind: 'skill';
  readonly skill: SkillDefinition;
}

export interface HoursLeaf extends NodeBase {
  readonly kind: 'hours';
  readonly activity: string;
  readonly hours: number;
  /** From when hours count. `ever` unless told. */
  readonly countsFrom?: 'ever' | 'hire' | 'enrollment' | { readonly node: string };
}

export interface CredentialLeaf extends NodeBase {
  readonly kind: 'credential';
  readonly credential: CredentialDefinition;
  /** Days past its date for which this path still accepts it; else the credential's own. */
  readonly grace?: number;
}

export interface ExperienceLeaf extends NodeBase {
  readonly kind: 'experience';
  readonly months: number;
  /** Any of these positions; unset: any post at all. */
  readonly positions?: readonly string[];
}

export interface ApprovalLeaf extends NodeBase, Recurring {
  readonly kind: 'approval';
  readonly role: 'instructor' | 'manager' | 'administrator';
}

export interface PathLeaf extends NodeBase {
  readonly kind: 'path';
  readonly path: string;
  /** The version that counts for who is not enrolled in it. */
  readonly version: number;
}

/** Stands only in assignments: a task in words, done once. */
export interface TaskLeaf extends NodeBase {
  readonly kind: 'task';
  readonly assignment: string;
}

export interface SkillDefinition {
  readonly code: string;
  readonly title: string;
  readonly variants?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly text: string; readonly critical?: boolean }[];
  readonly observations: {
    /** Satisfactory performances needed (of each variant, where it has some). */
    readonly count: number;
    /** Different observers among them; 1 unless told. */
    readonly observers?: number;
    /** All within this span. */
    readonly within?: Duration;
  };
  /** How long a sign-off holds. */
  readonly revalidate?: Duration;
  /** Whose word counts; unset: anybody's who may record observations. */
  readonly observedBy?: readonly ObserverKind[];
  readonly highRisk?: boolean;
  /** A licensed clinician must have seen it, or sign beside the observer. */
  readonly cosign?: boolean;
  readonly maps?: readonly {
    readonly to: string;
    readonly edition: string;
    readonly code: string;
  }[];
  readonly why?: string;
}

export interface CredentialDefinition {
  readonly code: string;
  readonly title: string;
  readonly issuer: string;
  readonly kind: 'education' | 'certification' | 'card' | 'licence';
  /** None: held for ever. `fee` cycles are kept up by `fee-paid`, not by a new card. */
  readonly cycles: readonly (IntervalRecurrence & { readonly keptBy?: 'card' | 'fee' })[];
  /** `false`: a second card of the same credential doesn't renew it. */
  readonly renewable?: boolean;
  /** Days before expiry from which it may be renewed; 30 unless told. */
  readonly window?: number;
  readonly grace?: number;
  /** Credentials that end this one on the day they are earned. */
  readonly replacedBy?: readonly string[];
  readonly continuingEducation?: ContinuingEducation;
  /** Who holds it may co-sign skills: the license of a clinician. */
  readonly cosigns?: boolean;
  readonly number?: string;
  readonly renewal?: string;
  readonly lapse?: string;
  readonly verify?: string;
}

/** Credits that make a credential ready for renewal within its cycle. Nothing carries over. */
export interface ContinuingEducation {
  /** Credits needed; or by how many credentials of the issuer are held, the last for that many or more. */
  readonly need: number | readonly number[];
  readonly unit: string;
  /** At least so many of a category; the rest is free. */
  readonly min?: Readonly<Record<string, number>>;
  /** At least so many approved by somebody, whatever their category. */
  readonly approved?: Readonly<Record<string, number>>;
}

/** Courses as rules see them: which modules complete a version, and what must come before. */
export interface CourseDefinition {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly prerequisites: readonly string[];
  readonly openToAll?: boolean;
  readonly modules: readonly CourseModule[];
}

export interface CourseModule {
  readonly code: string;
  readonly kind: 'lesson' | 'quiz' | 'attestation' | 'session' | 'check-off' | 'package';
  readonly title: string;
  readonly minutes: number;
}

/** Looks definitions up; throws RangeError for a code or version that was never published. */
export interface Definitions {
  /** Without a version, the newest. */
  course(code: string, version?: number): CourseDefinition;
  path(code: string, version?: number): PathDefinition;
  skill(code: string, version?: number): SkillDefinition;
}

export const DEFAULT_NOTICE_DAYS = 30;
export const DEFAULT_WINDOW_DAYS = 30;
