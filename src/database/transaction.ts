import type {
  EntityTarget,
  FindManyOptions,
  FindOneOptions,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';

export type Dialect = 'sqlite' | 'postgres';

/**
 * What a statement may be given, on both databases alike. Days and instants are text,
 * so a `Date` is refused; booleans arrive as 0 and 1.
 */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/**
 * Where data is read. `database.reader` sees what is committed; a `Transaction` is a
 * reader too, and the one to use for what is decided inside it.
 */
export interface Reader {
  readonly dialect: Dialect;

  /**
   * The rows of a statement whose parameters are written `$1`, `$2`, … in any order
   * and as often as needed. Write SQL that both databases know.
   */
  query<Row extends object>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;

  find<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    options?: FindManyOptions<E>,
  ): Promise<E[]>;
  findOne<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    options: FindOneOptions<E>,
  ): Promise<E | null>;
  count<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    options?: FindManyOptions<E>,
  ): Promise<number>;
  exists<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    options: FindManyOptions<E>,
  ): Promise<boolean>;
}

/** Only a type: marks what may write, so that no reader passes for a transaction. */
export declare const writes: unique symbol;

/**
 * One unit of work: all of it is kept, or none. Only `database.transaction` makes one,
 * so what asks for a `Transaction` can't be called outside.
 *
 * It ends with the function that was given it. After that, and after a statement of it
 * has failed, it refuses everything: catching the error doesn't bring it back.
 * There is no `save`: it would turn a repeated key into an update.
 */
export interface Transaction extends Reader {
  readonly [writes]: true;

  /** Runs a statement that changes rows (parameters as in `query`); answers how many. */
  execute(sql: string, parameters?: readonly SqlValue[]): Promise<number>;

  insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: Partial<E> | Partial<E>[],
  ): Promise<void>;

  /** Inserts, or changes the row that has the same values in the `conflict` properties. */
  upsert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: Partial<E> | Partial<E>[],
    conflict: (keyof E & string)[],
  ): Promise<void>;

  /** Answers how many rows matched. */
  update<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
    changes: Partial<E>,
  ): Promise<number>;

  /** Answers how many rows are gone. */
  delete<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
  ): Promise<number>;
}
