import type {
  EntityManager,
  EntityTarget,
  FindManyOptions,
  FindOneOptions,
  ObjectLiteral,
} from 'typeorm';
import type { Statements } from './statements.js';
import type { Dialect, Reader, SqlValue } from './transaction.js';

/** Reads what is committed, outside of any transaction. */
export class CommittedReader implements Reader {
  constructor(
    readonly dialect: Dialect,
    private readonly manager: EntityManager,
    private readonly statements: Statements,
  ) {}

  query<Row extends object>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.statements.all<Row>(sql, parameters);
  }

  find<E extends ObjectLiteral>(entity: EntityTarget<E>, options?: FindManyOptions<E>) {
    return this.manager.find(entity, options);
  }

  findOne<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindOneOptions<E>) {
    return this.manager.findOne(entity, options);
  }

  count<E extends ObjectLiteral>(entity: EntityTarget<E>, options?: FindManyOptions<E>) {
    return this.manager.count(entity, options);
  }

  exists<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindManyOptions<E>) {
    return this.manager.exists(entity, options);
  }
}
