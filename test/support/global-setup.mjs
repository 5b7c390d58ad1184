import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import startPostgres from './start-postgres.mjs';
import { unpackBrowser } from './unpack-browser.mjs';

/** What all tests share: a real PostgreSQL, and a real browser on the disk. */
export default async function setUp(...given) {
  process.env.TEST_TEMPLATES = await mkdtemp(join(tmpdir(), 'preceptor-templates-'));
  await unpackBrowser();
  await startPostgres(...given);
}
