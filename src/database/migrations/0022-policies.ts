import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** House policies, as they were written: the courses and paths made of them are definitions. */
export const policies: Migration = {
  name: '0022-policies',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table policy_version (
        code ${text} not null,
        version integer not null,
        title ${text} not null,
        content ${text} not null,
        changes ${text} not null,
        published_at ${text} not null,
        published_by ${text} not null,
        constraint policy_version_pkey primary key (code, version)
      )`);
  },
};
