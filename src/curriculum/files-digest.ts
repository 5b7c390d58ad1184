import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CurriculumFiles } from './curriculum-files.js';

const READERS = new URL('./', import.meta.url);
const LIBRARIES = new URL('../../package.json', import.meta.url);

/**
 * SHA-256 of the files together with the program that reads them, its libraries included:
 * as long as it stays the same, reading them again would find the same.
 */
export async function digestOf(files: CurriculumFiles): Promise<string> {
  const hash = createHash('sha256');
  const add = (name: string, bytes: Buffer) => {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  };
  add('package.json', await readFile(LIBRARIES));
  for (const name of (await readdir(fileURLToPath(READERS))).sort()) {
    add(name, await readFile(new URL(name, READERS)));
  }
  for (const [name, bytes] of files) add(name, bytes);
  return hash.digest('hex');
}
