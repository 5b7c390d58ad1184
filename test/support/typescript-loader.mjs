/**
 * Lets the tests, and programs that they start, run the sources as they are:
 * `node --import ./test/support/typescript-loader.mjs program.ts`, within a run of Jest.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformFile } from '@swc/core';

if (isMainThread) {
  register(import.meta.url);
  process.setSourceMapsEnabled(true);
}

export function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
    for (const extension of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/\.js$/, extension), context.parentURL);
      if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  // Jest asks for a spec file with the time behind it, so that it is run each time.
  const [file] = url.split('?');
  if (!/\.tsx?$/.test(file)) return next(url, context);
  return { format: 'module', source: await codeOf(fileURLToPath(file)), shortCircuit: true };
}

/** Each file is transformed once in a run: programs that tests start load hundreds of them. */
async function codeOf(file) {
  const name = createHash('sha256').update(file).digest('hex');
  const kept = join(process.env.TEST_TEMPLATES, `${name}.js`);
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const { code } = await transformFile(file, { sourceMaps: 'inline' });
  // Renamed when it is whole, because another process may read it.
  await writeFile(`${kept}.${process.pid}`, code);
  await rename(`${kept}.${process.pid}`, kept);
  return code;
}
