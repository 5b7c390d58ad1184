import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Work on many learners, with how far it has come. */
export const jobs: Migration = {
  name: '0011-jobs',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table job (
        id ${text} not null,
        kind ${text} not null,
        state ${text} not null,
        input ${text} not null,
        learners ${text} not null,
        done integer not null,
        result ${text},
        error ${text},
        started_by ${text} not null,
        started_at ${text} not null,
        leased_until ${text},
        constraint job_pkey primary key (id)
      )`);
    await tx.execute('create index job_by_state on job (state, started_at)');
  },
};
