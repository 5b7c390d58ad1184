import { Body, Controller, Get, Logger, Param, Post, Req } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { Public } from '../../src/http/actor.js';
import { ANA, type Edge, startEdge } from './support/edge.js';

const SECRET = 'open-sesame';

class Credentials {
  @IsString() email: string;
  @IsString() password: string;
}

@Public()
@Controller()
class Routes {
  @Post('sign-in')
  signIn(@Body() _: Credentials): object {
    return { token: SECRET };
  }

  @Get('links/:token/:id')
  link(@Param('id') id: string): object {
    return { id };
  }

  @Post('careless')
  careless(@Req() request: FastifyRequest): object {
    const { headers, body, query } = request;
    request.log.warn({ headers, body, query, password: SECRET, token: SECRET }, 'careless');
    return {};
  }

  @Post('fails')
  fails(@Body() credentials: Credentials): object {
    throw new QueryFailedError(
      'insert into person (password) values ($1)',
      [credentials.password],
      Object.assign(new Error('duplicate key'), { detail: `Key (x)=(${SECRET}) exists.` }),
    );
  }

  @Get('talks')
  talks(): object {
    const logger = new Logger('Talkative');
    logger.log('said');
    logger.error('failed', 'at line 1');
    logger.error(new Error('thrown'));
    logger.debug({ some: 'thing' });
    return {};
  }
}

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ controllers: [Routes], logLevel: 'trace' });
});
afterAll(() => edge?.close());

const linesOf = (requestId: string | null) =>
  edge.logged.filter((line) => line.requestId === requestId);

test('a secret never gets into the log, wherever it comes from', async () => {
  const signedIn = edge.client.with({
    authorization: `Bearer ${SECRET}`,
    cookie: `session=${SECRET}`,
    'idempotency-key': 'k',
  });
  const body = { email: 'ana@example.org', password: SECRET, token: SECRET, code: SECRET };
  const right = { email: 'ana@example.org', password: SECRET };

  await signedIn.post('/sign-in', right);
  await signedIn.post('/sign-in', body);
  await signedIn.post(`/sign-in?token=${SECRET}`, `{"password":"${SECRET}"`, {
    headers: { 'content-type': 'application/json' },
  });
  await signedIn.get(`/links/${SECRET}/7?key=${SECRET}`);
  await signedIn.get(`/nowhere?key=${SECRET}`);
  await signedIn.post('/careless?code=x', body);
  const failed = await signedIn.post('/fails', right);

  expect(failed.status).toBe(500);
  expect(edge.logged.length).toBeGreaterThan(7);
  expect(edge.logText()).not.toContain(SECRET);
  expect(edge.logText()).not.toContain('ana@example.org');
});

test('each request has one line, with its route and not its query', async () => {
  const { headers } = await edge.ana.get(`/links/abc/7?name=Ben`);
  const lines = linesOf(headers.get('x-request-id'));
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: headers.get('x-request-id'),
      req: {
        method: 'GET',
        route: '/links/:token/:id',
        params: { token: '(hidden)', id: '7' },
        from: '127.0.0.1',
      },
      status: 200,
      ms: expect.any(Number),
      personId: ANA,
      msg: 'answered',
    },
  ]);
});

test('a start tells of every module and route only who debugs', () => {
  const levels = edge.logged
    .filter(({ context }) => context === 'InstanceLoader' || context === 'RouterExplorer')
    .map(({ level }) => level);
  expect(new Set(levels)).toEqual(new Set(['debug']));
});

test('health checks are only logged for who debugs', async () => {
  const { headers } = await edge.client.get('/health/live');
  expect(linesOf(headers.get('x-request-id'))).toMatchObject([{ level: 'debug' }]);
});

test('what is said through Nest goes into the same log', async () => {
  await edge.client.get('/talks');
  const said = edge.logged.filter(({ context }) => context === 'Talkative');
  expect(said).toMatchObject([
    { level: 'info', msg: 'said' },
    { level: 'error', msg: 'failed', stack: 'at line 1' },
    { level: 'error', msg: 'thrown', err: { message: 'thrown' } },
    { level: 'debug', msg: '{"some":"thing"}' },
  ]);
});

test('nothing below the level is logged', async () => {
  const quiet = await startEdge({ controllers: [Routes], logLevel: 'error' });
  await quiet.client.get('/talks');
  await quiet.client.get('/nowhere');
  const levels = new Set(quiet.logged.map(({ level }) => level));
  await quiet.close();
  expect(levels).toEqual(new Set(['error']));
});

describe('a request id', () => {
  test.each(['a1b2c3d4', '0190b3c2-7d4e-7abc-8def-0123456789ab', 'trace:1.2_3-x'])(
    'of the caller is kept where it is sane: %s',
    async (id) => {
      const { headers } = await edge.client.get('/health/live', {
        headers: { 'x-request-id': id },
      });
      expect(headers.get('x-request-id')).toBe(id);
    },
  );

  test.each(['', 'short', 'with space', '{"json":1}', 'x'.repeat(65)])(
    'is made where the given one is not: %j',
    async (id) => {
      const { headers } = await edge.client.get('/nowhere', { headers: { 'x-request-id': id } });
      expect(headers.get('x-request-id')).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-/);
    },
  );
});
