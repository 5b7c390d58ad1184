import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { InvalidInput } from '../domain/refusal.js';
import { fieldErrors } from './field-errors.js';

/**
 * What every body, query and route parameter passes before a controller sees it.
 *
 * Fields that the DTO doesn't name are refused, and nothing is converted on the quiet:
 * a DTO says itself where text becomes a number (see `QueryInteger`, `QueryFlag`).
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      // So that it can be found out which items of a list are bad.
      validationError: { target: true, value: true },
      transformOptions: { enableImplicitConversion: false },
      exceptionFactory: (errors) => new InvalidInput(fieldErrors(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // What a decorator like @CurrentActor() gives didn't come from outside.
    if (metadata.type === 'custom') return value;

    refuseUnfit(value, metadata.data ?? '');
    if (metadata.type === 'body' && this.isDto(metadata) && !isPlainObject(value)) {
      throw invalid('body', 'must be a JSON object');
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }

  /** For `@Query('days') days: number`: Nest would make 0 of "" and false of "yes". */
  protected override transformPrimitive(value: unknown, metadata: ArgumentMetadata): unknown {
    const field = metadata.data ?? '';
    if (value === undefined) return undefined;
    if (metadata.metatype === Boolean) {
      if (value === 'true' || value === 'false') return value === 'true';
      throw invalid(field, 'must be true or false');
    }
    if (metadata.metatype === Number) {
      if (typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
      throw invalid(field, 'must be a number');
    }
    if (metadata.metatype === String && typeof value !== 'string') {
      throw invalid(field, 'must be given once');
    }
    return value;
  }

  private isDto(metadata: ArgumentMetadata): boolean {
    return (
      metadata.metatype !== undefined &&
      metadata.metatype !== Object &&
      this.toValidate(metadata as never)
    );
  }
}

function invalid(field: string, message: string): InvalidInput {
  return new InvalidInput([{ field, message }]);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper than anything that is asked for; what walks it next would run out of stack. */
const DEEPEST = 32;

/**
 * Throws InvalidInput for what no field of any route can take: a NUL, which PostgreSQL has
 * in no text and would answer with an error of its own, half a character, and lists in lists without end.
 */
function refuseUnfit(value: unknown, path: string, depth = 0): void {
  const field = path === '' ? 'body' : path;
  if (typeof value === 'string') refuseUnfitText(value, field);
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEEPEST) throw invalid('body', `must not be nested deeper than ${DEEPEST} levels`);
  for (const [key, item] of Object.entries(value)) {
    refuseUnfitText(key, field);
    refuseUnfit(item, path === '' ? key : `${path}.${key}`, depth + 1);
  }
}

function refuseUnfitText(text: string, field: string): void {
  if (text.includes('\0')) throw invalid(field, 'must not hold a NUL character');
  if (/\p{Surrogate}/u.test(text)) throw invalid(field, 'must not hold half a character');
}
