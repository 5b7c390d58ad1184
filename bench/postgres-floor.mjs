import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLIENTS = 16;
const TABLES = ['ledger', 'ledger_head', 'record_row', 'interval'];

/** Whether there is a pgbench to measure the floor with; it comes with PostgreSQL. */
export function hasPgbench() {
  return spawnSync('pgbench', ['--version']).status === 0;
}

/** Copies what appends write to, as it is now, so that `postgresFloor` begins there too. */
export async function copyForFloor(database) {
  await database.transaction(async (tx) => {
    await tx.execute('drop schema if exists floor cascade');
    await tx.execute('create schema floor');
    for (const table of TABLES) {
      await tx.execute(`create table floor.${table} (like public.${table} including all)`);
      await tx.execute(`insert into floor.${table} select * from public.${table}`);
    }
  });
}

/**
 * The floor of an append on PostgreSQL: pgbench sends the very statements that our appends
 * sent, with the same values, prepared, from 16 clients, to the copies made before. What it
 * asks besides is one row by its number, for the values. Units a second.
 */
export async function postgresFloor(database, databaseUrl, units) {
  const shapes = new Map();
  for (const unit of units) {
    const key = unit.map(({ sql }) => sql).join('\n');
    if (!shapes.has(key)) shapes.set(key, { number: shapes.size, unit });
  }
  const width = Math.max(...units.map((unit) => valuesOf(unit).length));
  await fillUnits(database, units, shapes, width);
  const folder = mkdtempSync(join(tmpdir(), 'preceptor-floor-'));
  try {
    const script = join(folder, 'append.sql');
    writeFileSync(script, scriptOf([...shapes.values()]));
    const times = Math.floor(units.length / CLIENTS);
    const ran = spawnSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', CLIENTS, '-j', 2, '-t', times, '-f', script, databaseUrl].map(
        String,
      ),
      { encoding: 'utf8', env: { ...process.env, PGOPTIONS: '-c search_path=floor' } },
    );
    const rate = /^tps = ([\d.]+)/m.exec(ran.stdout)?.[1];
    if (ran.status !== 0 || !rate) throw new Error(`pgbench: ${ran.stderr || ran.stdout}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillUnits(database, units, shapes, width) {
  const columns = Array.from({ length: width }, (_, i) => `p${i + 1}`);
  await database.transaction(async (tx) => {
    await tx.execute('create sequence floor.turn');
    await tx.execute(
      `create table floor.unit (n integer primary key, shape integer, ${columns.map((c) => `${c} text`).join(', ')})`,
    );
    for (const [i, unit] of units.entries()) {
      const { number } = shapes.get(unit.map(({ sql }) => sql).join('\n'));
      const values = valuesOf(unit);
      const row = [i + 1, number, ...columns.map((_, at) => String(values[at] ?? ''))];
      const places = row.map((_, at) => `$${at + 1}`).join(', ');
      await tx.execute(`insert into floor.unit values (${places})`, row);
    }
  });
}

/** One unit a turn: \\gset gives its values, and its shape says which statements it has. */
function scriptOf(shapes) {
  const branches = shapes.map(({ number, unit }, i) => {
    let before = 0;
    const statements = unit.map(({ sql, parameters }) => {
      const named = sql.replace(/\$(\d+)/g, (_, n) => `:p${before + Number(n)}`);
      before += parameters.length;
      return `${named.trim()};`;
    });
    return [`\\${i === 0 ? 'if' : 'elif'} :shape = ${number}`, ...statements].join('\n');
  });
  return [
    `with turn as materialized (select nextval('turn') as n)
     select unit.* from turn join unit on unit.n = turn.n \\gset`,
    'begin isolation level repeatable read;',
    ...branches,
    '\\endif',
    'commit;',
    '',
  ].join('\n');
}

function valuesOf(unit) {
  return unit.flatMap(({ parameters }) => parameters);
}
