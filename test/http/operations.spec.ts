import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '../../src/http/actor.js';
import { type Edge, startEdge } from './support/edge.js';

@Public()
@Controller('things')
class Things {
  @Get(':id')
  one(@Param('id') id: string): object {
    return { id };
  }
}

describe.each(['sqlite', 'postgres'] as const)('health (%s)', (dialect) => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await startEdge({ dialect });
  });
  afterAll(() => edge?.close());

  test('is live and ready, for anybody', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect(await edge.client.get(path)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });

  test('is not ready when the database is behind the program', async () => {
    const [last] = await edge.database.reader.query<{ name: string; appliedAt: string }>(
      'select name, applied_at as "appliedAt" from migration order by name desc limit 1',
    );
    const { name, appliedAt } = last!;
    await edge.database.transaction((tx) =>
      tx.execute('delete from migration where name = $1', [name]),
    );
    const behind = await edge.client.get('/health/ready');
    await edge.database.transaction((tx) =>
      tx.execute('insert into migration (name, applied_at) values ($1, $2)', [name, appliedAt]),
    );

    expect(behind).toMatchObject({ status: 503, body: { code: 'not-migrated' } });
    expect(await edge.client.get('/health/ready')).toMatchObject({ status: 200 });
  });
});

describe.each(['sqlite', 'postgres'] as const)('a database that is gone (%s)', (dialect) => {
  test('leaves the process live but not ready', async () => {
    const edge = await startEdge({ dialect });
    await edge.database.close();

    expect(await edge.client.get('/health/live')).toMatchObject({ status: 200 });
    expect(await edge.client.get('/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'database-unavailable' },
    });
    await edge.close();
  });
});

describe('metrics', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await startEdge({ controllers: [Things] });
  });
  afterAll(() => edge?.close());

  test('tell of the process, the transactions and the requests by route', async () => {
    await edge.client.get('/things/1');
    await edge.client.get('/things/2');
    await edge.client.get('/nowhere/3');
    const { headers, body } = await edge.client.get<string>('/metrics');

    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).toMatch(/^database_transactions_pending 0$/m);
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 2',
    );
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="(none)",status="404"} 1',
    );
    expect(body).not.toContain('/nowhere');
  });

  test('count a transaction for as long as it is not committed', async () => {
    const pending = await edge.database.transaction(async () => {
      const { body } = await edge.client.get<string>('/metrics');
      return body.match(/^database_transactions_pending (\d+)$/m)?.[1];
    });
    expect(pending).toBe('1');
  });

  // A proxy on the same machine passes on what comes from anywhere.
  const elsewhere = { headers: { 'x-forwarded-for': '203.0.113.7' } };

  test('are not for those who come from elsewhere without a token', async () => {
    expect(await edge.client.get('/metrics', elsewhere)).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect(await edge.ana.get('/metrics', elsewhere)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  test('are for who may read them, from anywhere', async () => {
    expect(await edge.ben.get('/metrics', elsewhere)).toMatchObject({ status: 200 });
  });
});
