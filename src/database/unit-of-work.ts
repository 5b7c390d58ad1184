import type {
  EntityManager,
  EntityTarget,
  FindManyOptions,
  FindOneOptions,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm';
import type { Statements } from './statements.js';
import type { Dialect, SqlValue, Transaction, writes } from './transaction.js';

/** A transaction was used after it had ended: something in it was not awaited. */
export class TransactionEnded extends Error {
  constructor() {
    super('This transaction has ended. Await everything inside database.transaction.');
    this.name = 'TransactionEnded';
  }
}

// TypeORM's own type also allows SQL in place of a value.
type Plain<E> = QueryDeepPartialEntity<E>;

/**
 * The `Transaction` that a unit of work is given: TypeORM's manager and plain statements
 * behind one gate, which shuts when the unit has settled or one of its statements failed.
 */
export class UnitOfWork implements Transaction {
  declare readonly [writes]: true;
  private readonly running = new Set<Promise<unknown>>();
  private ended = false;
  private failed: { error: unknown } | undefined;

  constructor(
    readonly dialect: Dialect,
    private readonly manager: EntityManager,
    private readonly statements: Statements,
  ) {}

  /** The first error that a statement gave, even where the work caught it. */
  get failure(): unknown {
    return this.failed?.error;
  }

  /**
   * Ends the unit, once what was not awaited has settled, for it would else write into
   * the next unit. Throws the error of a statement that failed, or TransactionEnded when
   * something was not awaited: such a unit must be rolled back.
   */
  async end(): Promise<void> {
    this.ended = true;
    const leftovers = this.running.size > 0;
    while (this.running.size > 0) await Promise.allSettled(this.running);
    if (this.failed) throw this.failed.error;
    if (leftovers) throw new TransactionEnded();
  }

  query<Row extends object>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.run(() => this.statements.all<Row>(sql, parameters));
  }

  execute(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.run(() => this.statements.run(sql, parameters));
  }

  find<E extends ObjectLiteral>(entity: EntityTarget<E>, options?: FindManyOptions<E>) {
    return this.run(() => this.manager.find(entity, options));
  }

  findOne<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindOneOptions<E>) {
    return this.run(() => this.manager.findOne(entity, options));
  }

  count<E extends ObjectLiteral>(entity: EntityTarget<E>, options?: FindManyOptions<E>) {
    return this.run(() => this.manager.count(entity, options));
  }

  exists<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindManyOptions<E>) {
    return this.run(() => this.manager.exists(entity, options));
  }

  async insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: Partial<E> | Partial<E>[],
  ): Promise<void> {
    await this.run(() => this.manager.insert(entity, rows as Plain<E> | Plain<E>[]));
  }

  async upsert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: Partial<E> | Partial<E>[],
    conflict: (keyof E & string)[],
  ): Promise<void> {
    await this.run(() => this.manager.upsert(entity, rows as Plain<E> | Plain<E>[], conflict));
  }

  async update<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
    changes: Partial<E>,
  ): Promise<number> {
    return (
      (await this.run(() => this.manager.update(entity, where, changes as Plain<E>))).affected ?? 0
    );
  }

  async delete<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    where: FindOptionsWhere<E>,
  ): Promise<number> {
    return (await this.run(() => this.manager.delete(entity, where))).affected ?? 0;
  }

  private async run<T>(statement: () => Promise<T>): Promise<T> {
    if (this.ended) throw new TransactionEnded();
    // PostgreSQL refuses the rest of such a transaction too, and SQLite may already have
    // rolled it back by itself, so that a further statement would be kept on its own.
    if (this.failed) throw this.failed.error;

    const running = statement();
    this.running.add(running);
    try {
      return await running;
    } catch (error) {
      this.failed ??= { error };
      throw error;
    } finally {
      this.running.delete(running);
    }
  }
}
