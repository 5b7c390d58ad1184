import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Which files of the curriculum were published last, so that a start needn't read them again. */
export const filesDigest: Migration = {
  name: '0024-files-digest',
  async up(tx) {
    await tx.execute(`alter table catalog_state add column files_digest ${textType(tx.dialect)}`);
  },
};
