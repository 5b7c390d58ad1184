import type { Migration } from '../migrate.js';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [];
