import { type Edge, startEdge } from './support/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge?.close());

test.each(['/health/live', '/api/docs', '/nowhere'])('%s allows nothing inline', async (path) => {
  const { headers } = await edge.client.get(path);
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.has('x-powered-by')).toBe(false);
});

test('over plain http nobody is sent to https', async () => {
  const { headers } = await edge.client.get('/health/live');
  expect(headers.has('strict-transport-security')).toBe(false);
  expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure');
});

test('over https nobody comes back to http', async () => {
  const secure = await startEdge({ settings: { publicUrl: 'https://preceptor.test' } });
  const { headers } = await secure.client.get('/health/live');
  await secure.close();
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
});

test('slow and silent clients are cut off', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout } = edge.app.getHttpServer() as {
    headersTimeout: number;
    requestTimeout: number;
    keepAliveTimeout: number;
  };
  for (const timeout of [headersTimeout, requestTimeout, keepAliveTimeout]) {
    expect(timeout).toBeGreaterThan(0);
    expect(timeout).toBeLessThanOrEqual(60_000);
  }
});
