/**
 * How long the server takes for each kind of page that links lead to, and what a browser
 * loads: on the demo clinic for each role, and with 10,000 people for their administrator.
 * Every time is given beside that of `/health/live`, asked for in turn with the page: what
 * else the machine does slows both. `npm run bench:pages -- [--people 10000] [--times 100]`
 */
import 'reflect-metadata';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsWith } from '../dist/config/settings.js';
import { createApp } from '../dist/create-app.js';
import { Database } from '../dist/database/database.js';
import { Browsing } from './browsing.mjs';
import { fillOffice } from './office.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    times: { type: 'string', default: '100' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log('npm run bench:pages -- [--people 10000] [--times 100]');
  process.exit(0);
}
const PEOPLE = Number(values.people);
const TIMES = Number(values.times);
/** For how many milliseconds one page is asked for again, if that is often enough. */
const LONGEST = 10_000;
const FEWEST = 10;
const PORT = 3978;
const ROLES = ['learner', 'instructor', 'manager', 'admin'];
const DEMO = ROLES.map((role) => ({ who: `${role}@demo.example`, secret: 'preceptor-demo' }));
const BENCH = { who: 'admin@bench.example', secret: 'bench-bench-bench' };
const folder = mkdtempSync(join(tmpdir(), 'preceptor-pages-'));

try {
  const demo = join(folder, 'demo');
  say('making the demo clinic …');
  const env = { ...process.env, DATA_DIR: demo, LOG_LEVEL: 'error' };
  const made = spawnSync(process.execPath, ['dist/cli/demo.js', '--make-only'], { env });
  if (made.status !== 0) throw new Error(String(made.stderr));
  await measured('the demo clinic', demo, DEMO);
  if (PEOPLE > 0) {
    const office = join(folder, 'office');
    await makeOffice(office);
    await measured(`${PEOPLE} people`, office, [BENCH]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function makeOffice(dataDir) {
  const app = await createApp(
    settingsWith({
      dataDir,
      port: PORT,
      logLevel: 'error',
      adminEmail: BENCH.who,
      adminPassword: BENCH.secret,
    }),
  );
  const [{ id }] = await app.get(Database).reader.query('select id from person limit 1');
  say(`${PEOPLE} people with 20 facts each …`);
  await fillOffice(app, id, PEOPLE, 20, say);
  await app.close();
}

async function measured(name, dataDir, signIns) {
  const server = await serve(dataDir);
  try {
    for (const who of signIns) {
      const browsing = new Browsing(PORT);
      await browsing.signIn(who);
      await printPages(`${name}, ${who.who}`, browsing);
      browsing.close();
    }
  } finally {
    server.kill();
    await new Promise((closed) => server.once('exit', closed));
  }
}

/** The slowest first. */
async function printPages(name, browsing) {
  const assets = await browsing.assetsOf('/home');
  const rows = [];
  for (const [kind, path] of await browsing.pages()) {
    const { bytes } = await browsing.get(path);
    rows.push({ kind, bytes, ...(await timesOf(path, browsing)) });
  }
  rows.sort((a, b) => b.ours.p95 - a.ours.p95);
  console.log(`\n${name}: ${rows.length} kinds of pages`);
  for (const { kind, bytes, ours, floor } of rows) {
    const kb = (of) => `${(of / 1024).toFixed(1)} kB`.padStart(8);
    console.log(
      `${kind.padEnd(38)} p50 ${ms(ours.p50)}  p95 ${ms(ours.p95)}  live ${ms(floor.p50)} and ${ms(floor.p95)}` +
        `  ${(ours.p50 / floor.p50).toFixed(1).padStart(5)} × live` +
        `  first load ${kb(assets + bytes)}, next page ${kb(bytes)}`,
    );
  }
}

function ms(time) {
  return `${time.toFixed(1).padStart(5)} ms`;
}

async function serve(dataDir) {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(PORT),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, ['dist/main.js'], { env, stdio: 'ignore' });
  const asking = new Browsing(PORT);
  for (let tried = 0; tried < 300; tried++) {
    const answer = await asking.get('/health/ready').catch(() => null);
    if (answer?.status === 200) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('The server did not start.');
}

/** The times of a page, and of `/health/live` between its requests. */
async function timesOf(path, browsing) {
  const began = performance.now();
  const isLong = () => performance.now() - began > LONGEST;
  for (let i = 0; i < 20 && !isLong(); i++) await browsing.get(path);
  const ours = [];
  const floor = [];
  for (let i = 0; i < TIMES && !(isLong() && ours.length >= FEWEST); i++) {
    ours.push(await browsing.timeOf(path));
    floor.push(await browsing.timeOf('/health/live'));
  }
  return { ours: percentiles(ours), floor: percentiles(floor) };
}

function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)];
  return { p50: at(0.5), p95: at(0.95) };
}

function say(text) {
  console.error(`  ${text}`);
}
