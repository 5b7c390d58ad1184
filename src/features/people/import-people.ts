import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { AuditService } from '../audit/audit.service.js';
import { ChangePerson } from './change-person.js';
import { HirePerson } from './hire-person.js';
import type { ImportedDto, ImportErrorDto } from './imported.dto.js';
import { type ImportLine, type NumberedLine, readLines } from './import-lines.js';
import { KnownPeople } from './known-people.js';
import { lettingOthersIn } from './letting-others-in.js';
import { type PlacedPerson, PeopleRepository } from './people.repository.js';
import type { NamedDto } from './person.dto.js';

/** Not an error: how a dry run, or a file with errors, leaves the transaction with nothing kept. */
class NothingKept extends Error {}

type Outcome = 'created' | 'updated' | 'unchanged';

/** What a file would do, and to whom, in the order of the file. */
export interface ImportPreview extends ImportedDto {
  /** Their ids are nobody's before the file is imported. */
  readonly hired: readonly NamedDto[];
  readonly changed: readonly NamedDto[];
}

/** Brings the people of an HR file in, all or nothing. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly hiring: HirePerson,
    private readonly changing: ChangePerson,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async import(csv: string, by: string, dryRun: boolean): Promise<ImportedDto> {
    const { created, updated, unchanged, errors } = await this.run(csv, by, dryRun);
    return { created, updated, unchanged, errors };
  }

  /** As a dry run, with the names of those whom it is about. */
  preview(csv: string, by: string): Promise<ImportPreview> {
    return this.run(csv, by, true);
  }

  private async run(csv: string, by: string, dryRun: boolean): Promise<ImportPreview> {
    const read = await readLines(csv);
    if (read.lines.length === 0) return { ...NOTHING, ...NOBODY, errors: read.errors };

    let result: ImportPreview = { ...NOTHING, ...NOBODY, errors: [] };
    try {
      await this.database.transaction(async (tx) => {
        result = await this.work(tx, read, by);
        if (dryRun || result.errors.length > 0) throw new NothingKept();
        const { created, updated, unchanged } = result;
        await this.audit.record(tx, {
          action: 'people-imported',
          subject: 'people',
          by,
          details: { created, updated, unchanged },
        });
      });
    } catch (error) {
      if (!(error instanceof NothingKept)) throw error;
    }
    const { errors } = result;
    return errors.length > 0 ? { ...NOTHING, ...NOBODY, errors } : result;
  }

  /** Does every line that can be done, so that all that is wrong is told at once. */
  private async work(
    tx: Transaction,
    read: { lines: readonly NumberedLine[]; errors: readonly ImportErrorDto[] },
    by: string,
  ): Promise<ImportPreview> {
    const whom: Record<Outcome, NamedDto[]> = { created: [], updated: [], unchanged: [] };
    const errors = [...read.errors];
    const wrong = new Set(errors.map(({ line }) => line));
    const right = read.lines.filter(({ number }) => !wrong.has(number));
    const known = await KnownPeople.of(
      tx,
      this.people,
      right.map(({ person }) => person),
    );
    const done = new Map<string, { line: NumberedLine; outcome: Outcome }>();

    for await (const line of lettingOthersIn(right)) {
      await collecting(errors, line, async () => {
        const { id } = known.find(line.person) ?? { id: null };
        const earlier = id && done.get(id);
        if (earlier) {
          throw invalid(keyOf(line.person), `is the same person as in line ${earlier.line.number}`);
        }
        const did = id
          ? { id, outcome: await this.update(tx, id, line.person, by) }
          : { id: await this.create(tx, line.person, by), outcome: 'created' as const };
        known.keep(did.id, line.person);
        done.set(did.id, { line, outcome: did.outcome });
      });
    }
    // Only now, because a supervisor may stand further down in the file.
    for await (const [id, { line, outcome }] of lettingOthersIn(done)) {
      await collecting(errors, line, async () => {
        const isChanged = await this.relate(tx, id, line.person, by);
        const did = outcome === 'unchanged' && isChanged ? 'updated' : outcome;
        whom[did].push({ id, name: `${line.person.givenName} ${line.person.familyName}` });
      });
    }
    errors.sort((a, b) => a.line - b.line);
    const { created: hired, updated: changed, unchanged } = whom;
    const counts = { created: hired.length, updated: changed.length, unchanged: unchanged.length };
    return { ...counts, hired, changed, errors };
  }

  private create(tx: Transaction, line: ImportLine, by: string): Promise<string> {
    return this.hiring.hire(tx, without(line, ...RELATIONS, 'effectiveOn'), by);
  }

  private async update(
    tx: Transaction,
    id: string,
    line: ImportLine,
    by: string,
  ): Promise<Outcome> {
    if (line.hiredOn !== undefined || line.originalHireOn !== undefined) {
      refuseChangedHire(await this.hireOf(tx, id), line);
    }
    const changes = without(line, ...RELATIONS, 'hiredOn', 'originalHireOn', 'trackedFrom');
    return (await this.changing.change(tx, id, changes, by)) ? 'updated' : 'unchanged';
  }

  private async relate(
    tx: Transaction,
    id: string,
    line: ImportLine,
    by: string,
  ): Promise<boolean> {
    const { supervisor, preceptors, supervisingProvider, effectiveOn } = line;
    if ([supervisor, preceptors, supervisingProvider].every((other) => other === undefined)) {
      return false;
    }
    // Somebody new is looked after from the first day, even where that was years ago.
    const isSameHire = line.hiredOn && line.hiredOn === (await this.hireOf(tx, id)).hiredOn;
    const from = effectiveOn ?? (isSameHire ? line.hiredOn : undefined);
    const changes = { supervisor, preceptors, supervisingProvider, effectiveOn: from };
    return this.changing.change(tx, id, changes, by);
  }

  private async hireOf(tx: Transaction, id: string): Promise<PlacedPerson> {
    return (await this.people.placed(tx, id, instantText(this.clock.now())))!;
  }
}

