import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor as PermittedActor } from '../domain/permission.js';
import { notSignedIn } from './http-error.js';

/** Who is asking: the person that the request's session or token belongs to, and their roles. */
export interface Actor extends PermittedActor {
  /** What this person may do at all (`metrics:read`); where, in which site or cohort, is for the feature to ask. */
  readonly permissions: ReadonlySet<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the sign-in guard; never on a public route without credentials. */
    actor?: Actor | undefined;
  }
}

/**
 * Finds out whom a request comes from. The access feature provides it, from a global
 * module: `{ provide: Authenticator, useClass: … }`. Without a provider nobody is signed in.
 */
export abstract class Authenticator {
  /**
   * The actor; undefined where the request carries no credentials. Throws `notSignedIn()`
   * for credentials that are not ours and `tokenExpired()` for those whose time is over.
   */
  abstract authenticate(request: FastifyRequest): Promise<Actor | undefined>;
}

/** The parameter gets the actor: `@CurrentActor() actor: Actor`. 401 where there is none. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw notSignedIn();
  return actor;
});

export const PUBLIC = 'preceptor:public';
export const PUBLIC_EXTENSION = 'x-public';

/**
 * Marks a route, or every route of a controller, that answers without sign-in. Who
 * presents valid credentials is still known there, as `request.actor`.
 */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC_EXTENSION, true));
}
