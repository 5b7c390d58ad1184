import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AddressInfo } from 'node:net';
import { AppModule } from '../../src/app.module.js';
import { SystemClock } from '../../src/config/clock.js';
import { configureHttp } from '../../src/http/configure-http.js';
import { createAdapter } from '../../src/http/create-adapter.js';
import { buildWhatChanged } from '../support/build-what-changed.js';
import { Client } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/databases.js';

/*
 * The whole application, as `createApp` makes it, but with an eye on the routes that it
 * registers. Summaries come from the comments of the sources by way of the build.
 */
interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { $ref?: string; in?: string; name?: string }[];
  readonly requestBody?: {
    readonly content: Record<string, { schema: object; example?: unknown }>;
  };
  readonly responses: Record<string, unknown>;
}

let app: NestFastifyApplication;
let fresh: TestDatabase;
let client: Client;
let routes: readonly string[];
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, object>;
};

beforeAll(async () => {
  buildWhatChanged();
  fresh = await freshDatabase('sqlite', { port: 0, logLevel: 'error' });
  const adapter = createAdapter(fresh.settings);
  const seen: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) seen.push(`${one} ${url}`);
  });
  routes = seen;
  app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(fresh.settings, new SystemClock()),
    adapter,
    { bufferLogs: true, abortOnError: false },
  );
  await configureHttp(app, fresh.settings);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  client = new Client(`http://127.0.0.1:${port}`);
  const answer = await client.get('/api/docs/json');
  if (answer.status !== 200) throw new Error('There is no document. Is the build up to date?');
  document = answer.body;
});
afterAll(async () => {
  await app?.close();
  await fresh?.remove();
});

/** Every operation of the document, by `GET /api/v1/sites/{id}`. */
function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

const lacking = (lacks: (operation: Operation, name: string) => boolean) =>
  operations()
    .filter(([name, operation]) => lacks(operation, name))
    .map(([name]) => name);

test('the document is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toBe('3.1.0');
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('every route of the API is described', () => {
  const served = routes
    .filter((route) => / \/(api\/v1|health|metrics)\b/.test(route) && !route.startsWith('HEAD '))
    .map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(served.length).toBeGreaterThan(10);
  expect(
    operations()
      .map(([name]) => name)
      .sort(),
  ).toEqual([...new Set(served)].sort());
});

test('every route has a summary and an id of its own', () => {
  expect(lacking(({ summary }) => !summary)).toEqual([]);
  const ids = operations().map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every body has an example, and its schema takes it', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: document.components });
  const wrong = operations().flatMap(([name, { requestBody }]) =>
    Object.values(requestBody?.content ?? {}).flatMap(({ schema, example }) => {
      if (example === undefined) return [`${name} has no example`];
      const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
      const validate = ajv.compile(JSON.parse(text) as object);
      return validate(example) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every route says which problems it answers with', () => {
  expect(lacking(({ responses }) => !('default' in responses))).toEqual([]);
  expect(
    lacking(({ security, responses }) => Boolean(security?.length) && !('401' in responses)),
  ).toEqual([]);
});

test('every route but the public ones asks for a token', () => {
  const open = lacking(({ security }) => security?.length === 0);
  expect(open).toEqual(expect.arrayContaining(['GET /health/live', 'GET /metrics']));
  expect(open.length).toBeLessThan(operations().length);
});

test('every POST of somebody signed in takes an Idempotency-Key', () => {
  const without = lacking(
    ({ security, parameters = [] }, name) =>
      name.startsWith('POST') &&
      security?.length !== 0 &&
      !parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey'),
  );
  expect(without).toEqual([]);
});

test('nothing of our own bookkeeping is left in it', () => {
  expect(JSON.stringify(document)).not.toMatch(/"x-(public|needs)"/);
});

test('the page reads the document with files of our own', async () => {
  const page = await client.get<string>('/api/docs');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.body).not.toMatch(/<style|<script>|https?:/);
  const files = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect((await client.get(file)).status).toBe(200);
});
