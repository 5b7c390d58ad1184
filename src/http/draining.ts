import type { FastifyInstance } from 'fastify';
import { unavailable } from './http-error.js';

/** For how long accepted requests may still run once the server is told to stop. */
const PATIENCE_MS = 25_000;

/** Whether a server is on its way out: it finishes what it accepted and takes nothing new. */
export class Draining {
  private started = false;

  get isDraining(): boolean {
    return this.started;
  }

  /**
   * From now on requests are answered 503 and every answer closes its connection, so that
   * no client waits on one that is about to go. Idle connections are closed by Fastify.
   */
  begin(server: FastifyInstance): void {
    if (this.started) return;
    this.started = true;
    server.server.closeIdleConnections();
    // Whoever hasn't read the answer by then won't keep the process from stopping.
    const cut = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
    cut.unref();
    server.server.once('close', () => clearTimeout(cut));
  }
}

/** Makes a server refuse what arrives while it drains. */
export function refuseWhileDraining(server: FastifyInstance, draining: Draining): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!draining.isDraining) return;
    reply.header('Connection', 'close');
    if (request.routeOptions.url !== '/health/live') {
      throw unavailable('shutting-down', 'This server is stopping. Try again soon.');
    }
  });
  server.addHook('onSend', async (_request, reply) => {
    if (draining.isDraining) reply.header('Connection', 'close');
  });
}
