import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** What a site says about observed skills: which ages it sees, whether there is a second observer. */
export const siteRules: Migration = {
  name: '0027-site-rules',
  async up(tx) {
    const all = `'["infant","child","adolescent","adult"]'`;
    const statements = [
      `alter table site add column age_bands ${textType(tx.dialect)} not null default ${all}`,
      'alter table site add column second_observer integer not null default 1',
    ];
    for (const statement of statements) await tx.execute(statement);
  },
};
