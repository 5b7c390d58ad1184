import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '../domain/refusal.js';
import { Public } from './actor.js';
import { notSignedIn } from './http-error.js';
import { Metrics } from './metrics.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Public as far as the sign-in guard goes; who may read it is decided here. */
  @Public()
  @Get()
  @ApiOperation({
    summary: 'Measurements for Prometheus',
    description: 'From this machine without a token, else with one that has `metrics:read`.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!isFromThisMachine(request)) {
      if (!request.actor) throw notSignedIn();
      if (!request.actor.permissions.has('metrics:read')) {
        throw new Forbidden('Reading measurements takes the permission metrics:read.');
      }
    }
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}

// A reverse proxy on this machine also comes from loopback, with somebody else's request.
function isFromThisMachine(request: FastifyRequest): boolean {
  const { headers, socket } = request;
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  );
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}
