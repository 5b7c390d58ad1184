import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { writerOptions } from '../../src/database/data-source-options.js';
import type { Reader } from '../../src/database/transaction.js';
import { describeOnBothDatabases } from '../support/on-both-databases.js';

interface ColumnOf {
  readonly table: string;
  readonly column: string;
  readonly isNullable: boolean;
}

describeOnBothDatabases('the migrated schema', (context) => {
  test('has the columns of the entities, as nullable as they say, and no other', async () => {
    const entities = await declaredEntities();
    const source = new DataSource({ ...writerOptions(context.settings), entities });
    await source.initialize();
    const declared = source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map(({ databaseName, isNullable }) => ({
        table: tableName,
        column: databaseName,
        isNullable,
      })),
    );
    await source.destroy();

    expect(lines(await columnsIn(context.database.reader))).toEqual(lines(declared));
  });

  test('compares text by its bytes', async () => {
    if (context.dialect === 'sqlite') return;
    const rows = await context.database.reader.query(`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and table_name <> 'migration'
        and data_type in ('text', 'character varying') and collation_name is distinct from 'C'`);
    expect(rows).toEqual([]);
  });
});

/** Every class of the `*.entity.ts` files. */
async function declaredEntities(): Promise<Function[]> {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = await readdir(root, { recursive: true });
  const classes: Function[] = [];
  for (const file of files.filter((name) => name.endsWith('.entity.ts'))) {
    const exported = Object.values((await import(join(root, file))) as Record<string, unknown>);
    for (const value of exported) if (typeof value === 'function') classes.push(value);
  }
  return classes;
}

async function columnsIn(reader: Reader): Promise<ColumnOf[]> {
  const rows = await reader.query<{ table: string; column: string; nullable: number }>(
    reader.dialect === 'sqlite'
      ? `select t.name as "table", c.name as "column", 1 - c."notnull" as nullable
           from sqlite_schema t join pragma_table_info(t.name) c
          where t.type = 'table' and t.name not like 'sqlite%' and t.name <> 'migration'`
      : `select table_name as "table", column_name as "column",
                case is_nullable when 'YES' then 1 else 0 end as nullable
           from information_schema.columns
          where table_schema = 'public' and table_name <> 'migration'`,
  );
  return rows.map(({ table, column, nullable }) => ({ table, column, isNullable: nullable === 1 }));
}

function lines(columns: readonly ColumnOf[]): string[] {
  return columns
    .map(({ table, column, isNullable }) => `${table}.${column}${isNullable ? '' : ' not null'}`)
    .sort();
}
