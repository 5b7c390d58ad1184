/**
 * Our speed, as ratios measured in one run: each figure against a floor measured beside it.
 * `npm run bench -- [--people 10000] [--runs 3]`; PostgreSQL too where BENCH_DATABASE_URL
 * names an empty database, with pgbench for the floor of an append there.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsWith } from '../dist/config/settings.js';
import { createApp } from '../dist/create-app.js';
import { Database } from '../dist/database/database.js';
import { alone } from './alone.mjs';
import { appending, assigning, statuses } from './in-process.mjs';
import { fillOffice } from './office.mjs';
import { overHttp } from './over-http.mjs';
import { Table } from './table.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log('npm run bench -- [--people 10000] [--runs 3]');
  process.exit(0);
}
const RUNS = Number(values.runs);
const ADMIN = { email: 'admin@bench.example', password: 'bench-bench-bench' };
const folder = mkdtempSync(join(tmpdir(), 'preceptor-bench-'));
const tables = [];

try {
  await bench('SQLite', { dataDir: folder });
  const databaseUrl = process.env.BENCH_DATABASE_URL;
  if (databaseUrl) await bench('PostgreSQL', { dataDir: folder, databaseUrl });
} finally {
  for (const table of tables) table.print();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(name, where) {
  const table = new Table(name);
  tables.push(table);
  const settings = settingsWith({
    ...where,
    logLevel: 'error',
    adminEmail: ADMIN.email,
    adminPassword: ADMIN.password,
  });
  const app = await createApp(settings);
  const [{ id: admin }] = await app
    .get(Database)
    .reader.query('select id from person order by id limit 1');
  table.say(`${values.people} people with 20 facts each …`);
  const ids = await fillOffice(app, admin, Number(values.people), 20, (text) => table.say(text));
  const office = { app, admin, ids, folder, where, runs: RUNS, table };

  const { done, ours, floor } = await appending(office);
  await assigning(office, ours);
  await statuses(office);
  await app.close();
  await overHttp(office, ADMIN, done, floor);
  await alone(office, 'verify');
  await alone(office, 'rebuild');
}
