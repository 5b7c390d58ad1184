import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Links that set a forgotten password once. */
export const passwordLinks: Migration = {
  name: '0021-password-links',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table password_link (
        person_id ${text} not null primary key,
        hash ${text} not null,
        expires_at ${text} not null
      )`);
    await tx.execute('create unique index password_link_by_hash on password_link (hash)');
  },
};
