import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** When a program last came in: a token that nobody uses can be ended. */
export const tokenLastUse: Migration = {
  name: '0026-token-last-use',
  async up(tx) {
    await tx.execute(`alter table access_token add column last_used_at ${textType(tx.dialect)}`);
  },
};
