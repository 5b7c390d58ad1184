import type { SqlValue } from '../../database/transaction.js';
import type { Scope } from '../../domain/permission.js';

/**
 * The SQL condition that a person is within a scope, for lists that filter while they
 * read. `person` is the column with the person's id; the values are added to `parameters`
 * and named by their place there, so build the conditions of a statement one by one.
 */
export function inScope(scope: Scope, person: string, now: string, parameters: SqlValue[]): string {
  if (scope.kind === 'all') return '1 = 1';
  if (scope.kind === 'none') return '1 = 0';

  const place = (value: SqlValue) => `$${parameters.push(value)}`;
  const listed = (values: readonly string[]) => values.map(place).join(', ');
  const ways: string[] = [];
  if (scope.own !== null) ways.push(`${person} = ${place(scope.own)}`);
  if (scope.sites.length > 0) {
    const at = place(now);
    ways.push(
      `${person} in (select person_id from post where site in (${listed(scope.sites)})
         and placed_from_at <= ${at} and placed_to_at > ${at})`,
    );
  }
  if (scope.cohorts.length > 0) {
    ways.push(
      `${person} in (select person_id from cohort_member
         where cohort in (${listed(scope.cohorts)}))`,
    );
  }
  return ways.length > 0 ? `(${ways.join(' or ')})` : '1 = 0';
}
