import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** What was answered to commands that their callers named; see http/idempotency.interceptor.ts. */
export const idempotencyKeys: Migration = {
  name: '0002-idempotency-keys',

  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table idempotency_key (
        caller ${text} not null,
        key ${text} not null,
        request_hash ${text} not null,
        claimed_at ${text} not null,
        owner ${text} not null,
        status integer,
        answer ${text},
        primary key (caller, key)
      )`);
  },
};
