import { parse } from 'csv-parse/sync';
import { plainToInstance } from 'class-transformer';
import { IsOptional, validateSync } from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { fieldErrors } from '../../http/field-errors.js';
import { IsDay } from '../../http/validation.js';
import { HirePersonDto } from './hire-person.dto.js';
import { cellError, unreadable } from './import-words.js';
import type { ImportErrorDto } from './imported.dto.js';
import { lettingOthersIn } from './letting-others-in.js';
import type { RoleInput } from './role.dto.js';
import { columnMeant, dayMeant } from './spreadsheet-words.js';

/** One line of the file: what a new person would be, and from when changes of one who is known hold. */
export class ImportLine extends HirePersonDto {
  @IsOptional()
  @IsDay()
  effectiveOn?: IsoDay;
}

export interface NumberedLine {
  readonly number: number;
  readonly person: ImportLine;
}

const LISTS = new Set(['exposures', 'preceptors', 'roles']);
const DAYS = new Set(['hiredOn', 'originalHireOn', 'trackedFrom', 'effectiveOn']);
const COLUMNS = new Set([
  ...['givenName', 'familyName', 'email', 'employeeNumber', 'site', 'position', 'hiredOn'],
  ...['originalHireOn', 'trackedFrom', 'supervisor', 'supervisingProvider', 'effectiveOn'],
  ...LISTS,
]);

/** The lines of a CSV file with a header, and all that is wrong with them as they stand. */
export async function readLines(
  csv: string,
): Promise<{ lines: NumberedLine[]; errors: ImportErrorDto[] }> {
  const { rows, error } = parsed(csv);
  if (error) return { lines: [], errors: [error] };
  const [header, ...body] = rows;
  if (!header) {
    return { lines: [], errors: [{ line: 1, field: 'file', message: 'must have a header line' }] };
  }

  const columns = header.cells.map((cell) => columnMeant(cell, COLUMNS));
  const errors = headerErrors(columns);
  if (errors.length > 0) return { lines: [], errors };

  const lines: NumberedLine[] = [];
  for await (const { number, cells } of lettingOthersIn(body)) {
    const person = personIn(columns, cells);
    lines.push({ number, person });
    const wrong = fieldErrors(validateSync(person, { whitelist: true }));
    errors.push(...wrong.map((error) => ({ line: number, ...cellError(person, error) })));
    if (!person.employeeNumber && !person.email) {
      errors.push({
        line: number,
        field: 'employeeNumber',
        message: 'must be given, or an email, so that the next import finds this person',
      });
    }
  }
  return { lines, errors };
}

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

function parsed(csv: string): { rows: Row[]; error?: ImportErrorDto } {
  const undecodable = csv.indexOf('\uFFFD');
  if (undecodable >= 0) return { rows: [], error: notUtf8(csv, undecodable) };
  try {
    const records = parse(csv, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // csv-parse counts the line on which a record ends; one that spans lines begins earlier.
    const rows = records.map(({ record, info }) => ({
      number: info.lines - newlinesIn(record),
      cells: record,
    }));
    return { rows };
  } catch (error) {
    const { lines = 1, code } = error as { lines?: number; code?: string };
    return { rows: [], error: { line: lines, field: 'file', message: unreadable(code) } };
  }
}

// A spreadsheet's plain CSV is in the letters of its own system; read as UTF-8 names would break.
function notUtf8(csv: string, at: number): ImportErrorDto {
  const line = 1 + newlinesIn([csv.slice(0, at)]);
  return { line, field: 'file', message: 'is not in UTF-8: save it as CSV UTF-8' };
}

function newlinesIn(cells: readonly string[]): number {
  return cells.join('').split('\n').length - 1;
}

function headerErrors(columns: readonly string[]): ImportErrorDto[] {
  const wrong = (field: string, message: string) => ({ line: 1, field, message });
  return [
    ...columns
      .filter((column) => !COLUMNS.has(column))
      .map((column) =>
        wrong(column, `is not one that this takes. The columns are ${[...COLUMNS].join(', ')}`),
      ),
    ...columns
      .filter((column, index) => columns.indexOf(column) !== index)
      .map((column) => wrong(column, 'must have only one column')),
    ...['givenName', 'familyName']
      .filter((column) => !columns.includes(column))
      .map((column) => wrong(column, `must have a column: write ${column} into the header line`)),
  ];
}

/** An empty cell says nothing. */
function personIn(columns: readonly string[], cells: readonly string[]): ImportLine {
  const fields = columns.flatMap((column, index): [string, unknown][] => {
    const text = cells[index]?.trim() ?? '';
    if (text === '') return [];
    if (!LISTS.has(column)) return [[column, DAYS.has(column) ? dayMeant(text) : text]];
    const items = text.split(';').map((item) => item.trim());
    const given = items.filter(Boolean);
    return [[column, column === 'roles' ? given.map(roleIn) : given]];
  });
  return plainToInstance(ImportLine, Object.fromEntries(fields));
}

/** `instructor`, or `instructor@MAIN` for one site. */
function roleIn(text: string): RoleInput {
  const [role = '', site] = text.split('@');
  return (site === undefined ? role : { role, site }) as RoleInput;
}
