import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Authenticator, PUBLIC } from './actor.js';
import { HttpError, notSignedIn } from './http-error.js';

/** Every route needs a sign-in, unless it is marked `@Public()`. Sets `request.actor`. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Optional() private readonly authenticator?: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);

    try {
      request.actor = await this.authenticator?.authenticate(request);
    } catch (error) {
      // A stale cookie must not keep anybody from the sign-in page.
      if (!isPublic || !(error instanceof HttpError)) throw error;
    }
    if (!request.actor && !isPublic) throw notSignedIn();
    return true;
  }
}
