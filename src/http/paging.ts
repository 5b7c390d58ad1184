import { createHash } from 'node:crypto';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InvalidInput } from '../domain/refusal.js';
import { QueryInteger } from './validation.js';

/**
 * Long lists come in pages, by position and not by number: a cursor holds the sort key of
 * the last row that was seen, and the next page starts after it. So a row that is added
 * meanwhile moves none of the others, and the last page costs what the first does.
 */

/** One page of a list. `nextCursor` is null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The query of every list; extend it with the list's own filters. */
export class PageQuery {
  /** How many items to answer with. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50, example: 50 })
  @IsOptional()
  @QueryInteger()
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** The `nextCursor` of the page before; leave it out for the first. */
  @ApiPropertyOptional({ type: 'string', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** The sort key of a row, most significant part first, down to what makes it unique. */
export type Position = readonly (string | number | null)[];

/**
 * The page for rows that were read in order, from after the query's cursor on: read
 * `query.limit + 1` of them, so that it is known whether more follow.
 *
 * `list` names the list *and its filters* (`people?site=MAIN`): a cursor is only good there.
 */
export function pageOf<Row>(
  list: string,
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(list, positionOf(last)) : null };
}

/** Text for a position in a list, to be handed back unread. */
export function encodeCursor(list: string, position: Position): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${checkOf(list, payload)}`;
}

/**
 * The position that a cursor stands for; undefined for no cursor (the first page).
 * Throws InvalidInput for one that was changed, cut or made for another list.
 */
export function decodeCursor(list: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const [payload = '', check, ...rest] = cursor.split('.');
  if (rest.length > 0 || check !== checkOf(list, payload)) {
    throw new InvalidInput([
      { field: 'cursor', message: 'must be the nextCursor of the page before, of the same list' },
    ]);
  }
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Position;
}

// A checksum, not a signature: it catches a cursor that was mistyped, cut or used on
// another list. Who forges one gains nothing, since it only says where to start in a list
// that is filtered by what the caller may see.
function checkOf(list: string, payload: string): string {
  return createHash('sha256').update(`${list}\n${payload}`).digest('base64url').slice(0, 12);
}
