import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { Post } from '../../domain/fact.js';
import type { Status } from '../../domain/status.js';
import { PolicyVersion } from './policy-version.entity.js';

/** Somebody employed, with what decides whether a policy concerns them. */
export interface EmployedPerson {
  readonly id: string;
  readonly name: string;
  readonly siteName: string;
  readonly post: Post;
}

/** Somebody whom a policy asks to sign, and where they stand with it. */
export interface AskedPerson {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
}

@Injectable()
export class PoliciesRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('policy_version_pkey');
  }

  /** Every version of every policy, each policy's oldest first. */
  all(reader: Reader): Promise<PolicyVersion[]> {
    return reader.find(PolicyVersion, { order: { code: 'ASC', version: 'ASC' } });
  }

  versionsOf(reader: Reader, code: string): Promise<PolicyVersion[]> {
    return reader.find(PolicyVersion, { where: { code }, order: { version: 'ASC' } });
  }

  /** Whom each of these policies asks on a day, of those who work here, in the order of their names. */
  async asked(
    reader: Reader,
    codes: readonly string[],
    on: IsoDay,
    now: string,
  ): Promise<ReadonlyMap<string, readonly AskedPerson[]>> {
    const { sql, parameters } = inList(codes, 3);
    const rows = await reader.query<AskedRow>(
      `select i.path as code, p.id, p.given_name || ' ' || p.family_name as name, i.status
         from interval i
         join person p on p.id = i.learner_id
         join post t on t.person_id = p.id and t.placed_from_at <= $2 and t.placed_to_at > $2
        where i.path in ${sql} and i.level = 'path' and i.from_on <= $1 and i.to_on > $1
          and t.to_at > $2
        order by p.sort_name, p.id`,
      [on, now, ...parameters],
    );
    const byCode = new Map<string, AskedPerson[]>(codes.map((code) => [code, []]));
    for (const { code, ...person } of rows) byCode.get(code)?.push(person);
    return byCode;
  }

  add(tx: Transaction, version: PolicyVersion): Promise<void> {
    return tx.insert(PolicyVersion, version);
  }

  /** Everybody who works here at an instant, or is known to come, in the order of their names. */
  async employed(reader: Reader, now: string): Promise<EmployedPerson[]> {
    const rows = await reader.query<EmployedRow>(
      `select p.id, p.given_name || ' ' || p.family_name as name, s.name as site_name,
              s.state, t.site, t.time_zone, t.position, t.exposures
         from person p
         join post t on t.person_id = p.id and t.placed_from_at <= $1 and t.placed_to_at > $1
         join site s on s.code = t.site
        where t.to_at > $1
        order by p.sort_name, p.id`,
      [now],
    );
    return rows.map(({ id, name, site_name, state, site, time_zone, position, exposures }) => ({
      ...{ id, name, siteName: site_name },
      post: {
        ...{ site, state: state ?? '', timeZone: time_zone, position },
        exposures: JSON.parse(exposures) as string[],
      },
    }));
  }
}

interface AskedRow extends AskedPerson {
  readonly code: string;
}

interface EmployedRow {
  readonly id: string;
  readonly name: string;
  readonly site_name: string;
  readonly state: string | null;
  readonly site: string;
  readonly time_zone: string;
  readonly position: string | null;
  readonly exposures: string;
}
