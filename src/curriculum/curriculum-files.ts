import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

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
