import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../domain/refusal.js';
import { notSignedIn } from './http-error.js';
import { isId } from './validation.js';

/**
 * The parameter gets the id in a URL like `/learners/:id/…` or `/people/:id`, with `me`
 * standing for the caller: `@LearnerId() learnerId: string`. 404 for what can't be an id.
 */
export const LearnerId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { id = '' } = request.params as { id?: string };
    if (id !== 'me') return idOrNotFound(id);
    if (!request.actor) throw notSignedIn();
    return request.actor.personId;
  },
  [
    (target: object, key: string | symbol | undefined) => {
      if (key === undefined) return;
      const descriptor = Object.getOwnPropertyDescriptor(target, key);
      if (!descriptor) return;
      ApiParam({
        name: 'id',
        description: 'The id of a person, or `me` for the caller.',
        schema: { type: 'string' },
        example: 'me',
      })(target, key, descriptor);
    },
  ],
);

/** The id as it is, where it can be one; nothing can be found under what can't. */
export function idOrNotFound(id: string): string {
  if (!isId(id)) throw new NotFound('There is nothing with that id.');
  return id;
}
