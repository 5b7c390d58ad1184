import { roundsOf } from './completion.js';
import { day, type Day } from './day.js';
import {
  entriesOf,
  inOrder,
  isAfter,
  type Entry,
  type LearnerRecord,
  type Place,
  type RowKey,
} from './record.js';
import type {
  ApprovalLeaf,
  AttestationLeaf,
  CourseLeaf,
  CredentialLeaf,
  Definitions,
  SkillLeaf,
  TaskLeaf,
} from './requirement.js';
import { skillEntries, skillHistory } from './sign-off.js';
import { siteRulesOf } from './site-rules.js';

/**
 * What the record says for one leaf: the events that meet or revoke it, and since when
 * something counts already.
 *
 * A leaf reads the record through its evidence only (and that of a skill reads employment too,
 * for what the site asks). So where a new fact leaves the
 * evidence as it was, it changes no timeline, and nothing else needs to be looked at.
 */
export interface Evidence {
  readonly events: readonly EvidenceEvent[];
  /** Days from which (`true`) or until which (`false`) something counts toward the next event. */
  readonly begun: readonly { readonly on: Day; readonly is: boolean }[];
  /** Calls to do it again after a changed policy. */
  readonly retrainings: readonly {
    readonly on: Day;
    readonly dueOn: Day;
    readonly version?: number;
  }[];
  /** Days on which a credential's fee was paid. */
  readonly fees: readonly Day[];
}

/** In the order (day, seq): of one day, the last counts. */
export interface EvidenceEvent {
  readonly on: Day;
  readonly seq: number;
  /** `false` revokes what was held. */
  readonly holds: boolean;
  readonly version?: number;
  /** The last good day, where the card names one. */
  readonly expiresOn?: Day;
  readonly membershipOn?: Day;
}

/** The leaves whose events stand in rows of their own. */
export type EventLeaf =
  CourseLeaf | AttestationLeaf | SkillLeaf | CredentialLeaf | ApprovalLeaf | TaskLeaf;

/** Where a leaf stands: an approval is given for a stage of a path. */
export interface Stands {
  readonly path: string;
  readonly stage: string | null;
}

/** The rows that an event leaf reads. */
export function rowsOf(leaf: EventLeaf, stands: Stands): readonly RowKey[] {
  switch (leaf.kind) {
    case 'course':
    case 'attestation':
      return [`course/${leaf.course}`];
    case 'skill':
      return [`skill/${leaf.skill.code}`];
    case 'credential':
      return [leaf.credential.code, ...(leaf.credential.replacedBy ?? [])].map(
        (code) => `credential/${code}`,
      );
    case 'approval':
      return [`advancement/${stands.path}`];
    case 'task':
      return [`assignment/${leaf.assignment}`];
  }
}

/** The evidence for a leaf. What came up to `since` is left out (an assignment that asks to repeat). */
export function evidenceFor(
  leaf: EventLeaf,
  record: LearnerRecord,
  stands: Stands,
  definitions: Definitions,
  since?: Place,
): Evidence {
  switch (leaf.kind) {
    case 'course':
      return courseEvidence(leaf, record, definitions, since);
    case 'attestation':
      return attestationEvidence(leaf, record, definitions, since);
    case 'skill':
      return skillEvidence(leaf, record, since);
    case 'credential':
      return credentialEvidence(leaf, record);
    case 'approval':
      return approvalEvidence(leaf, record, stands);
    case 'task':
      return taskEvidence(leaf, record);
  }
}

/** A course's evidence without a leaf: for prerequisites that stand in no path. */
export function plainCourse(course: string): CourseLeaf {
  return { kind: 'course', key: course, title: course, course };
}

export function isSameEvidence(a: Evidence, b: Evidence): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const NOTHING: Evidence = { events: [], begun: [], retrainings: [], fees: [] };

function courseEvidence(
  leaf: CourseLeaf,
  record: LearnerRecord,
  definitions: Definitions,
  since?: Place,
): Evidence {
  const rounds = roundsOf(record, leaf.course, definitions, since);
  return {
    ...NOTHING,
    events: rounds.flatMap((round) =>
      round.completedOn === null || round.version < (leaf.minVersion ?? 0)
        ? []
        : [{ on: round.completedOn, seq: round.seq, holds: true, version: round.version }],
    ),
    begun: rounds.flatMap((round) => [
      { on: round.beganOn, is: true },
      ...(round.completedOn === null ? [] : [{ on: round.completedOn, is: false }]),
    ]),
    retrainings: retrainings(record, leaf.course),
  };
}

