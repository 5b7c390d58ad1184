import autocannon from 'autocannon';

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
 * The clock is ours: autocannon's own duration is counted in whole seconds.
 */
export function requests(url, { connections = 64, amount = 4000, token, path, body, from = 0 }) {
  let sent = from;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body ? { 'content-type': 'application/json' } : {}),
  };
  const setupRequest = (request) => {
    const n = sent++;
    return { ...request, path: path(n), headers, ...(body ? { body: body(n) } : {}) };
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let ended = began;
    const running = autocannon(
      {
        url,
        connections,
        amount,
        requests: [{ method: body ? 'POST' : 'GET', setupRequest }],
      },
      (error, result) => {
        if (error) return reject(error);
        const { latency } = result;
        resolve({
          perSecond: (result['2xx'] / (ended - began)) * 1000,
          p99: latency.p99,
          longest: latency.max,
          failed: result.non2xx + result.errors,
        });
      },
    );
    running.on('response', () => (ended = performance.now()));
  });
}
