import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/**
 * How an error looks to a browser. Whoever has pages provides it, from a global module:
 * `{ provide: ErrorPage, useClass: … }`. Without a provider everybody gets the problem as JSON.
 */
export abstract class ErrorPage {
  abstract render(problem: Problem, request: FastifyRequest): string;
}
