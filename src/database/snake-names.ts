import { DefaultNamingStrategy } from 'typeorm';

/**
 * `occurredOn` is the column `occurred_on`, so that SQL by hand needs no quotes:
 * PostgreSQL folds what is unquoted to lower case.
 */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string, embedded: string[]): string {
    return given || snake([...embedded, property].join('_'));
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
