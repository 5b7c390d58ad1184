import { connect } from 'node:net';
import { Controller, Get, Post } from '@nestjs/common';
import { Agent, request } from 'node:http';
import { Database } from '../../src/database/database.js';
import { Public } from '../../src/http/actor.js';
import { type Edge, startEdge } from './support/edge.js';
import { Gate } from './support/gate.js';
import { bodyOfRaw } from './support/raw.js';

const gate = new Gate();

@Public()
@Controller()
class Routes {
  constructor(private readonly database: Database) {}

  @Post('slow')
  async slow(): Promise<{ rows: number }> {
    await gate.pass();
    const rows = await this.database.transaction((tx) => tx.query('select 1 as one'));
    return { rows: rows.length };
  }

  @Get('fast')
  fast(): object {
    return {};
  }
}

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: string;
}

function ask(edge: Edge, agent: Agent, method: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: edge.port, host: '127.0.0.1', agent, method, path }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body += chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, connection: answer.headers.connection, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

function refusedBy(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

describe.each(['sqlite', 'postgres'] as const)('stopping (%s)', (dialect) => {
  test('finishes what was accepted, refuses the rest, and closes every connection', async () => {
    const edge = await startEdge({ dialect, controllers: [Routes] });
    const keptAlive = new Agent({ keepAlive: true, maxSockets: 1 });
    const other = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(edge, other, 'GET', '/fast')).connection).toBe('keep-alive');

    gate.close();
    const slow = ask(edge, keptAlive, 'POST', '/slow');
    await gate.reached();
    const closed = edge.close();

    // Fastify stops listening only after the hooks of the modules have run.
    const server = edge.app.getHttpServer();
    while (server.listening) await new Promise(setImmediate);
    expect(await refusedBy(edge.port)).toBe('ECONNREFUSED');

    gate.open();
    expect(await slow).toEqual({ status: 201, connection: 'close', body: '{"rows":1}' });
    await closed;
    keptAlive.destroy();
    other.destroy();
  });

  test('waits 25 seconds for who is not answered by then, and hangs up', async () => {
    const edge = await startEdge({ dialect, controllers: [Routes] });
    gate.close();
    const endless = ask(edge, new Agent(), 'POST', '/slow').catch((error: Error) => error.message);
    await gate.reached();
    let isClosed = false;
    const closed = edge.close().then(() => (isClosed = true));
    while (edge.app.getHttpServer().listening) await new Promise(setImmediate);

    edge.clock.advance({ seconds: 24 });
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    edge.clock.advance({ seconds: 1 });
    expect(await endless).toBe('socket hang up');
    await closed;
    // What it does now meets a database that is closed.
    gate.open();
  });

  test('answers 503 to what still comes on an open connection', async () => {
    const edge = await startEdge({ dialect, controllers: [Routes] });
    // Its second request has begun to arrive, so that the connection isn't idle.
    const socket = connect(edge.port, '127.0.0.1');
    socket.setEncoding('utf8');
    socket.write('GET /fast HTTP/1.1\r\nHost: x\r\n\r\nGET /health/ready HTTP/1.1\r\n');
    const first = await new Promise<string>((resolve) => socket.once('data', resolve));
    expect(first).toMatch(/^HTTP\/1\.1 200 /);

    const closed = edge.close();
    while (edge.app.getHttpServer().listening) await new Promise(setImmediate);
    let second = '';
    socket.on('data', (chunk: string) => (second += chunk));
    const hungUp = new Promise((resolve) => socket.once('close', resolve));
    socket.write('Host: x\r\n\r\n');
    await Promise.all([hungUp, closed]);

    expect(second).toMatch(/^HTTP\/1\.1 503 /);
    expect(second.toLowerCase()).toContain('connection: close');
    expect(bodyOfRaw(second)).toMatchObject({ status: 503, code: 'shutting-down' });
  });
});
