import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { API_PREFIX } from '../../http/api-controller.js';
import { sessionOf } from '../../http/cookies.js';

/**
 * The token that a request brings: in its header, or for a page in the browser's cookie. The
 * API knows no cookies, so that no other site can use it through a browser. Undefined
 * without one, null where the header holds something else.
 */
export function bearerOf(request: FastifyRequest): string | null | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
  return request.url.startsWith(`${API_PREFIX}/`) ? undefined : sessionOf(request);
}

/** The parameter gets the token of this request: `@BearerToken() token: string`. */
export const BearerToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    bearerOf(context.switchToHttp().getRequest<FastifyRequest>()) ?? '',
);
