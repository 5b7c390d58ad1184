/**
 * How long the server takes for the main pages, and what a browser loads: on the demo
 * clinic, and with 10,000 people. Every time is given beside that of `/health/live`,
 * asked for in turn with the page: what else the machine does slows both. `npm run bench:pages -- [--people 10000] [--times 200]`
 */
import 'reflect-metadata';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsWith } from '../dist/config/settings.js';
import { createApp } from '../dist/create-app.js';
import { Database } from '../dist/database/database.js';
import { fillOffice } from './office.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    times: { type: 'string', default: '200' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log('npm run bench:pages -- [--people 10000] [--times 200]');
  process.exit(0);
}
const PEOPLE = Number(values.people);
const TIMES = Number(values.times);
const PORT = 3978;
const BENCH = { who: 'admin@bench.example', secret: 'bench-bench-bench' };
const DEMO = { who: 'admin@demo.example', secret: 'preceptor-demo' };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
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
    await measured(`${PEOPLE} people`, office, BENCH);
  }
} finally {
  agent.destroy();
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

async function measured(name, dataDir, who) {
  const server = await serve(dataDir);
  try {
    const cookie = await signIn(who);
    const person = await somebody(cookie);
    const pages = [
      ...['/home', '/catalog', '/trainees', '/people', '/people?standing=out-of-date'],
      ...['/people?q=a', '/people/overview', `/people/${person}`, `/people/${person}/history`],
      ...['/promotions', '/assignments', '/sessions', '/admin'],
    ];
    console.log(`\n${name}`);
    const assets = await assetsOf('/people', cookie);
    for (const path of pages) {
      const first = await get(path, cookie);
      const shown = path.replace(person, ':id').padEnd(30);
      if (first.status !== 200) {
        console.log(`${shown} ${first.status}`);
        continue;
      }
      const { ours, floor } = await timesOf(path, cookie);
      const kb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`.padStart(9);
      console.log(
        `${shown} p50 ${ours.p50.toFixed(1).padStart(6)} ms  p95 ${ours.p95.toFixed(1).padStart(6)} ms` +
          `  live ${floor.p50.toFixed(1).padStart(5)} and ${floor.p95.toFixed(1).padStart(5)} ms` +
          `  ${(ours.p50 / floor.p50).toFixed(1).padStart(6)} × live` +
          `  first load ${kb(assets + first.bytes)}, next page ${kb(first.bytes)}`,
      );
    }
  } finally {
    server.kill();
    await new Promise((closed) => server.once('exit', closed));
  }
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
  for (let tried = 0; tried < 300; tried++) {
    const answer = await get('/health/ready').catch(() => null);
    if (answer?.status === 200) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('The server did not start.');
}

async function signIn(fields) {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  const answer = await send('POST', '/sign-in', headers, body);
  if (answer.status !== 303) throw new Error(`Sign-in: ${answer.status}`);
  return answer.headers['set-cookie'].map((each) => each.split(';')[0]).join('; ');
}

/** The last of the first people in the list. */
async function somebody(cookie) {
  const { text } = await send('GET', '/people', { cookie });
  return [...text.matchAll(/href="\/people\/([0-9a-f-]{36})/g)].at(-1)[1];
}

/** The bytes of every file that a page loads besides itself. */
async function assetsOf(path, cookie) {
  const { text } = await send('GET', path, { cookie });
  const urls = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
  let bytes = 0;
  for (const url of new Set(urls)) bytes += (await get(url)).bytes;
  return bytes;
}

/** The times of a page, and of `/health/live` between its requests. */
async function timesOf(path, cookie) {
  for (let i = 0; i < 20; i++) await get(path, cookie);
  const ours = [];
  const floor = [];
  for (let i = 0; i < TIMES; i++) {
    ours.push(await timeOf(path, cookie));
    floor.push(await timeOf('/health/live', cookie));
  }
  return { ours: percentiles(ours), floor: percentiles(floor) };
}

async function timeOf(path, cookie) {
  const began = performance.now();
  await get(path, cookie);
  return performance.now() - began;
}

function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)];
  return { p50: at(0.5), p95: at(0.95) };
}

function get(path, cookie) {
  const headers = { accept: 'text/html', 'accept-encoding': 'br, gzip' };
  return send('GET', path, { ...headers, ...(cookie && { cookie }) });
}

/** One request over the one connection; `bytes` is the body as it was sent. */
function send(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port: PORT, host: '127.0.0.1', method, path, headers },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const all = Buffer.concat(chunks);
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            bytes: all.length,
            text: all.toString(),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function say(text) {
  console.error(`  ${text}`);
}
