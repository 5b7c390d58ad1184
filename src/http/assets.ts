import type { FastifyInstance } from 'fastify';
import { assetAt } from '../ui/assets.js';

/** Style, script and icon. Their addresses change with their content, so they are kept for a year. */
export function serveAssets(server: FastifyInstance): void {
  server.get('/assets/*', async (request, reply) => {
    const asset = assetAt(request.url.split('?')[0] ?? '');
    if (!asset) return reply.callNotFound();
    return reply
      .type(asset.type)
      .header('Cache-Control', 'public, max-age=31536000, immutable')
      .send(asset.content);
  });
}
