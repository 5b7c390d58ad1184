import { Agent, request } from 'node:http';

/** The median of an odd number of measurements. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Runs `act(n)` so many times, `atOnce` of them at a time; answers how many a second. */
export async function perSecond(times, atOnce, act) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) await act(next++);
    }),
  );
  return (times / (performance.now() - began)) * 1000;
}

/**
 * Requests a second over so many connections, with the 99th percentile and the longest in
 * milliseconds. `path` and `body` are made for the n-th request.
 *
 * The connections are open before the first of them is counted: Node takes in one new
 * connection for each turn of its loop, so that of a burst the last waits for a second.
 */
export async function requests(
  url,
  { connections = 64, amount = 4000, token, path, body, from = 0 },
) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const headers = { authorization: `Bearer ${token}` };
  const send = (path, text) => answerTo({ agent, hostname, port, path, headers }, text);
  const opened = Array.from({ length: connections }, () => send('/health/live'));
  await Promise.all(opened);

  const times = [];
  let failed = 0;
  const rate = await perSecond(amount, connections, async (n) => {
    const began = performance.now();
    const status = await send(path(from + n), body?.(from + n));
    times.push(performance.now() - began);
    if (status >= 300) failed++;
  });
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    perSecond: rate,
    p99: Math.round(times[Math.floor(times.length * 0.99)]),
    longest: Math.round(times.at(-1)),
    failed,
  };
}

/** The status of an answer, once it is there in whole; with a text it is a POST. */
function answerTo({ headers, ...where }, text) {
  return new Promise((resolve, reject) => {
    const sent = text && { 'content-type': 'application/json' };
    const method = text ? 'POST' : 'GET';
    const asked = request({ ...where, method, headers: { ...headers, ...sent } }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode)).resume();
    });
    asked.on('error', reject).end(text);
  });
}
