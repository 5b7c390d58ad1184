/**
 * Our speed, as ratios measured in one run: each figure against a floor measured beside
 * it. `npm run bench -- [--people 10000] [--runs 3]`; PostgreSQL too where
 * BENCH_DATABASE_URL names an empty database.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsWith } from '../dist/config/settings.js';
import { createApp } from '../dist/create-app.js';
import { Database } from '../dist/database/database.js';
import { CatalogService } from '../dist/features/catalog/catalog.service.js';
import { AssignCoursework } from '../dist/features/coursework/assign-coursework.js';
import { LedgerRepository } from '../dist/features/ledger/ledger.repository.js';
import { LedgerService } from '../dist/features/ledger/ledger.service.js';
import { RebuildLedger } from '../dist/features/ledger/rebuild-ledger.js';
import { verifyLedger } from '../dist/features/ledger/verify-ledger.js';
import { completion, fillOffice, TODAY } from './office.mjs';
import { median, perSecond, requests } from './measure.mjs';
import { sqliteFloor } from './sqlite-floor.mjs';

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
const PEOPLE = Number(values.people);
const RUNS = Number(values.runs);
const PORT = 3977;
const ADMIN = { email: 'admin@bench.example', password: 'bench-bench-bench' };
const folder = mkdtempSync(join(tmpdir(), 'preceptor-bench-'));
const rows = [];

try {
  await bench('SQLite', { dataDir: folder });
  const databaseUrl = process.env.BENCH_DATABASE_URL;
  if (databaseUrl) await bench('PostgreSQL', { dataDir: folder, databaseUrl });
  print();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bench(name, where) {
  const settings = settingsWith({
    ...where,
    port: PORT,
    logLevel: 'error',
    adminEmail: ADMIN.email,
    adminPassword: ADMIN.password,
  });
  const app = await createApp(settings);
  const database = app.get(Database);
  const ledger = app.get(LedgerService, { strict: false });
  const [{ id: admin }] = await database.reader.query('select id from person limit 1');
  say(name, `${PEOPLE} people with 20 facts each …`);
  const ids = await fillOffice(app, admin, PEOPLE, 20, (text) => say(name, text));
  const by = { recordedBy: admin, today: TODAY };
  const append = (id, n) =>
    database.transaction((tx) => ledger.append(tx, id, [completion(n)], by));

  let n = 0;
  const inProcess = [];
  const floors = [];
  for (let run = 0; run < RUNS; run++) {
    inProcess.push(await perSecond(3000, 64, () => append(ids[(n * 7919) % ids.length], n++)));
    if (name === 'SQLite') floors.push(floorOn(ids));
  }
  const appended = median(inProcess);
  if (floors.length > 0)
    row(name, 'append in process ÷ floor', appended, median(floors), 0.6, 'facts/s');

  const [few] = await fillOffice(app, admin, 1, 50);
  const [many] = await fillOffice(app, admin, 1, 5000);
  const flat = [];
  for (let run = 0; run < RUNS; run++) {
    const ofFew = await perSecond(300, 1, () => append(few, n++));
    const ofMany = await perSecond(300, 1, () => append(many, n++));
    flat.push([ofMany, ofFew]);
  }
  row(
    name,
    'append, 5,000 facts ÷ 50',
    median(flat.map(([a]) => a)),
    median(flat.map(([, b]) => b)),
    0.7,
    'facts/s',
  );

  const coursework = app.get(AssignCoursework, { strict: false });
  const actor = {
    personId: admin,
    grants: [{ role: 'administrator', site: null, cohort: null, until: null }],
  };
  const began = performance.now();
  await coursework.assign(actor, { course: 'ANA', site: 'MAIN', dueIn: 'P14D' });
  await jobsDone(database);
  row(
    name,
    'assigning a course ÷ append in process',
    (PEOPLE / (performance.now() - began)) * 1000,
    appended,
    0.5,
    'facts/s',
  );

  await reports(name, database, ids);
  const repository = app.get(LedgerRepository, { strict: false });
  await facts(name, 'verify', () => verifyLedger(repository, database.reader, {}));
  const { definitions } = app.get(CatalogService, { strict: false });
  await facts(name, 'rebuild', () => new RebuildLedger(database, repository, definitions).run());
  await app.close();
  await overHttp(name, where, ids, floors.length > 0 ? median(floors) : null);

  function floorOn(learners) {
    const copy = join(folder, `floor-${n}.sqlite`);
    const [{ file }] = fileOf();
    copyFileSync(file, copy);
    return sqliteFloor(copy, learners, 3000);
  }

  // A checkpoint first: what is only in the log would be missing in the copy.
  function fileOf() {
    const handle = app.get(Database).handle;
    handle.pragma('wal_checkpoint(TRUNCATE)');
    return [{ file: handle.name }];
  }
}

async function jobsDone(database) {
  for (;;) {
    const [open] = await database.reader.query(
      `select id from job where state in ('waiting', 'running') limit 1`,
    );
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The statuses of 200 people on a past day: our query is the raw one, so the ratio shows what mapping costs. */
async function reports(name, database, ids) {
  const people = ids.slice(0, 200);
  const list = people.map((_, i) => `$${i + 2}`).join(', ');
  const sql = `select learner_id, path, requirement, status, due_on from interval
    where learner_id in (${list}) and from_on <= $1 and to_on > $1`;
  const day = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const found = await database.reports.query(sql, [day, ...people]);
    times.push(performance.now() - began);
    if (run === 0) say(name, `${found.length} statuses of 200 people on ${day}`);
  }
  rows.push([
    name,
    'statuses of 200 people as of a past day',
    `${median(times).toFixed(0)} ms`,
    '',
    '',
    '',
  ]);
}

