import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../domain/permission.js';
import { Forbidden } from '../../domain/refusal.js';
import { PUBLIC } from '../../http/actor.js';
import { notSignedIn } from '../../http/http-error.js';
import { NEEDS } from '../../http/needs.js';

/**
 * Holds every route to what it says that it needs. A route that says nothing is refused:
 * to forget the line must not open a door.
 */
@Injectable()
export class NeedsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;

    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!actor) throw notSignedIn();
    const anyOf = this.reflector.getAllAndOverride<readonly Permission[] | undefined>(
      NEEDS,
      places,
    );
    if (anyOf === undefined) {
      throw new Forbidden(
        'This address does not say who may use it, so nobody may.',
        'route-undeclared',
      );
    }
    if (anyOf.length > 0 && !anyOf.some((permission) => actor.permissions.has(permission))) {
      throw new Forbidden('Your roles do not include this. Ask your manager or an administrator.');
    }
    return true;
  }
}
