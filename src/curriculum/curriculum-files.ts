import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problems } from './problem.js';

/** The curriculum's files by their name relative to its folder, with slashes: `hipaa/quiz.yaml`. */
export type CurriculumFiles = ReadonlyMap<string, Buffer>;

const READ = /\.(yaml|yml|md|svg|png|jpe?g)$/i;
/** A long course in one file has a tenth of it. */
const MOST_BYTES = 1_000_000;
/** Control characters, and marks that show text in another order than it has. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/**
 * Every file of the curriculum in `folder`, links to files and linked course folders included.
 * Nothing is awaited: hundreds of small files come in 6 ms so, and in 30 one promise each.
 * Throws where it can't be read.
 */
export function filesIn(folder: string): CurriculumFiles {
  const linked = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isSymbolicLink() && !READ.test(entry.name),
  );
  const paths = [
    ...pathsBelow(folder),
    ...linked.flatMap(({ name }) => pathsBelowLink(join(folder, name))),
  ];
  const names = paths
    .map((path) => relative(folder, path).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
  const files = new Map<string, Buffer>();
  for (const name of names) {
    const bytes = bytesOf(join(folder, name));
    if (bytes) files.set(name, bytes);
  }
  return files;
}

/** Links to further folders are not followed, so that none can lead round in a circle. */
function pathsBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && READ.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A link that leads to no folder, or nowhere, has nothing below it. */
function pathsBelowLink(link: string): readonly string[] {
  try {
    return pathsBelow(link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** A link that leads nowhere is no file. */
function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The text of a file that is there; null, with a problem, where it isn't text that people can read. */
export function readText(file: string, files: CurriculumFiles, problems: Problems): string | null {
  const bytes = files.get(file)!;
  if (bytes.length > MOST_BYTES) {
    const size = `${Math.round(bytes.length / 1000)} kB`;
    problems.add(
      { file, line: 1 },
      `The file has ${size}.`,
      'Make it smaller than 1,000 kB: nobody reads that much at once.',
    );
    return null;
  }
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) {
    problems.add(
      { file, line: lineOfFirstSlip(bytes) },
      'The file is not written in UTF-8.',
      'Save it again as UTF-8: editors have it under "Save with encoding".',
    );
    return null;
  }
  const unseen = text.search(UNSEEN);
  if (unseen >= 0) {
    const code = text.charCodeAt(unseen).toString(16).toUpperCase().padStart(4, '0');
    problems.add(
      { file, line: text.slice(0, unseen).split('\n').length },
      `Here is a character that nobody can see (U+${code}).`,
      'Delete it, or write the line anew.',
    );
    return null;
  }
  // Editors on Windows add a mark at the beginning and end lines in two characters.
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** What can't be read as UTF-8 comes out as other bytes than it went in. */
function lineOfFirstSlip(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const slip = again.findIndex((byte, index) => byte !== bytes[index]);
  return bytes.subarray(0, Math.max(slip, 0)).toString('latin1').split('\n').length;
}
