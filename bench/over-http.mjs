import { spawn } from 'node:child_process';
import { median, requests } from './measure.mjs';
import { completionsOf, nextCompletion } from './office.mjs';

const PORT = 3977;
const URL_HERE = `http://127.0.0.1:${PORT}`;
const API = '/api/v1';

/** The same over HTTP at 64 connections; `done` completions were made before. */
export async function overHttp({ ids, runs, where, table }, admin, done, floor) {
  const server = await startServer(where);
  try {
    const { token } = await post('/tokens', admin);
    const left = completionsOf(ids) - done;
    // One run more, which is not counted: a server that has just started compiles.
    const amount = Math.min(4000, Math.floor(left / (runs + 1)));
    const completionAt = (n) => nextCompletion(ids, n);
    const body = (n) => JSON.stringify({ course: 'TRM', module: completionAt(n).module });
    const noop = () => `${API}/bench/noop`;
    const learner = (n) => `${API}/learners/${completionAt(n).id}`;

    const measured = { noopPost: [], noopGet: [], completions: [], standings: [] };
    for (let run = 0; run <= runs; run++) {
      const kept = {
        noopPost: await requests(URL_HERE, { token, path: noop, body }),
        noopGet: await requests(URL_HERE, { token, path: noop }),
        completions: await requests(URL_HERE, {
          ...{ token, amount, from: done, body },
          path: (n) => `${learner(n)}/completions`,
        }),
        standings: await requests(URL_HERE, {
          token,
          path: (n) => `${learner(n)}/standing?path=CAREER`,
        }),
      };
      done += amount;
      for (const [name, each] of Object.entries(kept)) {
        if (each.failed > 0) throw new Error(`${name}: ${each.failed} requests failed.`);
        if (run > 0) measured[name].push(each);
      }
    }
    const rate = (of) => median(of.map((each) => each.perSecond));
    const { noopPost, noopGet, completions, standings } = measured;
    if (floor)
      table.ratio('completions over HTTP ÷ floor', rate(completions), floor, aimOf(where), '/s');
    table.figure(
      'completions over HTTP, p99 at 64 connections',
      `${median(completions.map((each) => each.p99))} ms`,
      '',
      '< 150 ms',
    );
    table.ratio('completions ÷ no-op POST', rate(completions), rate(noopPost), '≥ 0.3', '/s');
    table.ratio('standing ÷ no-op GET', rate(standings), rate(noopGet), '≥ 0.25', '/s');
    await besideAssigning(token, learner, table);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
}

// PostgreSQL works beside us on the same cores, in the floor as well.
function aimOf({ databaseUrl }) {
  return databaseUrl ? '≥ 0.3' : '≥ 0.4';
}

/** How long others wait at most while everybody gets a course. */
async function besideAssigning(token, learner, table) {
  const headers = { authorization: `Bearer ${token}` };
  const assigned = post('/assignments', { course: 'EHR', site: 'MAIN', dueIn: 'P14D' }, headers);
  let longest = 0;
  let count = 0;
  const work = { isDone: false };
  const job = finished(assigned, headers, work);
  while (!work.isDone) {
    const began = performance.now();
    await (await fetch(`${URL_HERE}${learner(count++)}/standing?path=CAREER`, { headers })).text();
    longest = Math.max(longest, performance.now() - began);
  }
  await job;
  const what = 'a standing beside an assignment to all, the longest';
  table.figure(what, `${longest.toFixed(0)} ms`, `of ${count}`, '< 200 ms');
}

/** Waits until what was assigned is done; where that is a job, asks after it. */
async function finished(assigned, headers, work) {
  const { job: id } = await assigned;
  for (let state = id ? 'waiting' : 'done'; state === 'waiting' || state === 'running';) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const answer = await fetch(`${URL_HERE}${API}/jobs/${id}`, { headers });
    ({ state } = await answer.json());
  }
  work.isDone = true;
}

async function post(path, body, headers = {}) {
  const answer = await fetch(`${URL_HERE}${API}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
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
