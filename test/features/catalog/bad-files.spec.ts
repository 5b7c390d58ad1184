import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { settingsWith } from '../../../src/config/settings.js';
import { createApp } from '../../../src/create-app.js';
import type { CurriculumFiles } from '../../../src/curriculum/curriculum-files.js';
import { CatalogService, NothingPublished } from '../../../src/features/catalog/catalog.service.js';
import { BAD_FILES } from '../../curriculum/bad-files.js';
import { filesWith } from '../../curriculum/small-curriculum.js';
import type { Dialect } from '../../../src/database/transaction.js';
import { freshDatabase, type TestDatabase } from '../../support/databases.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { MovableClock } from '../../support/movable-clock.js';
import { catalogOn } from './catalog-on.js';

function fail(message: string): never {
  throw new Error(message);
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function folderWith(files: CurriculumFiles): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'preceptor-bad-files-'));
  folders.push(folder);
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return folder;
}

describeOnBothDatabases('a server that starts with a bad file', (context) => {
  test('doesn’t start on an empty database, and says what to do', async () => {
    const [bad] = BAD_FILES;
    const { catalog } = catalogOn(context.database, await folderWith(filesWith(bad!.changes)));
    const error = await catalog.start(fail).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(NothingPublished);
    expect((error as Error).message).toContain(bad!.line);
    expect((error as Error).message).toContain('npm run curriculum:check');
    expect((error as Error).message).toContain('COURSES_DIR');
  });

  test('doesn’t start on an empty database without the folder', async () => {
    const { catalog } = catalogOn(context.database, '/no/such/folder');
    await expect(catalog.start(fail)).rejects.toThrow(/can't be read.*COURSES_DIR names it/s);
  });

  describe('and a database that has good ones', () => {
    beforeAll(async () => {
      const { catalog } = catalogOn(context.database, await folderWith(filesWith()));
      await catalog.start(fail);
    });

    test.each(BAD_FILES)('goes on with the last good ones: $what', async ({ changes, line }) => {
      const folder = await folderWith(filesWith(changes));
      const { catalog } = catalogOn(context.database, folder);
      const said: string[] = [];
      await catalog.start((message) => said.push(message));

      expect(said).toHaveLength(1);
      expect(said[0]).toContain('what was published before stays in force');
      expect(said[0]).toContain(line);
      expect(catalog.newest('course').map(({ code, version }) => `${code} ${version}`)).toEqual([
        'HIP 1',
        'TRM 1',
      ]);
      expect(catalog.module('TRM', '01')).toMatchObject({ title: 'Roots', markdown: 'Roots.' });
      expect(catalog.definitions.path('DESK').stages).toHaveLength(1);
    });

    test('and without the folder', async () => {
      const { catalog } = catalogOn(context.database, '/no/such/folder');
      const said: string[] = [];
      await catalog.start((message) => said.push(message));
      expect(said.join()).toContain("The folder of the curriculum can't be read");
      expect(catalog.find('course', 'HIP')?.version).toBe(1);
    });
  });
});

describe.each<Dialect>(['sqlite', 'postgres'])('the whole application (%s)', (dialect) => {
  let fresh: TestDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(dialect, { port: 0, logLevel: 'warn' });
  });
  afterAll(() => fresh.remove());

  const startWith = async (files: CurriculumFiles) => {
    const settings = settingsWith({});
    const coursesDir = await folderWith(files);
    const lines: string[] = [];
    const app = await createApp(
      Object.assign(settings, fresh.settings, { coursesDir }),
      new MovableClock(),
      { write: (line) => lines.push(line) },
    );
    return { app, log: () => lines.join('') };
  };

  test('starts with good files, and again when they have gone bad', async () => {
    const first = await startWith(filesWith());
    await first.app.close();
    expect(first.log()).toBe('');
    const second = await startWith(filesWith({ 'words/course.yaml': null }));
    expect(second.app.get(CatalogService).find('course', 'TRM')?.version).toBe(1);
    await second.app.close();
    expect(second.log()).toContain('what was published before stays in force');
    expect(second.log()).toContain('words/course.yaml:1: The folder has no course.yaml.');
  });
});
