import { Body, ConflictException, Controller, Get, Param, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { QueryFailedError } from 'typeorm';
import { DatabaseClosed } from '../../src/database/database.js';
import { Forbidden, InvalidInput, NotFound, Refusal } from '../../src/domain/refusal.js';
import { type Actor, CurrentActor, Public } from '../../src/http/actor.js';
import { ApiController } from '../../src/http/api-controller.js';
import { Consumes } from '../../src/http/content-types.js';
import { tooManyRequests } from '../../src/http/http-error.js';
import { type Edge, startEdge } from './support/edge.js';
import { bodyOfRaw, sendRaw } from './support/raw.js';

class Note {
  @IsString() text: string;
}

const LOCKED = {
  code: 'module-locked',
  subject: 'VIT/02',
  text: 'Module 03 of VIT is locked: complete 02 first.',
};

const THROWN: Readonly<Record<string, () => Error>> = {
  refusal: () => new Refusal([LOCKED]),
  conflict: () => new Refusal([{ code: 'already-completed', text: 'It is done already.' }], true),
  'not-found': () => new NotFound('There is no such person.'),
  forbidden: () => new Forbidden('Ask a manager.'),
  'invalid-input': () => new InvalidInput([{ field: 'to', message: 'must be after from' }]),
  nest: () => new ConflictException('words of Nest'),
  limit: () => tooManyRequests(17.2),
  bug: () => new Error('the table person has no column shoe_size'),
  query: () =>
    new QueryFailedError('insert into person …', ['s3cret'], new Error('syntax error') as never),
  'closed-database': () => new DatabaseClosed(),
  'no-database': () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  'stopped-database': () =>
    new QueryFailedError(
      'select 1',
      [],
      Object.assign(new Error('terminating connection'), { code: '57P01' }),
    ),
};

@ApiController('things')
class Things {
  @Public()
  @Get('throw/:what')
  throw(@Param('what') what: string): never {
    throw THROWN[what]!();
  }

  @Public()
  @Get('throw-text')
  throwText(): never {
    // oxlint-disable-next-line typescript/only-throw-error
    throw 'just text';
  }

  @Get('mine')
  mine(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Public()
  @Post('notes')
  note(@Body() note: Note): Note {
    return note;
  }

  @Public()
  @Post('import')
  @Consumes('text/csv')
  import(@Body() csv: string): { bytes: number } {
    return { bytes: csv.length };
  }
}

@Public()
@Controller('page')
class FormPage {
  @Post()
  take(@Body() note: Note): Note {
    return note;
  }
}

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ controllers: [Things, FormPage] });
});
afterAll(() => edge?.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const GONE = 'database-unavailable';
const TYPE = 'unsupported-media-type';
const OLD = { authorization: 'Bearer expired' };

function send(method: string, path: string, body?: string, headers?: Record<string, string>) {
  return method === 'GET'
    ? edge.client.get(path, headers && { headers })
    : edge.client.post(path, body, headers && { headers });
}

describe('every error is a problem with a status and a stable code', () => {
  test.each<[string, string, string, string | undefined, Record<string, string>, number, string]>([
    ['a rule refused', 'GET', '/throw/refusal', undefined, {}, 422, 'module-locked'],
    ['the state moved on', 'GET', '/throw/conflict', undefined, {}, 409, 'already-completed'],
    ['there is no such thing', 'GET', '/throw/not-found', undefined, {}, 404, 'not-found'],
    ['it is not yours', 'GET', '/throw/forbidden', undefined, {}, 403, 'forbidden'],
    ['fields contradict', 'GET', '/throw/invalid-input', undefined, {}, 400, 'invalid-input'],
    ['Nest threw', 'GET', '/throw/nest', undefined, {}, 409, 'conflict'],
    ['too often', 'GET', '/throw/limit', undefined, {}, 429, 'too-many-requests'],
    ['a bug', 'GET', '/throw/bug', undefined, {}, 500, 'internal-error'],
    ['a query is wrong', 'GET', '/throw/query', undefined, {}, 500, 'internal-error'],
    ['something that is no error', 'GET', '/throw-text', undefined, {}, 500, 'internal-error'],
    ['no database', 'GET', '/throw/no-database', undefined, {}, 503, 'database-unavailable'],
    ['the database closes', 'GET', '/throw/closed-database', undefined, {}, 503, GONE],
    ['it stops', 'GET', '/throw/stopped-database', undefined, {}, 503, 'database-unavailable'],
    ['no sign-in', 'GET', '/mine', undefined, {}, 401, 'not-signed-in'],
    ['a bad token', 'GET', '/mine', undefined, { authorization: 'Bearer x' }, 401, 'not-signed-in'],
    ['an old token', 'GET', '/mine', undefined, OLD, 401, 'token-expired'],
    ['an unknown route', 'GET', '/nowhere?token=abc', undefined, {}, 404, 'no-such-route'],
    ['an unknown method', 'POST', '/mine', '{}', JSON_TYPE, 404, 'no-such-route'],
    ['malformed JSON', 'POST', '/notes', '{"text":', JSON_TYPE, 400, 'malformed-json'],
    ['no JSON at all', 'POST', '/notes', '', JSON_TYPE, 400, 'malformed-json'],
    ['a poisoned object', 'POST', '/notes', '{"__proto__":{}}', JSON_TYPE, 400, 'malformed-json'],
    ['a list for an object', 'POST', '/notes', '[]', JSON_TYPE, 400, 'invalid-input'],
    ['null for an object', 'POST', '/notes', 'null', JSON_TYPE, 400, 'invalid-input'],
    ['a DTO that fails', 'POST', '/notes', '{"text":1}', JSON_TYPE, 400, 'invalid-input'],
    ['a body too large', 'POST', '/notes', big(1024 * 1024), JSON_TYPE, 413, 'too-large'],
    ['XML', 'POST', '/notes', '<a/>', { 'content-type': 'text/xml' }, 415, TYPE],
    ['a form to the API', 'POST', '/notes', 'text=1', FORM, 415, TYPE],
    ['CSV where JSON is due', 'POST', '/notes', 'a,b', { 'content-type': 'text/csv' }, 415, TYPE],
    ['JSON where CSV is due', 'POST', '/import', '{}', JSON_TYPE, 415, TYPE],
    ['a malformed URL', 'GET', '/%zz', undefined, {}, 400, 'malformed-url'],
  ])('%s', async (_, method, path, body, headers, status, code) => {
    const answer = await send(method, `/api/v1/things${path}`, body, headers);

    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      ...answer.body,
      type: 'about:blank',
      title: expect.stringMatching(/^[A-Z]/),
      status,
      code,
      detail: expect.stringMatching(/\w.*\.$/),
      requestId: answer.headers.get('x-request-id'),
    });
    expect(answer.status).toBe(status);
    expect('errors' in answer.body).toBe(code === 'invalid-input');
    expect(JSON.stringify(answer.body)).not.toMatch(/shoe_size|insert into|s3cret|words of Nest/);
  });
});

