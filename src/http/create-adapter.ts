import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyReply, LogController } from 'fastify';
import type { DestinationStream } from 'pino';
import type { Settings } from '../config/settings.js';
import { JSON_LIMIT } from './content-types.js';
import { createLogger } from './logger.js';
import { answerTo, answerToStatus, type Problem } from './problem.js';
import { sendProblem } from './problem.filter.js';
import { requestIdOf } from './request-id.js';
import { wantsPage } from './wants-page.js';

/**
 * The HTTP server under Nest, with its log, limits and time-outs, for `NestFactory.create`.
 * `logTo` takes the log instead of standard output.
 *
 * No proxy is trusted: `X-Forwarded-*` is ignored, and a client's address is that of its
 * connection.
 */
export function createAdapter(settings: Settings, logTo?: DestinationStream) {
  return new FastifyAdapter({
    loggerInstance: createLogger(settings.logLevel, logTo),
    // Its own lines hold the URL with its query; `logAnswered` writes ours.
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: false,
    bodyLimit: JSON_LIMIT,
    // So that a slow or silent client can't hold a connection for nothing.
    requestTimeout: 60_000,
    keepAliveTimeout: 30_000,
    http: { headersTimeout: 15_000, maxHeaderSize: 16 * 1024 },
    // What arrives while it stops is answered by `refuseWhileDraining`, as a problem.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    rewriteUrl: addressOf,
    // Errors from before there is a route, such as a malformed URL: no hook has run.
    frameworkErrors: (error: unknown, request: { id: string }, reply: unknown) => {
      const { id } = request;
      void sendProblem(id, (reply as FastifyReply).header('X-Request-Id', id), answerTo(error));
    },
    clientErrorHandler: answerBrokenRequest,
  });
}

/**
 * An address that can't be decoded leads nowhere: to a browser it is one that nothing is at,
 * so that it gets the page that says so. Programs are told what is wrong with it.
 */
function addressOf(request: IncomingMessage): string {
  const { url = '/' } = request;
  const [path = '', ...query] = url.split('?');
  if (isDecodable(path) || !wantsPage(request)) return url;
  return [path.replaceAll('%', '%25'), ...query].join('?');
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What is so broken that no request comes of it: headers too large or malformed, or too slow. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const { problem } = answerToStatus(STATUS_OF[error.code ?? ''] ?? 400);
  const full: Problem = { ...problem, requestId: requestIdOf({ headers: {} }) };
  const body = JSON.stringify(full);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
