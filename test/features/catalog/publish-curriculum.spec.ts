import { Refusal } from '../../../src/domain/refusal.js';
import type { Reader, Transaction } from '../../../src/database/transaction.js';
import { DefinitionEntity } from '../../../src/features/catalog/definition.entity.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { catalogOn } from './catalog-on.js';
import { CoursesFolder } from '../../curriculum/courses-folder.js';

const ADMIN = '0190b3c2-7d4e-7abc-8def-0123456789ab';

describeOnBothDatabases('publishing the curriculum', (context) => {
  let files: CoursesFolder;
  const open = () => catalogOn(context.database, files.folder);

  beforeAll(async () => {
    files = await CoursesFolder.make();
  });
  afterAll(() => files.remove());

  test('a first dry run says that everything is new, and keeps nothing', async () => {
    const { catalog } = open();
    const report = await catalog.publish(ADMIN, { dryRun: true });

    expect(report.dryRun).toBe(true);
    expect(report.added.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['HIP', 'BLS', 'F1', 'CAREER']),
    );
    expect(report.changed).toEqual([]);
    expect(await context.database.reader.count(DefinitionEntity)).toBe(0);
  });

  test('processes that start together publish everything once', async () => {
    const processes = [open(), open(), open(), open()];
    await Promise.all(processes.map(({ catalog }) => catalog.start(fail)));

    const rows = await context.database.reader.find(DefinitionEntity);
    expect(rows.every(({ version }) => version === 1)).toBe(true);
    expect(rows.filter(({ kind, code }) => kind === 'course' && code === 'HIP')).toHaveLength(1);
    for (const { catalog } of processes) {
      expect(catalog.definitions.path('CAREER').stages).toHaveLength(1);
      expect(catalog.definitions.course('HIP', 1).title).toBe('Privacy');
    }
    const told = processes.flatMap(({ catalog }) => catalog.publishedAtStart);
    const paths = processes[0]!.catalog.newest('path').map(({ definition }) => definition.code);
    expect(paths).toEqual(expect.arrayContaining(['CAREER', 'COMPLIANCE', 'FOUNDATIONS']));
    expect(told.sort()).toEqual(paths.sort());
  });

  test('publishing again without a change writes nothing, and neither does a second start', async () => {
    const before = await everyRow(context.database.reader);
    expect(before.length).toBeGreaterThan(10);
    const { catalog } = open();
    await catalog.start(fail);
    expect(catalog.publishedAtStart).toEqual([]);
    const report = await catalog.publish(ADMIN, { dryRun: false });

    expect([...report.added, ...report.changed]).toEqual([]);
    expect(report.unchanged.length).toBeGreaterThan(8);
    expect(await catalog.publish(ADMIN, { dryRun: true })).toEqual({ ...report, dryRun: true });
    expect(await everyRow(context.database.reader)).toEqual(before);
  });

  test('only what changed gets a new version, and a dry run says what and for whom', async () => {
    const { catalog, publications } = open();
    await catalog.start(fail);
    publications.forWhom(async (_reader, path) =>
      path === 'COMPLIANCE' ? [{ version: 1, learners: 12 }] : [],
    );
    await files.edit('paths/compliance.yaml', 'within: 14 days', 'within: 10 days');
    await files.edit('privacy/quiz.yaml', 'passMark: 80', 'passMark: 90');

    const expected = [
      {
        kind: 'course',
        code: 'HIP',
        title: 'Privacy',
        from: 1,
        version: 2,
        differences: ['Module quiz "Questions": pass mark changed: 80 → 90'],
        learners: [],
      },
      {
        kind: 'path',
        code: 'COMPLIANCE',
        title: 'Required training',
        from: 1,
        version: 2,
        differences: [
          'Privacy (C1): due date changed: ' +
            'after hire, within 14 days → after hire, within 10 days',
        ],
        learners: [{ version: 1, learners: 12 }],
      },
      // It asks for the other path, and pins its version.
      {
        kind: 'path',
        code: 'CAREER',
        title: 'From trainee to manager',
        from: 1,
        version: 2,
        differences: [],
        learners: [],
      },
    ];
    const preview = await catalog.publish(ADMIN, { dryRun: true });
    expect(preview.changed).toEqual(expected);
    const stays = preview.unchanged.map(({ kind, code }) => `${kind} ${code}`);
    expect(stays).toContain('path FOUNDATIONS');
    expect(stays).not.toContain('path COMPLIANCE');
    expect(catalog.find('path', 'COMPLIANCE')?.version).toBe(1);

    const report = await catalog.publish(ADMIN, { dryRun: false });
    expect(report.changed).toEqual(expected);
    expect(catalog.find('path', 'COMPLIANCE')?.version).toBe(2);
    expect(catalog.quiz('HIP', 1, 'quiz').passMark).toBe(80);
    expect(catalog.quiz('HIP', 2, 'quiz').passMark).toBe(90);
  });

  test('another process sees it at its next look, and keeps the objects it has', async () => {
    const [here, there] = [open(), open()];
    await here.catalog.start(fail);
    await there.catalog.start(fail);
    const before = there.catalog.definitions.path('COMPLIANCE', 2);
    await files.edit('paths/compliance.yaml', 'within: 10 days', 'within: 7 days');
    await here.catalog.publish(ADMIN, { dryRun: false });

    expect(there.catalog.find('path', 'COMPLIANCE')?.version).toBe(2);
    await there.catalog.refresh();
    expect(there.catalog.find('path', 'COMPLIANCE')?.version).toBe(3);
    expect(there.catalog.definitions.path('COMPLIANCE', 2)).toBe(before);
  });

  test('content that returns to what it was is a new version with the old hash', async () => {
    const { catalog } = open();
    await files.edit('paths/compliance.yaml', 'within: 7 days', 'within: 14 days');
    await catalog.publish(ADMIN, { dryRun: false });

    expect(catalog.find('path', 'COMPLIANCE')?.version).toBe(4);
    expect(catalog.find('path', 'COMPLIANCE')?.hash).toBe(
      catalog.find('path', 'COMPLIANCE', 1)?.hash,
    );
  });

  test('a changed skill makes a new version of the paths that pin it', async () => {
    const { catalog } = open();
    await files.edit('skills/desk.yaml', 'count: 10', 'count: 11');
    const report = await catalog.publish(ADMIN, { dryRun: false });

    expect(report.changed.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'skill F1',
      'path DESK',
      'path CAREER',
    ]);
    expect(catalog.definitions.skill('F1', 1).observations.count).toBe(10);
    expect(catalog.definitions.skill('F1').observations.count).toBe(11);
  });

  test('two that publish the same change at once make one version', async () => {
    const [here, there] = [open(), open()];
    await here.catalog.start(fail);
    await files.edit('paths/foundations.yaml', 'The words', 'The language');
    await Promise.all([
      here.catalog.publish(ADMIN, { dryRun: false }),
      there.catalog.publish(ADMIN, { dryRun: false }),
    ]);
    expect(here.catalog.find('path', 'FOUNDATIONS')?.version).toBe(2);
    expect(there.catalog.find('path', 'FOUNDATIONS')?.version).toBe(2);
  });

  test('all is refused where a file is wrong, and a server that has something goes on', async () => {
    const { catalog } = open();
    const broken = await CoursesFolder.make();
    await broken.edit('paths/foundations.yaml', 'course: TRM', 'course: TRN');
    await broken.edit('privacy/quiz.yaml', 'passMark: 80', 'passMark: 180');
    const other = catalogOn(context.database, broken.folder).catalog;
    await catalog.refresh();
    const before = catalog.newest('course').map(({ version }) => version);

    const refused = await other.publish(ADMIN, { dryRun: false }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).reasons.map(({ subject }) => subject)).toEqual([
      'paths/foundations.yaml:9',
      'privacy/quiz.yaml:3',
    ]);
    const warnings: string[] = [];
    await other.start((message) => warnings.push(message));
    expect(warnings.join()).toContain('There is no course "TRN". Did you mean "TRM"?');
    expect(other.newest('course').map(({ version }) => version)).toEqual(before);
    await broken.remove();
  });

  test('who listens is told in the same transaction, and can keep it from happening', async () => {
    const { catalog, publications } = open();
    await files.edit('paths/foundations.yaml', 'The language', 'The tongue');
    const heard: string[] = [];
    publications.onPublished(async (_tx: Transaction, paths) => {
      heard.push(...paths);
      throw new Error('no');
    });
    await expect(catalog.publish(ADMIN, { dryRun: false })).rejects.toThrow('no');
    await catalog.refresh();

    expect(heard).toEqual(['FOUNDATIONS']);
    expect(catalog.find('path', 'FOUNDATIONS')?.version).toBe(2);
  });

  test('what was made in the product is left alone, and its code is not taken over', async () => {
    const { catalog } = open();
    await catalog.start(fail);
    const skill = catalog.find('skill', 'F1')!;
    await context.database.transaction(async (tx) => {
      await tx.execute('update catalog_state set publications = publications + 1');
      await tx.insert(DefinitionEntity, {
        kind: 'skill',
        ...{ code: 'OWN-1', version: 1, title: 'Our own skill', hash: 'x' },
        content: { ...skill.definition, code: 'OWN-1' },
        origin: 'product',
        ...{ publishedAt: '2026-03-10T15:00:00.000Z', publishedBy: ADMIN },
        publication: 1_000,
      });
    });
    await catalog.publish(ADMIN, { dryRun: false });
    expect(catalog.find('skill', 'OWN-1')?.version).toBe(1);

    await files.edit('skills/desk.yaml', 'code: F1', 'code: OWN-1');
    await files.edit('paths/one.yaml', 'skill: F1', 'skill: OWN-1');
    await expect(catalog.publish(ADMIN, { dryRun: false })).rejects.toThrow(
      'The skill OWN-1 was made in Preceptor: give the one in the files another code.',
    );
  });

  test('a start reads the files only where they are not those that were published last', async () => {
    const own = await CoursesFolder.make();
    await own.edit('paths/one.yaml', 'title: Begin', 'title: First');
    const { publishing } = catalogOn(context.database, own.folder);
    const first = await publishing.publishAtStart();
    expect(first?.changed).not.toEqual([]);
    expect(await publishing.publishAtStart()).toBeNull();

    // The same said in other words of YAML makes no version, but is read once.
    await own.edit('paths/one.yaml', 'title: First', "title: 'First'");
    expect(await publishing.publishAtStart()).toMatchObject({ added: [], changed: [] });
    expect(await publishing.publishAtStart()).toBeNull();

    await own.edit('privacy/quiz.yaml', 'passMark: 80', 'passMark: 180');
    await expect(publishing.publishAtStart()).rejects.toThrow(Refusal);
    await own.remove();
  });

  test('a published version can be neither changed nor deleted', async () => {
    const change = "update definition set title = 'x' where code = 'HIP'";
    await expect(context.database.transaction((tx) => tx.execute(change))).rejects.toThrow(
      'A published version is never changed.',
    );
    const remove = "delete from definition where code = 'HIP'";
    await expect(context.database.transaction((tx) => tx.execute(remove))).rejects.toThrow(
      'A published version is never changed.',
    );
  });
});

function fail(message: string): void {
  throw new Error(message);
}

const TABLES = {
  sqlite: "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  postgres:
    'select table_name as name from information_schema.tables where table_schema = current_schema()',
};

/** Everything that stands in any table, as text, in an order of its own. */
async function everyRow(reader: Reader): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const { name } of await reader.query<{ name: string }>(TABLES[reader.dialect])) {
    const found = await reader.query(`select * from "${name}"`);
    rows.push(...found.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows.sort();
}
