import { Transform } from 'class-transformer';
import { buildMessage, Matches, ValidateBy, type ValidationOptions } from 'class-validator';
import { validate as isUuid, version as uuidVersion } from 'uuid';
import { type Duration, isIsoDay } from '../domain/day.js';
import { describeField, type FieldKind } from './field-kinds.js';

/**
 * The kinds of field that the API has and class-validator lacks. All of them leave the
 * text as it is; services turn it into what the domain wants.
 */

/**
 * A day of the calendar as text: `2026-11-23`. Outside the years 1900 to 2999 it is a slip,
 * and what is reckoned from it might leave the years that four digits name.
 */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  const isNear = (value: unknown) => !isIsoDay(value) || (value >= '1900' && value < '3000');
  const isDay = check('isDay', isIsoDay, 'must be a day, like 2026-11-23', DAY, options);
  const near = check('isNear', isNear, 'must be in the years 1900 to 2999', DAY, options);
  return (target, property) => [isDay, near].forEach((decorate) => decorate(target, property));
}

/** A length of time as ISO 8601 has it, of one unit: `P14D`, `P2W`, `P6M`, `P1Y`. See `durationOf`. */
export function IsDuration(options?: ValidationOptions): PropertyDecorator {
  return check(
    'isDuration',
    (value) => typeof value === 'string' && ISO_DURATION.test(value),
    'must be a length of time, like P14D, P2W, P6M or P1Y',
    DURATION,
    options,
  );
}

/** The code of a course, path, site or cohort: `VIT`, `MAIN`, `spring-2027`. */
export function IsCode(options?: ValidationOptions): PropertyDecorator {
  return check(
    'isCode',
    (value) => typeof value === 'string' && CODE.test(value),
    'must be a code of at most 64 letters, digits, dots, dashes or underscores, like VIT',
    A_CODE,
    options,
  );
}

/** The id of something that this server made: a UUID v7. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return check(
    'isId',
    isId,
    'must be an id, like 0190b3c2-7d4e-7abc-8def-0123456789ab',
    ID,
    options,
  );
}

/**
 * A yes or no in a query: `?dryRun=true`. Anything but `true` and `false` is refused: taken
 * for no, `?dryRun=yes` would do what it was only meant to preview. Use with `@IsBoolean()`.
 */
export function QueryFlag(): PropertyDecorator {
  return Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));
}

/** A language tag, like `es` or `es-MX`; whether anything is there in it is another question. */
export function IsLanguage(): PropertyDecorator {
  return Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/, {
    message: 'must be a language, like es',
  });
}

/** A field of a filter form, which sends empty text for "any". Use beside `@IsOptional()`. */
export function EmptyIsAbsent(): PropertyDecorator {
  return Transform(({ value }) => (value === '' ? undefined : value));
}

/** A field that may be null to say "none", as if it weren't there. Use beside `@IsOptional()`. */
export function NullIsAbsent(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => value ?? undefined);
}

/** A whole number in a query: `?days=90`. Use with `@IsInt()`, `@Min()`, `@Max()`. */
export function QueryInteger(): PropertyDecorator {
  return Transform(({ value }) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
  );
}

export function isId(value: unknown): value is string {
  return isUuid(value) && uuidVersion(value as string) === 7;
}

/** What text that passed `@IsDuration()` means. Throws RangeError for other text. */
export function durationOf(text: string): Duration {
  const [, count, unit] = ISO_DURATION.exec(text) ?? [];
  const n = Number(count);
  if (unit === 'D') return { days: n };
  if (unit === 'W') return { days: n * 7 };
  if (unit === 'M') return { months: n };
  if (unit === 'Y') return { months: n * 12 };
  throw new RangeError(`${text} is not a length of time like P14D`);
}

// At most 999 years: what is reckoned from it must stay within those that four digits name.
const ISO_DURATION = /^P(?=\d{1,4}[DW]|\d{1,3}[MY])(\d+)([DWMY])$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const DAY: FieldKind = { format: 'date', example: '2026-11-23' };
const DURATION: FieldKind = { format: 'duration', pattern: ISO_DURATION.source, example: 'P14D' };
const A_CODE: FieldKind = { pattern: CODE.source, example: 'VIT' };
const ID: FieldKind = { format: 'uuid', example: '0190b3c2-7d4e-7abc-8def-0123456789ab' };

function check(
  name: string,
  validate: (value: unknown) => boolean,
  message: string,
  kind: FieldKind,
  options?: ValidationOptions,
): PropertyDecorator {
  const validator = { validate, defaultMessage: buildMessage(() => message) };
  const decorate = ValidateBy({ name, validator }, options);
  return (target, property) => {
    decorate(target, property);
    describeField(target, property, kind, options?.each ?? false);
  };
}
