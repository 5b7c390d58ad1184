import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { serveApiDocs } from './api-docs.js';
import { aroundEachTransaction } from './around-transaction.js';
import { withClaim } from './command-claim.js';
import { acceptOnlyDeclaredTypes } from './content-types.js';
import { Draining, refuseWhileDraining } from './draining.js';
import { logAnswered, NestLog } from './logger.js';
import { Metrics } from './metrics.js';
import { setSecurityHeaders } from './security-headers.js';

/**
 * Gives the application its edge: log, request ids, headers, limits, documentation. For an
 * application made with `createAdapter` and `HttpModule`; call it before `app.init()`.
 */
export async function configureHttp(
  app: NestFastifyApplication,
  settings: Settings,
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);

  app.useLogger(new NestLog(server.log));
  aroundEachTransaction(app.get(Database), withClaim);
  aroundEachTransaction(app.get(Database), metrics.countTransaction);

  server.decorateRequest('actor');
  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  refuseWhileDraining(server, app.get(Draining));
  await setSecurityHeaders(server, settings);
  await server.register(rateLimit, { global: false });
  acceptOnlyDeclaredTypes(server);
  server.addHook('onResponse', async (request, reply) => {
    metrics.countAnswered(request, reply);
    logAnswered(request, reply);
  });
  serveApiDocs(app, server);
}
