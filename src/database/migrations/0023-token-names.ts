import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** A token made for a program has a name; a sign-in has none. */
export const tokenNames: Migration = {
  name: '0023-token-names',
  async up(tx) {
    await tx.execute(`alter table access_token add column name ${textType(tx.dialect)}`);
  },
};
