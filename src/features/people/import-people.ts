import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { ChangePerson } from './change-person.js';
import { emailOf } from './email.js';
import { HirePerson } from './hire-person.js';
import type { ImportedDto, ImportErrorDto } from './imported.dto.js';
import { type ImportLine, type NumberedLine, readLines } from './import-lines.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonView } from './person.dto.js';
import { PersonViews } from './person-views.js';
import type { Person } from './person.entity.js';

/** Not an error: how a dry run, or a file with errors, leaves the transaction with nothing kept. */
class NothingKept extends Error {}

type Outcome = 'created' | 'updated' | 'unchanged';

/** Brings the people of an HR file in, all or nothing. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly views: PersonViews,
    private readonly hiring: HirePerson,
    private readonly changing: ChangePerson,
    private readonly audit: AuditService,
  ) {}

  async import(csv: string, by: string, dryRun: boolean): Promise<ImportedDto> {
    const read = readLines(csv);
    if (read.lines.length === 0) return { ...NOTHING, errors: read.errors };

    let result: ImportedDto = { ...NOTHING, errors: [] };
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
    return result.errors.length > 0 ? { ...NOTHING, errors: result.errors } : result;
  }

  /** Does every line that can be done, so that all that is wrong is told at once. */
  private async work(
    tx: Transaction,
    read: { lines: readonly NumberedLine[]; errors: readonly ImportErrorDto[] },
    by: string,
  ): Promise<ImportedDto> {
    const counts = { ...NOTHING };
    const errors = [...read.errors];
    const wrong = new Set(errors.map(({ line }) => line));
    const done = new Map<string, { line: NumberedLine; outcome: Outcome }>();

    for (const line of read.lines) {
      if (wrong.has(line.number)) continue;
      await collecting(errors, line, async () => {
        const known = await this.known(tx, line.person);
        const earlier = known && done.get(known.id);
        if (earlier) {
          throw invalid(keyOf(line.person), `is the same person as in line ${earlier.line.number}`);
        }
        const { id, outcome } = known
          ? await this.update(tx, known, line.person, by)
          : await this.create(tx, line.person, by);
        done.set(id, { line, outcome });
      });
    }
    // Only now, because a supervisor may stand further down in the file.
    for (const [id, { line, outcome }] of done) {
      await collecting(errors, line, async () => {
        const isChanged = await this.relate(tx, id, line.person, by);
        counts[outcome === 'unchanged' && isChanged ? 'updated' : outcome] += 1;
      });
    }
    errors.sort((a, b) => a.line - b.line);
    return { ...counts, errors };
  }

  /** Whom the line is about: by employee number, else by email where that says no other number. */
  private async known(reader: Reader, line: ImportLine): Promise<Person | null> {
    const byNumber = line.employeeNumber
      ? await this.people.byEmployeeNumber(reader, line.employeeNumber)
      : null;
    if (byNumber || !line.email) return byNumber;
    const byEmail = await this.people.byEmail(reader, emailOf(line.email) ?? '');
    const isOther = byEmail?.employeeNumber && line.employeeNumber;
    return isOther ? null : byEmail;
  }

  private async create(tx: Transaction, line: ImportLine, by: string) {
    const person = without(line, ...RELATIONS, 'effectiveOn');
    const id = await this.hiring.hire(tx, person, by);
    return { id, outcome: 'created' as const };
  }

  private async update(tx: Transaction, known: Person, line: ImportLine, by: string) {
    const before = await this.views.one(tx, known.id);
    refuseChangedHire(before, line);
    const changes = without(line, ...RELATIONS, 'hiredOn', 'originalHireOn', 'trackedFrom');
    await this.changing.change(tx, known.id, changes, by);
    const after = await this.views.one(tx, known.id);
    const outcome: Outcome = isSame(before, after) ? 'unchanged' : 'updated';
    return { id: known.id, outcome };
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
    const before = await this.views.one(tx, id);
    // Somebody new is looked after from the first day, even where that was years ago.
    const from = effectiveOn ?? (line.hiredOn === before.hiredOn ? line.hiredOn : undefined);
    const changes = { supervisor, preceptors, supervisingProvider, effectiveOn: from };
    await this.changing.change(tx, id, changes, by);
    return !isSame(before, await this.views.one(tx, id));
  }
}

const NOTHING = { created: 0, updated: 0, unchanged: 0 };
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
    } else if (error instanceof Refusal || error instanceof NotFound) {
      add(FIELD_OF[error.code] ?? keyOf(line.person), error.message);
    } else throw error;
  }
}

/** Which column a refusal is about. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'email-taken': 'email',
  'employee-number-taken': 'employeeNumber',
  'too-far-ahead': 'hiredOn',
  'not-employed': 'effectiveOn',
  'last-administrator': 'roles',
};

function keyOf(line: ImportLine): string {
  return line.employeeNumber ? 'employeeNumber' : 'email';
}

/** A hire is a fact: an import neither changes nor ignores it. */
function refuseChangedHire(person: PersonView, line: ImportLine): void {
  const errors = (['hiredOn', 'originalHireOn'] as const)
    .filter((field) => line[field] !== undefined && line[field] !== person[field])
    .map((field) => ({
      field,
      message: `is ${person[field] ?? 'not recorded'} here: leave the cell empty, or correct the person's history first`,
    }));
  if (errors.length > 0) throw new InvalidInput(errors);
}

function isSame(before: PersonView, after: PersonView): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function invalid(field: string, message: string): InvalidInput {
  return new InvalidInput([{ field, message }]);
}
