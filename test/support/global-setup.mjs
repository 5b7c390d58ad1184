import startPostgres from './start-postgres.mjs';
import { unpackBrowser } from './unpack-browser.mjs';

/** What all tests share: a real PostgreSQL, and a real browser on the disk. */
export default async function setUp(...given) {
  await unpackBrowser();
  await startPostgres(...given);
}
