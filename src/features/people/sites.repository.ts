import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Organisation } from './organisation.entity.js';
import { Site, type SiteFields } from './site.entity.js';

@Injectable()
export class SitesRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('site_pkey');
  }

  all(reader: Reader): Promise<Site[]> {
    return reader.find(Site, { order: { code: 'ASC' } });
  }

  byCode(reader: Reader, code: string): Promise<Site | null> {
    return reader.findOne(Site, { where: { code } });
  }

  add(tx: Transaction, site: SiteFields): Promise<void> {
    return tx.insert(Site, site);
  }

  async addUnlessThere(tx: Transaction, site: SiteFields): Promise<void> {
    await tx.execute(
      `insert into site (code, name, time_zone, state, tracked_from, age_bands, second_observer)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing`,
      [
        ...[site.code, site.name, site.timeZone, site.state, site.trackedFrom],
        ...[JSON.stringify(site.ageBands), Number(site.secondObserver)],
      ],
    );
  }

  async change(tx: Transaction, code: string, changes: Partial<Site>): Promise<void> {
    await tx.update(Site, { code }, changes);
  }

  /** Who works there at an instant, or will: by a post that has not ended. */
  async peopleAt(reader: Reader, code: string, now: string): Promise<string[]> {
    const rows = await reader.query<{ person_id: string }>(
      'select distinct person_id from post where site = $1 and to_at > $2 order by person_id',
      [code, now],
    );
    return rows.map((row) => row.person_id);
  }

  async remove(tx: Transaction, code: string): Promise<void> {
    await tx.delete(Site, { code });
  }

  async organisation(reader: Reader): Promise<string | null> {
    return (await reader.findOne(Organisation, { where: { id: 1 } }))?.name ?? null;
  }

  nameOrganisation(tx: Transaction, name: string): Promise<void> {
    return tx.upsert(Organisation, { id: 1, name }, ['id']);
  }
}
