import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';
import type { Dialect } from './transaction.js';

/**
 * Columns that hold the same on both databases, so that hashes, comparison and order are
 * the same, and SQL by hand reads what an entity reads (but for JSON and booleans).
 */

type Options = Pick<ColumnOptions, 'name' | 'nullable' | 'primary' | 'update'>;

/** An instant as text: UTC, RFC 3339, milliseconds (`2026-11-23T09:30:00.000Z`). */
export type InstantText = string;

export function instantText(instant: Date): InstantText {
  return instant.toISOString();
}

/** A day as ISO text (`2026-11-23`). */
export function DayColumn(options: Options = {}): PropertyDecorator {
  return Column({ ...options, type: 'text' });
}

/** An instant as `InstantText`. */
export function InstantColumn(options: Options = {}): PropertyDecorator {
  return Column({ ...options, type: 'text' });
}

/** JSON, stored as text; the property holds the value. */
export function JsonColumn(options: Options = {}): PropertyDecorator {
  return Column({ ...options, type: 'text', transformer: asJson });
}

/** Stored as 0 and 1, which is what SQL by hand compares with; the property is a boolean. */
export function BooleanColumn(options: Options = {}): PropertyDecorator {
  return Column({ ...options, type: 'integer', transformer: asBit });
}

/**
 * The type of a text column in a migration. PostgreSQL would else compare and order it by
 * the language of its installation, and SQLite by its bytes.
 */
export function textType(dialect: Dialect): string {
  return dialect === 'postgres' ? 'text collate "C"' : 'text';
}

const asJson: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (stored: string | null) => (stored === null ? null : JSON.parse(stored)),
};

const asBit: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
  from: (stored: number | null) => (stored === null ? null : stored === 1),
};
