import {
  applyDecorators,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Said, Viewer } from '../ui/viewer.js';
import { notSignedIn } from './http-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for the routes of a `PageController` where somebody is signed in. */
    viewer?: Viewer | undefined;
  }
}

export const PAGES = 'preceptor:pages';

/**
 * A controller of pages: `@PageController('people')` answers under `/people`. Its methods
 * return HTML, or `seeOther(…)` after something was done.
 */
export function PageController(path = ''): ClassDecorator {
  return applyDecorators(Controller(path), ApiExcludeController(), SetMetadata(PAGES, true));
}

/** The parameter gets who looks: `@CurrentViewer() viewer: Viewer`. 401 where nobody is signed in. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer => {
    const { viewer } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!viewer) throw notSignedIn();
    return viewer;
  },
);

/** What an action answers: the page to look at now, and what that page says first. */
export interface SeeOther {
  readonly seeOther: string;
  readonly said?: Said;
}

export function seeOther(url: string, said?: Said | string): SeeOther {
  if (said === undefined) return { seeOther: url };
  return { seeOther: url, said: typeof said === 'string' ? { text: said } : said };
}

export function isSeeOther(answer: unknown): answer is SeeOther {
  return typeof answer === 'object' && answer !== null && 'seeOther' in answer;
}