function big(bytes: number): string {
  return JSON.stringify({ text: 'x'.repeat(bytes) });
}

test('a refusal gives every reason', async () => {
  const answer = await edge.client.get('/api/v1/things/throw/refusal');
  expect(answer.body).toMatchObject({ detail: LOCKED.text, reasons: [LOCKED] });
});

test('too often says when to come back', async () => {
  const answer = await edge.client.get('/api/v1/things/throw/limit');
  expect(answer.headers.get('retry-after')).toBe('18');
});

test('who is not signed in is told how', async () => {
  const answer = await edge.client.get('/api/v1/things/mine');
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
});

test('CSV may be ten times as large as JSON', async () => {
  const headers = { 'content-type': 'text/csv; charset=utf-8' };
  const fits = await edge.client.post('/api/v1/things/import', 'x'.repeat(9_000_000), { headers });
  expect(fits).toMatchObject({ status: 201, body: { bytes: 9_000_000 } });
});

test('a page takes forms', async () => {
  const answer = await edge.client.post('/page', new URLSearchParams({ text: 'hello' }));
  expect(answer).toMatchObject({ status: 201, body: { text: 'hello' } });
});

test('headers that are too large are a problem too', async () => {
  const raw = await sendRaw(
    edge.port,
    `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`,
  );
  expect(raw).toMatch(/^HTTP\/1\.1 431 /);
  expect(bodyOfRaw(raw)).toMatchObject({ status: 431, code: 'headers-too-large' });
});

test('what is no HTTP at all is a problem too', async () => {
  const raw = await sendRaw(edge.port, 'HELO preceptor\r\n\r\n');
  expect(raw).toMatch(/^HTTP\/1\.1 400 /);
  expect(bodyOfRaw(raw)).toMatchObject({ status: 400, code: 'bad-request' });
});

test('a bug is logged in full, under the id that its answer names', async () => {
  const { body } = await edge.client.get('/api/v1/things/throw/bug');
  const lines = edge.logged.filter(({ requestId }) => requestId === body.requestId);
  expect(lines[0]).toMatchObject({
    level: 'error',
    msg: 'request failed',
    err: { message: 'the table person has no column shoe_size', stack: expect.any(String) },
  });
});
