import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { InvalidInput } from '../domain/refusal.js';

/**
 * Refuses fields in the body of a route of the API that takes none. Who sends
 * `{"dryRun": true}` where it belongs into the address would have the real thing done.
 */
@Injectable()
export class NoBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { url, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const fields = typeof body === 'object' && body !== null ? Object.keys(body) : [];
    if (fields.length > 0 && url.startsWith('/api/') && !takesBody(context)) {
      throw new InvalidInput(
        fields.map((field) => ({ field, message: 'is not a field that this takes' })),
      );
    }
    return next.handle();
  }
}

function takesBody(context: ExecutionContext): boolean {
  const args: unknown = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  );
  // Their keys are `kind:place`.
  return Object.keys(args ?? {}).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
}
