import { agingOfCredential, coverageOf, type Coverage } from './coverage.js';
import { readinessIn, type Readiness } from './credits.js';
import { addDays, type Day } from './day.js';
import { employmentOf } from './employment.js';
import { evidenceFor } from './evidence.js';
import { entriesOf, type LearnerRecord, type Place } from './record.js';
import type { CredentialDefinition, CredentialLeaf, Definitions } from './requirement.js';
import type { Status } from './status.js';
import { at, type Steps } from './steps.js';

/**
 * A credential on a day, whether a path asks for it or not: until when it is good by its
 * issuer's rule, and how ready its renewal is.
 */
export interface CredentialStanding {
  readonly status: Status;
  readonly number: string | null;
  readonly issuedOn: Day;
  /** The seq of the card's fact. */
  readonly card: number;
  /** The fact which says that this card was checked with its issuer; null where nobody has yet. */
  readonly verification: Place | null;
  /** The last good day; null where it is good for ever. */
  readonly good: Day | null;
  /** Continuing education of the present cycle; null where the issuer asks for none. */
  readonly readiness: Readiness | null;
}

/** The credential as it was held on a day; null where no card had been recorded by then. */
export function credentialOn(
  credential: CredentialDefinition,
  record: LearnerRecord,
  definitions: Definitions,
  on: Day,
  /** How many credentials of the issuer are held, where the need depends on it. */
  held = 1,
): CredentialStanding | null {
  const row = `credential/${credential.code}`;
  const card = entriesOf(record, row, 'credential-recorded').findLast((each) => each.on <= on);
  if (!card) return null;
  const coverage = coverageIn(credential, record, definitions);
  const { level, good } = at(coverage, on);
  const rule = credential.continuingEducation;
  return {
    status: statusOf(level),
    number: card.payload.number ?? null,
    issuedOn: card.on,
    card: card.seq,
    verification:
      entriesOf(record, row, 'credential-verified').find(
        (each) => each.on <= on && each.payload.fact === card.seq,
      ) ?? null,
    good,
    readiness:
      rule === undefined || good === null
        ? null
        : readinessIn(
            rule,
            entriesOf(record, row, 'credits-earned').filter((credit) => credit.on <= on),
            at(coverage, addDays(card.on, -1)).good ?? addDays(card.on, -1),
            good,
            held,
          ),
  };
}

function coverageIn(
  credential: CredentialDefinition,
  record: LearnerRecord,
  definitions: Definitions,
): Steps<Coverage> {
  const { code: key, title } = credential;
  const leaf: CredentialLeaf = { kind: 'credential', key, title, credential };
  const evidence = evidenceFor(leaf, record, { path: '', stage: null }, definitions);
  return coverageOf(evidence, agingOfCredential(leaf), employmentOf(record));
}

function statusOf(level: Coverage['level']): Status {
  switch (level) {
    case 'none':
    case 'partial':
    case 'lapsed':
      return 'expired';
    default:
      return level;
  }
}
