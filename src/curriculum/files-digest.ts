import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CurriculumFiles } from './curriculum-files.js';

const READERS = new URL('./', import.meta.url);
const LIBRARIES = new URL('../../package.json', import.meta.url);
/** The digest of what reads: computed once, since a program that runs stays what it is. */
let program: string | undefined;

/**
 * SHA-256 of the files together with the program that reads them, its libraries included:
 * as long as it stays the same, reading them again would find the same.
 */
export function digestOf(files: CurriculumFiles): string {
  program ??= sha256([['package.json', readFileSync(LIBRARIES)], ...readers()]);
  return sha256([['program', Buffer.from(program)], ...files]);
}

function readers(): readonly (readonly [string, Buffer])[] {
  const names = readdirSync(fileURLToPath(READERS)).sort();
  return names.map((name) => [name, readFileSync(new URL(name, READERS))]);
}

function sha256(named: Iterable<readonly [string, Buffer]>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of named) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
