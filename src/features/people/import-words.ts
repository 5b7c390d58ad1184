import { ROLES } from '../../domain/permission.js';
import type { FieldError } from '../../http/field-errors.js';
import type { ImportErrorDto } from './imported.dto.js';
import type { HirePersonDto } from './hire-person.dto.js';

/** What is wrong with files, in the words of whoever keeps the list of an office's people. */

const COLUMN: Readonly<Record<string, string>> = {
  file: 'The file',
  givenName: 'The first name',
  familyName: 'The last name',
  email: 'The email',
  employeeNumber: 'The employee number',
  site: 'The site',
  position: 'The position',
  hiredOn: 'The first day of work',
  originalHireOn: 'The day of the earlier hire',
  trackedFrom: 'The first day that is tracked',
  exposures: 'An exposure',
  supervisor: 'The supervisor',
  preceptors: 'A preceptor',
  supervisingProvider: 'The supervising provider',
  roles: 'A role',
  effectiveOn: 'The day from which it holds',
};

/** An error as a sentence: what a rule says is one already. */
export function importErrorText({ field, message }: ImportErrorDto): string {
  if (message.endsWith('.')) return message;
  const [column = field] = field.split('.');
  return `${COLUMN[column] ?? `The column “${column}”`} ${message}.`;
}

/** What is wrong with a cell, where more can be said than that its column doesn't take it. */
export function cellError(person: HirePersonDto, { field, message }: FieldError): FieldError {
  const [column, item] = field.split('.');
  if (column === 'roles' && item !== undefined) {
    const role = person.roles?.[Number(item)];
    const text = typeof role === 'object' ? `${role.role}@${role.site}` : role;
    return { field, message: `is not known: “${text}”. ${ROLES_TO_WRITE}` };
  }
  if (column === 'exposures' && item !== undefined) {
    const text = person.exposures?.[Number(item)];
    return { field, message: `must be one word, like blood, and is “${text}”: ${WORDS}` };
  }
  if (column === 'email' && message.startsWith('must be an email')) {
    return { field, message: 'must be an email address, like ana.sample@clinic.example' };
  }
  return { field, message };
}

const ROLES_TO_WRITE =
  `Write one of ${ROLES.join(', ')}, with ; between several. ` +
  'For one site write instructor@MAIN; administrator and learner are for the whole office';
const WORDS = 'put dashes in place of spaces, and ; between several';

/** Why a file can't be read as CSV, by the code of what reads it. */
export function unreadable(code: string | undefined): string {
  return WHY_UNREADABLE[code ?? ''] ?? `${NOT_CSV}: save it as CSV UTF-8 from your spreadsheet`;
}

const NOT_CSV = 'is not CSV that can be read';
const CELLS = `${NOT_CSV}: this line has more or fewer cells than the header line has columns. Where a text holds a comma, put it in "quotation marks"`;
const QUOTE = `${NOT_CSV}: a quotation mark stands within a text here. Double it, and put the text in quotation marks`;
const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: CELLS,
  CSV_RECORD_INCONSISTENT_COLUMNS: CELLS,
  CSV_INVALID_CLOSING_QUOTE: QUOTE,
  INVALID_OPENING_QUOTE: QUOTE,
  CSV_QUOTE_NOT_CLOSED: `${NOT_CSV}: a text begins with a quotation mark and never ends with one`,
};
