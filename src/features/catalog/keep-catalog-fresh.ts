import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { CatalogService } from './catalog.service.js';

/**
 * Before a signed-in request is answered, loads what another process has published since.
 *
 * It costs one read of one row. So no process answers with yesterday's catalog, and none
 * needs to be told. Public routes (health, sign-in) don't wait for it.
 */
@Injectable()
export class KeepCatalogFresh implements NestInterceptor {
  constructor(private readonly catalog: CatalogService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (actor) await this.catalog.refresh();
    return next.handle();
  }
}
