import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The token that a request brings; undefined without one, null where the header holds something else. */
export function bearerOf(request: FastifyRequest): string | null | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? null;
}

/** The parameter gets the token of this request: `@BearerToken() token: string`. */
export const BearerToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    bearerOf(context.switchToHttp().getRequest<FastifyRequest>()) ?? '',
);
