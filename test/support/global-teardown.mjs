import { rm } from 'node:fs/promises';

/** Removes what the setup made, and stops the PostgreSQL that it started, if it did. */
export default async function tearDown() {
  await rm(process.env.TEST_TEMPLATES, { recursive: true, force: true });
  await globalThis.stopTestPostgres?.();
}
