import type { Day } from './day.js';
import { entriesOf, isAfter, type Entry, type LearnerRecord, type Place } from './record.js';
import type { CourseDefinition, Definitions } from './requirement.js';

/**
 * When a course was completed.
 *
 * Completing a course goes in rounds: a round is complete on the day on which every
 * module of its version has been completed since the round began; the next module
 * completed begins the next round. A round keeps the version of its first module, so
 * that a learner finishes the version that they began.
 */
export interface Round {
  readonly version: number;
  /** The modules completed in this round, in the order of their completion, each with its day. */
  readonly modules: ReadonlyMap<string, Day>;
  readonly beganOn: Day;
  /** Null while modules are missing. */
  readonly completedOn: Day | null;
  /** The seq of the fact that completed it, or of its newest module so far. */
  readonly seq: number;
}

/** The rounds of a course, in order; only the last may be incomplete. Entries up to `since` are left out. */
export function roundsOf(
  record: LearnerRecord,
  course: string,
  definitions: Definitions,
  since?: Place,
): readonly Round[] {
  const row = record.get(`course/${course}`);
  if (!row) return NO_ROUNDS;
  if (since) return madeRounds(record, course, definitions, since);
  let made = memory.get(definitions);
  if (!made) memory.set(definitions, (made = new WeakMap()));
  let rounds = made.get(row);
  if (!rounds) made.set(row, (rounds = madeRounds(record, course, definitions)));
  return rounds;
}

const NO_ROUNDS: readonly Round[] = [];
// Every path that asks for a course asks for its rounds, and a row never changes.
const memory = new WeakMap<Definitions, WeakMap<readonly Entry[], readonly Round[]>>();

function madeRounds(
  record: LearnerRecord,
  course: string,
  definitions: Definitions,
  since?: Place,
): readonly Round[] {
  const rounds: Round[] = [];
  let modules = new Map<string, Day>();
  let version = 0;
  let needed: CourseDefinition['modules'] = [];
  for (const entry of entriesOf(record, `course/${course}`, 'module-completed', 'attested')) {
    if (!isAfter(entry, since)) continue;
    if (modules.size === 0 && version !== entry.payload.version) {
      version = entry.payload.version;
      needed = definitions.course(course, version).modules;
    }
    if (!needed.some((module) => module.code === entry.payload.module)) continue;
    if (modules.has(entry.payload.module)) continue;

    modules.set(entry.payload.module, entry.on);
    const isComplete = needed.every((module) => modules.has(module.code));
    const beganOn = modules.values().next().value ?? entry.on;
    const round = { version, modules, beganOn, seq: entry.seq };
    if (modules.size > 1) rounds.pop();
    rounds.push({ ...round, completedOn: isComplete ? entry.on : null });
    if (isComplete) modules = new Map();
  }
  return rounds;
}

/** The round under way on a day, as it stood then; null where none had begun, or the last was complete. */
export function openRoundOn(rounds: readonly Round[], on: Day): Round | null {
  for (const round of rounds) {
    if (round.beganOn > on) return null;
    if (round.completedOn !== null && round.completedOn <= on) continue;
    return { ...round, modules: new Map([...round.modules].filter(([, day]) => day <= on)) };
  }
  return null;
}

/** The last round that was complete by a day. */
export function lastCompleteOn(rounds: readonly Round[], on: Day): Round | null {
  return rounds.findLast((round) => round.completedOn !== null && round.completedOn <= on) ?? null;
}
