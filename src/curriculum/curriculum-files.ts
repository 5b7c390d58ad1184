import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problems } from './problem.js';

/** The curriculum's files by their name relative to its folder, with slashes: `hipaa/quiz.yaml`. */
export type CurriculumFiles = ReadonlyMap<string, Buffer>;

const READ = /\.(yaml|yml|md|svg|png|jpe?g)$/i;

/** Every file of the curriculum in `folder`. Throws where the folder can't be read. */
export async function filesIn(folder: string): Promise<CurriculumFiles> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const names = entries
    .filter((entry) => entry.isFile() && READ.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name))] as const),
    ),
  );
}

/** The text of a file that is there; null, with a problem, where it isn't UTF-8. */
export function readText(file: string, files: CurriculumFiles, problems: Problems): string | null {
  const bytes = files.get(file)!;
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) {
    // Editors on Windows add a mark at the beginning and end lines in two characters.
    return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  }
  problems.add(
    { file, line: lineOfFirstSlip(bytes) },
    'The file is not written in UTF-8.',
    'Save it again as UTF-8: editors have it under "Save with encoding".',
  );
  return null;
}

/** What can't be read as UTF-8 comes out as other bytes than it went in. */
function lineOfFirstSlip(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const slip = again.findIndex((byte, index) => byte !== bytes[index]);
  return bytes.subarray(0, Math.max(slip, 0)).toString('latin1').split('\n').length;
}