function attestationEvidence(
  leaf: AttestationLeaf,
  record: LearnerRecord,
  definitions: Definitions,
  since?: Place,
): Evidence {
  return {
    ...NOTHING,
    events: entriesOf(record, `course/${leaf.course}`, 'attested', 'module-completed')
      .filter(
        (entry) => entry.kind === 'attested' || isPaperAttestation(leaf.course, entry, definitions),
      )
      .filter((entry) => isAfter(entry, since))
      .filter((entry) => entry.payload.version >= (leaf.minVersion ?? 0))
      .map(({ on, seq, payload }) => ({ on, seq, holds: true, version: payload.version })),
    retrainings: retrainings(record, leaf.course),
  };
}

/** A signature on paper: an attestation module that an instructor recorded with its evidence. */
function isPaperAttestation(
  course: string,
  { payload }: Extract<Entry, { kind: 'module-completed' }>,
  definitions: Definitions,
): boolean {
  if (!payload.evidence) return false;
  const { modules } = definitions.course(course, payload.version);
  return modules.some(({ code, kind }) => code === payload.module && kind === 'attestation');
}

function retrainings(record: LearnerRecord, course: string): Evidence['retrainings'] {
  return entriesOf(record, `course/${course}`, 'retraining-required').map(({ on, payload }) => ({
    on,
    dueOn: day(payload.dueOn),
    ...(payload.version === undefined ? {} : { version: payload.version }),
  }));
}

function skillEvidence({ skill }: SkillLeaf, record: LearnerRecord, since?: Place): Evidence {
  const entries = skillEntries(record, skill.code).filter((entry) => isAfter(entry, since));
  const { events, begun } = skillHistory(skill, entries, siteRulesOf(record));
  return {
    ...NOTHING,
    events: events.map(({ on, seq, kind }) => ({ on, seq, holds: kind === 'signed-off' })),
    begun: changesOnly(begun),
  };
}

function credentialEvidence(leaf: CredentialLeaf, record: LearnerRecord): Evidence {
  const { credential } = leaf;
  const row = `credential/${credential.code}`;
  let cards = entriesOf(record, row, 'credential-recorded').map(({ on, seq, payload }) => ({
    on,
    seq,
    holds: true,
    ...(payload.expiresOn ? { expiresOn: day(payload.expiresOn) } : {}),
    ...(payload.membershipOn ? { membershipOn: day(payload.membershipOn) } : {}),
  }));
  if (credential.renewable === false) cards = cards.slice(0, 1);
  const revoked = entriesOf(record, row, 'credential-revoked').map(({ on, seq }) => ({
    on,
    seq,
    holds: false,
  }));
  const replaced = (credential.replacedBy ?? []).flatMap((code) =>
    entriesOf(record, `credential/${code}`, 'credential-recorded').map(({ on, seq }) => ({
      on,
      seq,
      holds: false,
    })),
  );
  const firstCard = cards[0];
  const endings = [...revoked, ...replaced].filter(
    (ending) => firstCard !== undefined && inOrder(firstCard, ending) < 0,
  );
  return {
    ...NOTHING,
    events: [...cards, ...endings].sort(inOrder),
    fees: entriesOf(record, row, 'fee-paid').map((entry) => entry.on),
  };
}

const RANK = { instructor: 1, manager: 2, administrator: 3 } as const;

function approvalEvidence(leaf: ApprovalLeaf, record: LearnerRecord, stands: Stands): Evidence {
  return {
    ...NOTHING,
    events: entriesOf(record, `advancement/${stands.path}`, 'advancement-approved')
      .filter(({ payload }) => payload.stage === stands.stage)
      .filter(({ payload }) => (RANK[payload.role as keyof typeof RANK] ?? 0) >= RANK[leaf.role])
      .map(({ on, seq }) => ({ on, seq, holds: true })),
  };
}

function taskEvidence(leaf: TaskLeaf, record: LearnerRecord): Evidence {
  return {
    ...NOTHING,
    events: entriesOf(record, `assignment/${leaf.assignment}`, 'task-completed').map(
      ({ on, seq }) => ({
        on,
        seq,
        holds: true,
      }),
    ),
  };
}

// Every later observation says the same again; without this each would look like a change.
function changesOnly(begun: Evidence['begun']): Evidence['begun'] {
  return begun.filter((change, i) => change.is !== (begun[i - 1]?.is ?? false));
}
