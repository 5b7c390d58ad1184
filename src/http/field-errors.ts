import { type ValidationError, validateSync } from 'class-validator';

/** What is wrong with one field, for a person: the field is named apart, so the message isn't. */
export interface FieldError {
  /** A path, as in `modules.2.title`. */
  readonly field: string;
  readonly message: string;
}

const AT_MOST = 50;

/** class-validator's errors in plain words: one for each field, and for each bad item of a list. */
export function fieldErrors(errors: readonly ValidationError[]): FieldError[] {
  return errors.flatMap((error) => ofField(error, '')).slice(0, AT_MOST);
}

function ofField(error: ValidationError, path: string): FieldError[] {
  const field = path + error.property;
  const nested = (error.children ?? []).flatMap((child) => ofField(child, `${field}.`));
  const [name, text] = firstConstraint(error.constraints ?? {}) ?? [];
  if (name === undefined || text === undefined) return nested;

  const message = plainWords(name, text, error);
  return [...(badItems(error, name, field, message) ?? [{ field, message }]), ...nested];
}

// One is enough to go on with, and what kind of thing it must be comes before how large.
function firstConstraint(constraints: Record<string, string>): [string, string] | undefined {
  const names = Object.keys(constraints);
  const name = KIND_FIRST.find((kind) => kind in constraints) ?? names[0];
  return name === undefined ? undefined : [name, constraints[name] ?? ''];
}

const KIND_FIRST = [
  ...['whitelistValidation', 'unknownValue', 'nestedValidation', 'isArray', 'isObject'],
  ...['isString', 'isInt', 'isNumber', 'isBoolean', 'isNotEmpty'],
];

const PLAIN: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a field that this takes',
  unknownValue: 'must be an object',
  nestedValidation: 'must be an object, or a list of them',
  isArray: 'must be a list',
  isObject: 'must be an object',
  isString: 'must be text',
  isInt: 'must be a whole number',
  isNumber: 'must be a number',
  isBoolean: 'must be true or false',
  isNotEmpty: 'must not be empty',
  arrayNotEmpty: 'must not be empty',
  arrayUnique: 'must not name anything twice',
  isEmail: 'must be an email address',
  isUrl: 'must be a web address',
};

function plainWords(name: string, text: string, error: ValidationError): string {
  if (error.value === undefined && name !== 'whitelistValidation') return 'must be given';
  const known = PLAIN[name];
  if (known !== undefined && isDefault(text, error.property)) return known;
  return withoutProperty(text, error.property)
    .replace(/^should not /, 'must not ')
    .replace(/^should /, 'must ')
    .replace(
      /^must be longer than or equal to (\d+) characters$/,
      'must have at least $1 characters',
    )
    .replace(
      /^must be shorter than or equal to (\d+) characters$/,
      'must have at most $1 characters',
    )
    .replace(/^must not be (less|greater) than (\S+)$/, (_, than: string, limit: string) =>
      than === 'less' ? `must be at least ${limit}` : `must be at most ${limit}`,
    )
    .replace(/^must contain at least 1 elements$/, 'must be chosen, at least one')
    .replace(/^must contain at least (\d+) elements$/, 'must have at least $1 items')
    .replace(/^must contain no more than (\d+) elements$/, 'must have at most $1 items')
    .replace(/^must be one of the following values: /, 'must be one of ');
}

// A decorator's own message stands as it is written; a default one begins with the property.
function isDefault(text: string, property: string): boolean {
  return withoutProperty(text, property) !== text || text.includes(property);
}

function withoutProperty(text: string, property: string): string {
  for (const start of [`each value in ${property} `, 'each value in ', `${property} `]) {
    if (text.startsWith(start)) return text.slice(start.length);
  }
  return text;
}

/**
 * Which items of a list are bad: class-validator only says that some are. Each is put
 * alone into a copy of the object and checked again.
 */
function badItems(
  error: ValidationError,
  constraint: string,
  field: string,
  message: string,
): FieldError[] | undefined {
  const { value, target, property } = error;
  if (!Array.isArray(value) || !target) return undefined;

  const fails = (list: readonly unknown[]): boolean => {
    const alone = Object.create(Object.getPrototypeOf(target) as object) as object;
    const errors = validateSync(Object.assign(alone, { [property]: list }), {
      skipMissingProperties: true,
    });
    return errors.some((again) => again.property === property && again.constraints?.[constraint]);
  };
  // Then it is about the list as a whole: that it isn't text, or is too short.
  if (fails([])) return undefined;

  const found: FieldError[] = [];
  for (const [index, item] of value.entries()) {
    if (fails([item])) found.push({ field: `${field}.${index}`, message });
    if (found.length === AT_MOST) break;
  }
  return found.length > 0 ? found : undefined;
}
