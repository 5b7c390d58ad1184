import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/**
 * Builds what changed, as `npm start` would: for what needs the server as it is installed,
 * or what only the build reads from types and comments. Specs may call it side by side.
 */
export function buildWhatChanged(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/build.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}
