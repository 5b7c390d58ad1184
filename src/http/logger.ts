import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config/settings.js';

/**
 * The log: one line of JSON for each event, to standard output unless `to` is given.
 *
 * Bodies, queries and headers are never logged, whatever they hold. What is logged loses
 * its secrets on the way, wherever in an object they stand.
 */
export function createLogger(level: LogLevel, to?: DestinationStream): Logger {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: request, err: error, error },
    redact: { paths: SECRET_PATHS, censor: '(hidden)' },
  };
  return to ? pino(options, to) : pino(options);
}

const SECRET_NAMES = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'code', 'key'];

// pino's paths have no "at any depth"; nothing that is logged here goes deeper. At the top
// a `code` is an error's or a problem's, and no secret.
const SECRET_PATHS = [
  ...['body', 'query', 'req.body', 'req.query'],
  ...SECRET_NAMES.filter((name) => name !== 'code').map((name) => `["${name}"]`),
  ...['headers', 'req.headers', 'params', 'req.params'].flatMap((parent) =>
    SECRET_NAMES.map((name) => `${parent}["${name}"]`),
  ),
];

// The route and not the URL: a query may hold a name or a calendar's key.
function request(request: FastifyRequest): Record<string, unknown> {
  return {
    method: request.method,
    route: request.routeOptions?.url ?? '(none)',
    // Of an unknown address this would be the address itself.
    params: request.is404 ? {} : { ...(request.params as object | null) },
    from: request.ip,
  };
}

// Not every field of an error: the database's hold the values of the row.
function error(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && depth < 3 ? { cause: errorCause(error.cause, depth) } : {}),
  };
}

function errorCause(cause: unknown, depth: number): unknown {
  return error(cause, depth + 1);
}

/** One line for each request, once it is answered. Health checks only where `debug` is logged. */
export function logAnswered(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    req: request,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    ...(request.actor ? { personId: request.actor.personId } : {}),
  };
  const isProbe = /^\/(health|metrics)\b/.test(request.routeOptions?.url ?? '');
  if (isProbe) request.log.debug(line, 'answered');
  else request.log.info(line, 'answered');
}

/** Nest's own log, and `new Logger('…')` of Nest anywhere, into the same lines. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Pick<FastifyBaseLogger, LogMethod>) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }
  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  // Nest passes the context last and, for errors, the stack before it.
  private write(level: LogMethod, message: unknown, more: unknown[]): void {
    const context = typeof more.at(-1) === 'string' ? more.at(-1) : undefined;
    if (THROWN.has(context)) return;
    const fields = context === undefined ? {} : { context };
    // At each start Nest tells of every module and route.
    if (level === 'info' && STARTING.has(context ?? '')) level = 'debug';
    if (message instanceof Error) {
      this.to[level]({ ...fields, err: message }, message.message);
    } else {
      const stack = level === 'error' && more.length > 1 ? { stack: more[0] } : {};
      const text = typeof message === 'string' ? message : JSON.stringify(message);
      this.to[level]({ ...fields, ...stack }, text);
    }
  }
}

/** What keeps the application from coming up is thrown as well, for its caller to say once. */
const THROWN: ReadonlySet<unknown> = new Set(['ExceptionHandler', 'TypeOrmModule']);

const STARTING: ReadonlySet<unknown> = new Set([
  ...['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'],
]);

type LogMethod = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
