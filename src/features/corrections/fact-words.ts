import type { FactPayloads, SiteRules } from '../../domain/fact.js';
import { AGE_BANDS } from '../../domain/site-rules.js';
import { told } from '../../domain/told.js';
import { dayText, hoursText } from '../../ui/dates.js';
import { AGE_BAND, counted, FACT, OUTCOME, plainCode } from '../../ui/words.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';

/** What things are called: facts know codes and ids. */
export interface Names {
  course(code: string): string;
  module(course: string, version: number, module: string): { title: string; kind: string };
  skill(code: string): string;
  credential(code: string): string;
  path(code: string): string;
  stage(path: string, stage: string): string;
  /** What was assigned. */
  coursework(assignment: string): string;
  person(id: string): string;
  activity(code: string): string;
  site(code: string): string;
}

/** A fact in plain words: what happened, and what there is to say about it. */
export interface FactInWords {
  readonly title: string;
  readonly details: readonly string[];
}

/** A fact in plain words. What was erased says no more than what it was. */
export function inWords(fact: RecordedFact, names: Names): FactInWords {
  const word = FACT[fact.kind];
  if (fact.payload === null) return { title: word, details: ['The details were erased.'] };
  const of = (what: string, ...details: readonly (string | undefined | null)[]): FactInWords => ({
    title: what === '' ? word : told`${word}: ${what}`,
    details: details.filter((line): line is string => typeof line === 'string' && line !== ''),
  });
  const { subject } = fact;
  switch (fact.kind) {
    case 'hired':
    case 'rehired':
    case 'transferred':
      return of(postText(fact.payload.post, names));
    case 'site-changed':
      return of(names.site(fact.payload.site), ...rulesText(fact.payload.rules));
    case 'separated':
      return of('', fact.payload.reason);
    case 'leave-started': {
      const { to, reason } = fact.payload;
      return of('', to === undefined ? undefined : `Until ${dayText(to)}`, reason);
    }
    case 'leave-ended':
      return of('');
    case 'enrolled':
      return of(
        names.path(subject),
        fact.payload.byRule ? 'Required of this post' : undefined,
        `Version ${fact.payload.version}`,
      );
    case 'withdrawn':
      return of(names.path(subject), fact.payload.reason);
    case 'moved': {
      const { from, version, reason } = fact.payload;
      return of(names.path(subject), `From version ${from} to ${version}`, reason);
    }
    case 'advancement-requested':
      return of(names.stage(subject, fact.payload.stage), fact.payload.note);
    case 'advancement-approved':
      return of(names.stage(subject, fact.payload.stage));
    case 'advancement-declined':
      return of(names.stage(subject, fact.payload.stage), fact.payload.reason);
    case 'waived': {
      const { kind, until, reason, evidence } = fact.payload;
      return of(
        names.path(subject),
        kind === 'equivalence' ? 'Counts as equivalent' : 'Exempt',
        until === null ? undefined : `Until ${dayText(until)}`,
        reason,
        evidenceText(evidence),
      );
    }
    case 'assigned': {
      const { title, dueOn, note } = fact.payload;
      return of(title, dueOn === null ? undefined : `Due ${dayText(dueOn)}`, note);
    }
    case 'assignment-changed': {
      const { dueOn, reason } = fact.payload;
      const due = dueOn === null ? 'No due date' : `Due ${dayText(dueOn)}`;
      return of(names.coursework(subject), due, reason);
    }
    case 'assignment-cancelled':
      return of(names.coursework(subject), fact.payload.reason);
    case 'task-completed':
      return of(names.coursework(subject), fact.payload.note);
    default:
      return learned(fact as Learned, names, of);
  }
}

type Learned = Exclude<RecordedFact, { payload: null }> & { payload: object };
type Of = (what: string, ...details: readonly (string | undefined | null)[]) => FactInWords;

