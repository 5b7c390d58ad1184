import type { Transaction } from './transaction.js';

/** One step of the schema, written by hand for both databases; see migrations/README.md. */
export interface Migration {
  /** `0007-observed-skills`: the order in which they run, and what it is about. */
  readonly name: string;
  up(tx: Transaction): Promise<void>;
}

export const MIGRATION_TABLE = `
  create table if not exists migration (
    name text not null primary key,
    applied_at text not null
  )`;

/** Applies what is missing, in the transaction that it is given. */
export async function applyMissing(
  tx: Transaction,
  migrations: readonly Migration[],
): Promise<void> {
  const names = migrations.map(({ name }) => name);
  refuseDisorder(names);

  const rows = await tx.query<{ name: string }>('select name from migration order by name');
  const applied = new Set(rows.map(({ name }) => name));
  const unknown = [...applied].filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `This database was used by a newer version (${unknown.join(', ')}). Start that version, ` +
        'or restore a backup from before it.',
    );
  }

  for (const migration of migrations) {
    if (applied.has(migration.name)) continue;
    await migration.up(tx);
    await tx.execute('insert into migration (name, applied_at) values ($1, $2)', [
      migration.name,
      new Date().toISOString(),
    ]);
  }
}

function refuseDisorder(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}-[a-z0-9-]+$/.test(name)) throw new Error(`"${name}" is not like 0001-people`);
    const before = names[index - 1];
    if (before !== undefined && before >= name) {
      throw new Error(`Migration ${name} must come before ${before}`);
    }
  }
}
