import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { serveApiDocs } from './api-docs.js';
import { serveAssets } from './assets.js';
import { aroundEachTransaction } from './around-transaction.js';
import { withClaim } from './command-claim.js';
import { acceptOnlyDeclaredTypes, UPLOAD_LIMITS } from './content-types.js';
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
  server.decorateRequest('viewer');
  server.decorate('isHttps', settings.publicUrl.startsWith('https:'));
  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  refuseWhileDraining(server, app.get(Draining));
  await setSecurityHeaders(server, settings);
  await server.register(cookie);
  await server.register(multipart, { attachFieldsToBody: 'keyValues', limits: UPLOAD_LIMITS });
  await server.register(rateLimit, { global: false });
  // Quick rather than small: a page is made for one reader, once.
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  serveAssets(server);
  acceptOnlyDeclaredTypes(server);
  server.addHook('onResponse', async (request, reply) => {
    metrics.countAnswered(request, reply);
    logAnswered(request, reply);
  });
  serveApiDocs(app, server);
}
