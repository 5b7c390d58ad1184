import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { Global, Injectable, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ConfigModule } from '../../../src/config/config.module.js';
import type { LogLevel, Settings } from '../../../src/config/settings.js';
import { Database } from '../../../src/database/database.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import type { Dialect } from '../../../src/database/transaction.js';
import { type Actor, Authenticator } from '../../../src/http/actor.js';
import { configureHttp } from '../../../src/http/configure-http.js';
import { createAdapter } from '../../../src/http/create-adapter.js';
import { notSignedIn, tokenExpired } from '../../../src/http/http-error.js';
import { HttpModule } from '../../../src/http/http.module.js';
import { Client } from '../../support/client.js';
import { freshDatabase, type TestDatabase } from '../../support/databases.js';
import { MovableClock } from '../../support/movable-clock.js';

export const ANA = '0190b3c2-7d4e-7abc-8def-0123456789ab';
export const BEN = '0190b3c2-7d4e-7abc-8def-0123456789ac';

const ACTORS: Readonly<Record<string, Actor>> = {
  ana: { personId: ANA, grants: [], permissions: new Set() },
  ben: { personId: BEN, grants: [], permissions: new Set(['metrics:read']) },
};

/** Stands in for the sign-in that a later feature brings: the token is the name. */
@Injectable()
class ByName extends Authenticator {
  async authenticate(request: FastifyRequest): Promise<Actor | undefined> {
    const name = request.headers.authorization?.replace('Bearer ', '');
    if (name === undefined) return undefined;
    if (name === 'expired') throw tokenExpired();
    const actor = ACTORS[name];
    if (!actor) throw notSignedIn();
    return actor;
  }
}

@Global()
@Module({
  providers: [{ provide: Authenticator, useClass: ByName }],
  exports: [Authenticator],
})
class SignInByName {}

/** The root, which closes the database as the application's own does. */
@Module({})
class Root implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** The edge alone, with controllers of the test's own behind it, listening. */
export interface Edge {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly settings: Settings;
  readonly clock: MovableClock;
  readonly port: number;
  readonly url: string;
  /** Without sign-in. */
  readonly client: Client;
  readonly ana: Client;
  readonly ben: Client;
  /** What was logged so far, one object for each line. */
  readonly logged: readonly Record<string, unknown>[];
  readonly logText: () => string;
  /** Closes it and starts another on the same database, as a restart would. */
  restarted(): Promise<Edge>;
  close(): Promise<void>;
}

export interface EdgeOptions {
  readonly dialect?: Dialect;
  readonly controllers?: readonly Type[];
  readonly modules?: readonly Type[];
  readonly settings?: Partial<Settings>;
  readonly logLevel?: LogLevel;
}

/** Starts it on a fresh database; closing it removes that. */
export async function startEdge(options: EdgeOptions = {}): Promise<Edge> {
  const fresh = await freshDatabase(options.dialect ?? 'sqlite', {
    port: 0,
    logLevel: options.logLevel ?? 'trace',
    publicUrl: 'http://preceptor.test',
    ...options.settings,
  });
  return startOn(fresh, options, new MovableClock());
}

/** Starts it on a database that is there already; closing it leaves the database. */
export function startEdgeOn(
  settings: Settings,
  options: EdgeOptions,
  clock = new MovableClock(),
): Promise<Edge> {
  const kept = { settings, remove: async () => undefined };
  return startOn(kept, options, clock);
}

async function startOn(
  fresh: Pick<TestDatabase, 'settings' | 'remove'>,
  options: EdgeOptions,
  clock: MovableClock,
): Promise<Edge> {
  @Module({ controllers: [...(options.controllers ?? [])] })
  class Routes {}

  const lines: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trim().split('\n'));
      done();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: Root,
      imports: [
        ConfigModule.with(fresh.settings, clock),
        DatabaseModule,
        HttpModule,
        SignInByName,
        Routes,
        ...(options.modules ?? []),
      ],
    },
    createAdapter(fresh.settings, log),
    { bufferLogs: true, abortOnError: false },
  );
  await configureHttp(app, fresh.settings);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = new Client(url);

  return {
    app,
    database: app.get(Database),
    settings: fresh.settings,
    clock,
    port,
    url,
    client,
    ana: client.withToken('ana'),
    ben: client.withToken('ben'),
    get logged() {
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    logText: () => lines.join('\n'),
    async restarted() {
      await app.close();
      return startOn(fresh, options, clock);
    },
    async close() {
      await app.close();
      await fresh.remove();
    },
  };
}
