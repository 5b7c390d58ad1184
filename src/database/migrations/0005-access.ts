import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Sign-ins: tokens, one-time slips, failed tries, and the key that sets a new installation up. */
export const access: Migration = {
  name: '0005-access',
  async up(tx) {
    const text = textType(tx.dialect);
    const statements = [
      `create table access_token (
         hash ${text} not null primary key,
         person_id ${text} not null,
         created_at ${text} not null,
         expires_at ${text} not null
       )`,
      'create index access_token_by_person on access_token (person_id)',
      `create table sign_in_slip (
         person_id ${text} not null primary key,
         hash ${text} not null,
         expires_at ${text} not null,
         tries_left integer not null
       )`,
      `create table setup_key (
         id integer not null primary key,
         hash ${text} not null,
         created_at ${text} not null
       )`,
    ];
    for (const statement of statements) await tx.execute(statement);
  },
};
