import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** The language in which somebody likes to read courses; English where they never chose. */
export const readingLanguage: Migration = {
  name: '0025-reading-language',
  async up(tx) {
    await tx.execute(`alter table person add column language ${textType(tx.dialect)}`);
  },
};
