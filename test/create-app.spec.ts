import { DatabaseClosed } from '../src/database/database.js';
import { migrations } from '../src/database/migrations/all-migrations.js';
import { describeServer, startServer } from './support/server.js';

describeServer('the application', {}, (server) => {
  test('answers over HTTP and has a migrated database', async () => {
    expect((await server.client.get('/no-such-page')).status).toBe(404);
    const applied = await server.database.reader.query<{ name: string }>(
      'select name from migration order by name',
    );
    expect(applied).toEqual(migrations.map(({ name }) => ({ name })));
  });

  test('tells the time of its clock, which stands still until it is moved', () => {
    server.clock.set('2026-03-10T15:00:00.000Z');
    server.clock.advance({ days: 1, hours: 2 });
    expect(server.clock.now().toISOString()).toBe('2026-03-11T17:00:00.000Z');
  });
});

describe.each(['sqlite', 'postgres'] as const)('closing the application (%s)', (dialect) => {
  test('keeps what was accepted, then refuses', async () => {
    const server = await startServer({ dialect });
    const accepted = Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.database.transaction((tx) => tx.query('select $1 as number', [`${index}`])),
      ),
    );
    await server.close();

    await expect(accepted).resolves.toHaveLength(20);
    await expect(server.database.transaction(async () => undefined)).rejects.toThrow(
      DatabaseClosed,
    );
  });
});
