import type { FactPayloads } from './fact.js';
import { decide, type Decision, type Reason } from './refusal.js';
import type { SkillDefinition } from './requirement.js';
import { told } from './told.js';

/**
 * Who may say that a skill was performed as it should be, and who must sign beside them.
 *
 * A skill names whose word counts; where it names nobody, anybody's does who may record
 * observations. Only a satisfactory performance asks for that: whoever sees something unsafe
 * says so. Nobody passes with a critical step missed. Where a skill is co-signed, the word
 * of a licensed clinician is enough; anybody else's counts once such a one has signed too.
 *
 * Source: house rule; that an assistant may sign another one off, under a licensed provider's
 * authority, is AAMA counsel (2025), and state law varies.
 */
export const OBSERVER_KINDS = [
  'holds-this-skill',
  'licensed-clinician',
  'instructor',
  'manager',
] as const;

export type ObserverKind = (typeof OBSERVER_KINDS)[number];

/** What an observer is, in words that go on from "Ask …". */
const OBSERVER_WORDS: Readonly<Record<ObserverKind, string>> = {
  'holds-this-skill': 'somebody who is signed off in it',
  'licensed-clinician': 'a licensed clinician',
  instructor: 'an instructor',
  manager: 'a manager',
};

/** Somebody who saw or co-signs a performance, and what they were on that day. */
export interface Observer {
  readonly id: string;
  readonly name: string;
  readonly kinds: ReadonlySet<ObserverKind>;
}

/** A performance that somebody wants to record. */
export interface Performance {
  readonly skill: SkillDefinition;
  readonly outcome: FactPayloads['skill-observed']['outcome'];
  /** The steps that were seen; undefined where nobody listed them. */
  readonly steps: readonly string[] | undefined;
  readonly observer: Observer;
  readonly cosigner: Observer | null;
}

export function mayObserve({ observedBy }: SkillDefinition, kinds: Observer['kinds']): boolean {
  return !observedBy || observedBy.some((kind) => kinds.has(kind));
}

/** Those whose word counts for a skill: `somebody who is signed off in it, or an instructor`. */
export function whoMayObserve({ observedBy }: SkillDefinition): string | null {
  if (!observedBy || observedBy.length === 0) return null;
  return observedBy.map((kind) => OBSERVER_WORDS[kind]).join(', or ');
}

/** Whether a performance may be recorded as it is said to have been. */
export function mayRecord(performance: Performance): Decision {
  const { skill, outcome, steps, observer, cosigner } = performance;
  const isPass = outcome === 'satisfactory';
  return decide(
    isPass && !mayObserve(skill, observer.kinds) && mayNotObserve(skill, observer),
    ...(isPass && steps ? criticalMissed(skill, steps) : []),
    cosigner !== null && cosigner.id === observer.id && ownObservation(),
    cosigner !== null && !isLicensed(cosigner) && notLicensed(cosigner),
  );
}

/** Whether a performance counts only once a licensed clinician has co-signed it. */
export function awaitsCosign({ skill, outcome, observer, cosigner }: Performance): boolean {
  return (
    skill.cosign === true &&
    outcome === 'satisfactory' &&
    cosigner === null &&
    !isLicensed(observer)
  );
}

/** Whether somebody may co-sign what somebody else observed. */
export function mayCosign(signer: Observer, observerId: string): Decision {
  return decide(
    signer.id === observerId && ownObservation(),
    !isLicensed(signer) && notLicensed(signer),
  );
}

export function isLicensed({ kinds }: Observer): boolean {
  return kinds.has('licensed-clinician');
}

function mayNotObserve(skill: SkillDefinition, { id, name }: Observer): Reason {
  return {
    code: 'may-not-observe',
    subject: id,
    text: told`${name} may not sign this: “${skill.title}” is checked off by ${whoMayObserve(skill) ?? 'others'}. Ask one of them.`,
  };
}

function criticalMissed(skill: SkillDefinition, seen: readonly string[]): readonly Reason[] {
  return (skill.steps ?? [])
    .filter(({ text, critical }) => critical && !seen.includes(text))
    .map(({ text }) => ({
      code: 'critical-step-missed',
      subject: skill.code,
      text: told`A critical step was not seen: “${text}”. Check it if you saw it, else choose Needs practice.`,
    }));
}

function ownObservation(): Reason {
  return {
    code: 'own-observation',
    text: 'Ask another licensed clinician: nobody co-signs what they observed themselves.',
  };
}

function notLicensed({ id, name }: Observer): Reason {
  return {
    code: 'not-licensed',
    subject: id,
    text: told`${name} has no license on record that was good on that day, recorded or verified by a colleague. Ask a licensed clinician to co-sign.`,
  };
}