/** Of courses, skills, hours, credentials, and what was withdrawn. */
function learned(fact: Learned, names: Names, of: Of): FactInWords {
  const { subject } = fact;
  switch (fact.kind) {
    case 'module-completed':
    case 'attested':
    case 'quiz-attempted': {
      const { module, version } = fact.payload;
      const course = names.course(subject);
      const { title, kind } = names.module(subject, version, module);
      // A quiz often has the name of its course: to have passed it is not to have completed that.
      const isLikeCourse = fact.kind === 'module-completed' && title === course;
      const what = isLikeCourse ? `${title} (${kind.toLowerCase()})` : title;
      return of(what, course, ...completedText(fact.payload));
    }
    case 'retraining-required':
      return of(names.course(subject), `By ${dayText(fact.payload.dueOn)}`, fact.payload.reason);
    case 'skill-observed': {
      const { outcome, times, observer, cosigner, awaitsCosign, note, reason } = fact.payload;
      const seen = times === undefined || times === 1 ? '' : `, ${counted(times, 'time')}`;
      return of(
        names.skill(subject),
        `${OUTCOME[outcome]}${seen}`,
        told`Seen by ${names.person(observer)}`,
        cosigner === undefined ? undefined : told`Co-signed by ${names.person(cosigner)}, on paper`,
        awaitsCosign ? 'Counts once a licensed clinician has co-signed it' : undefined,
        note,
        reason,
      );
    }
    case 'skill-cosigned':
      return of(names.skill(subject), `Entry ${fact.payload.fact}`);
    case 'hours-logged':
      return of(hoursText(fact.payload.minutes), names.activity(subject));
    case 'hours-approved':
      return of('', names.activity(subject), `For ${dayText(fact.payload.on)}`);
    case 'hours-declined':
      return of(
        '',
        names.activity(subject),
        `For ${dayText(fact.payload.on)}`,
        fact.payload.reason,
      );
    case 'credential-recorded': {
      const { number, expiresOn, evidence } = fact.payload;
      return of(
        names.credential(subject),
        number === undefined ? undefined : told`Number ${number}`,
        expiresOn === undefined ? undefined : `Good through ${dayText(expiresOn)}`,
        evidenceText(evidence),
      );
    }
    case 'credential-verified':
      return of(names.credential(subject));
    case 'credential-revoked':
      return of(names.credential(subject), fact.payload.reason);
    case 'fee-paid':
      return of(names.credential(subject), fact.payload.note);
    case 'credits-earned': {
      const { title, amount, category, issuer, evidence } = fact.payload;
      return of(
        title,
        told`${amount}, ${plainCode(category)}, by ${issuer}. For ${names.credential(subject)}`,
        evidenceText(evidence),
      );
    }
    case 'voided':
      // The history says what it was, where it has it at hand.
      return { title: `Entry ${fact.payload.fact} withdrawn`, details: [fact.payload.reason] };
    default:
      return of('');
  }
}

function completedText(
  payload:
    FactPayloads['module-completed'] | FactPayloads['attested'] | FactPayloads['quiz-attempted'],
): readonly (string | undefined)[] {
  if ('statement' in payload) return [told`Signed as ${payload.name}`];
  if ('passed' in payload) {
    return [`${payload.score}%, ${payload.passed ? 'passed' : 'not passed'}`, payload.reason];
  }
  const { score, trainer, delivery, reason, evidence } = payload;
  return [
    score === undefined ? undefined : `${score}%`,
    delivery === 'session' ? 'Live session' : delivery,
    trainer === undefined ? undefined : told`Held by ${trainer}`,
    reason,
    evidenceText(evidence),
  ];
}

/** Where the paper is that proves it. */
function evidenceText(evidence: string | undefined): string | undefined {
  return evidence === undefined ? undefined : told`Evidence: ${evidence}`;
}

/** What a site says about check-offs, and what the skill itself says where the site says nothing. */
function rulesText({ ageBands, secondObserver }: SiteRules): readonly string[] {
  return [
    ageBands === undefined
      ? 'All ages count'
      : `These ages count: ${AGE_BANDS.filter((band) => ageBands.includes(band))
          .map((band) => AGE_BAND[band].toLowerCase())
          .join('; ')}`,
    secondObserver === false
      ? 'One observer is enough'
      : 'Two observers where a skill asks for them',
  ];
}

function postText({ position, site }: FactPayloads['hired']['post'], names: Names): string {
  const where = told`at ${names.site(site)}`;
  return position === null ? where : told`${plainCode(position)}, ${where}`;
}
