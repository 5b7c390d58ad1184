import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type FieldError, fieldErrors } from './field-errors.js';

/** What a form gives as the input of a use case, checked as the API checks it. */
export function checked<Input extends object>(
  into: ClassConstructor<Input>,
  given: Readonly<Record<string, unknown>>,
): { readonly input: Input; readonly errors: readonly FieldError[] } {
  const input = plainToInstance(into, given);
  const errors = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: true, value: true },
  });
  return { input, errors: fieldErrors(errors) };
}
