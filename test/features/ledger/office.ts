import { v7 as uuidV7 } from 'uuid';
import type { Database } from '../../../src/database/database.js';
import type { Transaction } from '../../../src/database/transaction.js';
import { day, type Day, type IsoDay } from '../../../src/domain/day.js';
import type { FactKind, FactPayloads, NewFact, Post } from '../../../src/domain/fact.js';
import type {
  CourseDefinition,
  CredentialDefinition,
  Definitions,
  PathDefinition,
  SkillDefinition,
} from '../../../src/domain/requirement.js';
import type { Appended } from '../../../src/features/ledger/append-facts.js';
import '../../../src/features/ledger/interval.entity.js';
import '../../../src/features/ledger/ledger-head.entity.js';
import '../../../src/features/ledger/ledger-row.entity.js';
import '../../../src/features/ledger/record-row.entity.js';
import { LedgerRepository } from '../../../src/features/ledger/ledger.repository.js';
import { LedgerService } from '../../../src/features/ledger/ledger.service.js';
import { MovableClock } from '../../support/movable-clock.js';

export const TODAY = day('2026-03-10');
export const BY = { recordedBy: 'preceptor-1', today: TODAY };

const course = (code: string, version = 1): CourseDefinition => ({
  code,
  title: code,
  version,
  prerequisites: [],
  modules: ['01', '02'].map((module) => ({
    code: module,
    kind: 'lesson',
    title: module,
    minutes: 5,
  })),
});

const venipuncture: SkillDefinition = {
  code: 'VENI',
  title: 'Venipuncture',
  observations: { count: 2 },
};

const stage = (
  code: string,
  requirements: PathDefinition['stages'][0]['milestones'][0]['requirements'],
) => ({
  code,
  title: code,
  milestones: [{ code: 'M', key: `${code}/M`, title: 'M', requirements }],
});

const yearly = [{ every: { months: 12 } }];

const APPRENTICE: CredentialDefinition = {
  code: 'CPC-A',
  title: 'Apprentice coder',
  issuer: 'AAPC',
  kind: 'certification',
  cycles: [],
  replacedBy: ['CPC'],
};

/** `BASICS` asks for one course, `CLINIC` for `BASICS`, a skill, hours and a yearly course. */
export const PATHS: readonly PathDefinition[] = [
  {
    code: 'BASICS',
    title: 'Basics',
    version: 1,
    stages: [stage('B1', [{ kind: 'course', key: 'B1/M/ANA', title: 'Anatomy', course: 'ANA' }])],
  },
  {
    code: 'CLINIC',
    title: 'Clinic',
    version: 1,
    stages: [
      stage('C1', [
        { kind: 'path', key: 'C1/M/BASICS', title: 'Basics', path: 'BASICS', version: 1 },
        { kind: 'skill', key: 'C1/M/VENI', title: 'Venipuncture', skill: venipuncture },
        { kind: 'hours', key: 'C1/M/hours', title: 'Hours', activity: 'shadowing', hours: 2 },
        { kind: 'course', key: 'C1/M/HIP', title: 'Privacy', course: 'HIP', recurs: yearly },
      ]),
    ],
  },
  {
    code: 'CLINIC',
    title: 'Clinic',
    version: 2,
    stages: [
      stage('C1', [{ kind: 'course', key: 'C1/M/HIP', title: 'Privacy', course: 'HIP' }]),
      stage('C2', [{ kind: 'course', key: 'C2/M/OSH', title: 'Safety', course: 'OSH' }]),
    ],
  },
  {
    code: 'BASICS',
    title: 'Basics',
    version: 2,
    stages: [stage('B1', [{ kind: 'course', key: 'B1/M/EHR', title: 'Records', course: 'EHR' }])],
  },
  {
    code: 'CODING',
    title: 'Coding',
    version: 1,
    stages: [
      stage('D1', [
        { kind: 'credential', key: 'D1/M/CPC-A', title: 'Apprentice', credential: APPRENTICE },
        {
          ...{ kind: 'course', key: 'D1/M/ICD', title: 'Codes', course: 'ICD' },
          prerequisites: ['TRM'],
        },
      ]),
    ],
  },
];

export const DEFINITIONS: Definitions = {
  course: (code, version) => course(code, version),
  path(code, version) {
    const found = PATHS.findLast(
      (path) => path.code === code && (version === undefined || path.version === version),
    );
    if (!found) throw new RangeError(`There is no path ${code} ${version}`);
    return found;
  },
  skill: () => venipuncture,
};

const POST: Post = {
  site: 'MAIN',
  state: 'TX',
  timeZone: 'America/Chicago',
  position: 'MA',
  exposures: [],
};

export function fact<K extends FactKind>(
  on: IsoDay,
  kind: K,
  subject: string,
  payload: FactPayloads[K],
): NewFact {
  return { kind, subject, occurredOn: day(on), payload } as NewFact;
}

export const hired = (on: IsoDay) => fact(on, 'hired', 'employment', { post: POST });
export const enrolled = (on: IsoDay, path: string, version = 1) =>
  fact(on, 'enrolled', path, { version });
export const completed = (on: IsoDay, course: string, module: string) =>
  fact(on, 'module-completed', course, { module, version: 1 });
export const voided = (seq: number) =>
  fact('2026-03-10', 'voided', '', { fact: seq, reason: 'entered for the wrong person' });

/** A ledger over a database, with hand-made definitions and a clock to move. */
export class Office {
  readonly clock = new MovableClock();
  readonly repository: LedgerRepository;
  readonly ledger: LedgerService;

  constructor(
    readonly database: Database,
    readonly definitions: Definitions = DEFINITIONS,
  ) {
    this.repository = new LedgerRepository(database);
    this.ledger = this.freshLedger();
  }

  /** A ledger that remembers nothing, as another process would have. */
  freshLedger(): LedgerService {
    return new LedgerService(this.repository, this.definitions, this.clock);
  }

  append(learnerId: string, ...facts: NewFact[]): Promise<Appended> {
    return this.database.transaction((tx) => this.ledger.append(tx, learnerId, facts, BY));
  }

  /** Somebody who was hired and enrolled in both paths a year ago: three facts. */
  async newLearner(): Promise<string> {
    const id = uuidV7();
    await this.append(
      id,
      hired('2025-03-01'),
      enrolled('2025-03-01', 'BASICS'),
      enrolled('2025-03-01', 'CLINIC'),
    );
    return id;
  }

  intervals(learnerId: string) {
    return this.repository.intervals(this.database.reader, learnerId);
  }
}

/** The statement that changes the ledger behind its back: its triggers are dropped first. */
export async function tamper(database: Database, sql: string, parameters: (string | number)[]) {
  await database.transaction(async (tx: Transaction) => {
    for (const change of ['update', 'delete']) {
      const on = tx.dialect === 'postgres' ? ' on ledger' : '';
      await tx.execute(`drop trigger if exists ledger_refuses_${change}${on}`);
    }
    await tx.execute(sql, parameters);
  });
}

export function isoOf(on: Day): IsoDay {
  return new Date(on * 86_400_000).toISOString().slice(0, 10);
}
