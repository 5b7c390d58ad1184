import { Transform } from 'class-transformer';

/** Takes the spaces off both ends of text, before it is checked. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim() : value,
  );
}