async function facts(name, what, act) {
  const began = performance.now();
  const { facts: count } = await act();
  const rate = (count / (performance.now() - began)) * 1000;
  const memory = `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
  rows.push([name, what, `${rate.toFixed(0)} facts/s`, memory, '', '']);
}

async function overHttp(name, where, ids, floor) {
  const server = await startServer(where);
  try {
    const url = `http://127.0.0.1:${PORT}`;
    const answer = await fetch(`${url}/api/v1/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    const { token } = await answer.json();
    const modules = ['04', '05', '06'];
    const noopPost = [];
    const noopGet = [];
    const completions = [];
    const standings = [];
    for (let run = 0; run < RUNS; run++) {
      const body = (i) =>
        JSON.stringify({ course: 'TRM', module: modules[run % 3], minutes: 1 + (i % 50) });
      noopPost.push(
        await requests(url, { method: 'POST', path: '/api/v1/bench/noop', token, body }),
      );
      noopGet.push(await requests(url, { path: '/api/v1/bench/noop', token }));
      completions.push(
        await requests(url, {
          method: 'POST',
          path: (i) => `/api/v1/learners/${ids[(i * 7919 + run) % ids.length]}/completions`,
          token,
          body,
          amount: Math.min(4000, ids.length),
        }),
      );
      standings.push(
        await requests(url, {
          path: (i) => `/api/v1/learners/${ids[(i * 7919) % ids.length]}/standing?path=CAREER`,
          token,
        }),
      );
    }
    const rate = (of) => median(of.map((each) => each.perSecond));
    const p99 = median(completions.map((each) => each.p99));
    const failed = completions.concat(standings).reduce((sum, each) => sum + each.failed, 0);
    if (failed > 0) throw new Error(`${failed} requests failed.`);
    if (floor)
      row(
        name,
        `completions over HTTP ÷ floor (p99 ${p99} ms)`,
        rate(completions),
        floor,
        0.4,
        '/s',
      );
    row(name, 'completions over HTTP ÷ no-op POST', rate(completions), rate(noopPost), 0.3, '/s');
    row(name, 'standing over HTTP ÷ no-op GET', rate(standings), rate(noopGet), 0.25, '/s');
  } finally {
    server.kill('SIGTERM');
  }
}

function startServer({ dataDir, databaseUrl }) {
  const child = spawn(process.execPath, [new URL('server.mjs', import.meta.url).pathname], {
    env: {
      ...process.env,
      PORT: String(PORT),
      DATA_DIR: dataDir,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('listening') && resolve(child));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

function row(name, what, ours, floor, aim, unit) {
  rows.push([
    name,
    what,
    `${ours.toFixed(0)} ${unit}`,
    `${floor.toFixed(0)} ${unit}`,
    (ours / floor).toFixed(2),
    `≥ ${aim}`,
  ]);
  say(name, `${what}: ${(ours / floor).toFixed(2)}`);
}

function say(name, text) {
  console.error(`${name}: ${text}`);
}

function print() {
  const header = ['database', 'measure', 'ours', 'floor', 'ratio', 'aim'];
  const widths = header.map((title, i) =>
    Math.max(title.length, ...rows.map((each) => each[i].length)),
  );
  for (const each of [header, widths.map((width) => '-'.repeat(width)), ...rows]) {
    console.log(`| ${each.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`);
  }
}
