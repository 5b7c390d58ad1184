import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../config/clock.js';
import { unavailable } from './http-error.js';

/** For how long accepted requests may still run once the server is told to stop. */
const PATIENCE_MS = 25_000;

/**
 * Whether the server is on its way out: it finishes what it accepted and takes nothing new.
 *
 * `app.close()` comes here first; then Fastify stops listening and waits for the answers
 * that are under way; the database is closed last.
 */
@Injectable()
export class Draining implements OnModuleDestroy {
  private started = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly clock: Clock,
  ) {}

  get isDraining(): boolean {
    return this.started;
  }

  onModuleDestroy(): void {
    this.started = true;
    const { server } = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.closeIdleConnections();
    const isClosed = new AbortController();
    server.once('close', () => isClosed.abort());
    // Who hasn't been answered, or hasn't read the answer, won't keep the process from stopping.
    void this.clock.wait(PATIENCE_MS, isClosed.signal).then(() => server.closeAllConnections());
  }
}

/**
 * Answers 503 to what arrives while the server drains, on a connection that was open
 * already, and lets every answer close its connection.
 */
export function refuseWhileDraining(server: FastifyInstance, draining: Draining): void {
  server.addHook('onRequest', async (request) => {
    if (draining.isDraining && request.routeOptions.url !== '/health/live') {
      throw unavailable('shutting-down', 'This server is stopping. Try again soon.');
    }
  });
  server.addHook('onSend', async (_request, reply) => {
    if (draining.isDraining) reply.header('Connection', 'close');
  });
}