const NOTHING = { created: 0, updated: 0, unchanged: 0 };
const NOBODY = { hired: [], changed: [] };
const RELATIONS = ['supervisor', 'preceptors', 'supervisingProvider'] as const;

function without<Field extends keyof ImportLine>(
  line: ImportLine,
  ...fields: readonly Field[]
): Omit<ImportLine, Field> {
  const left = Object.entries(line).filter(([name]) => !fields.includes(name as Field));
  return Object.fromEntries(left) as Omit<ImportLine, Field>;
}

async function collecting(
  errors: ImportErrorDto[],
  line: NumberedLine,
  work: () => Promise<void>,
): Promise<void> {
  const add = (field: string, message: string) =>
    errors.push({ line: line.number, field, message });
  try {
    await work();
  } catch (error) {
    if (error instanceof InvalidInput) {
      for (const { field, message } of error.errors) add(field, message);
    } else if (error instanceof Refusal) {
      for (const { code, text } of error.reasons) add(FIELD_OF[code] ?? keyOf(line.person), text);
    } else if (error instanceof NotFound) {
      add(keyOf(line.person), error.message);
    } else throw error;
  }
}

/** Which column a refusal is about. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'email-taken': 'email',
  'employee-number-taken': 'employeeNumber',
  'unknown-position': 'position',
  'unknown-exposure': 'exposures',
  'too-far-ahead': 'hiredOn',
  'not-employed': 'effectiveOn',
  'still-yesterday': 'effectiveOn',
  'last-administrator': 'roles',
};

function keyOf(line: ImportLine): string {
  return line.employeeNumber ? 'employeeNumber' : 'email';
}

/** A hire is a fact: an import neither changes nor ignores it. */
function refuseChangedHire(person: PlacedPerson, line: ImportLine): void {
  const errors = (['hiredOn', 'originalHireOn'] as const)
    .filter((field) => line[field] !== undefined && line[field] !== person[field])
    .map((field) => ({
      field,
      message: told`is ${person[field] ?? 'not recorded'} here: leave the cell empty, or correct the person's history first`,
    }));
  if (errors.length > 0) throw new InvalidInput(errors);
}

function invalid(field: string, message: string): InvalidInput {
  return new InvalidInput([{ field, message }]);
}
