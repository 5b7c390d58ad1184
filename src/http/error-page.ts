import type { FastifyRequest } from 'fastify';
import type { SeeOther } from './page.js';
import type { Problem } from './problem.js';

/**
 * How an error looks to a browser: a page, or another address to go to, such as the
 * sign-in. Whoever has pages provides it, from a global module:
 * `{ provide: ErrorPage, useClass: … }`. Without a provider everybody gets the problem as JSON.
 */
export abstract class ErrorPage {
  abstract answer(problem: Problem, request: FastifyRequest): Promise<string | SeeOther>;
}
