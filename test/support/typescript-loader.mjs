/**
 * Lets the tests, and programs that they start, run the sources as they are:
 * `node --import ./test/support/typescript-loader.mjs program.ts`.
 */
import { existsSync } from 'node:fs';
import { register } from 'node:module';
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
  const { code } = await transformFile(fileURLToPath(file), { sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
