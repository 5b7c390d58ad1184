import { add, day, isoDay, type Day, type IsoDay } from './day.js';
import { enrollmentOn, versionOn } from './enrollment.js';
import type { NewFact } from './fact.js';
import type { LearnerRecord } from './record.js';
import type { AppliesTo, PathDefinition, Recurrence } from './requirement.js';

/**
 * House policies: what the office itself asks its people to read and sign.
 *
 * A policy is nothing special to the rules: it is a course (the text, then the sentence
 * to sign) and a learning path that enrols whom it concerns. So standing, next steps and
 * reports know of it without a word about policies. Who stops being concerned has nothing
 * to do; after its last day nobody has.
 *
 * Source: house rule; 45 CFR 164.530(b) and (i) ask for as much where privacy policies change.
 */
export interface PolicyTerms {
  /** Of its course and of its path. */
  readonly code: string;
  readonly title: string;
  /** `{}` is everybody employed. */
  readonly whom: AppliesTo;
  /** The first day in effect. */
  readonly since: IsoDay;
  /** The last day in effect; null is for good. */
  readonly lastDay: IsoDay | null;
  /** Days to sign it, from the day on which it begins to concern somebody. */
  readonly dueDays: number;
  /** Months after which it is to be read and signed again; null is once. */
  readonly everyMonths: number | null;
}

/** The one milestone of a policy's path. */
const SIGN_POLICY = 'policy/sign';

/** The path of a policy, as published on a day. Once its last day has come it enrols nobody any more. */
export function policyPath(policy: PolicyTerms, today: IsoDay): Omit<PathDefinition, 'version'> {
  const { code, title, whom, since, lastDay } = policy;
  return {
    code,
    title,
    summary: 'A policy of this office, to be read and signed.',
    ...((lastDay === null || lastDay > today) && { enrolls: whom }),
    stages: [
      {
        code: 'policy',
        title,
        milestones: [
          {
            code: 'sign',
            key: SIGN_POLICY,
            title,
            requirements: [
              {
                kind: 'course',
                key: `${SIGN_POLICY}/${code}`,
                title,
                course: code,
                appliesTo: whom,
                since,
                ...(lastDay !== null && { until: isoDay(add(day(lastDay), { days: 1 })) }),
                dueIn: { after: 'enrollment', within: { days: policy.dueDays } },
                recurs: recurrences(policy),
                why: 'House policy',
              },
            ],
          },
        ],
      },
    ],
  };
}

function recurrences({ everyMonths, dueDays }: PolicyTerms): readonly Recurrence[] {
  return [
    { on: 'new-policy-version', within: { days: dueDays } },
    ...(everyMonths === null ? [] : [{ every: { months: everyMonths } }]),
  ];
}

/** A version of a policy that has just come, as far as those on the one before are concerned. */
export interface NewPolicyVersion {
  readonly code: string;
  readonly pathVersion: number;
  readonly courseVersion: number;
  readonly since: IsoDay;
  /** Who has signed signs again within so many days; null: their signature counts on. */
  readonly signAgainWithin: number | null;
  /** What changed. */
  readonly reason: string;
}

/**
 * What a new version means for one learner: they are moved to its path, and called to sign
 * again where it asks for that. Nothing for who isn't on it, or has it already.
 */
export function factsOfNewVersion(
  record: LearnerRecord,
  version: NewPolicyVersion,
  today: Day,
): readonly NewFact[] {
  const { code, reason, signAgainWithin } = version;
  const span = enrollmentOn(record, code, today);
  if (!span) return [];
  const from = versionOn(span, today);
  const facts: NewFact[] = [];
  if (from < version.pathVersion) {
    const payload = { from, version: version.pathVersion, reason };
    facts.push({ kind: 'moved', subject: code, occurredOn: today, payload });
  }
  if (signAgainWithin !== null) {
    const begins = Math.max(today, day(version.since)) as Day;
    facts.push({
      kind: 'retraining-required',
      subject: code,
      occurredOn: today,
      payload: {
        dueOn: isoDay(add(begins, { days: signAgainWithin })),
        reason,
        version: version.courseVersion,
      },
    });
  }
  return facts;
}
