import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { Database } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/transaction.js';
import { Client } from './client.js';
import { freshDatabase } from './databases.js';
import { MovableClock } from './movable-clock.js';

/** The whole application on a fresh database, listening on a port of its own. */
export interface TestServer {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly settings: Settings;
  readonly clock: MovableClock;
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly client: Client;
  /** Stops it and removes its database. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Default: SQLite. */
  readonly dialect?: Dialect;
  readonly clock?: MovableClock;
  readonly settings?: Partial<Settings>;
}

/** Boots the real application, with a clock that only the test moves. `close()` it. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { dialect = 'sqlite', clock = new MovableClock() } = options;
  const settings = {
    port: 0,
    logLevel: 'silent' as const,
    publicUrl: 'http://preceptor.test',
    // A seventh of what tests cost was the hashing of passwords that protect nobody.
    hashing: { memoryKiB: 8, passes: 1 },
    ...options.settings,
  };
  const content = options.settings?.coursesDir ? 'migrated' : 'published';
  const fresh = await freshDatabase(dialect, settings, content);
  const app = await createApp(fresh.settings, clock);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    app,
    database: app.get(Database),
    settings: fresh.settings,
    clock,
    url,
    client: new Client(url),
    async close() {
      await app.close();
      await fresh.remove();
    },
  };
}

/**
 * Runs the tests twice against one server for the whole block: on SQLite and PostgreSQL.
 * The server's parts exist once the tests run, so read them inside the tests.
 */
export function describeServer(
  name: string,
  options: Omit<ServerOptions, 'dialect' | 'clock'>,
  tests: (server: TestServer) => void,
): void {
  describe.each<Dialect>(['sqlite', 'postgres'])(`${name} (%s)`, (dialect) => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer({ ...options, dialect });
    });
    afterAll(() => server?.close());

    tests(
      new Proxy({} as TestServer, {
        get: (_, part) => Reflect.get(server, part) as unknown,
      }),
    );
  });
}
