import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { day, isoDayOrNull } from '../../domain/day.js';
import type { Grant, Role } from '../../domain/permission.js';
import { RoleGrant } from './role-grant.entity.js';

/** A grant as it is stored. */
export interface GrantRow {
  readonly role: Role;
  readonly site: string;
  readonly cohort: string;
  readonly until_on: string | null;
}

@Injectable()
export class RolesRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('role_grant_pkey');
  }

  /** The grants of each person, those that have run out included. */
  async grantsOf(reader: Reader, personIds: readonly string[]): Promise<Map<string, Grant[]>> {
    const { sql, parameters } = inList(personIds);
    const rows = await reader.query<GrantRow & { person_id: string }>(
      `select person_id, role, site, cohort, until_on from role_grant where person_id in ${sql}
        order by role, site, cohort`,
      parameters,
    );
    const grants = new Map<string, Grant[]>(personIds.map((id) => [id, []]));
    for (const row of rows) grants.get(row.person_id)?.push(grantOf(row));
    return grants;
  }

  /** Who works here now and holds one of these roles over somebody at a site and in cohorts, by name. */
  async holdersOver(
    reader: Reader,
    roles: readonly Role[],
    { site, cohorts }: { readonly site: string; readonly cohorts: readonly string[] },
    now: string,
    limit: number,
  ): Promise<{ id: string; name: string }[]> {
    const those = inList(roles, 3);
    const groups = inList(cohorts, 3 + those.parameters.length);
    return reader.query(
      `select p.id, p.given_name || ' ' || p.family_name as name from person p
        where exists (select 1 from role_grant g where g.person_id = p.id and g.role in ${those.sql}
                        and (g.site = '' or g.site = $1)
                        and (g.cohort = '' or g.cohort in ${groups.sql}))
          and exists (select 1 from post t where t.person_id = p.id
                        and t.from_at <= $2 and t.to_at > $2)
        order by p.sort_name, p.id limit ${limit}`,
      [site, now, ...those.parameters, ...groups.parameters],
    );
  }

  async replace(tx: Transaction, personId: string, grants: readonly Grant[]): Promise<void> {
    await tx.delete(RoleGrant, { personId });
    await this.add(tx, personId, grants);
  }

  async add(tx: Transaction, personId: string, grants: readonly Grant[]): Promise<void> {
    for (const { role, site, cohort, until } of grants) {
      await tx.execute(
        `insert into role_grant (person_id, role, site, cohort, until_on)
         values ($1, $2, $3, $4, $5)`,
        [personId, role, site ?? '', cohort ?? '', isoDayOrNull(until)],
      );
    }
  }

  /**
   * Makes units that would take away an administrator meet: two who take each other's role
   * away at once must not both succeed. A lock alone would not do, for the later one would
   * go on with what it had read before.
   */
  async touchAdministrators(tx: Transaction): Promise<void> {
    await tx.execute(
      "update role_grant set until_on = until_on where role = 'administrator' and until_on is null",
    );
  }

  /** Whether somebody else who works here, now or soon, is an administrator for good. */
  async hasAnotherAdministrator(reader: Reader, personId: string, now: string): Promise<boolean> {
    const rows = await reader.query(
      `select 1 from role_grant g join post t on t.person_id = g.person_id
        where g.role = 'administrator' and g.until_on is null and g.person_id <> $1
          and t.placed_from_at <= $2 and t.placed_to_at > $2 and t.separated_on is null
        limit 1`,
      [personId, now],
    );
    return rows.length > 0;
  }
}

export function grantOf(row: GrantRow): Grant {
  return {
    role: row.role,
    site: row.site || null,
    cohort: row.cohort || null,
    until: row.until_on === null ? null : day(row.until_on),
  };
}
