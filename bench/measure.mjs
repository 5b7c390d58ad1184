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

/** Requests a second over so many connections, with the 99th percentile in milliseconds. */
export async function requests(
  url,
  { connections = 64, amount = 4000, method = 'GET', token, body, tokens, path },
) {
  let sent = 0;
  const headersFor = (bearer) => ({
    authorization: `Bearer ${bearer}`,
    ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
  });
  const result = await autocannon({
    url,
    connections,
    amount,
    requests: [
      {
        method,
        path,
        headers: headersFor(token ?? tokens?.[0]),
        setupRequest: (request) => {
          const n = sent++;
          const bearer = tokens ? tokens[n % tokens.length] : token;
          return {
            ...request,
            headers: headersFor(bearer),
            ...(body ? { body: body(n) } : {}),
            ...(typeof path === 'function' ? { path: path(n) } : {}),
          };
        },
      },
    ],
  });
  const failed = result.non2xx + result.errors;
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99, failed };
}
