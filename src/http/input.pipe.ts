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

    const nul = pathOfNul(value, metadata.data ?? '');
    if (nul !== undefined) throw invalid(nul, 'must not hold a NUL character');
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

/** Where a NUL hides: PostgreSQL takes none in text, and would answer with an error of its own. */
function pathOfNul(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const below = path === '' ? key : `${path}.${key}`;
    const found = key.includes('\0') ? path || 'body' : pathOfNul(item, below);
    if (found !== undefined) return found;
  }
  return undefined;
}
